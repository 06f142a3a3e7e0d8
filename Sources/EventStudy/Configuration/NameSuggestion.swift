internal import EventAlignment

/// Finds the name of a setting or of a value that a person probably meant.
package enum NameSuggestion {
  /// Returns the name that is most like a word, or nothing where none is.
  ///
  /// A name is like a word when one edit in three letters makes it the other, when it begins with
  /// nearly the word (`patel` for `patell_z`), or when a word in it does (`rank` for `corrado_rank_z`).
  ///
  /// - Parameters:
  ///   - word: What was written.
  ///   - names: The names that exist.
  /// - Returns: One of the names.
  package static func nearest(to word: String, among names: [String]) -> String? {
    let wanted = plain(word)
    guard !wanted.isEmpty else { return nil }
    if let same = names.first(where: { plain($0) == wanted }) { return same }
    let edits = max(1, wanted.count / 3)
    if let similar = closest(to: wanted, among: names, edits: edits, { [plain($0)] }) {
      return similar
    }
    // Two letters begin too many names, and with an edit so do four.
    guard wanted.count >= 3 else { return nil }
    let few = wanted.count / 5
    return closest(to: wanted, among: names, edits: few) {
      beginnings(of: plain($0), near: wanted.count)
    }
      ?? closest(to: wanted, among: names, edits: few) { name in
        name.split { $0 == "_" || $0 == "-" }.flatMap {
          beginnings(of: plain(String($0)), near: wanted.count)
        }
      }
  }

  /// Returns the first name of which a spelling is the fewest edits away.
  private static func closest(
    to wanted: [UInt8],
    among names: [String],
    edits: Int,
    _ spellings: (String) -> [[UInt8]]
  ) -> String? {
    let distances = names.compactMap { name in
      spellings(name).compactMap { SymbolSuggestion.editDistance(wanted, $0, limit: edits) }.min()
        .map { (distance: $0, name: name) }
    }
    return distances.min { $0.distance < $1.distance }?.name
  }

  /// Returns what a name begins with, about as long as a word; a shorter name is none.
  private static func beginnings(of name: [UInt8], near length: Int) -> [[UInt8]] {
    guard name.count >= length else { return [] }
    return [length, length + 1].filter { $0 <= name.count }.map { Array(name.prefix($0)) }
  }

  /// Returns a name in small letters without the signs between its words.
  private static func plain(_ name: String) -> [UInt8] {
    Array(name.lowercased().filter { $0 != "_" && $0 != "-" && $0 != " " }.utf8)
  }
}
