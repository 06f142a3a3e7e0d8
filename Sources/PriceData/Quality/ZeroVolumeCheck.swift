internal import CivilTime

/// Finds days with a price on which no share was traded.
public struct ZeroVolumeCheck: PriceCheck {
  /// Creates the check.
  public init() {}

  public func findings(in panel: PricePanel) -> [PriceFinding] {
    panel.symbolDays.compactMap { symbol in
      guard let closes = symbol.values(.close), let volumes = symbol.values(.volume) else {
        return nil
      }
      let dates = symbol.dates { !closes[$0].isNaN && volumes[$0] == 0 }
      guard !dates.isEmpty else { return nil }
      let isAlways = dates.count == symbol.dates { !closes[$0].isNaN }.count
      return PriceFinding(
        .zeroVolume,
        symbol: symbol.name,
        dates: dates,
        detail: isAlways
          ? "that is every day, as for an index" : "the close of such a day is an older price"
      )
    }
  }
}
