internal import Algorithms
public import EventStatistics

/// How well a model predicts the returns of one event's security on days before the event that it was not estimated
/// from.
public struct OutOfSampleResult: Sendable, Hashable, Codable {
  /// The event.
  public var eventID: String
  /// Its symbol.
  public var symbol: String
  /// The model.
  public var model: ExpectedReturnMethod
  /// The number of predicted days, the same for all models of the event.
  public var days: Int?
  /// The root of the mean squared error, as a fraction a day.
  public var rootMeanSquare: Double?
  /// The mean absolute error, as a fraction a day.
  public var meanAbsolute: Double?
  /// The share of the variance of returns that was predicted; negative where the mean return predicts better.
  public var rSquared: Double?
  /// Whether no model of the study has a smaller mean squared error; the first of equal ones.
  public var isBest = false
  /// Why nothing was predicted, where nothing was.
  public var reason: String?

  private enum CodingKeys: String, CodingKey {
    case symbol, model, days, reason
    case eventID = "event_id"
    case rootMeanSquare = "rmse"
    case meanAbsolute = "mae"
    case rSquared = "out_of_sample_r_squared"
    case isBest = "best"
  }
}

/// How well a model predicts over the events that every model of the study predicts.
public struct OutOfSampleAverage: Sendable, Hashable, Codable {
  /// The model.
  public var model: ExpectedReturnMethod
  /// The number of events.
  public var eventCount: Int
  /// The root of the mean over events of the mean squared error, as a fraction a day.
  public var rootMeanSquare: Double
  /// The mean over events of the mean absolute error, as a fraction a day.
  public var meanAbsolute: Double
  /// The mean over events of the predicted share of the variance.
  public var rSquared: Double
  /// The number of events of which it is the best model.
  public var bestCount: Int
  /// Whether no model has a larger mean share; the first of equal ones.
  public var isBest = false

  private enum CodingKeys: String, CodingKey {
    case model
    case eventCount = "n_events"
    case rootMeanSquare = "rmse"
    case meanAbsolute = "mae"
    case rSquared = "out_of_sample_r_squared"
    case bestCount = "n_best"
    case isBest = "best"
  }
}

extension OutOfSampleAverage {
  /// Averages what models predict over the events that all of them predict.
  ///
  /// - Parameter results: Those of each event, each model once in an order of its own.
  /// - Returns: One for each model in the order of the first event; none where no event has all models.
  static func all(of results: [OutOfSampleResult]) -> [Self] {
    struct Sums {
      var squares = 0.0, sizes = 0.0, shares = 0.0
      var best = 0
    }
    var sums: [ExpectedReturnMethod: Sums] = [:]
    var models: [ExpectedReturnMethod] = []
    // A model that predicts no event has a reason with each, and keeps no average from the others.
    for result in results where result.figures != nil && !models.contains(result.model) {
      models.append(result.model)
    }
    var events = 0
    for found in results.chunked(on: \.eventID).map(\.1) {
      let complete = found.compactMap { result in result.figures.map { (result, $0) } }
      guard complete.count == models.count else { continue }
      events += 1
      for (result, figures) in complete {
        var sum = sums[result.model] ?? Sums()
        sum.squares += figures.rootMeanSquare * figures.rootMeanSquare
        sum.sizes += figures.meanAbsolute
        sum.shares += figures.rSquared
        sum.best += result.isBest ? 1 : 0
        sums[result.model] = sum
      }
    }
    guard events > 0 else { return [] }
    let count = Double(events)
    var averages = models.compactMap { model in
      sums[model].map { sum in
        OutOfSampleAverage(
          model: model,
          eventCount: events,
          rootMeanSquare: (sum.squares / count).squareRoot(),
          meanAbsolute: sum.sizes / count,
          rSquared: sum.shares / count,
          bestCount: sum.best
        )
      }
    }
    let largest = averages.map(\.rSquared).max()
    if let best = averages.firstIndex(where: { $0.rSquared == largest }) {
      averages[best].isBest = true
    }
    return averages
  }
}

extension OutOfSampleResult {
  /// The figures, where all of them exist.
  fileprivate var figures: (rootMeanSquare: Double, meanAbsolute: Double, rSquared: Double)? {
    guard let rootMeanSquare, let meanAbsolute, let rSquared else { return nil }
    return (rootMeanSquare, meanAbsolute, rSquared)
  }
}
