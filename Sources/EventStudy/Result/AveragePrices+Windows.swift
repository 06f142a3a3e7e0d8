public import CivilTime
package import EventStatistics

/// Averages over the parts of an event window.
extension AveragePrices {
  /// The event window.
  package var span: ClosedRange<Int>? {
    guard let first = relativeDay.first, let last = relativeDay.last, first <= last else {
      return nil
    }
    return first...last
  }

  /// Day 0, where the event window has it.
  public var dayZero: CalendarDate? { position(of: 0).map { date[$0] } }

  /// The average over the sessions before day 0, in shares of the last day.
  public var before: Double? { span.flatMap { average(from: $0.lowerBound, through: -1) } }

  /// The average of day 0, in shares of the last day.
  public var onDayZero: Double? { average(from: 0, through: 0) }

  /// The average from day 0 to the end of the event window, in shares of the last day.
  public var since: Double? { span.flatMap { average(from: 0, through: $0.upperBound) } }

  /// How far the average of day 0 lies above that of the sessions before, as a fraction.
  public var change: Double? {
    onDayZero.flatMap { zero in before.flatMap { (zero / $0 - 1).present } }
  }

  /// How far the close of day 0 lies above its average, as a fraction.
  public var closeOverVWAP: Double? {
    position(of: 0).flatMap { day in
      close[day].flatMap { close in vwap[day].flatMap { (close / $0 - 1).present } }
    }
  }

  /// The average price over some days of the event window, `Σ turnover/Σ volume`, in shares of the last day.
  ///
  /// - Parameters:
  ///   - first: The first day, relative to day 0.
  ///   - last: The last day.
  /// - Returns: Nothing where the window lacks the days, no share was traded, or the result has no sums.
  public func average(from first: Int, through last: Int) -> Double? {
    guard first <= last, let start = position(of: first), let end = position(of: last),
      cumulativeVolume.count == date.count, cumulativeTurnover.count == date.count
    else { return nil }
    let volume = cumulativeVolume[end] - (start > 0 ? cumulativeVolume[start - 1] : 0)
    let turnover = cumulativeTurnover[end] - (start > 0 ? cumulativeTurnover[start - 1] : 0)
    return volume > 0 ? (turnover / volume).present : nil
  }

  /// The bands around the average since day 0; nothing before it.
  package func bands(on day: Int) -> PriceBands? {
    guard anchoredDeviation.indices.contains(day), let average = anchoredVWAP[day],
      let deviation = anchoredDeviation[day]
    else { return nil }
    return PriceBands(average: average, deviation: deviation)
  }

  /// The value of one day; nothing where the window or the list lacks it.
  package func value(_ list: KeyPath<AveragePrices, [Double?]>, on day: Int) -> Double? {
    position(of: day).flatMap {
      self[keyPath: list].indices.contains($0) ? self[keyPath: list][$0] : nil
    }
  }

  /// The mean of the sessions before day 0 that have a value; nothing where none has.
  package func meanBefore(_ list: KeyPath<AveragePrices, [Double?]>) -> Double? {
    let values = relativeDay.filter { $0 < 0 }.compactMap { value(list, on: $0) }
    return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }

  /// The shares traded on day 0 over the mean of the sessions before it, in shares of the last day.
  package var volumeRatio: Double? {
    let before = relativeDay.filter { $0 < 0 }.compactMap(shares)
    guard let zero = sharesOnDayZero, !before.isEmpty else { return nil }
    return (zero / (before.reduce(0, +) / Double(before.count))).present
  }

  /// What prices of a day are multiplied by to be in shares of the last day; nothing where the window lacks the day.
  package func factor(on day: Int) -> Double? {
    position(of: day).flatMap { factor.indices.contains($0) ? factor[$0] : nil }
  }

  /// The shares traded on day 0, in shares of the last day.
  package var sharesOnDayZero: Double? { shares(on: 0) }

  /// The days before which prices are in other shares than those of the last day, each with what prices of the day
  /// before it are multiplied by.
  package var splits: [(date: CalendarDate, factor: Double)] {
    guard factor.count == date.count else { return [] }
    return date.indices.dropFirst().compactMap { day in
      factor[day - 1] == factor[day] ? nil : (date[day], factor[day - 1])
    }
  }

  private func shares(on day: Int) -> Double? {
    value(\.volume, on: day).flatMap { volume in factor(on: day).map { volume / $0 } }
  }

  private func position(of day: Int) -> Int? { relativeDay.firstIndex(of: day) }
}
