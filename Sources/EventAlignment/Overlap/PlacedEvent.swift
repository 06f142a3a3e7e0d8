/// An event with its windows as positions on the study's trading days.
public struct PlacedEvent: Sendable, Hashable {
  /// The identifier of the event, unique within a study.
  public let eventID: String
  /// The symbol of the security.
  public let symbol: String
  /// The position of day 0.
  public let index: Int
  /// The positions of the estimation window, all before those of the event window.
  public let estimation: Range<Int>
  /// The positions of the event window.
  public let window: Range<Int>

  /// Creates an event.
  ///
  /// - Parameters:
  ///   - eventID: The identifier, unique within a study.
  ///   - symbol: The symbol of the security.
  ///   - index: The position of day 0.
  ///   - estimation: The positions of the estimation window, before those of the event window.
  ///   - window: The positions of the event window.
  public init(
    eventID: String,
    symbol: String,
    index: Int,
    estimation: Range<Int>,
    window: Range<Int>
  ) {
    self.eventID = eventID
    self.symbol = symbol
    self.index = index
    self.estimation = estimation
    self.window = window
  }

  /// Creates an event from its placed windows.
  public init(eventID: String, symbol: String, windows: PlacedWindows) {
    self.init(
      eventID: eventID,
      symbol: symbol,
      index: windows.index,
      estimation: windows.estimation,
      window: windows.event
    )
  }
}
