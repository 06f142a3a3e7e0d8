internal import DelimitedText

/// The layout of the factor files in Kenneth French's data library.
///
/// Some lines of text, a header without a name for the dates, one row a day as `yyyymmdd` with returns
/// in percent, then a blank line and further tables or a copyright. `-99.99` and `-999` mean missing.
enum KennethFrenchFile {
  /// The most lines before the header.
  private static let preambleLimit = 40
  /// The numbers that stand for a missing return.
  static let missingCodes: Set<String> = ["-99.99", "-999", "-999.00", "-99.990"]

  /// Returns the daily table of a text in this layout, with returns in percent.
  ///
  /// - Parameters:
  ///   - text: The whole file.
  ///   - name: The name of the file, for messages.
  /// - Returns: Nothing when the text has another layout.
  /// - Throws: ``DelimitedTextError`` when the table inside cannot be read.
  static func table(
    in text: String,
    name: String
  ) throws(DelimitedTextError) -> DelimitedTable? {
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    guard
      let header = lines.prefix(preambleLimit).firstIndex(where: isHeader),
      header + 1 < lines.count, isRow(lines[header + 1])
    else { return nil }
    let rows = lines[(header + 1)...].prefix(while: isRow)
    // The lines keep their numbers, so that a message names the line of the file.
    let blank = String(repeating: "\n", count: header)
    let body = blank + "Date" + lines[header] + "\n" + rows.joined(separator: "\n") + "\n"
    return try DelimitedTable.read(bytes: Array(body.utf8), name: name)
  }

  /// Whether a line begins with a delimiter and names a factor of the library.
  private static func isHeader(_ line: Substring) -> Bool {
    guard line.first == "," else { return false }
    let names = line.split(separator: ",").map { normalizedHeader(String($0)) }
    return names.contains {
      ["mktrf", "smb", "hml", "mom", "rmw", "cma", "rf", "strev"].contains($0)
    }
  }

  /// Whether a line begins with a day of eight digits.
  private static func isRow(_ line: Substring) -> Bool {
    let day = line.prefix { $0 != "," }.filter { $0 != " " }
    return day.count == 8 && day.allSatisfy(\.isNumber)
  }
}
