public import CivilTime

/// The opening and closing time of trading, on the exchange's clock.
public struct SessionHours: Sendable, Hashable, Codable {
  /// The first moment of trading.
  public let open: TimeOfDay
  /// The moment at which trading has ended.
  public let close: TimeOfDay

  /// Creates hours, or nothing when they end before they begin.
  public init?(open: TimeOfDay, close: TimeOfDay) {
    guard open < close else { return nil }
    self.open = open
    self.close = close
  }

  /// Whether trading is open at a time: from the opening on, and no longer at the close.
  public func contains(_ time: TimeOfDay) -> Bool { open <= time && time < close }
}

extension SessionHours: LosslessStringConvertible {
  /// The hours as text, such as `09:15-15:30`.
  public var description: String { "\(open)-\(close)" }

  /// Creates hours from text, two 24-hour times joined by a hyphen.
  public init?(_ description: String) {
    let parts = description.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let open = TimeOfDay(String(parts[0])),
      let close = TimeOfDay(String(parts[1]))
    else { return nil }
    self.init(open: open, close: close)
  }
}
