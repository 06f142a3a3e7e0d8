/// Finds the parts of a document by event, in constant time for any number of events.
struct DocumentLookup {
  private let pricesByEvent: [String: DocumentPrices]
  private let returnsByModel: [String: [String: DocumentAbnormalReturns]]
  private let carsByModel: [String: [String: [DocumentCAR]]]

  /// Indexes a document.
  init(_ document: StudyDocument) {
    pricesByEvent = Dictionary(
      document.averagePrices.map { ($0.eventID, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    returnsByModel = Dictionary(
      document.models.map { model in
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
      document.models.map { ($0.model, Dictionary(grouping: $0.cars, by: \.eventID)) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// Returns the prices of an event.
  func prices(of eventID: String) -> DocumentPrices? { pricesByEvent[eventID] }

  /// Returns the abnormal returns of an event under a model.
  func returns(of eventID: String, model: String) -> DocumentAbnormalReturns? {
    returnsByModel[model]?[eventID]
  }

  /// Returns the cumulative abnormal returns of an event under a model, one for each window.
  func cars(of eventID: String, model: String) -> [DocumentCAR]? {
    carsByModel[model]?[eventID]
  }
}
