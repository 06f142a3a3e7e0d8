internal import Algorithms
package import EventStudy

/// What announcements came before, with or after, in sentences.
package struct LeadLagWords {
  private let entries: [LeadLagEntry]
  private let format: NumberFormat

  /// Puts correlations into words.
  package init(_ entries: [LeadLagEntry]) {
    self.init(entries, format: .page)
  }

  init(_ entries: [LeadLagEntry], format: NumberFormat) {
    self.entries = entries
    self.format = format
  }

  /// What all announcements together go with: `Volume rises on the day; returns do not follow`.
  package var summary: String {
    // Of each outcome the first: against the index that comes first.
    let all = entries.filter { $0.selection == "all" }.uniqued(on: \.outcome)
    guard let first = all.first else { return "There is no announcement to correlate." }
    guard all.contains(where: { $0.reason == nil }) else {
      return "No leads and lags are shown: \(first.reason ?? "")."
    }
    return sentence(all)
  }

  /// The selections beyond chance, each in a sentence.
  package var selections: [String] {
    var names: [String] = []
    for entry in entries where entry.selection != "all" && !names.contains(entry.selection) {
      names.append(entry.selection)
    }
    return names.compactMap { name in
      let own = entries.filter { $0.selection == name }
      let moved = own.filter(\.movesBeyondChance)
      guard !moved.isEmpty else { return nil }
      return "\(Self.name(name)) (\(format.count(own[0].announcementCount))): "
        + phrases(moved).joined(separator: "; ") + "."
    }
  }

  /// That so many companies or kinds were looked through that none could be told from chance, where it is so.
  package var limits: [String] {
    let untold = entries.filter { $0.reason == nil && $0.simultaneousBound == nil }
    return Self.sorts.compactMap { limit($0, untold) }
  }

  /// What selections are one of, in a file and in words.
  private static let sorts: [(key: String, one: String, many: String)] = [
    ("company", "company", "companies"), ("kind", "kind", "kinds"), ("group", "group", "groups"),
  ]

  private func limit(
    _ sort: (key: String, one: String, many: String),
    _ untold: [LeadLagEntry]
  ) -> String? {
    let own = untold.filter { $0.selection.hasPrefix("\(sort.key):") }
    guard !own.isEmpty else { return nil }
    let selections = Set(own.map(\.selection)).count
    let outcomes = Set(own.map(\.outcome)).count
    let days = own.compactMap(\.dayCount).max() ?? 0
    let (fewer, others) =
      format.isTerminal ? (" (--min-announcements)", " (--against)") : ("", "")
    return
      "\(format.counted(selections, sort.one, sort.many)) against "
      + "\(format.counted(outcomes, "outcome")) are more questions than \(format.count(days)) days can "
      + "answer: none of them can be told from chance. Fewer can: those with more announcements\(fewer), or "
      + "fewer outcomes\(others)."
  }

  /// Every sentence.
  package var sentences: [String] { [summary] + selections }

  /// Returns the name of a selection, such as `Kind good`.
  static func name(_ selection: String) -> String {
    let parts = selection.split(separator: ":", maxSplits: 1)
    guard parts.count == 2 else { return "All announcements" }
    return parts[0] == "company"
      ? String(parts[1]) : "\(parts[0].prefix(1).uppercased())\(parts[0].dropFirst()) \(parts[1])"
  }

  /// Returns the name of an outcome, as the title of a chart has it.
  static func name(_ outcome: LeadLagOutcome) -> String {
    switch outcome {
    case .rawReturn: "Return"
    case .abnormalReturn: "Abnormal return"
    case .absoluteReturn: "Size of the abnormal return"
    case .volume: "Abnormal volume"
    case .volatility: "Volatility"
    }
  }

  private func sentence(_ all: [LeadLagEntry]) -> String {
    let moved = all.filter(\.movesBeyondChance)
    let still = all.filter { $0.reason == nil && !$0.movesBeyondChance }
    let reach = all.flatMap(\.lags).map(\.lag)
    let lags =
      "every lag from \(format.day(reach.min() ?? 0)) to \(format.day(reach.max() ?? 0))"
    let others = Self.listed(still.map { Self.subject($0.outcome) })
    if moved.isEmpty {
      return "Nothing goes with the announcements beyond chance: \(others) "
        + "\(Self.isPlural(still) ? "stay" : "stays") within it at \(lags)."
    }
    let rest =
      still.isEmpty
      ? ""
      : "; \(others) \(Self.isPlural(still) ? "do" : "does") not follow and "
        + "\(Self.isPlural(still) ? "stay" : "stays") within chance at \(lags)"
    let text = phrases(moved).joined(separator: "; ")
    return text.prefix(1).uppercased() + text.dropFirst() + rest + "."
  }

  /// Returns what moves, with outcomes that move alike put together.
  private func phrases(_ moved: [LeadLagEntry]) -> [String] {
    struct Move: Hashable {
      let lag: Int
      let rises: Bool
    }
    var order: [Move] = []
    var members: [Move: [LeadLagEntry]] = [:]
    for entry in moved {
      guard let strongest = entry.strongest else { continue }
      let move = Move(lag: strongest.lag, rises: strongest.correlation ?? 0 > 0)
      if members[move] == nil { order.append(move) }
      members[move, default: []].append(entry)
    }
    return order.map { move in
      let own = members[move] ?? []
      let verb = move.rises ? "rise" : "fall"
      let figures = own.compactMap(\.strongest).map { strongest in
        "\(format.fixed(strongest.correlation, decimals: 2)), p\u{A0}\(format.pRelation(strongest.simultaneousPValue))"
      }
      return "\(Self.listed(own.map { Self.subject($0.outcome) })) "
        + "\(Self.isPlural(own) ? verb : verb + "s") \(Self.when(move.lag)) "
        + "(r\u{A0}=\u{A0}\(figures.joined(separator: "; ")))"
    }
  }

  private static func when(_ lag: Int) -> String {
    let days = lag.magnitude == 1 ? "1 trading day" : "\(lag.magnitude) trading days"
    return lag == 0 ? "on the day" : lag > 0 ? "\(days) later" : "\(days) before"
  }

  private static func subject(_ outcome: LeadLagOutcome) -> String {
    switch outcome {
    case .rawReturn: "returns"
    case .abnormalReturn: "abnormal returns"
    case .absoluteReturn: "the size of returns"
    case .volume: "volume"
    case .volatility: "volatility"
    }
  }

  private static func isPlural(_ entries: [LeadLagEntry]) -> Bool {
    entries.count > 1
      || entries.contains { [.rawReturn, .abnormalReturn].contains($0.outcome) }
  }

  private static func listed(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }
}

extension LeadLagEntry {
  /// Whether the strongest lag is beyond what chance reaches at any lag.
  var movesBeyondChance: Bool { strongest.map(isBeyondChance) ?? false }
}
