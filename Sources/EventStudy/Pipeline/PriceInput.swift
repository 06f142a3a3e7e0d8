internal import CivilTime
internal import Foundation
internal import PriceData

/// The prices, the market and the factors of a study as read from their files.
struct PriceInput {
  let panel: PricePanel
  let market: MarketSeries?
  let factors: FactorTable?
  let notes: [StudyNote]
  let files: [InputFile]

  /// Reads the price files of a configuration, applies its adjustments and checks the quality.
  static func load(_ configuration: StudyConfiguration) throws(StudyError) -> PriceInput {
    let source = configuration.prices
    do throws(PriceDataError) {
      let loaded = try PriceLoader(options: options(configuration)).load(source.files)
      let market = try configuration.market.file.map { path throws(PriceDataError) in
        try MarketSeries.load(
          path,
          column: configuration.market.column,
          dateFormat: configuration.market.dateFormat,
          values: configuration.market.values
        )
      }
      let factors = try configuration.market.factors.map { path throws(PriceDataError) in
        try FactorTable.load(path)
      }
      var notes = loaded.notes
      var files = loaded.sources.flatMap { InputFile.described($0.path, role: "prices") }
      var panel = loaded.panel
      if let path = source.adjustments {
        let table = try AdjustmentTable.load(path)
        let adjusted = table.apply(to: panel)
        panel = adjusted.panel
        notes += adjusted.notes
        files += InputFile.described(path, role: "adjustments")
      }
      notes += PanelQuality.notes(of: panel, market: market)
      return PriceInput(
        panel: panel,
        market: market,
        factors: factors,
        notes: notes.map(StudyNote.init) + loaded.rejectedRows.map(StudyNote.init),
        files: files
      )
    } catch {
      throw .prices(error)
    }
  }

  private static func options(_ configuration: StudyConfiguration) -> PriceLoadOptions {
    let source = configuration.prices
    var options = PriceLoadOptions()
    options.fields = [.close, .high, .low, .volume, .turnover, .vwap]
    if source.useAdjustedClose { options.fields.insert(.adjustedClose) }
    options.series = source.series
    options.columnOverrides = source.columns
    options.dateFormat = source.dateFormat
    options.symbol = source.symbol
    options.duplicates = source.duplicates
    options.skipBadRows = source.skipBadRows
    options.values = source.values
    options.threads = max(
      1,
      configuration.run.threads ?? ProcessInfo.processInfo.activeProcessorCount
    )
    return options
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

  /// Creates a note from a row that was left out.
  init(_ row: RejectedRow) {
    self.init(severity: .warning, source: "prices", text: "left out: \(row.description)")
  }
}
