internal import Algorithms
internal import EventAlignment
internal import EventStatistics
internal import EventStudy

/// Which coefficients of the regressions one event carries, in sentences.
struct InfluenceWords {
  /// One sentence for each column and event, with the figures of the first window.
  let sentences: [String]

  /// The most that are told; the table has all.
  private static let told = 6
  /// Coefficients are shown in percentage points.
  private static let points = 100.0

  /// Puts the carried coefficients of a model into words.
  init(_ result: StudyResult, model: ExpectedReturnMethod, format: NumberFormat) {
    let found = result.carriedCoefficients.filter { $0.regression.model == model }
    let kind = result.decisiveErrors
    let groups = found.chunkedByTermAndEvent
    let told = groups.prefix(Self.told).map { Self.sentence($0, kind: kind, format: format) }
    let rest = groups.count - told.count
    sentences =
      told
      + (rest > 0
        ? [
          "\(format.counted(rest, "more coefficient")) \(rest == 1 ? "is" : "are") carried by one event: see "
            + "influential_event in \(StudyTables.file(.regressions))."
        ] : [])
  }

  /// One sentence about a coefficient and an event, which may be so in several windows.
  private static func sentence(
    _ group: [CarriedCoefficient],
    kind: StandardError.Kind,
    format: NumberFormat
  ) -> String {
    let (first, influence) = (group[0], group[0].influence)
    let regression = first.regression
    let window = format.window(regression.windowStart, regression.windowEnd)
    let others = group.dropFirst().map {
      format.window($0.regression.windowStart, $0.regression.windowEnd)
    }
    let also = others.isEmpty ? "" : "; likewise in \(others.joined(separator: ", "))"
    let event =
      influence.eventID.hasPrefix(influence.symbol)
      ? influence.eventID : "\(influence.eventID) (\(influence.symbol))"
    let term = first.term.term
    guard first.change != .alone else {
      return "In \(window) the coefficient of \(term) rests on \(event) alone\(also)."
    }
    let used = first.term.decisiveError(kind)
    let p = used.map { " (p\u{A0}\(format.pRelation($0.pValue)))" } ?? ""
    let without =
      used.flatMap { influence.error($0.kind) }
      .map { " (p\u{A0}\(format.pRelation($0.pValue)))" } ?? ""
    // Both in one form, so that they can be compared.
    let coefficients = format.coefficient(
      first.term.estimate.map { $0 * points },
      error: influence.estimate.map { $0 * points }
    )
    let average = Double(regression.terms.count) / Double(max(1, regression.eventCount ?? 1))
    let leverage =
      "hat value \(format.fixed(influence.leverage, decimals: 2)), on average "
      + format.fixed(average, decimals: 2)
    return
      "\(conclusion(first.change)) in \(window): the coefficient of \(term) is "
      + "\(coefficients.estimate)\(p), and \(coefficients.error)\(without) without "
      + "\(event) (\(leverage))\(also)."
  }

  private static func conclusion(_ change: CarriedCoefficient.Change) -> String {
    switch change {
    case .alone: ""
    case .sign: "One event makes the sign"
    case .lost: "One event makes the significance"
    case .gained: "One event hides an association"
    case .size: "One event makes more than half of the association"
    case .leverage: "One event makes most of its own fitted CAR"
    }
  }
}

/// What makes one sentence of several carried coefficients.
private struct InfluenceKey: Hashable {
  let term: String
  let event: String
  let change: CarriedCoefficient.Change

  init(_ carried: CarriedCoefficient) {
    (term, event, change) = (carried.term.term, carried.influence.eventID, carried.change)
  }
}

extension [CarriedCoefficient] {
  /// Those of one column, event and change together, in the order of the first of each.
  fileprivate var chunkedByTermAndEvent: [[CarriedCoefficient]] {
    map(InfluenceKey.init).uniqued().map { key in filter { InfluenceKey($0) == key } }
  }
}
