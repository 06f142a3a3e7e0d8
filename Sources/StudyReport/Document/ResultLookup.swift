internal import EventStatistics
internal import EventStudy

/// Finds the parts of a result by event, in constant time for any number of events.
struct ResultLookup {
  private let result: StudyResult
  private let pricesByEvent: [String: Int]
  private let modelsByName: [ExpectedReturnMethod: Places]

  /// Where the parts of one model stand.
  private struct Places {
    let model: Int
    let returns: [String: Int]
    let cars: [String: [Int]]
  }

  /// Indexes a result.
  init(_ result: StudyResult) {
    self.result = result
    pricesByEvent = Self.first(result.averagePrices.indices) { result.averagePrices[$0].eventID }
    modelsByName = Dictionary(
      result.models.indices.map { place in
        let model = result.models[place]
        return (
          model.model,
          Places(
            model: place,
            returns: Self.first(model.abnormalReturns.indices) {
              model.abnormalReturns[$0].eventID
            },
            cars: Dictionary(grouping: model.cars.indices) { model.cars[$0].eventID }
          )
        )
      },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// The first place of each identifier: places and not the parts, which have many lists to be copied.
  private static func first(_ places: Range<Int>, _ id: (Int) -> String) -> [String: Int] {
    Dictionary(places.map { (id($0), $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Returns the prices of an event.
  func prices(of eventID: String) -> AveragePrices? {
    pricesByEvent[eventID].map { result.averagePrices[$0] }
  }

  /// Returns the abnormal returns of an event under a model.
  func returns(of eventID: String, model: ExpectedReturnMethod) -> AbnormalReturns? {
    modelsByName[model].flatMap { places in
      places.returns[eventID].map { result.models[places.model].abnormalReturns[$0] }
    }
  }

  /// Returns the cumulative abnormal returns of an event under a model, one for each window.
  func cars(of eventID: String, model: ExpectedReturnMethod) -> [CumulativeReturn]? {
    modelsByName[model].flatMap { places in
      places.cars[eventID]?.map { result.models[places.model].cars[$0] }
    }
  }
}
