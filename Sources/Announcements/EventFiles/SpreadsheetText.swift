/// Cells that a spreadsheet would run as a formula, made text and read back.
///
/// A headline of a feed may begin with `=HYPERLINK(`, and people correct the table in a spreadsheet.
/// An apostrophe before such a cell keeps it text in every program; one that stands there already
/// gets another, so that taking one away gives the original whatever it was.
enum SpreadsheetText {
  /// Returns what a table holds for a text.
  static func cell(_ text: String) -> String { isFormula(text) ? "'" + text : text }

  /// Returns the text of a cell that ``cell(_:)`` made; other cells stay as they are.
  static func text(_ cell: String) -> String {
    guard cell.utf8.first == apostrophe, isFormula(String(cell.dropFirst())) else { return cell }
    return String(cell.dropFirst())
  }

  private static let apostrophe = UInt8(ascii: "'")
  private static let openings = Set("=+-@\t\r\n".utf8)

  /// Whether a text begins as a formula does, after apostrophes too; a number or a window is none.
  private static func isFormula(_ text: String) -> Bool {
    let body = text.utf8.drop { $0 == apostrophe }
    guard body.count > 1, let first = body.first, openings.contains(first) else { return false }
    return Double(Substring(body)) == nil && !isWindow(body)
  }

  /// `-10..10`.
  private static func isWindow(_ bytes: Substring.UTF8View) -> Bool {
    let marks = UInt8(ascii: "-")...UInt8(ascii: ".")
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    return bytes.allSatisfy { marks.contains($0) || digits.contains($0) }
      && Substring(bytes).contains("..")
  }
}
