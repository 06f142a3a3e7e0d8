internal import EventAlignment
internal import EventStatistics
internal import Notices

/// Where combinations of choices study other events than the study itself does.
///
/// A longer estimation window loses events whose history is short; an effect that moves with it moves
/// because of the events, not because of the window.
struct SampleDifference {
  /// One combination and what it leaves out.
  struct Scenario {
    let excludesOverlapping: Bool
    let exclusions: [Exclusion]
    let eventCount: Int
  }

  /// The most events that a note names.
  private static let named = 5

  private let base: AlignedStudy
  private let scenarios: [Scenario]

  /// Compares combinations with the study's own choices.
  init(_ base: AlignedStudy, scenarios: [Scenario]) {
    self.base = base
    self.scenarios = scenarios
  }

  /// A sentence for each kind of difference that occurs.
  var notes: [StudyNote] { [fewer, more, none].compactMap(\.self) }

  /// The events that combinations leave out and the study does not.
  private var fewer: StudyNote? {
    let known = Set(base.exclusions.map(\.eventID))
    return note("fewer", "without") { scenario in
      scenario.exclusions.filter {
        // To leave out what overlaps is the choice itself.
        if scenario.excludesOverlapping, $0.isForOverlap { return false }
        return !known.contains($0.eventID)
      }
    }
  }

  /// The events that combinations study and the study leaves out.
  private var more: StudyNote? {
    let candidates = base.exclusions.filter { !$0.isForOverlap }
    return note("more", "with", because: "left out of the study: ") { scenario in
      let excluded = Set(scenario.exclusions.map(\.eventID))
      return candidates.filter { !excluded.contains($0.eventID) }
    }
  }

  /// Counts in how many combinations each event differs; nothing where none does.
  private func note(
    _ comparison: String,
    _ word: String,
    because prefix: String = "",
    _ difference: (Scenario) -> [Exclusion]
  ) -> StudyNote? {
    let differences = scenarios.filter { $0.eventCount > 0 }.map(difference).filter { !$0.isEmpty }
    guard !differences.isEmpty else { return nil }
    var events: [String: (scenarios: Int, reason: String)] = [:]
    for event in differences.joined() {
      events[event.eventID, default: (0, prefix + event.detail)].scenarios += 1
    }
    let count = differences.count
    return StudyNote(
      severity: .warning,
      source: .sensitivity,
      message: "\(count.grouped) of \(scenarios.count.grouped) other combinations of choices "
        + "\(count == 1 ? "studies" : "study") \(comparison) events than the study's own "
        + "\(base.events.count.grouped): \(Self.list(events, word)). Part of what the choice moves is the "
        + "sample: compare rows of sensitivity.csv with the same n_events"
    )
  }

  private var none: StudyNote? {
    let empty = scenarios.filter { $0.eventCount == 0 }
    guard !empty.isEmpty, !base.events.isEmpty else { return nil }
    let known = Set(base.exclusions.map(\.eventID))
    let reason = empty.first?.exclusions.first { !known.contains($0.eventID) }?.detail
    return StudyNote(
      severity: .warning,
      source: .sensitivity,
      message:
        "\(empty.count.grouped) of \(scenarios.count.grouped) other combinations of choices have no event that can be "
        + "studied\(reason.map { ": " + $0 } ?? "")"
    )
  }

  private static func list(
    _ events: [String: (scenarios: Int, reason: String)],
    _ word: String
  ) -> String {
    let sorted = events.sorted { ($1.value.scenarios, $0.key) < ($0.value.scenarios, $1.key) }
    let names = sorted.prefix(named).map {
      "\(word) \($0.key) in \($0.value.scenarios.grouped) (\($0.value.reason))"
    }
    let rest = sorted.count - names.count
    return names.joined(separator: ", ")
      + (rest > 0 ? " and \(word) \(rest.grouped) more events" : "")
  }
}

extension Exclusion {
  fileprivate var isForOverlap: Bool { reason == .overlapping }
}
