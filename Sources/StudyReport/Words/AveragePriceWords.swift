internal import EventStatistics
internal import EventStudy

/// What average prices are called: a typical price is none, and is not called one.
enum AveragePriceWords {
  /// The name of prices from some sources, for the title of a column: `VWAP`, or `Typical price` where the
  /// files have neither an average price nor the value traded for any of them.
  static func title(_ sources: some Sequence<VolumeWeightedAveragePrice.Source?>) -> String {
    isTypical(sources) ? "Typical price" : "VWAP"
  }

  /// The name of prices from a source within a sentence: `VWAP`, or `typical price`.
  static func name(_ source: VolumeWeightedAveragePrice.Source?) -> String {
    isTypical([source]) ? "typical price" : "VWAP"
  }

  /// What the name means; nothing for average prices alone.
  static func note(_ sources: some Sequence<VolumeWeightedAveragePrice.Source?>) -> String? {
    let known = Set(sources.compactMap(\.self))
    guard known.contains(.proxy) else { return nil }
    let meaning =
      "(high + low + close)/3, as the files have neither an average price nor the value traded"
    return known.count == 1
      ? "Typical price: \(meaning)." : "VWAP: of some events the typical price \(meaning)."
  }

  /// The legend of the line of the day in a chart.
  static func legend(_ sources: some Sequence<VolumeWeightedAveragePrice.Source?>) -> String {
    isTypical(sources) ? "Typical price, (high + low + close)/3" : "VWAP of the day"
  }

  /// How many events with a split are named.
  private static let toldSplits = 3

  /// Says of events with a split inside the event window in which shares their prices are, and what was paid on
  /// day 0; nothing without one.
  static func splits(_ events: [AveragePrices], format: NumberFormat) -> [String] {
    let found = events.filter { !$0.splits.isEmpty }
    guard !found.isEmpty else { return [] }
    let told = found.prefix(toldSplits).map { event in
      let days = event.splits.map { "before \($0.date) times \(format.factor($0.factor))" }
      let traded = event.value(\.vwap, on: 0)
      let zero =
        traded == event.onDayZero
        ? "" : "; as traded, day 0 had an average of \(format.price(traded))"
      return "\(event.eventID): prices \(days.joined(separator: ", "))\(zero)."
    }
    let more = found.count - told.count
    return [
      "A split lies inside the event window of \(format.counted(found.count, "event")): averages, charts and "
        + "shares traded are in shares of the last day of the window. "
        + told.joined(separator: " ")
        + (more > 0 ? " \(format.counted(more, "more event")) in vwap.csv." : "")
    ]
  }

  /// Says of one event with a split inside the event window in which shares its prices are; nothing without one.
  static func split(_ event: AveragePrices, format: NumberFormat) -> String? {
    guard !event.splits.isEmpty else { return nil }
    let days = event.splits.map { "before \($0.date) times \(format.factor($0.factor))" }
    return
      "A split lies inside the event window (prices \(days.joined(separator: ", "))): the price, volume and "
      + "VWAP of a day are as traded, the VWAP of a window is in shares of its last session, and returns are over "
      + "the split."
  }

  private static func isTypical(
    _ sources: some Sequence<VolumeWeightedAveragePrice.Source?>
  ) -> Bool {
    Set(sources.compactMap(\.self)) == [.proxy]
  }
}
