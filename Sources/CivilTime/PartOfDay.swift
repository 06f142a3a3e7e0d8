/// When in the day of an exchange something became public, where a source tells that and no clock.
public enum PartOfDay: String, Sendable, Hashable, Codable, CaseIterable {
  /// Before trading opened.
  case beforeOpen = "BMO"
  /// While stocks traded.
  case duringSession = "DMH"
  /// After trading had closed.
  case afterClose = "AMC"

  /// Reads what tables of announcements write, such as `AMC`, `bmo` or `after market close`.
  public init?(words: String) {
    let plain = Self.parts(words).filter { !Self.fillers.contains($0) }
      .map { Self.abbreviations[$0] ?? $0 }.joined(separator: " ")
    guard let part = Self.spellings.first(where: { $0.1.contains(plain) })?.0 else { return nil }
    self = part
  }

  /// Whether words say that the part of the day is not known.
  package static func isUnknown(_ words: String) -> Bool {
    let plain = words.lowercased()
    return [
      "-", "--", "na", "n/a", "nan", "null", "none", "unknown", "unspecified", "unconfirmed", "tns",
      "tas",
      "tbd", "tba",
    ].contains(plain)
      || ["time not supplied", "time as supplied", "not supplied", "not confirmed"]
        .contains(parts(words).joined(separator: " "))
  }

  /// The words in small letters; `BeforeMarket` is two.
  private static func parts(_ words: String) -> [String] {
    var parts: [String] = []
    var follows = false
    for character in words {
      defer { follows = character.isLowercase }
      guard character.isLetter else {
        parts.append("")
        continue
      }
      if parts.isEmpty || character.isUppercase && follows { parts.append("") }
      parts[parts.count - 1] += character.lowercased()
    }
    return parts.filter { !$0.isEmpty }
  }

  private static let fillers: Set<String> = ["the", "of", "a", "time"]
  private static let abbreviations = [
    "bef": "before", "aft": "after", "dur": "during", "mkt": "market",
  ]

  private static let spellings: [(PartOfDay, Set<String>)] = [
    (
      .beforeOpen,
      [
        "bmo", "bto", "before", "before open", "before market", "before market open",
        "before market opens", "before trading", "before trading hours", "before market hours",
        "before session", "before opening", "before bell", "pre", "pre market", "premarket",
        "pre open", "preopen", "pre market open", "morning before open",
      ]
    ),
    (
      .duringSession,
      [
        "dmh", "dmt", "dth", "during", "during market", "during market hours",
        "during trading", "during trading hours", "during session", "in session", "intraday",
        "intra day", "market hours", "trading hours", "regular", "regular hours", "while open",
      ]
    ),
    (
      .afterClose,
      [
        "amc", "atc", "after", "after close", "after market", "after market close",
        "after market closes", "after market hours", "after hours", "afterhours", "aftermarket",
        "after trading", "after trading hours", "after session", "after bell", "after closing",
        "post", "post market", "postmarket", "post close", "post market close", "post market hours",
      ]
    ),
  ]
}

/// A part of the day as a source states it.
public struct StatedPartOfDay: Sendable, Hashable, Codable {
  /// The part.
  public let part: PartOfDay
  /// The words of the source, such as `AMC`.
  public let words: String
  /// Where the words stand, such as `column "session"`.
  public let place: String

  /// Creates a statement.
  public init(_ part: PartOfDay, words: String, place: String) {
    self.part = part
    self.words = words
    self.place = place
  }
}
