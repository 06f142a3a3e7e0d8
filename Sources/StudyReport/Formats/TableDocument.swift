public import EventStudy
public import Foundation

/// The tables of a result in other forms than CSV, from the same columns and the same sections of the
/// report.
///
/// The same result gives the same bytes: files carry no time but a fixed one.
public struct TableDocument: Sendable {
  /// What the tables are about.
  let source: TableSource
  /// Every table with all digits, put together when a form asks for them.
  private(set) var tables: @Sendable () -> [TableContents]
  /// The tables that a paper prints.
  private(set) var paper: @Sendable () -> [PaperTable]
  /// The sentences above the tables of a document.
  private var opening: @Sendable () -> [String]
  /// The pictures behind them.
  private var pictures: [WordDocument.Picture] = []
  /// The name of each file without its ending.
  private(set) var stem: String

  /// What lies beside the tables of a paper in LaTeX: the methods and the references.
  private var companions: @Sendable () -> [(name: String, text: String)] = { [] }

  /// The stem of the files of a study.
  static let studyStem = "tables"
  /// The stem of the files of a sensitivity study.
  static let sensitivityStem = "sensitivity"
  /// The stem of the files of average prices.
  static let priceStem = "vwap"

  /// The tables of a study.
  public init(_ result: StudyResult) {
    source = TableSource(
      title: result.title,
      simulated: result.simulated,
      generator: result.versions.generator,
      undecided: result.questions
    )
    tables = { ResultTables(result).contents(withRowsOnly: true) }
    paper = { [source] in PaperTables.all(result).map { $0.warned(source) } }
    opening = {
      let answer = AnswerWords(result, format: .page)
      return OpeningWords.sentences(result) + (answer.map { [$0.answer] + $0.rest } ?? [])
    }
    stem = Self.studyStem
    companions = { [source] in
      guard result.includedCount > 0 else { return [] }
      let words = MethodsWords(result)
      return [
        (LaTeXMethods.fileName, LaTeXMethods.text(of: words, source)),
        (LaTeXMethods.referencesName, words.bibTeX + "\n"),
      ]
    }
  }

  /// The tables of a sensitivity study.
  public init(_ result: SensitivityResult) {
    source = TableSource(
      title: "Sensitivity of \(result.title)",
      simulated: result.simulated,
      generator: result.versions.generator,
      undecided: result.questions
    )
    tables = { ResultTables(result).contents(withRowsOnly: true) }
    paper = { [source] in PaperTables.all(result).map { $0.warned(source) } }
    opening = { OpeningWords.sentences(result) }
    stem = Self.sensitivityStem
  }

  /// The tables of average prices.
  public init(_ content: VWAPFolder.Content) {
    source = content.source
    tables = { ResultTables(content).contents(withRowsOnly: true) }
    paper = { [source] in PaperTables.all(content).map { $0.warned(source) } }
    opening = { [] }
    stem = Self.priceStem
  }

  /// The table of correlations at leads and lags.
  public init(_ result: LeadLagResult) {
    source = TableSource(
      title: "Announcements against prices",
      simulated: result.simulated,
      generator: [SoftwareVersion.leyline].generator
    )
    tables = { ResultTables(result).contents(withRowsOnly: true) }
    paper = { PaperTables.all(result) }
    opening = { [] }
    stem = "lead_lag"
  }

  /// The tables by their names, which are those of their CSV files, with what a row of each is.
  package var list: [(name: String, about: String)] { tables().map { ($0.name, $0.about) } }

  /// Returns the document of one table, with all its columns.
  ///
  /// - Parameter name: A name of ``list``.
  /// - Returns: The document; nothing where there is no table of the name.
  package func only(_ name: String) -> TableDocument? {
    guard let table = tables().first(where: { $0.name == name }) else { return nil }
    var document = self
    document.tables = { [table] }
    document.paper = { [source] in [PaperTable(table).warned(source)] }
    document.opening = { [] }
    document.pictures = []
    document.stem = name
    return document
  }

  /// Returns the name of the file of a form.
  ///
  /// - Parameter format: The form.
  /// - Returns: The name.
  public func fileName(_ format: TableFormat) -> String { format.fileName(stem) }

  /// Returns the names that the files of all forms can have.
  static func fileNames(_ stem: String) -> [String] {
    TableFormat.allCases.map { $0.fileName(stem) }
      + (stem == studyStem ? [LaTeXMethods.fileName, LaTeXMethods.referencesName] : [])
  }

  /// Returns the tables in a form.
  ///
  /// - Parameter format: The form.
  /// - Returns: The bytes of the file.
  /// - Throws: ``ReportError`` when a program that makes the form is missing or fails.
  public func bytes(_ format: TableFormat) throws(ReportError) -> Data {
    switch format {
    case .latex: Data(LaTeXTables.text(of: paper(), source).utf8)
    case .markdown: Data(MarkdownTables.text(of: paper(), source).utf8)
    case .docx:
      try WordDocument(source: source, tables: paper(), opening: opening(), pictures: pictures)
        .bytes()
    case .xlsx: try Workbook(source: source, tables: tables()).bytes(fileName(format))
    case .sqlite: try Database(source: source, tables: tables()).bytes(fileName(format))
    }
  }

  /// Returns the document with the figures of a study in it, where they were written as PNG files.
  ///
  /// - Parameters:
  ///   - result: The study.
  ///   - folder: The folder of the figures.
  /// - Returns: The document; the same one without such files.
  public func illustrated(_ result: StudyResult, from folder: String) -> TableDocument {
    var document = self
    document.pictures = FiguresFolder.pictures(of: result, in: folder)
    return document
  }

  /// Returns the tables in a form that is text.
  ///
  /// - Parameter format: The form, one of those that ``TableFormat/isText``.
  /// - Returns: The text.
  /// - Throws: ``ReportError`` when a program that makes the form is missing or fails.
  public func text(_ format: TableFormat) throws(ReportError) -> String {
    String(decoding: try bytes(format), as: UTF8.self)
  }

  /// Returns the files of some forms.
  func files(_ formats: [TableFormat]) throws(ReportError) -> [(name: String, bytes: Data)] {
    var files: [(name: String, bytes: Data)] = []
    for format in TableFormat.allCases where formats.contains(format) {
      files.append((fileName(format), try bytes(format)))
      files += companions(of: format)
    }
    return files
  }

  /// Returns the files that lie beside those of a form: for LaTeX the methods and the references of a study.
  ///
  /// - Parameter format: The form.
  /// - Returns: Their names and bytes.
  public func companions(of format: TableFormat) -> [(name: String, bytes: Data)] {
    format == .latex ? companions().map { ($0.name, Data($0.text.utf8)) } : []
  }
}

extension [SoftwareVersion] {
  /// The program that made a result.
  var generator: String { first.map { "\($0.name) \($0.version)" } ?? "leyline" }

  /// All that made it, in words.
  var madeWith: String {
    "Made with " + map { "\($0.name) \($0.version)" }.joined(separator: ", ")
  }
}

extension VWAPFolder.Content {
  /// What the prices are about.
  fileprivate var source: TableSource {
    switch self {
    case .before(let result):
      TableSource(
        title: "\(result.symbol) \(result.includesDay ? "up to" : "before") \(result.day)",
        simulated: result.simulated,
        generator: result.versions.generator,
        undecided: result.questions
      )
    case .around(let result):
      TableSource(
        title: result.title,
        simulated: result.simulated,
        generator: result.versions.generator,
        undecided: result.questions
      )
    case .days(let result):
      TableSource(
        title: "Daily average prices of trades",
        simulated: result.simulated,
        generator: result.versions.generator
      )
    }
  }
}
