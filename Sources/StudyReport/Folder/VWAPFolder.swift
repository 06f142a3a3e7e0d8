public import EventStudy
internal import Foundation

/// The files of average prices, before a day or around events: sessions, minutes, a JSON document and a page,
/// whole or not at all.
public struct VWAPFolder: Sendable {
  private static let reportName = "vwap.html"
  /// The tables beside that of the sessions, which are written where they have a row.
  static let further: [Table<StudyResult>] = [
    .entries, .dayZeroSplit, .intraday, .markOuts,
  ]
  /// The names of all files.
  public static let fileNames =
    [
      Table<StudyResult>.vwap.fileName, Table<TradedDays>.days.fileName, OutputNames.prices,
      reportName,
    ]
    + further.map { $0.fileName } + TableDocument.fileNames(TableDocument.priceStem)

  /// What the folder is about.
  public enum Content: Sendable {
    /// Prices before a day.
    case before(PricingResult)
    /// Prices around events.
    case around(StudyResult)
    /// The days of some trades.
    case days(TradedDays)
  }

  /// What the folder is about.
  public let content: Content
  /// The forms in which the tables are written beside CSV.
  public let formats: [TableFormat]

  /// Creates the folder of a result.
  public init(_ content: Content, formats: [TableFormat] = []) {
    self.content = content
    self.formats = formats
  }

  private var tableName: String {
    if case .days = content {
      Table<TradedDays>.days.fileName
    } else {
      Table<StudyResult>.vwap.fileName
    }
  }

  /// The table of the sessions.
  public var csv: String {
    switch content {
    case .before(let result):
      String(decoding: Table<PricingResult>.vwap.csv(of: result), as: UTF8.self)
    case .around(let result):
      String(decoding: Table<StudyResult>.vwap.csv(of: result), as: UTF8.self)
    case .days(let result):
      String(decoding: Table<TradedDays>.days.csv(of: result), as: UTF8.self)
    }
  }

  /// Returns the JSON document.
  ///
  /// - Throws: ``ReportError/cannotEncode(file:reason:)``.
  public func json() throws(ReportError) -> String {
    switch content {
    case .before(let result):
      try ResultJSON.text(of: result, file: OutputNames.prices, keys: .convertToSnakeCase)
    case .around(let result): try ResultJSON.text(of: Around(result), file: OutputNames.prices)
    case .days(let result):
      try ResultJSON.text(of: result, file: OutputNames.prices, keys: .convertToSnakeCase)
    }
  }

  /// Writes the files, whole or not at all.
  ///
  /// - Parameter path: The folder. One that holds earlier prices is replaced.
  /// - Throws: ``ReportError`` when the folder holds other files or cannot be written.
  public func write(to path: String) throws(ReportError) {
    var files = [
      OutputFile(tableName, Data(csv.utf8)), OutputFile(OutputNames.prices, Data(try json().utf8)),
    ]
    switch content {
    case .before(let result):
      files.append(OutputFile(Self.reportName, Data(try VWAPPage.render(result).utf8)))
    case .days: break
    case .around(let result):
      files += Self.further.map { $0.file(of: result, needsRows: true) }
      files.append(OutputFile(Self.reportName, Data(try VWAPPage.render(result).utf8)))
    }
    files += try TableDocument(content).files(formats).map { OutputFile($0.name, $0.bytes) }
    try Self.replacement(path).write(files)
  }

  /// Checks that a folder can be written.
  ///
  /// - Parameters:
  ///   - path: The folder.
  ///   - inputs: What is read, which must not lie in the folder.
  /// - Throws: ``ReportError`` when the folder holds other files or cannot be written.
  public static func check(_ path: String, reading inputs: [String] = []) throws(ReportError) {
    try replacement(path).check(reading: inputs)
  }

  private static func replacement(_ path: String) -> FolderReplacement {
    FolderReplacement(path: path, ownFiles: Set(fileNames), keptFiles: [])
  }

  /// What a study knows of average prices.
  private struct Around: Encodable {
    let simulated: Bool
    let events: [EventRecord]
    let exclusions: [Exclusion]
    let averagePrices: [AveragePrices]
    let entries: [EntryResult]
    let dayZeroSplits: [DayZeroSplit]
    let intraday: [IntradayResult]
    let intradayAverages: [IntradayAverage]
    let notes: [StudyNote]
    let inputs: [InputFile]
    let versions: [SoftwareVersion]

    init(_ result: StudyResult) {
      simulated = result.simulated
      events = result.events
      exclusions = result.exclusions
      averagePrices = result.averagePrices
      entries = result.analysis.entries
      dayZeroSplits = result.analysis.dayZeroSplits
      intraday = result.analysis.intraday
      intradayAverages = result.analysis.intradayAverages
      notes = result.notes
      inputs = result.inputs
      versions = result.versions
    }

    private enum CodingKeys: String, CodingKey {
      case simulated, events, exclusions, entries, intraday, notes, inputs, versions
      case averagePrices = "average_prices"
      case dayZeroSplits = "day_zero_splits"
      case intradayAverages = "intraday_averages"
    }
  }
}
