import ArgumentParser
import CivilTime
import EventStudy
import PriceData

/// How the minutes after an announcement are looked at.
struct MinuteOptions: SettingOptions {
  @Option(
    help:
      "The length of the intervals in which the minutes after an announcement are looked at, such as 5min. (default: that of the bars)"
  )
  var interval: BarInterval?

  @Option(
    help:
      "The symbol of the index among the intraday bars, whose moves are taken out of the minutes."
  )
  var intradayMarket: String?

  @Option(
    help:
      "The costs of buying and selling together, in basis points, of somebody who buys after the news. (default: \(StudySettings.standard.prices.costs))"
  )
  var costs: Double?

  @Option(
    help:
      "Which moment of an intraday bar its time is: start or end. (default: \(StudySettings.standard.prices.barTime.rawValue))"
  )
  var barTime: BarTime?

  @Option(
    help:
      "Which bars of a day its averages count: regular, those while shares trade; auctions, with the opening and the closing auction; all. (default: \(StudySettings.standard.prices.sessionBars.rawValue))"
  )
  var sessionBars: SessionBars?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "The shares in free float, where no column free_float_shares of the price files has them, and of later days such as 2018-11-01=90000000.",
      valueName: "[symbol:][date=]number"
    )
  )
  var freeFloat: [FreeFloat] = []

  func apply(to settings: inout StudySettings) {
    settings.set(\.prices.interval, interval)
    settings.set(\.prices.intradayMarket, intradayMarket)
    settings.set(\.prices.costs, costs)
    settings.set(\.prices.barTime, barTime)
    settings.set(\.prices.sessionBars, sessionBars)
    settings.set(\.prices.freeFloat, freeFloat)
  }
}

/// What is asked of the prices before a day.
struct PricingOptions: ParsableArguments {
  @Option(help: "The security, where the price files have several.")
  var security: String?

  @Option(
    help: ArgumentHelp(
      "The day that the sessions lie before: of the announcement, or the relevant date.",
      valueName: "date"
    )
  )
  var on: CalendarDate?

  @Flag(help: "The news came after the close of the day: its own session counts as before.")
  var includeDay = false

  @Option(help: "The price whose premium is asked for.")
  var price: Double?

  @Option(
    help: ArgumentHelp(
      "The last day before a rumour, whose close is the unaffected one of a premium.",
      valueName: "date"
    )
  )
  var unaffectedDay: CalendarDate?

  @Option(
    help:
      "A rule: icdr-preferential, sast, delisting, qip, unaffected, material-price-movement, or one of --rule-file."
  )
  var rule: String?

  @Option(
    help: "A file of rules; data/pricing_rules.toml is one.",
    transform: NamedPath.read
  )
  var ruleFile: String?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "The days on which a rumour moved the price, for the unaffected price.",
      valueName: "date"
    )
  )
  var moved: [CalendarDate] = []

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "The days on which the company confirmed, in the same order.",
      valueName: "date"
    )
  )
  var confirmed: [CalendarDate] = []

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "The days on which the price stood at its band because of a confirmation.",
      valueName: "date"
    )
  )
  var bandDays: [CalendarDate] = []

  @Option(
    help: "How many days an unaffected price holds, by the stage of the transaction: 60 or 180."
  )
  var validDays: Int?

  @Flag(help: "Add up the variations of several rumours, which no text that was seen prescribes.")
  var addRumours = false

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Prices that no price file holds, such as paid-52-weeks=120.5; the rule names its keys.",
      valueName: "key=price"
    )
  )
  var given: [GivenPrice] = []

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "The number of shares of the company, and of later days such as 2018-11-01=90000000.",
      valueName: "[date=]number"
    )
  )
  var shares: [PricingSettings.ShareCount] = []

  @Option(
    help:
      "Which sessions count: rows of the files, those of the calendar too that have no row, or traded ones. (default: \(PricingSettings().sessions.rawValue))"
  )
  var sessions: PricingSettings.CountedSessions?

  @Option(
    parsing: .upToNextOption,
    help: "The same security on another exchange; the exchange with the larger volume counts.",
    transform: NamedPath.read
  )
  var otherExchange: [String] = []

  @Option(help: "The move of the index at 09:30 in percent, for material-price-movement.")
  var indexMove: Double?

  @Option(
    help:
      "How far two sources of a day's average may lie apart, in basis points. (default: \(PricingSettings().tolerance))"
  )
  var vwapTolerance: Double?

  func validate() throws {
    if let validDays, ![60, 180].contains(validDays) {
      throw ValidationError("--valid-days takes 60 or 180, not \(validDays).")
    }
    if let vwapTolerance, !(vwapTolerance >= 0) {
      throw ValidationError("--vwap-tolerance takes a number from 0 on, not \(vwapTolerance).")
    }
  }

  /// Whether neither a price nor a rule is named.
  var asksNothing: Bool { price == nil && rule == nil && on == nil }

  /// What the options ask.
  func settings() -> PricingSettings {
    var settings = PricingSettings()
    settings.security = security
    settings.day = on
    settings.includesDay = includeDay
    settings.price = price
    settings.unaffectedDay = unaffectedDay
    settings.rule = rule
    settings.ruleFile = ruleFile
    settings.moved = moved
    settings.confirmed = confirmed
    settings.bandDays = bandDays
    settings.validDays = validDays
    settings.addsRumours = addRumours
    for price in given { settings.given[price.key] = price.price }
    settings.shares = shares
    if let sessions { settings.sessions = sessions }
    settings.otherExchange = otherExchange
    settings.indexMove = indexMove
    if let vwapTolerance { settings.tolerance = vwapTolerance }
    return settings
  }
}

/// A price under the key of a rule, written `key=price`.
struct GivenPrice: ExpressibleByArgument {
  /// The key.
  let key: String
  /// The price, above zero.
  let price: Double

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2, let price = Double(parts[1]), price > 0, price.isFinite else {
      return nil
    }
    key = parts[0]
    self.price = price
  }
}
