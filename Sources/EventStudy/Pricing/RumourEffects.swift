internal import Algorithms
internal import CivilTime
internal import EventStatistics
internal import Notices

/// The effects of rumours and their confirmations, taken out of average prices.
///
/// Source: SEBI, circular SEBI/HO/CFD/CFD-PoD-2/P/CIR/2024/51 of 21 May 2024.
struct RumourEffects {
  /// The average prices of all sessions in shares of the last one that counts, without the effects.
  let averages: [Double]
  /// The effects, in the order of their days.
  let results: [RumourResult]
  /// What a reader must know.
  let notes: [StudyNote]

  /// How long an unaffected price can hold, by the stage of the transaction.
  static let validities = [60, 180]

  /// Takes the effects out; nothing where no rumour is named and none is needed.
  init?(
    _ exchange: PricedExchange,
    pricing: PricingSettings,
    end: Int,
    isRequired: Bool
  ) throws(ConfigurationError) {
    let rumours = zip(pricing.moved, pricing.confirmed).sorted { $0.0 < $1.0 }
    guard !rumours.isEmpty else {
      guard isRequired else { return nil }
      throw .missing(
        what:
          "the unaffected price needs the day on which a rumour moved the price and the day of its "
          + "confirmation",
        remedy: "name them with \(PricingSettings.named("moved"), "2023-07-27") and "
          + "\(PricingSettings.named("confirmed"), "2023-07-28")"
      )
    }
    guard rumours.count == 1 || pricing.addsRumours else {
      throw .missing(
        what:
          "there are \(rumours.count) rumours, and how their effects on one price are joined is not "
          + "in the text of the circular that was seen",
        remedy: "name one of them, or pass \(PricingSettings.named("add_rumours")) to add up their "
          + "variations"
      )
    }
    let sessions = exchange.sessions
    let original = sessions.averages(inSharesOf: end - 1)
    var adjusted = original
    var results: [RumourResult] = []
    var notes: [StudyNote] = []
    var settledBefore = -1
    for (moved, confirmed) in rumours {
      let places = try Self.places(
        moved,
        confirmed,
        sessions: sessions,
        bandDays: pricing.bandDays
      )
      guard places.moved > settledBefore else {
        throw .invalidSetting(
          "the rumour that moved the price on \(moved) begins before the one before it has settled; the "
            + "circular has no arithmetic for effects that overlap"
        )
      }
      // What an earlier rumour left stays out: the variation of the next one is that of the averages without.
      guard
        let effect = UnaffectedPrice(
          averages: adjusted,
          moved: places.moved,
          settled: places.settled
        )
      else {
        throw .invalidSetting(
          "\(sessions.sessions[places.moved - 1].date) or \(sessions.sessions[places.settled].date) has "
            + "no average price, so the variation cannot be computed"
        )
      }
      adjusted = adjusted.enumerated().map { effect.adjusted($1, at: $0) }
      results.append(
        RumourResult(
          before: sessions.sessions[places.moved - 1].date,
          moved: sessions.sessions[places.moved].date,
          confirmed: confirmed,
          settled: sessions.sessions[places.settled].date,
          averageBefore: original[places.moved - 1],
          averageSettled: original[places.settled],
          variation: effect.variation,
          validUntil: pricing.validDays.map { confirmed.adding(days: $0) }
        )
      )
      notes += try Self.validity(confirmed, pricing: pricing)
      settledBefore = places.settled
    }
    if rumours.count > 1 {
      notes.append(
        StudyNote(
          severity: .warning,
          source: .prices,
          message:
            "the variations of \(rumours.count) rumours were added up, as asked; no text that was "
            + "seen prescribes this"
        )
      )
    }
    averages = adjusted
    self.results = results
    self.notes = notes
  }

  /// The positions of D0 and of N.
  private static func places(
    _ moved: CalendarDate,
    _ confirmed: CalendarDate,
    sessions: TradedSessions,
    bandDays: [CalendarDate]
  ) throws(ConfigurationError) -> (moved: Int, settled: Int) {
    let list = sessions.sessions
    let start = sessions.position(from: moved)
    guard start < list.count, list[start].date == moved else {
      throw .invalidSetting("the price file has no session on \(moved), the day of the movement")
    }
    guard start > 0 else {
      throw .invalidSetting(
        "the price file begins on \(moved), so the average price of the session before is not known"
      )
    }
    guard confirmed >= moved else {
      throw .invalidSetting("the confirmation of \(confirmed) lies before the movement of \(moved)")
    }
    var settled = sessions.position(from: confirmed.adding(days: 1))
    while settled < list.count, bandDays.contains(list[settled].date) { settled += 1 }
    guard settled < list.count else {
      throw .invalidSetting(
        "the price file ends on \(list[list.count - 1].date), before the effect of the confirmation of "
          + "\(confirmed) has settled"
      )
    }
    return (start, settled)
  }

  private static func validity(
    _ confirmed: CalendarDate,
    pricing: PricingSettings
  ) throws(ConfigurationError) -> [StudyNote] {
    guard let day = pricing.day else { return [] }
    let elapsed = confirmed.days(to: day)
    let option = PricingSettings.named("valid_days")
    guard let valid = pricing.validDays else {
      guard elapsed > validities[0] else { return [] }
      throw .missing(
        what:
          "the relevant date lies \(elapsed) days after the confirmation, and an unaffected price "
          + "holds for 60 or 180 days by the stage of the transaction",
        remedy: "say which with \(option, "180")"
      )
    }
    guard elapsed > valid else { return [] }
    throw .invalidSetting(
      "the unaffected price held until \(confirmed.adding(days: valid)), \(valid) days after the "
        + "confirmation of \(confirmed); \(day) lies after it, so the price as traded counts"
    )
  }
}
