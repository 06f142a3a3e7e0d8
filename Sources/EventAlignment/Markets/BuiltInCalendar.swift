extension TradingCalendar {
  /// The names of the calendars that are built in.
  public static let builtInNames = ["nse", "bse", "nyse", "nasdaq"]

  /// Returns the built-in calendar of a name in any case, or nothing when there is none.
  public static func builtIn(named name: String) -> TradingCalendar? {
    switch name.lowercased() {
    case "nse": .nse
    case "bse": .bse
    case "nyse": .nyse
    case "nasdaq": .nasdaq
    default: nil
    }
  }
}
