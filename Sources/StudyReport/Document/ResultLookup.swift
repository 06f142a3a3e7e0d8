internal import EventStatistics
internal import EventStudy

/// Finds the parts of a result by event, in constant time for any number of events.
struct ResultLookup {
  private let pricesByEvent: [String: AveragePrices]
  private let returnsByModel: [ExpectedReturnMethod: [String: AbnormalReturns]]
  private let carsByModel: [ExpectedReturnMethod: [String: [CumulativeReturn]]]

  /// Indexes a result.
  init(_ result: StudyResult) {
    pricesByEvent = Dictionary(
      result.averagePrices.map { ($0.eventID, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    returnsByModel = Dictionary(
      result.models.map { model in
        (
          model.model,
          Dictionary(
            model.abnormalReturns.map { ($0.eventID, $0) },
            uniquingKeysWith: { first, _ in first }
          )
        )
      },
      uniquingKeysWith: { first, _ in first }
    )
    carsByModel = Dictionary(
      result.models.map { ($0.model, Dictionary(grouping: $0.cars, by: \.eventID)) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// Returns the prices of an event.
  func prices(of eventID: String) -> AveragePrices? { pricesByEvent[eventID] }

  /// Returns the abnormal returns of an event under a model.
  func returns(of eventID: String, model: ExpectedReturnMethod) -> AbnormalReturns? {
    returnsByModel[model]?[eventID]
  }

  /// Returns the cumulative abnormal returns of an event under a model, one for each window.
  func cars(of eventID: String, model: ExpectedReturnMethod) -> [CumulativeReturn]? {
    carsByModel[model]?[eventID]
  }
}
