internal import DelimitedText
internal import Securities

/// Finds the symbols that a person probably meant.
package enum SymbolSuggestion {
  /// Returns the existing symbols most similar to an unknown one, the most similar first.
  ///
  /// A symbol that differs only in case, or by an exchange's suffix such as `.NS`, is the nearest.
  /// Others may differ by one edit for every three letters: a letter added, left out, changed, or
  /// swapped with its neighbor.
  ///
  /// - Parameters:
  ///   - symbol: The unknown symbol.
  ///   - known: The symbols that exist, in any order.
  ///   - limit: The most suggestions to return.
  /// - Returns: At most `limit` symbols, equally similar ones in alphabetical order.
  package static func similar(to symbol: String, among known: [String], limit: Int = 3) -> [String]
  {
    let wanted = normalized(symbol)
    let allowed = max(1, wanted.count / 3)
    return
      known
      .compactMap { candidate in
        editDistance(wanted, normalized(candidate), limit: allowed).map { ($0, candidate) }
      }
      .sorted { $0 < $1 }
      .prefix(limit)
      .map(\.1)
  }

  /// Returns the code of a symbol in capitals, without the name of an exchange.
  private static func normalized(_ symbol: String) -> [UInt8] {
    Array(TickerForm(symbol).code.utf8)
  }

  /// Returns the number of edits between two words, or nothing when it exceeds a limit.
  ///
  /// Source: Damerau (1964), *A Technique for Computer Detection and Correction of Spelling Errors*,
  /// Communications of the ACM 7(3), in the restricted form in which no part is edited twice.
  package static func editDistance(_ left: [UInt8], _ right: [UInt8], limit: Int) -> Int? {
    guard abs(left.count - right.count) <= limit else { return nil }
    var beforePrevious: [Int] = []
    var previous = Array(0...right.count)
    for (i, letter) in left.enumerated() {
      var row = [i + 1]
      row.reserveCapacity(right.count + 1)
      for (j, other) in right.enumerated() {
        var cost = min(previous[j + 1] + 1, row[j] + 1, previous[j] + (letter == other ? 0 : 1))
        if i > 0, j > 0, letter == right[j - 1], left[i - 1] == other {
          cost = min(cost, beforePrevious[j - 1] + 1)
        }
        row.append(cost)
      }
      beforePrevious = previous
      previous = row
    }
    return previous[right.count] <= limit ? previous[right.count] : nil
  }
}
