internal import Notices

/// Why a workbook or an archive cannot be read.
@nonexhaustive
public enum ContainerFault: Error, Sendable, Hashable {
  /// It needs a password.
  case encrypted
  /// It expands to more than any file of prices has.
  case expandsTooFar
  /// It has more files than any archive of prices has.
  case tooManyMembers
  /// Its XML declares a document type, which may name other files or repeat itself without end.
  case documentType
  /// Its XML cannot be read.
  case badXML(String)
  /// A cell lies outside of the bounds of a sheet, or before the one that it follows.
  case badCell(String)
  /// A cell refers to a text that the workbook does not have.
  case noText(String, row: Int)
  /// A sheet was named that it does not have.
  case noSheet(String, sheets: [String])
  /// It has no table in it.
  case noTable
  /// It has several tables where one is needed.
  case severalTables([String])
  /// It is another document or an archive of other things.
  case otherDocument(String, advice: String)
}

extension ContainerFault {
  /// What is wrong and what to do, as the rest of a sentence that begins with the name of the file.
  package var words: String {
    switch self {
    case .encrypted: "is encrypted; open it with its password, and save it without one"
    case .expandsTooFar:
      "expands to more than a file of prices has, as an attack would; save it as CSV if it is one"
    case .tooManyMembers: "holds too many files; unpack it, and name the folder"
    case .documentType:
      "has a document type in its XML, which no program for workbooks writes; save it as CSV if it is yours"
    case .badXML(let reason): "is damaged (\(reason)); open it, and save it again"
    case .badCell(let cell):
      "has a cell \(cell) outside of a sheet or out of order; open it, and save it again"
    case .noText(let number, let row):
      "has no text \(number.clipped) for a cell of row \(row); open it, and save it again"
    case .noSheet(let name, let sheets):
      "has no sheet \"\(name.clipped)\"; its sheets are \(sheets.quotedList)"
    case .noTable: "has no sheet or file with a table in it"
    case .severalTables(let names):
      "holds several tables where one is needed: \(names.quotedList); save the one that is meant as CSV"
    case .otherDocument(let kind, let advice): "is \(kind); \(advice)"
    }
  }
}
