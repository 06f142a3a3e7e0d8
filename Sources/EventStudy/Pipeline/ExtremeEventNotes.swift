internal import Announcements
internal import CivilTime
internal import EventAlignment
internal import EventStatistics
internal import Notices

extension ExtremeEventListing {
  /// Returns what a reader must know of the events.
  ///
  /// - Parameters:
  ///   - chosen: Whose days they are.
  ///   - limits: From where on a day was extreme.
  ///   - span: The most trading days between the first and the last day of an event.
  ///   - short: The series with too few returns.
  /// - Returns: Warnings and notes, in the order of what they are about.
  func notes(
    of chosen: ExtremeSettings.Series,
    limits: ExtremeEvents.Limits,
    span: Int,
    tooShort short: [String]
  ) -> [StudyNote] {
    func note(_ severity: Severity, _ message: Message) -> StudyNote {
      StudyNote(severity: severity, source: .events, message: message)
    }
    var notes: [StudyNote] = []
    if extremes.isEmpty {
      notes.append(
        note(
          .warning,
          "no day is an event: none moved so much, or all of them are in clusters that are left out"
        )
      )
    } else if chosen == .own {
      let last = span == 0 ? "day 0" : "days 0 to \(span)"
      notes.append(
        note(
          .warning,
          """
          each event is chosen by the return of its own security: \(last) \(span == 0 ? "is" : "are") extreme \
          because days were picked for that, and the day before and the day after are not, so that no test of a window \
          with one of them means anything; what can be tested begins on day \(span + 2)
          """
        )
      )
    } else {
      notes.append(
        note(
          .information,
          """
          the events are days of \(series.first?.name ?? "the series"), which all securities share: use tests \
          that allow events of one date, such as kp_bmp_t and corrado_sign_z
          """
        )
      )
    }
    if case .tails = limits {
      notes.append(
        note(
          .information,
          """
          the limits are quantiles of all days, also of those after an event: nobody knew them on that day
          """
        )
      )
    }
    if !mixed.isEmpty {
      let count = mixed.count
      notes.append(
        note(
          .information,
          """
          \(count) \(count == 1 ? "cluster has" : "clusters have") days of both tails and \
          \(count == 1 ? "is no event" : "are no events")
          """
        )
      )
    }
    if !short.isEmpty {
      let names =
        short.prefix(3).joined(separator: ", ") + (short.count > 3 ? ", ..." : "")
      notes.append(
        note(
          .warning,
          """
          \(short.count) \(short.count == 1 ? "security has" : "securities have") too few returns for a tail of this \
          share, and no events: \(names)
          """
        )
      )
    }
    return notes
  }
}

/// What an event file says of an extreme day, and what a study knows by that.
enum ExtremeEventColumn {
  /// What the rows name as their source.
  static let source = "leyline extremes"
  /// The column of the series whose day it is.
  static let series = "extreme_of"
  /// The column of the number of days of a cluster.
  static let days = "extreme_days"

  static func attributes(of event: ExtremeEventRecord) -> [String: String] {
    [
      series: event.series,
      "extreme_return": "\(event.value)",
      days: "\(event.days)",
      "extreme_last_date": "\(event.lastDate)",
    ]
  }

  /// Warns of tested windows with days by whose outcome the events were chosen.
  ///
  /// - Parameters:
  ///   - events: The events of a study.
  ///   - windows: The windows that it tests.
  /// - Returns: One warning, or none.
  static func notes(of events: [EventRecord], windows: [TestWindow]) -> [StudyNote] {
    let chosen = events.filter { event in
      event.status == .included && event.attributes[series] == event.symbol
    }
    guard !chosen.isEmpty else { return [] }
    let length = chosen.compactMap { $0.attributes[days].flatMap { Int($0) } }.max() ?? 1
    let picked = -1...max(1, length)
    let touched = windows.filter { $0.days.overlaps(picked) }
    guard !touched.isEmpty else { return [] }
    return [
      StudyNote(
        severity: .warning,
        source: .events,
        message: """
          \(chosen.count) \(chosen.count == 1 ? "event was" : "events were") chosen by the return of \
          \(chosen.count == 1 ? "its" : "their") own security on days \(picked.lowerBound) to \(picked.upperBound): \
          tests of \(touched.map { "\($0)" }.joined(separator: ", ")) find what the choice put there; test a window \
          from day \(picked.upperBound + 1) on
          """
      )
    ]
  }
}
