/// How placebo studies are drawn.
public struct PlaceboSettings: Sendable, Hashable {
  /// The number of placebo studies, where ``maximumFits`` allows it.
  ///
  /// The default is 1,000.
  public var studies: Int
  /// The largest number of event fits in all studies together, which bounds the time.
  ///
  /// The default is 2,000,000, a few seconds; at least 19 studies are made in any case.
  public var maximumFits: Int
  /// Whether events that share a date move to one date together, so that their dependence stays.
  ///
  /// The default is true.
  public var keepsSharedDates: Bool
  /// The key of all random days.
  ///
  /// The default is 1.
  public var seed: UInt64

  /// Creates settings.
  public init(
    studies: Int = 1000,
    maximumFits: Int = 2_000_000,
    keepsSharedDates: Bool = true,
    seed: UInt64 = 1
  ) {
    precondition(studies >= 1 && maximumFits >= 1, "A placebo study needs at least one study")
    self.studies = studies
    self.maximumFits = maximumFits
    self.keepsSharedDates = keepsSharedDates
    self.seed = seed
  }

  /// The number of studies for a number of events.
  public func studyCount(events: Int) -> Int {
    min(studies, max(19, maximumFits / max(events, 1)))
  }
}
