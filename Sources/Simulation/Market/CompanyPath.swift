internal import CivilTime

/// The simulated days of one company.
///
/// `R_t = beta R_mt + sigma e_t + A_t`
///
/// R_t and R_mt are simple returns of the company and of the index, e_t is Student's t with variance
/// 1, and A_t is the planted abnormal return, zero without an event. R_t is kept within 20 %.
struct CompanyPath {
  /// What happens to a company on a day besides its ordinary return.
  struct Impulse {
    var abnormalReturn = 0.0
    var volumeMultiple = 1.0
    var priceFactor = 1.0
  }

  /// The largest daily return of either sign, the exchange's usual price band.
  static let dailyLimit = 0.2

  let bars: [SimulatedBar]

  /// Creates the path along the index; the impulses stand by the position of the session.
  init(
    character: CompanyCharacter,
    index: [SimulatedIndexDay],
    impulses: [Int: Impulse],
    degreesOfFreedom: Double,
    random: CounterBasedRandom
  ) {
    var price = character.startPrice
    var shares = 1.0
    var previousClose = PriceRounding.paise(price)
    bars = index.enumerated().map { position, market in
      let impulse = impulses[position] ?? Impulse()
      let key = (entity: character.entity, position: market.date.dayNumber)
      let noise = RandomVariates.standardizedStudentT(
        random.uniforms(.companyReturn, entity: key.entity, position: key.position),
        degreesOfFreedom: degreesOfFreedom
      )
      let simpleReturn =
        position == 0
        ? 0
        : min(
          Self.dailyLimit,
          max(
            -Self.dailyLimit,
            character.beta * market.simpleReturn + character.volatility * noise
              + impulse.abnormalReturn
          )
        )
      let before = price * impulse.priceFactor
      price = before * (1 + simpleReturn)
      shares /= impulse.priceFactor
      let range = DailyRange(
        before: before,
        close: price,
        volatility: character.volatility,
        draws: (
          random.uniforms(.companyRange, entity: key.entity, position: key.position, block: 0),
          random.uniforms(.companyRange, entity: key.entity, position: key.position, block: 1),
          random.uniforms(.companyRange, entity: key.entity, position: key.position, block: 2)
        )
      )
      let trading = DailyTrading(
        usualVolume: character.usualVolume * shares * impulse.volumeMultiple,
        noise: abs(noise),
        draws: (
          random.uniforms(.companyVolume, entity: key.entity, position: key.position, block: 0),
          random.uniforms(.companyVolume, entity: key.entity, position: key.position, block: 1)
        )
      )
      defer { previousClose = range.close }
      return SimulatedBar(
        date: market.date,
        previousClose: previousClose,
        open: range.open,
        high: range.high,
        low: range.low,
        last: range.last,
        close: range.close,
        vwap: range.vwap,
        volume: trading.volume,
        trades: trading.trades,
        delivered: trading.delivered
      )
    }
  }
}
