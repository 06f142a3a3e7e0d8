internal import Announcements
internal import CivilTime
internal import EventStatistics
internal import Notices
internal import PriceData

extension StudyInputs {
  /// Reads the prices, the market and the factors that settings name and applies the adjustments.
  ///
  /// - Parameters:
  ///   - settings: Names the files and says how to read them.
  ///   - fields: The price columns that are wanted; every one that a study uses when absent.
  /// - Returns: Inputs without announcements.
  /// - Throws: ``StudyError`` when a file cannot be read.
  static func prices(
    _ settings: StudySettings,
    fields: Set<PriceField>? = nil
  ) throws(StudyError) -> StudyInputs {
    let source = settings.prices
    let table = try adjustments(source)
    var inputs: StudyInputs
    do throws(PriceDataError) {
      let prices = try PriceFiles.load(settings, fields: fields)
      inputs = StudyInputs(panel: prices.panel, market: nil, announcements: [])
      inputs.held = source.held
      let market = try markets(
        settings.market,
        files: settings.market.files,
        reading: settings.prices
      )
      inputs.markets = market.series
      inputs.marketFiles = market.files
      inputs.marketCollections = market.collections
      inputs.factors = try factors(settings.market, reading: settings.prices)
      inputs.companion = try companion(settings.market, reading: settings.prices)
      inputs.isSimulated = prices.isSimulated
      inputs.averagePriceOrigin = prices.isIntraday ? .intraday : .exchange
      inputs.notes =
        prices.notes
        + (market.notes + (inputs.factors?.notes ?? [])).map { StudyNote($0, source: .market) }
      inputs.files = prices.files
      inputs.sources = prices.sources
    } catch {
      throw .prices(error)
    }
    try inputs.joinRenamed(settings.events)
    if let table, let path = source.adjustments { inputs.adjust(by: table, from: path) }
    inputs.closePanel = inputs.panel
    do throws(ConfigurationError) {
      try FreeFloat.check(source.freeFloat, among: inputs.panel.symbols) {
        inputs.panel.index(ofSymbol: $0)
      }
    } catch {
      throw .configuration(error)
    }
    if source.price.contains(.open), settings.market.column == nil {
      // An index file without an opening level has none here, and the close serves.
      inputs.openMarkets = Self.openMarkets(settings)
    }
    guard !source.usesAdjustedClose || inputs.panel.has(.adjustedClose) else {
      throw .configuration(
        .missing(
          what: "the price files have no adjusted close",
          remedy:
            "leave out \(.prices(.useAdjustedClose)), or name the column with \(.prices(.columns))"
        )
      )
    }
    return inputs
  }

  /// Joins the series of securities that a table of companies knows under several symbols.
  private mutating func joinRenamed(_ source: EventSettings) throws(StudyError) {
    guard let path = source.companies else { return }
    do throws(AnnouncementError) {
      let renamed = RenamedSecurities(
        panel,
        companies: try CompanyDirectory.read(path, holding: source.held)
      )
      panel = renamed.panel
      tradedPanel = renamed.panel
      notes += renamed.notes
      // Where documents are read, the table is among the files of the announcements.
      if !renamed.notes.isEmpty, source.announcements.isEmpty {
        files += InputFile.described(path, role: .companies, holding: source.held)
      }
    } catch {
      throw .announcements(error)
    }
  }

  private mutating func adjust(by table: AdjustmentTable, from path: String) {
    tradedPanel = panel
    let adjusted = table.apply(to: panel)
    panel = adjusted.panel
    adjustments = table.adjustments
    adjustmentFindings = adjusted.findings
    notes += adjustmentNotes(adjusted.findings)
    files += InputFile.described(path, role: .adjustments, holding: held)
  }

  private func adjustmentNotes(_ findings: [PriceFinding]) -> [StudyNote] {
    PriceFinding.summedUp(findings, symbolsNamed: 3).map { StudyNote($0, source: .prices) }
  }

  /// Takes back what was said of the adjustments of securities that have prices and no event.
  ///
  /// An adjustment without prices stays: its symbol may be a studied one in another spelling.
  mutating func keepAdjustmentNotesOfStudied() {
    let all = Set(adjustmentNotes(adjustmentFindings))
    let studied = studiedSymbols
    let kept = adjustmentFindings.filter { finding in
      guard finding.kind == .adjustmentOutsideDays,
        let index = finding.symbol.flatMap({ panel.directory.index(of: $0) })
      else { return true }
      return studied.contains(panel.symbols[index])
    }
    notes = notes.filter { !all.contains($0) } + adjustmentNotes(kept)
  }

  /// What was noticed, beside what was said of adjustments.
  var notesBesideAdjustments: [StudyNote] {
    let told = Set(adjustmentNotes(adjustmentFindings))
    return notes.filter { !told.contains($0) }
  }

  private static func adjustments(_ source: PriceSettings) throws(StudyError) -> AdjustmentTable? {
    guard let path = source.adjustments else { return nil }
    do throws(AdjustmentError) {
      return try AdjustmentTable.load(path, holding: source.held)
    } catch {
      throw .adjustments(error)
    }
  }

  /// The opening levels of the indices, where all of their files have them.
  private static func openMarkets(_ settings: StudySettings) -> [MarketSeries]? {
    var market = settings.market
    market.column = PriceField.open.rawValue
    let files = try? markets(market, files: market.files, reading: settings.prices)
    return files?.series
  }

  /// Reads market files as settings say; what holds for the rows of prices holds for their rows.
  static func markets(
    _ source: MarketSettings,
    files: [String],
    reading: PriceSettings
  ) throws(PriceDataError) -> MarketFiles {
    try MarketFiles.load(
      files,
      column: source.column,
      dateFormat: source.dateFormat,
      encoding: reading.encoding,
      decimal: reading.decimal,
      values: source.values.kind,
      returnUnit: source.values.unit,
      duplicates: reading.duplicates,
      skipBadRows: reading.skipBadRows,
      holding: reading.held
    )
  }

  private static func companion(
    _ source: MarketSettings,
    reading: PriceSettings
  ) throws(PriceDataError) -> MarketSeries? {
    guard let path = source.companion else { return nil }
    return try MarketSeries.load(
      path,
      dateFormat: source.dateFormat,
      encoding: reading.encoding,
      decimal: reading.decimal,
      duplicates: reading.duplicates,
      skipBadRows: reading.skipBadRows,
      table: .companion,
      holding: reading.held
    )
  }

  private static func factors(
    _ source: MarketSettings,
    reading: PriceSettings
  ) throws(PriceDataError) -> FactorTable? {
    guard let path = source.factors else { return nil }
    return try FactorTable.load(
      path,
      dateFormat: source.dateFormat,
      encoding: reading.encoding,
      unit: source.factorValues,
      riskFree: source.riskFreeValues,
      decimal: reading.decimal,
      holding: reading.held
    )
  }
}
