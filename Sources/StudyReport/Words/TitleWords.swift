internal import CivilTime
internal import EventStudy

/// The title of a report; a study that has no name is called after what it studies.
struct TitleWords {
  /// The title.
  let title: String
  /// What stands above it: the kind of the report, unless the title says that already.
  let kicker: String?

  /// Names the report of a study.
  init(_ result: StudyResult, format: NumberFormat) {
    let included = result.includedEvents
    let isNamed = result.title != StudySettings().title
    if isNamed {
      title = result.title
    } else if included.count == 1, let event = included.first {
      title = "Event study of " + Self.subject(event.company ?? event.symbol, event.eventDate)
    } else if included.isEmpty {
      title = result.title
    } else {
      title = "Event study of \(format.counted(included.count, "event"))"
    }
    kicker = Self.kicker("Event study", above: title)
  }

  /// Names the page of the average prices around the events of a study.
  static func averagePrices(_ result: StudyResult) -> String {
    guard result.title == StudySettings().title, !result.averagePrices.isEmpty else {
      return result.title
    }
    let included = result.includedEvents
    let about =
      included.count == 1
      ? included.first.map { subject($0.company ?? $0.symbol, $0.eventDate) }
      : NumberFormat.page.counted(included.count, "event")
    return "Average prices around " + (about ?? "events")
  }

  /// Names the report of a sensitivity study.
  init(_ result: SensitivityResult, format: NumberFormat) {
    let fitted = result.base.first?.fittedCount ?? 0
    let only = result.onlyEvent.map { Self.subject($0.company ?? $0.symbol, $0.eventDate) }
    if result.title != StudySettings().title || fitted == 0 {
      title = result.title
    } else {
      title = "Sensitivity of an event study of \(only ?? format.counted(fitted, "event"))"
    }
    kicker = Self.kicker("Sensitivity of an event study", above: title)
  }

  /// Returns a company and its day 0.
  private static func subject(_ name: String, _ day: CalendarDate?) -> String {
    [name, day?.description].compactMap(\.self).joined(separator: ", ")
  }

  /// Returns the kind of a report, where its title does not say it.
  static func kicker(_ kind: String, above title: String) -> String? {
    title.lowercased().contains(kind.lowercased()) ? nil : kind
  }
}
