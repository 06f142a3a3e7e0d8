internal import CivilTime
internal import EventStatistics
internal import Foundation
internal import Notices
internal import ParallelExecution
internal import PriceData

/// The prices, the market and the factors of a study as read from their files.
struct PriceInput {
  let panel: PricePanel
  let sources: [SourceSummary]
  let market: MarketSeries?
  let factors: FactorTable?
  let companion: MarketSeries?
  let adjustments: [Adjustment]
  let averagePriceOrigin: VolumeWeightedAveragePrice.Source
  /// Whether a file says of itself that its prices are simulated.
  let isSimulated: Bool
  let notes: [StudyNote]
  let files: [InputFile]

  /// Reads the price files of a configuration and applies its adjustments.
  static func load(
    _ configuration: StudySettings,
    fields: Set<PriceField>? = nil
  ) throws(StudyError) -> PriceInput {
    let source = configuration.prices
    let table = try adjustments(source)
    let input = try load(configuration, fields: fields, adjustments: table)
    guard !source.useAdjustedClose || input.panel.column(.adjustedClose) != nil else {
      throw .configuration(
        .missing(
          what: "the price files have no adjusted close",
          remedy:
            "leave out \(.prices(.useAdjustedClose)), or name the column with \(.prices(.columns))"
        )
      )
    }
    return input
  }

  private static func load(
    _ configuration: StudySettings,
    fields: Set<PriceField>?,
    adjustments table: AdjustmentTable?
  ) throws(StudyError) -> PriceInput {
    let source = configuration.prices
    do throws(PriceDataError) {
      let loaded = try files(configuration, fields: fields)
      var panel = loaded.prices.panel
      var notes = loaded.prices.notes
      var files = loaded.prices.files
      if let table, let path = source.adjustments {
        let adjusted = table.apply(to: panel)
        panel = adjusted.panel
        notes += adjusted.findings.map(StudyNote.init)
        files += InputFile.described(path, role: "adjustments")
      }
      return PriceInput(
        panel: panel,
        sources: loaded.sources,
        market: try market(configuration.market),
        factors: try factors(configuration.market),
        companion: try companion(configuration.market),
        adjustments: table?.adjustments ?? [],
        averagePriceOrigin: loaded.prices.isIntraday ? .intraday : .exchange,
        isSimulated: loaded.prices.isSimulated,
        notes: notes,
        files: files
      )
    } catch {
      throw .prices(error)
    }
  }

  /// Reads the price files, or takes them from their cache where one is wanted and holds.
  private static func files(
    _ configuration: StudySettings,
    fields: Set<PriceField>?
  ) throws(PriceDataError) -> (prices: PriceFiles, sources: [SourceSummary]) {
    let options = options(configuration, fields: fields)
    guard configuration.run.cache,
      let cache = PriceCache(
        paths: try PriceLoader.files(configuration.prices.files),
        options: options
      )
    else { return try load(configuration.prices.files, options: options) }
    var stale: [StudyNote] = []
    switch cache.read() {
    case .found(let prices): return (prices, [])
    case .absent: break
    case .unusable(let reason):
      stale = [
        StudyNote(
          severity: .information,
          source: "prices",
          text: "\(reason); it was made again"
        )
      ]
    }
    let stamps = cache.stamps()
    let loaded = try load(configuration.prices.files, options: options)
    let prices = loaded.prices
    cache.write(prices, stamps: stamps)
    return (
      PriceFiles(
        panel: prices.panel,
        notes: prices.notes + stale,
        files: prices.files,
        isIntraday: prices.isIntraday,
        isSimulated: prices.isSimulated
      ), loaded.sources
    )
  }

  private static func load(
    _ paths: [String],
    options: PriceLoadOptions
  ) throws(PriceDataError) -> (prices: PriceFiles, sources: [SourceSummary]) {
    let files = try PriceLoader.files(paths)
    // The digests read the files a second time, which is best done while they are read anyway.
    let (outcome, described) = concurrently(threads: options.threads) {
      Result { () throws(PriceDataError) in try PriceLoader(options: options).load(paths) }
    } _: {
      files.map { InputFile.described($0, role: "prices") }
    }
    let loaded = try outcome.get()
    let descriptions = Dictionary(
      zip(files, described),
      uniquingKeysWith: { first, _ in first }
    )
    return (
      PriceFiles(
        panel: loaded.panel,
        notes: loaded.notes.map(StudyNote.init) + loaded.rejectedRows.map(StudyNote.init),
        files: loaded.sources.flatMap { descriptions[$0.path] ?? [] },
        isIntraday: loaded.sources.contains(where: \.isIntraday),
        isSimulated: loaded.sources.contains(where: \.isSimulated)
      ), loaded.sources
    )
  }

  private static func adjustments(_ source: PriceSettings) throws(StudyError) -> AdjustmentTable? {
    guard let path = source.adjustments else { return nil }
    do throws(AdjustmentError) {
      return try AdjustmentTable.load(path)
    } catch {
      throw .adjustments(error)
    }
  }

  static func market(_ source: MarketSettings) throws(PriceDataError) -> MarketSeries? {
    guard let path = source.file else { return nil }
    return try MarketSeries.load(
      path,
      column: source.column,
      dateFormat: source.dateFormat,
      values: source.values
    )
  }

  private static func companion(_ source: MarketSettings) throws(PriceDataError) -> MarketSeries? {
    guard let path = source.companion else { return nil }
    return try MarketSeries.load(
      path,
      column: nil,
      dateFormat: source.dateFormat,
      values: .prices
    )
  }

  private static func factors(_ source: MarketSettings) throws(PriceDataError) -> FactorTable? {
    guard let path = source.factors else { return nil }
    return try FactorTable.load(path)
  }

  private static func options(
    _ configuration: StudySettings,
    fields chosen: Set<PriceField>?
  ) -> PriceLoadOptions {
    let source = configuration.prices
    var fields: Set<PriceField> = [.close, .high, .low, .volume, .turnover, .vwap]
    if source.useAdjustedClose { fields.insert(.adjustedClose) }
    return PriceLoadOptions(
      fields: chosen ?? fields,
      series: source.series,
      columnOverrides: source.columns,
      dateFormat: source.dateFormat,
      symbol: source.symbol,
      duplicates: source.duplicates,
      skipBadRows: source.skipBadRows,
      values: source.values,
      threads: max(1, configuration.run.threads ?? ProcessInfo.processInfo.activeProcessorCount)
    )
  }
}

extension SourceSummary {
  /// Whether the file has a column `simulated`, as the files of `leyline simulate` have.
  fileprivate var isSimulated: Bool {
    unusedColumns.contains { $0.lowercased().filter(\.isLetter) == "simulated" }
  }
}

extension StudyNote {
  /// Creates a note from what the price loader noticed.
  init(_ note: QualityNote) {
    self.init(
      severity: note.severity == .warning ? .warning : .information,
      source: "prices",
      text: note.description
    )
  }

  /// Creates a note from what a check of the prices found.
  init(_ finding: PriceFinding) {
    self.init(
      severity: finding.severity == .warning ? .warning : .information,
      source: "prices",
      text: finding.description
    )
  }

  /// Creates a note from a row that was left out.
  init(_ row: RejectedRow) {
    let column = row.column.map { " in column \"\($0)\"" } ?? ""
    self.init(
      severity: .warning,
      source: "prices",
      text: "\(row.position): left out: \"\(row.value)\"\(column): \(row.reason)"
    )
  }
}
