internal import CivilTime
internal import Notices

/// The table `vwap`: prices before a day, named as the options of the command.
package struct PricingTable: Decodable, Sendable {
  var security: String?
  var on: CalendarDate?
  var price: Double?
  var rule: String?
  var include_day: Bool?
  var unaffected_day: CalendarDate?
  var rule_file: String?
  var valid_days: Int?
  var index_move: Double?
  var vwap_tolerance: Double?
  var sessions: PricingSettings.CountedSessions?
  var moved: [CalendarDate]?
  var confirmed: [CalendarDate]?
  var band_days: [CalendarDate]?
  var add_rumours: Bool?
  var given: [String: Double]?
  var shares: [String]?
  var other_exchange: [String]?
  /// The files of trades where daily averages are asked for.
  package var trades: [String]?

  /// The names of the keys.
  package static let keys: Set<String> = [
    "security", "on", "price", "rule", "include_day", "unaffected_day", "rule_file", "valid_days",
    "index_move", "vwap_tolerance", "sessions", "moved", "confirmed", "band_days", "add_rumours",
    "given", "shares", "other_exchange", "trades",
  ]

  /// Returns the settings.
  ///
  /// - Throws: ``ConfigurationError`` when a key has a value that it cannot take.
  package func settings() throws(ConfigurationError) -> PricingSettings {
    if let validDays = valid_days, ![60, 180].contains(validDays) {
      throw Self.refused("valid_days", "takes 60 or 180, not \(validDays)")
    }
    if let tolerance = vwap_tolerance, !(tolerance >= 0) {
      throw Self.refused("vwap_tolerance", "takes a number from 0 on, not \(tolerance)")
    }
    for (key, price) in (given ?? [:]).sorted(by: { $0.key < $1.key })
    where !(price > 0 && price.isFinite) {
      throw Self.refused("given", "takes prices above zero, not \(price) for \"\(key)\"")
    }
    var settings = PricingSettings()
    settings.security = security
    settings.day = on
    settings.price = price
    settings.rule = rule
    settings.includesDay = include_day ?? settings.includesDay
    settings.unaffectedDay = unaffected_day
    settings.ruleFile = rule_file
    settings.validDays = valid_days
    settings.indexMove = index_move
    settings.tolerance = vwap_tolerance ?? settings.tolerance
    settings.sessions = sessions ?? settings.sessions
    settings.moved = moved ?? []
    settings.confirmed = confirmed ?? []
    settings.bandDays = band_days ?? []
    settings.addsRumours = add_rumours ?? false
    settings.given = given ?? [:]
    for text in shares ?? [] {
      guard let count = PricingSettings.ShareCount(text) else {
        let form = "takes numbers such as 60000000 or 2018-11-01=90000000"
        throw Self.refused("shares", "\(form), not \"\(text)\"")
      }
      settings.shares.append(count)
    }
    settings.otherExchange = other_exchange ?? []
    return settings
  }

  private static func refused(_ key: String, _ reason: String) -> ConfigurationError {
    .invalidSetting("\(Setting("vwap", key)): \(reason)")
  }
}
