internal import EventAlignment
internal import EventStatistics
internal import Notices

/// The event without which a coefficient of a regression changes most.
public struct EventInfluence: Sendable, Hashable, Codable {
  /// The event.
  public var eventID: String
  /// Its symbol.
  public var symbol: String
  /// Its hat value: the share of its own CAR in the CAR that the regression gives it, on average the number of terms
  /// over that of events.
  public var leverage: Double?
  /// The coefficient without the event; absent where it rests on that event alone.
  public var estimate: Double?
  /// The standard errors of the coefficient without the event, one of each kind; none where the rest is too few.
  @AbsentList public var errors: [StandardError] = []

  private enum CodingKeys: String, CodingKey {
    case symbol, leverage, estimate, errors
    case eventID = "event_id"
  }

  /// Returns the standard error of a kind.
  package func error(_ kind: StandardError.Kind) -> StandardError? {
    errors.first { $0.kind == kind }
  }
}

/// A coefficient that one event carries.
package struct CarriedCoefficient: Sendable, Hashable {
  /// What is other without the event, the gravest first.
  package enum Change: Sendable, Hashable {
    /// The other events do not tell the coefficient.
    case alone
    /// A significant coefficient has the other sign.
    case sign
    /// A significant coefficient is not significant.
    case lost
    /// A coefficient that is not significant is.
    case gained
    /// A significant coefficient has less than half of its size.
    case size
    /// The event makes more than half of its own fitted CAR.
    case leverage
  }

  package let regression: RegressionResult
  package let term: RegressionTerm
  package let influence: EventInfluence
  package let change: Change

  /// The smallest hat value that is told by itself; where events are few for the terms, twice the average.
  private static let highLeverage = 0.5

  /// Judges a coefficient by one kind of standard error; nothing where no event carries it.
  init?(
    _ term: RegressionTerm,
    of regression: RegressionResult,
    errors kind: StandardError.Kind,
    level: Double
  ) {
    guard let influence = term.influence, let estimate = term.estimate else { return nil }
    self.regression = regression
    self.term = term
    self.influence = influence
    guard let without = influence.estimate else {
      change = .alone
      return
    }
    let used = term.decisiveError(kind)
    let isFound = used?.pValue.map { $0 < level }
    let stays = used.flatMap { influence.error($0.kind)?.pValue }.map { $0 < level }
    let average = Double(regression.terms.count) / Double(max(1, regression.eventCount ?? 1))
    switch (isFound, stays) {
    case (true, _) where without * estimate <= 0: change = .sign
    case (true, false): change = .lost
    case (false, true): change = .gained
    case (true, _) where abs(without) < abs(estimate) / 2: change = .size
    default:
      guard let leverage = influence.leverage,
        leverage > max(Self.highLeverage, 2 * average)
      else { return nil }
      change = .leverage
    }
  }
}

extension StudyResult {
  /// The coefficients of the regressions that one event carries, in the order of the regressions.
  package var carriedCoefficients: [CarriedCoefficient] {
    let (kind, level) = (decisiveErrors, configuration.methods.level)
    return analysis.regressions.flatMap { regression in
      regression.terms.compactMap {
        CarriedCoefficient($0, of: regression, errors: kind, level: level)
      }
    }
  }

  /// A warning that names the coefficients which one event carries, where there are any.
  var notesOfCarriedCoefficients: [StudyNote] {
    var events: [(name: String, terms: [String])] = []
    for carried in carriedCoefficients {
      let (name, term) = (carried.influence.eventID, carried.term.term)
      if let place = events.firstIndex(where: { $0.name == name }) {
        if !events[place].terms.contains(term) { events[place].terms.append(term) }
      } else {
        events.append((name, [term]))
      }
    }
    guard !events.isEmpty else { return [] }
    let named = events.prefix(3).map { "\($0.name) that of \($0.terms.joined(separator: ", "))" }
    let more = events.count > 3 ? "; \(events.count - 3) more do" : ""
    return [
      StudyNote(
        severity: .warning,
        source: .events,
        message: """
          single events carry coefficients of the regression of the CARs: \(named.joined(separator: "; "))\(more)
          """
      )
    ]
  }
}
