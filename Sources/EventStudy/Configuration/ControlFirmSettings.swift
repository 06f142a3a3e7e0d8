internal import Foundation

/// How control firms are found that are like the firms of events in size and book-to-market.
///
/// Source: Barber & Lyon (1997), *Detecting Long-Run Abnormal Stock Returns*, Journal of Financial Economics 43(3),
/// pp. 341–372.
public struct ControlFirmSettings: Settings {
  /// A table with the columns `symbol`, `date`, `market_value` and `book_to_market`; without one no firm is matched.
  public var characteristics: String?
  /// The sizes of control firms, as multiples of the event firm's own.
  public var sizeBand = SizeBand.standard
  /// The number of control firms of an event, whose mean return of each day takes the market's place.
  public var count = 1
  /// How many calendar days before day 0 a row of the table may be dated.
  public var maxAge = 400

  /// Creates the standard settings, which match no firm.
  public init() {}

  package enum CodingKeys: String, SettingKey {
    case characteristics, count
    case sizeBand = "size_band"
    case maxAge = "max_age"

    package static let table = "control_firms"
    package var option: String {
      switch self {
      case .characteristics, .sizeBand: hyphenated
      case .count: "control-firms"
      case .maxAge: "characteristics-age"
      }
    }
  }

  package var ranges: [SettingRange] {
    [
      .named("a file", CodingKeys.characteristics, [characteristics].compactMap(\.self)),
      .within(1...1000, CodingKeys.count, [count]),
      .within(1...100_000, CodingKeys.maxAge, [maxAge]),
    ]
  }
}

/// The sizes that are like another, as multiples of it.
public struct SizeBand: Sendable, Hashable {
  /// The smallest multiple, which is one of the band.
  public let lower: Double
  /// The largest multiple, which is one of the band.
  public let upper: Double

  /// 70 % to 130 %, as Barber and Lyon have it.
  public static let standard = SizeBand(lower: 0.7, upper: 1.3)

  private init(lower: Double, upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  /// Whether a size is like another.
  func contains(_ size: Double, of other: Double) -> Bool {
    size >= lower * other && size <= upper * other
  }
}

extension SizeBand: LosslessStringConvertible {
  /// The band as text, such as `0.7..1.3`.
  public var description: String { "\(lower)..\(upper)" }

  /// Creates a band from two numbers above 0 in ascending order, such as `0.7..1.3`.
  public init?(_ description: String) {
    let parts = description.filter { $0 != " " }.components(separatedBy: "..")
    guard parts.count == 2, let lower = Double(parts[0]), let upper = Double(parts[1]), lower > 0,
      lower <= upper, upper.isFinite
    else { return nil }
    self.init(lower: lower, upper: upper)
  }
}

extension SizeBand: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let band = SizeBand(text) else {
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription:
          "\"\(text)\" is no band of sizes; write two numbers above 0, the smaller one first, such as "
          + "\(SizeBand.standard)"
      )
    }
    self = band
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
