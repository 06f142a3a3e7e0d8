internal import EventAlignment

/// Where combinations of choices study other events than the study itself does.
///
/// A longer estimation window loses events whose history is short; an effect that moves with it moves
/// because of the events, not because of the window.
struct SampleDifference {
  /// One combination and what it leaves out.
  struct Frame {
    let excludesOverlapping: Bool
    let exclusions: [Exclusion]
    let eventCount: Int
  }

  /// The most events that a note names.
  private static let named = 5

  private let base: AlignedStudy
  private let frames: [Frame]

  /// Compares combinations with the study's own choices.
  init(_ base: AlignedStudy, frames: [Frame]) {
    self.base = base
    self.frames = frames
  }

  /// A sentence for each kind of difference that occurs.
  var notes: [StudyNote] { [fewer, more, none].compactMap(\.self) }

  private var fewer: StudyNote? {
    let known = Set(base.exclusions.map(\.eventID))
    var count = 0
    var missing: [String: (frames: Int, reason: String)] = [:]
    for frame in frames where frame.eventCount > 0 {
      var isSmaller = false
      for exclusion in frame.exclusions where !known.contains(exclusion.eventID) {
        // To leave out what overlaps is the choice itself.
        if frame.excludesOverlapping, case .overlapping = exclusion.reason { continue }
        isSmaller = true
        missing[exclusion.eventID, default: (0, exclusion.reason.detail)].frames += 1
      }
      if isSmaller { count += 1 }
    }
    guard count > 0 else { return nil }
    return StudyNote(
      severity: .warning,
      source: "sensitivity",
      text: "\(Self.combinations(count, of: frames.count)) fewer events than the study's "
        + "own \(base.events.count): \(Self.list(missing, "without")). Part of what the choice moves is the sample: compare rows of "
        + "sensitivity.csv with the same n_events"
    )
  }

  private var more: StudyNote? {
    let included = base.exclusions.filter {
      if case .overlapping = $0.reason { false } else { true }
    }
    var count = 0
    var gained: [String: (frames: Int, reason: String)] = [:]
    for frame in frames where frame.eventCount > 0 {
      let excluded = Set(frame.exclusions.map(\.eventID))
      let found = included.filter { !excluded.contains($0.eventID) }
      for event in found {
        gained[event.eventID, default: (0, "left out of the study: \(event.reason.detail)")]
          .frames += 1
      }
      if !found.isEmpty { count += 1 }
    }
    guard count > 0 else { return nil }
    return StudyNote(
      severity: .warning,
      source: "sensitivity",
      text: "\(Self.combinations(count, of: frames.count)) more events than the study's own "
        + "\(base.events.count): \(Self.list(gained, "with")). Part of what the choice moves is the sample: compare rows of sensitivity.csv with the "
        + "same n_events"
    )
  }

  private var none: StudyNote? {
    let empty = frames.filter { $0.eventCount == 0 }
    guard !empty.isEmpty, !base.events.isEmpty else { return nil }
    let known = Set(base.exclusions.map(\.eventID))
    let reason = empty.first?.exclusions.first { !known.contains($0.eventID) }?.reason.detail
    return StudyNote(
      severity: .warning,
      source: "sensitivity",
      text:
        "\(empty.count) of \(frames.count) other combinations of choices have no event that can be "
        + "studied" + (reason.map { ": " + $0 } ?? "")
    )
  }

  private static func combinations(_ count: Int, of all: Int) -> String {
    "\(count) of \(all) other combinations of choices \(count == 1 ? "studies" : "study")"
  }

  private static func list(
    _ events: [String: (frames: Int, reason: String)],
    _ word: String
  ) -> String {
    let sorted = events.sorted { ($1.value.frames, $0.key) < ($0.value.frames, $1.key) }
    let names = sorted.prefix(named).map {
      "\(word) \($0.key) in \($0.value.frames) (\($0.value.reason))"
    }
    let rest = sorted.count - names.count
    return names.joined(separator: ", ") + (rest > 0 ? " and \(word) \(rest) more events" : "")
  }
}
