/// A world in which the tests are tried out.
///
/// Each changes one thing of the first, so that what differs between two rows has one cause. The
/// raw value is the name used by the command line and every output.
public enum SizeScenario: String, Sendable, Hashable, CaseIterable {
  /// Events on dates of their own; shocks as the tests suppose them.
  case noEvent = "no_event"
  /// The variance of day 0 is larger than usual, its mean is not.
  case doubledVariance = "doubled_variance"
  /// All events on one date, with shocks that share a component.
  case oneDate = "one_date"
  /// Several events on each of some dates, with shocks that share a component of their date.
  case fewDates = "few_dates"
  /// Shocks with heavy tails.
  case heavyTails = "heavy_tails"
  /// Shocks with a long right tail.
  case skewed
  /// Days without a trade on which the price stands still: a return of zero, made up for later.
  case stalePrices = "stale_prices"
  /// Days without a trade and without a price: missing returns on that day and the next.
  case missingDays = "missing_days"
}
