internal import EventStatistics
internal import Notices

/// The shares outstanding of the events of a study of few events.
struct SharesOutstanding {
  /// By event, where they are known.
  let ofEvent: [String: Double]
  /// Why the number of the settings is not used, where it is not.
  let notes: [StudyNote]

  /// The column of the event file with the number of shares outstanding.
  private static let column = "shares_outstanding"

  /// Takes the shares of each event from its column, else from the settings.
  ///
  /// - Parameters:
  ///   - models: The models, of which the first has the events.
  ///   - events: The events with their columns.
  ///   - analysis: Names the shares of a study of one security.
  /// - Throws: ``StudyError/configuration(_:)`` where the column holds what is no number above 0.
  init(
    _ models: [ModelResult],
    events: [EventRecord],
    analysis: AnalysisSettings
  ) throws(StudyError) {
    let fits = models.first?.fits ?? []
    guard analysis.perEvent, fits.count <= SingleEventResult.most else {
      ofEvent = [:]
      notes = Self.notes(
        analysis,
        analysis.perEvent
          ? "the impact on the market value is told of at most \(SingleEventResult.most) events, and "
            + "there are \(fits.count.grouped)"
          : "the results of single events are left out (\(.analysis(.perEvent)))"
      )
      return
    }
    var found: [String: Double] = [:]
    for fit in fits {
      let event = events.first { $0.eventID == fit.eventID }
      guard let text = event?.attributes[Self.column], !text.isEmpty else { continue }
      guard let value = EventColumn.number(text), value > 0 else {
        throw .configuration(
          .invalidSetting(
            "the column \"\(Self.column)\" of event \(fit.eventID) holds \"\(text)\", which is no number "
              + "above 0; write the shares outstanding, such as 1250000, or leave the field empty"
          )
        )
      }
      found[fit.eventID] = value
    }
    let missing = fits.filter { found[$0.eventID] == nil }
    guard Set(fits.map(\.symbol)).count <= 1 else {
      ofEvent = found
      notes = Self.notes(
        analysis,
        "the events are of several securities; give each event its own in a column \(Self.column)"
      )
      return
    }
    notes =
      missing.isEmpty && !fits.isEmpty
      ? Self.notes(analysis, "each event has its own in the column \(Self.column)") : []
    for fit in missing { found[fit.eventID] = analysis.shares }
    ofEvent = found
  }

  private static func notes(_ analysis: AnalysisSettings, _ reason: Message) -> [StudyNote] {
    guard analysis.shares != nil else { return [] }
    return [
      StudyNote(
        severity: .warning,
        source: .events,
        message: "\(.analysis(.shares)) changes nothing here: \(reason)"
      )
    ]
  }
}

extension PriceImpact {
  /// Puts the abnormal returns of a study of few events into money, under the first model.
  static func all(
    _ models: [ModelResult],
    prices: [AveragePrices],
    shares: SharesOutstanding,
    settings: StudySettings
  ) -> [PriceImpact] {
    guard let model = models.first, model.fits.count <= SingleEventResult.most else { return [] }
    return model.cars.map { car in
      let freedom = model.fits.first { $0.eventID == car.eventID }?.degreesOfFreedom
      return PriceImpact(
        car,
        prices: prices.first { $0.eventID == car.eventID },
        interval: freedom.flatMap {
          car.interval(confidence: settings.methods.confidence, degreesOfFreedom: $0)
        },
        kind: settings.methods.returns,
        shares: shares.ofEvent[car.eventID]
      )
    }
  }

  private init(
    _ car: CumulativeReturn,
    prices: AveragePrices?,
    interval: ClosedRange<Double>?,
    kind: ReturnKind,
    shares: Double?
  ) {
    self.init(
      eventID: car.eventID,
      symbol: car.symbol,
      windowStart: car.windowStart,
      windowEnd: car.windowEnd,
      shares: shares
    )
    guard let value = car.car else {
      reason = InferenceError.noAbnormalReturn.description
      return
    }
    // The last close before the window: a session without a trade has none, and the price stood still.
    let before = prices.flatMap { prices in
      prices.relativeDay.indices.last {
        prices.relativeDay[$0] < car.windowStart && prices.close.indices.contains($0)
          && prices.close[$0] != nil
      }.flatMap { place in
        prices.close[place].map {
          $0 * (prices.factor.indices.contains(place) ? prices.factor[place] : 1)
        }
      } ?? prices.closeBefore
    }
    guard let before else {
      reason =
        prices == nil
        ? "there are returns and no prices" : "the price file has no close before the window"
      return
    }
    priceBefore = before.present
    func money(_ value: Double) -> Double? {
      (before * (kind.growth(of: [value]) - 1)).present
    }
    perShare = money(value)
    perShareLower = interval.flatMap { money($0.lowerBound) }
    perShareUpper = interval.flatMap { money($0.upperBound) }
  }
}
