internal import Algorithms
internal import DelimitedText
internal import Foundation
internal import Notices
internal import ParallelExecution
internal import PriceData

/// What a study takes from price files, before any adjustment: what a cache keeps.
struct PriceFiles: Sendable {
  let panel: PricePanel
  /// What the loader noticed, and the rows that it left out.
  var notes: [StudyNote]
  let files: [InputFile]
  /// Whether a file holds bars within days.
  let isIntraday: Bool
  /// Whether a file says of itself that its prices are simulated.
  let isSimulated: Bool
  /// What was understood of each file; nothing where a cache took their place.
  var sources: [SourceSummary] = []
}

extension PriceFiles {
  /// Reads the price files that settings name, or takes them from their cache where one is wanted and
  /// holds.
  ///
  /// - Parameters:
  ///   - settings: Names the files and says how to read them.
  ///   - fields: The price columns that are wanted; every one that a study uses when absent.
  /// - Returns: The prices before any adjustment.
  /// - Throws: ``PriceDataError`` when a file cannot be read.
  static func load(
    _ settings: StudySettings,
    fields: Set<PriceField>?
  ) throws(PriceDataError) -> PriceFiles {
    let source = settings.prices
    let paths = source.files
    let options = PriceLoadOptions(settings, fields: fields)
    guard settings.run.cache, source.held.isEmpty,
      let cache = PriceCache(paths: try PriceLoader.files(paths), options: options)
    else { return try load(source, options: options) }
    var stale: [StudyNote] = []
    switch cache.read() {
    case .found(let prices): return prices
    case .absent: break
    case .unusable(let reason):
      stale = [
        StudyNote(severity: .information, source: .prices, message: "\(reason); it was made again")
      ]
    }
    let stamps = cache.stamps()
    var prices = try load(source, options: options)
    cache.write(prices, stamps: stamps)
    prices.notes += stale
    return prices
  }

  private static func load(
    _ source: PriceSettings,
    options: PriceLoadOptions
  ) throws(PriceDataError) -> PriceFiles {
    let paths = source.files
    let files = try PriceLoader.files(paths, holding: source.held)
    // The digests read the files a second time, which is best done while they are read anyway.
    let (outcome, described) = concurrently(threads: options.threads) {
      Result { () throws(PriceDataError) in try PriceLoader(options: options).load(paths) }
    } _: {
      files.map { InputFile.described($0, role: .prices, holding: source.held) }
    }
    let loaded = try outcome.get()
    let descriptions = Dictionary(zip(files, described), uniquingKeysWith: { first, _ in first })
    return PriceFiles(
      panel: loaded.panel,
      notes: loaded.notes.map { StudyNote($0, source: .prices) }
        + loaded.rejectedRows.map(StudyNote.init)
        + ChosenCloses(loaded.sources, settings: source).notes,
      files: loaded.sources.map(\.file).uniqued().flatMap { descriptions[$0] ?? [] },
      isIntraday: loaded.sources.contains(where: \.isIntraday),
      isSimulated: loaded.sources.contains(where: \.isSimulated),
      sources: loaded.sources
    )
  }
}

extension PriceLoadOptions {
  /// The options that settings ask for.
  fileprivate init(_ settings: StudySettings, fields chosen: Set<PriceField>?) {
    let source = settings.prices
    let compared = settings.comparedFields
    let wanted = chosen ?? source.usedFields.union(compared)
    let beside: Set<PriceField> =
      chosen == nil ? compared : [.previousClose, .delivered, .freeFloat]
    self.init(
      fields: wanted.subtracting(beside),
      series: source.series,
      columnOverrides: source.columns,
      dateFormat: source.dateFormat,
      encoding: source.encoding,
      sheet: source.sheet,
      decimal: source.decimal,
      symbol: source.symbol,
      duplicates: source.duplicates,
      skipBadRows: source.skipBadRows,
      values: source.values.kind,
      returnUnit: source.values.unit,
      threads: settings.run.threadCount
    )
    self.beside = wanted.intersection(beside)
    held = source.held
  }
}

extension StudySettings {
  /// The prices that a study holds beside those it computes with: the open too where single events are listed,
  /// and where documents are read, which quote it.
  var comparedFields: Set<PriceField> {
    let quoted: Set<PriceField> =
      prices.values.kind == .prices && (analysis.perEvent || !events.announcements.isEmpty)
      ? [.open] : []
    // What stands beside the shares traded is listed by event.
    let listed: Set<PriceField> =
      prices.values.kind == .prices && analysis.perEvent ? [.delivered, .freeFloat] : []
    return prices.comparedFields.union(quoted).union(listed)
  }
}

extension PriceSettings {
  /// The price columns that a study computes with.
  var usedFields: Set<PriceField> {
    let fields: Set<PriceField> = [.close, .high, .low, .volume, .turnover, .vwap]
    return price.reduce(useAdjustedClose ? fields.union([.adjustedClose]) : fields) {
      $0.union($1.fields)
    }
  }

  /// The closes that a study holds beside those it computes with, to say where they contradict each
  /// other.
  fileprivate var comparedFields: Set<PriceField> {
    guard values.kind == .prices else { return [] }
    return Set([.adjustedClose, .previousClose]).subtracting(usedFields)
  }
}

extension SourceSummary {
  /// Whether the file has a column `simulated`, as the files of `leyline simulate` have.
  fileprivate var isSimulated: Bool {
    unusedColumns.contains { $0.lowercased().filter(\.isLetter) == "simulated" }
  }
}

extension StudyNote {
  /// Creates a note from a row that was left out.
  init(_ row: RejectedRow) {
    let column = row.column.map { " in column \"\($0)\"" } ?? ""
    self.init(
      severity: .warning,
      source: .prices,
      message: "\(row.position): left out: \"\(row.value)\"\(column): \(row.reason)"
    )
  }
}
