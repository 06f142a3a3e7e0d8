public import Notices

/// A question about the prices of an event that a person must answer before its numbers count.
///
/// A jump that looks like a split nobody has adjusted for, a price in another unit, or a price that
/// cannot be one, between the first day of an event's estimation window and the last of its event window.
public struct PriceQuestion: Sendable, Hashable, Codable {
  /// The symbol whose prices are in question.
  public var symbol: String
  /// The events whose windows hold the days, in the order of event identifiers.
  public var eventIDs: [String]
  /// The lines of an adjustments file that would answer the question.
  public var adjustments: [String]
  /// What is in question, and what to do.
  public var message: Message

  private enum CodingKeys: String, CodingKey {
    case symbol, adjustments, message
    case eventIDs = "event_ids"
  }
}
