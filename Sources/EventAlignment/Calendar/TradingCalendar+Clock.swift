public import CivilTime

extension TradingCalendar {
  /// Returns a function that moves stamps to the clock of the exchange.
  ///
  /// A stamp without an offset from UTC, and every stamp of a calendar without a time zone, stays as
  /// it is.
  public func localClock() -> @Sendable (DateStamp) -> DateStamp {
    let clock = timeZoneIdentifier.flatMap { ExchangeClock($0) }
    return { stamp in
      guard let time = stamp.time, let offset = stamp.utcOffsetMinutes,
        let reading = clock?.reading(date: stamp.date, time: time, utcOffsetMinutes: offset)
      else { return stamp }
      return DateStamp(
        date: reading.date,
        time: reading.time,
        utcOffsetMinutes: reading.utcOffsetMinutes
      )
    }
  }
}
