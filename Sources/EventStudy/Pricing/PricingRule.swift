internal import CivilTime

/// A rule that prescribes a price by averages over sessions before a day, such as a floor for a new issue.
///
/// Rules are data: those of India come with the program, and a file of the same form adds those of another
/// place. `data/pricing_rules.toml` repeats the built-in ones.
package struct PricingRule: Sendable, Hashable, Codable {
  /// The name that the option takes, such as `sast`.
  package var id: String
  /// What the rule is for.
  package var name: String
  /// The regulation.
  package var source: String
  /// The day from which the rule holds, where it is known.
  package var since: String?
  /// What the regulation calls the day that the sessions lie before.
  package var day: String
  /// How one price is made of the parts.
  package var take: Choice
  /// The prices that the rule looks at.
  package var part: [Part]
  /// Multiples of the price that the regulation names too.
  package var further: [Multiple] = []
  /// When shares count as frequently traded, where the rule asks.
  package var traded: TradedTest?
  /// What a reader must know.
  package var notes: [String] = []

  /// How one price is made of several.
  package enum Choice: String, Sendable, Hashable, Codable, CaseIterable {
    /// The highest of them.
    case highest
    /// The lowest of them.
    case lowest
    /// None is made: each stands for itself.
    case each
  }

  /// One of the prices.
  package struct Part: Sendable, Hashable, Codable {
    /// What it is called.
    package var name: String
    /// How it is computed.
    package var measure: Measure
    /// The number of sessions.
    package var sessions: Int?
    /// The number of weeks.
    package var weeks: Int?
    /// The name under which a price that no price file holds is given.
    package var key: String?

    /// The sessions that it looks back on; nothing for a price that is given.
    var lookBack: LookBack? {
      sessions.map(LookBack.sessions) ?? weeks.map(LookBack.weeks)
    }
  }

  /// How a price of a rule is computed.
  package enum Measure: String, Sendable, Hashable, Codable, CaseIterable {
    /// The volume-weighted average price.
    case vwap
    /// The mean of the highest and the lowest close of each week.
    case weeklyCloses = "weekly_closes"
    /// The highest price.
    case high
    /// A price that the user gives, such as one that an acquirer paid.
    case given
  }

  /// A multiple of the price of a rule.
  package struct Multiple: Sendable, Hashable, Codable {
    /// What it is.
    package var name: String
    /// What the price is multiplied by.
    package var factor: Double
  }

  /// When shares count as frequently traded: a share of all shares changes hands in a period.
  package struct TradedTest: Sendable, Hashable, Codable {
    /// The share of all shares that is traded, as a fraction.
    package var share: Double
    /// The months of the calendar before the month of the day.
    package var months: Int?
    /// The sessions before the day.
    package var sessions: Int?
  }

  private enum CodingKeys: String, CodingKey {
    case id, name, source, since, day, take, part, further, traded, notes
  }
}

extension PricingRule {
  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    id = try values.decode(String.self, forKey: .id)
    name = try values.decode(String.self, forKey: .name)
    source = try values.decode(String.self, forKey: .source)
    since = try values.decodeIfPresent(String.self, forKey: .since)
    day = try values.decode(String.self, forKey: .day)
    take = try values.decode(Choice.self, forKey: .take)
    part = try values.decode([Part].self, forKey: .part)
    further = try values.decodeIfPresent([Multiple].self, forKey: .further) ?? []
    traded = try values.decodeIfPresent(TradedTest.self, forKey: .traded)
    notes = try values.decodeIfPresent([String].self, forKey: .notes) ?? []
  }

  /// The longest period that the rule looks back on.
  var longest: LookBack? {
    let weeks = part.compactMap(\.weeks).max()
    return part.compactMap(\.sessions).max().map(LookBack.sessions) ?? weeks.map(LookBack.weeks)
  }
}

/// The rules that a file holds.
package struct PricingRules: Sendable, Hashable, Codable {
  /// The rules.
  package var rule: [PricingRule]

  /// Reads a file of rules.
  ///
  /// - Throws: ``ConfigurationError`` when a rule cannot be read or computed.
  init(_ file: RuleFile) throws(ConfigurationError) {
    self = try file.decode(PricingRules.self)
    for rule in self.rule { try Self.check(rule, file: file.name) }
  }

  /// The file that repeats the built-in rules.
  static let example = "data/pricing_rules.toml"

  private static func check(_ rule: PricingRule, file: String) throws(ConfigurationError) {
    for part in rule.part {
      let lengths = [part.sessions, part.weeks].compactMap(\.self)
      let isRight: Bool
      let needed: String
      switch part.measure {
      case .given: (isRight, needed) = (lengths.isEmpty && part.key != nil, "a key, and no length")
      case .weeklyCloses:
        (isRight, needed) = (part.weeks != nil && lengths.count == 1, "weeks")
      case .vwap, .high: (isRight, needed) = (lengths.count == 1, "either sessions or weeks")
      }
      guard isRight, lengths.allSatisfy({ $0 > 0 && $0 <= 100_000 }) else {
        throw .invalidValue(
          file: file,
          key: "\(rule.id): \(part.name)",
          reason: "the measure \(part.measure.rawValue) needs \(needed), a number above zero"
        )
      }
    }
    guard !rule.part.isEmpty else {
      throw .invalidValue(file: file, key: rule.id, reason: "a rule has at least one [[rule.part]]")
    }
  }
}
