internal import Algorithms
internal import CivilTime
internal import EventAlignment
internal import EventStatistics
internal import Foundation
internal import Notices
internal import PriceData

/// Prices of one security before a day: what a rule prescribes, and the premium of a price over them.
public struct PricingStudy: Sendable {
  /// The files, and how they are read.
  public let settings: StudySettings
  /// What is asked.
  public let pricing: PricingSettings

  /// Creates a study.
  public init(_ settings: StudySettings, pricing: PricingSettings) {
    self.settings = settings
    self.pricing = pricing
  }

  /// Reads the prices and computes what is asked.
  ///
  /// - Returns: The result, each of its figures with its sessions.
  /// - Throws: ``StudyError`` when a file cannot be read, or when something that is needed is missing.
  public func run() throws(StudyError) -> PricingResult {
    do throws(ConfigurationError) {
      try check()
    } catch {
      throw .configuration(error)
    }
    let exchanges = try ([settings.prices.files] + [pricing.otherExchange])
      .filter { !$0.isEmpty }.map { files throws(StudyError) in
        try PricedExchange(files, settings: settings, pricing: pricing)
      }
    do throws(ConfigurationError) {
      return try PricingComputation(exchanges, settings: settings, pricing: pricing).result()
    } catch {
      throw .configuration(error)
    }
  }

  private func check() throws(ConfigurationError) {
    guard !settings.prices.files.isEmpty else {
      throw .missing(
        what: "no price file is named",
        remedy: "name one or more with \(.prices(.files))"
      )
    }
    guard pricing.day != nil else {
      throw .missing(
        what: "the day that the sessions lie before is missing",
        remedy: "name it with \(PricingSettings.named("on"), "2025-09-02")"
      )
    }
    guard pricing.price != nil || pricing.rule != nil else {
      throw .missing(
        what: "nothing is asked",
        remedy:
          "give a price whose premium you want with \(PricingSettings.named("price"), "145"), or a "
          + "rule with \(PricingSettings.named("rule"), "sast")"
      )
    }
    if let price = pricing.price, !(price > 0 && price.isFinite) {
      throw .invalidSetting("the price is \(price); a price is above zero")
    }
    guard pricing.moved.count == pricing.confirmed.count else {
      throw .invalidSetting(
        "\(PricingSettings.named("moved")) names \(pricing.moved.count) days and "
          + "\(PricingSettings.named("confirmed")) \(pricing.confirmed.count); a rumour has one of each"
      )
    }
  }
}

/// The sessions of the security on one exchange, and what was noticed in its files.
struct PricedExchange {
  let files: [String]
  let sessions: TradedSessions
  let calendar: TradingCalendar
  let notes: [StudyNote]
  /// Jumps that look like a split which no adjustment explains.
  let jumps: [PriceFinding]
  /// The sessions of the calendar that the files have no row of.
  let missing: [CalendarDate]
  let inputs: [InputFile]
  let isSimulated: Bool
  /// The name of the company, where it is known.
  let company: String?
  /// Another source of the average of each session; not a number without one.
  let otherAverages: [Double]
  /// The averages of the bars of each day that has any.
  let bars: [CalendarDate: BarAverages]

  /// Reads the files of an exchange.
  init(
    _ files: [String],
    settings: StudySettings,
    pricing: PricingSettings
  ) throws(StudyError) {
    var reading = settings
    reading.prices.files = files
    // Prices stay as they were traded: only splits within a look-back are applied, to its last session.
    reading.prices.adjustments = nil
    reading.market.files = []
    let inputs = try StudyInputs.prices(reading, fields: Set(PriceField.allCases))
    guard inputs.panel.values == .prices else {
      throw .configuration(
        .invalidSetting("average prices need prices, and the file holds returns")
      )
    }
    let symbol: Int
    do throws(ConfigurationError) {
      symbol = try Self.security(pricing.security, in: inputs.panel)
    } catch {
      throw .configuration(error)
    }
    var adjustments: [Adjustment] = []
    var read = inputs.files
    if let path = settings.prices.adjustments {
      do throws(AdjustmentError) {
        adjustments = try AdjustmentTable.load(path, holding: settings.prices.held).adjustments
      } catch {
        throw .adjustments(error)
      }
      read += InputFile.described(path, role: .adjustments, holding: settings.prices.held)
    }
    calendar = try Self.calendar(settings, inputs: inputs)
    missing = Self.missing(inputs.panel, symbol: symbol, calendar: calendar)
    let sessions = TradedSessions(
      inputs.panel,
      symbol: symbol,
      calendar: calendar,
      with: pricing.sessions == .calendar ? missing : [],
      adjustments: adjustments,
      freeFloat: settings.prices.freeFloat,
      origin: inputs.averagePriceOrigin
    )
    self.files = files
    self.sessions = sessions
    isSimulated = inputs.isSimulated || settings.simulated
    company = try CompanyNames.names(of: [sessions.symbol], settings, files: inputs.files).first?
      .value
    jumps = Self.jumps(inputs.panel, of: sessions.symbol, adjustments: adjustments)
    let bars = try ExchangeBars(
      settings,
      inputs: inputs,
      symbol: sessions.symbol,
      calendar: calendar
    )
    self.bars = bars.averages
    self.inputs = read + bars.files
    notes = inputs.notes.filter { $0.severity == .warning } + bars.notes
    otherAverages = sessions.sessions.map { session in
      if let average = bars.averages[session.date], !average.vwap.isNaN { return average.vwap }
      guard let average = session.average, average.source != .turnover, session.turnover > 0,
        session.volume > 0
      else { return .nan }
      return session.turnover / session.volume
    }
  }

  private static func security(
    _ name: String?,
    in panel: PricePanel
  ) throws(ConfigurationError) -> Int {
    if let name {
      if let symbol = panel.index(ofSymbol: name) { return symbol }
      throw .unknownName(
        kind: "security of the price files",
        name: name,
        suggestion: SymbolSuggestion.similar(to: name, among: panel.symbols, limit: 1).first,
        known: Array(panel.symbols.prefix(10))
      )
    }
    guard panel.symbols.count == 1 else {
      let some = panel.symbols.prefix(5).joined(separator: ", ")
      throw .missing(
        what:
          "the price files hold \(panel.symbols.count) securities (\(some)\(panel.symbols.count > 5 ? " ..." : ""))",
        remedy:
          "name one with \(PricingSettings.named("security"), panel.symbols.first ?? "SYMBOL")"
      )
    }
    return 0
  }

  /// The calendar that is named; without a name, that of NSE for prices of the Indian exchanges.
  private static func calendar(
    _ settings: StudySettings,
    inputs: StudyInputs
  ) throws(StudyError) -> TradingCalendar {
    var choice = settings.alignment
    let files = inputs.files.filter { $0.role == .prices }.map(\.path)
    let isIndian =
      inputs.panel.symbols.allSatisfy { ExchangeFiles.isIndian(symbol: $0) }
      || files.allSatisfy { ExchangeFiles.isIndian(path: $0, holding: inputs.held) }
    if choice.calendar == AlignmentSettings().calendar, isIndian { choice.calendar = "nse" }
    return try StudyCalendar.make(
      choice,
      days: inputs.panel.days,
      clock: ClockEvidence([])
    )
  }

  /// The sessions of an exchange between the first and the last row of a security that have no row.
  private static func missing(
    _ panel: PricePanel,
    symbol: Int,
    calendar: TradingCalendar
  ) -> [CalendarDate] {
    guard !calendar.isFromData, let closes = panel.series(.close, symbol: symbol) else { return [] }
    let own = panel.days.enumerated().filter { !closes[closes.startIndex + $0.offset].isNaN }
      .map(\.element)
    guard let first = own.first, let last = own.last else { return [] }
    let rows = Set(own)
    return calendar.sessions(from: first, to: last).filter { !rows.contains($0) }
  }

  /// Finds jumps that look like a split which no adjustment explains.
  private static func jumps(
    _ panel: PricePanel,
    of symbol: String,
    adjustments: [Adjustment]
  ) -> [PriceFinding] {
    let adjusted = AdjustmentTable(adjustments).apply(to: panel).panel
    return PanelQuality(checks: [SplitCheck(market: nil, adjustments: adjustments)])
      .findings(in: adjusted, of: [symbol])
  }
}
