internal import EventStatistics
internal import Notices

/// Which days of which series are extreme, and what becomes of those that follow each other.
public struct ExtremeSettings: Sendable, Hashable {
  /// The series whose days are events; absent where it is the market index that is given, else each security itself.
  public var series: Series?
  /// The share of days in each tail, above 0 and below one half; absent for the standard, or where moves are named.
  public var tail: Double?
  /// The fall that a day must exceed, as a positive fraction.
  public var fall: Double?
  /// The rise that a day must exceed, as a positive fraction.
  public var rise: Double?
  /// What becomes of extreme days that follow each other.
  public var clusters = Clusters.fuse

  /// The share of days in each tail where nothing is said.
  public static let standardTail = 0.025

  /// Creates the standard settings.
  public init() {}

  /// The series whose days are events.
  public enum Series: Sendable, Hashable {
    /// The market index.
    case market
    /// Each security, of its own events.
    case own
    /// One security of the price files, for the events of all others.
    case security(String)
  }

  /// What becomes of extreme days of one tail that follow each other.
  public enum Clusters: String, Sendable, Hashable, CaseIterable, Codable {
    /// They are one event on the first of them.
    case fuse
    /// They are none.
    case omit
  }

  /// The setting of a name, which is the option of the command too.
  static func setting(_ name: String) -> Setting { Setting("extremes", name) }

  /// From where on a return is extreme.
  ///
  /// - Throws: ``ConfigurationError`` when two definitions are named, or one out of its range.
  func limits() throws(ConfigurationError) -> ExtremeEvents.Limits {
    guard fall != nil || rise != nil else {
      let share = tail ?? Self.standardTail
      guard share > 0, share < 0.5 else {
        throw .outOfRange(
          setting: Self.setting("tail"),
          range: "a share of days above 0% and below 50%",
          value: "\(share * 100)%"
        )
      }
      return .tails(share: share)
    }
    guard tail == nil else {
      throw .invalidSetting(
        """
        \(Self.setting("tail")) counts days, and \(Self.setting("fall")) and \(Self.setting("rise")) name a move; \
        give one or the other
        """
      )
    }
    for (name, move) in [("fall", fall), ("rise", rise)] {
      guard let move, !(move > 0 && move.isFinite) else { continue }
      throw .outOfRange(
        setting: Self.setting(name),
        range: "a move above 0%, without a sign",
        value: "\(move * 100)%"
      )
    }
    return .moves(fall: fall, rise: rise)
  }
}

extension ExtremeSettings.Series: LosslessStringConvertible {
  public var description: String {
    switch self {
    case .market: "market"
    case .own: "own"
    case .security(let symbol): symbol
    }
  }

  /// Reads `market`, `own` or a symbol.
  public init?(_ description: String) {
    switch description {
    case "": return nil
    case "market": self = .market
    case "own": self = .own
    default: self = .security(description)
    }
  }
}

/// A fraction of people's hand: `2.5%`, or `0.025`.
public struct WrittenFraction: Sendable, Hashable, LosslessStringConvertible {
  /// The fraction, 0.01 for one percent.
  public let value: Double

  public var description: String { "\(value)" }

  /// Reads a percentage with its sign, or a fraction below one; a larger number could be either.
  public init?(_ description: String) {
    let text = description.filter { $0 != " " }
    if text.hasSuffix("%") {
      guard let percent = Double(text.dropLast()), percent.isFinite else { return nil }
      value = percent / 100
    } else {
      guard let fraction = Double(text), abs(fraction) < 1 else { return nil }
      value = fraction
    }
  }
}

/// The table `extremes`, named as the options of the command.
package struct ExtremeTable: Decodable, Sendable {
  var of: String?
  var tail: Amount?
  var fall: Amount?
  var rise: Amount?
  var clusters: ExtremeSettings.Clusters?

  /// The names of the keys.
  package static let keys: Set<String> = ["of", "tail", "fall", "rise", "clusters"]

  /// A number or a text with a percent sign.
  struct Amount: Decodable, Sendable {
    let value: Double

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      let text =
        if let number = try? container.decode(Double.self) { "\(number)" } else {
          try container.decode(String.self)
        }
      guard let written = WrittenFraction(text) else {
        throw DecodingError.dataCorruptedError(
          in: container,
          debugDescription:
            "\"\(text)\" is neither a percentage such as 2.5% nor a fraction such as 0.025"
        )
      }
      value = written.value
    }
  }

  /// The settings.
  package var settings: ExtremeSettings {
    var settings = ExtremeSettings()
    settings.series = of.flatMap { ExtremeSettings.Series($0) }
    settings.tail = tail?.value
    settings.fall = fall?.value
    settings.rise = rise?.value
    settings.clusters = clusters ?? settings.clusters
    return settings
  }
}
