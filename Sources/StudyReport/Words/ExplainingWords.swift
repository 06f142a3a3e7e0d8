internal import EventStudy

/// What a reader should know of the event columns that returns are set against.
struct ExplainingWords {
  let result: StudyResult
  let format: NumberFormat

  /// How many events a sentence names.
  private static let named = 5

  /// The base of the dummies of each column of words, `industry: Energy`; nothing without such columns.
  func bases(_ columns: [String]) -> String? {
    let found = result.analysis.explainingColumns.filter {
      columns.contains($0.column) && $0.base != nil
    }
    guard !found.isEmpty else { return nil }
    return found.map { "the events with \($0.column)\u{A0}=\u{A0}\($0.base ?? "")" }
      .joined(separator: " and with ")
  }

  /// Which studied events have no value in each of some columns, a sentence each.
  func missing(_ columns: [String]) -> [String] {
    let events = result.includedEvents
    return result.analysis.explainingColumns.filter {
      columns.contains($0.column) && !$0.missing.isEmpty
    }.map { column in
      let count = column.missing.count
      let lacking = Set(column.missing)
      let names = events.filter { lacking.contains($0.eventID) }.prefix(Self.named).map { event in
        event.eventID == event.symbol ? event.eventID : "\(event.eventID) (\(event.symbol))"
      }
      let listed = MethodsWords.list(names)
      return "\(format.count(count)) of \(format.counted(events.count, "event")) "
        + "\(count == 1 ? "has" : "have") no value in the column \(column.column) and "
        + "\(count == 1 ? "is" : "are") left out: "
        + (count > names.count
          ? "\(names.joined(separator: ", ")) and \(format.count(count - names.count)) more, which "
            + "study.json lists." : "\(listed).")
    }
  }

  /// How many events were left out for want of a value, for a paragraph.
  func missingCounts(_ columns: [String]) -> String? {
    let found = result.analysis.explainingColumns.filter {
      columns.contains($0.column) && !$0.missing.isEmpty
    }
    guard !found.isEmpty else { return nil }
    let parts = found.map {
      "\(format.counted($0.missing.count, "event")) without a value of \($0.column)"
    }
    let isOne = found.count == 1 && found[0].missing.count == 1
    return "\(MethodsWords.list(parts)) \(isOne ? "is" : "are") left out"
  }
}
