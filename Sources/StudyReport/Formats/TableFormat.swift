/// A form in which tables leave the program, beside CSV.
public enum TableFormat: String, CaseIterable, Sendable {
  /// Tables of a paper in LaTeX.
  case latex
  /// The same in Markdown.
  case markdown
  /// The same as a document of Word, by pandoc.
  case docx
  /// Every table with all digits, as a workbook of Excel.
  case xlsx
  /// The same as a database of SQLite.
  case sqlite

  /// The ending of the file.
  var ending: String {
    switch self {
    case .latex: "tex"
    case .markdown: "md"
    case .docx: "docx"
    case .xlsx: "xlsx"
    case .sqlite: "sqlite"
    }
  }

  /// Whether the file is text, which standard output can take.
  public var isText: Bool { self == .latex || self == .markdown }

  /// Whether the tables are those that a paper prints, rounded, rather than every digit.
  var isForReaders: Bool { self != .xlsx && self != .sqlite }

  /// Returns the name of the file of some tables.
  ///
  /// - Parameter stem: The name without its ending.
  /// - Returns: The name.
  func fileName(_ stem: String) -> String { "\(stem).\(ending)" }
}

/// How the JSON result of a study is written.
public enum JSONForm: String, CaseIterable, Sendable {
  /// Without line breaks.
  case compact
  /// A member a line.
  case pretty
  /// What concerns single events in a file of its own, a line for each.
  case lines

  /// From this number of events on, a study is written compactly where no form is asked for.
  public static let compactFrom = 1000

  /// The form of a study for which none is asked for.
  ///
  /// - Parameter events: The number of its events.
  /// - Returns: ``pretty`` for a study that a person can read through, else ``compact``.
  public static func standard(forEvents events: Int) -> JSONForm {
    events < compactFrom ? .pretty : .compact
  }
}
