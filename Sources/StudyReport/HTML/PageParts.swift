/// A sentence in a list of the page.
struct PageSentence {
  let text: String
}

/// JSON in the page, by the identifier of its element.
struct EmbeddedData {
  let id: String
  let json: String
}

/// How many rows of a table are in the page; the CSV files have them all.
enum ListedRows {
  /// Returns the sentence below a table that shows a part of its rows.
  static func note(_ shown: Int, of total: Int, file: String) -> String {
    let format = NumberFormat.page
    return shown < total
      ? "The first \(format.count(shown)) of \(format.count(total)) rows; \(file) has all of them."
      : "All rows are in \(file)."
  }
}
