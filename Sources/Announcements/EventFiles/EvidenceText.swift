/// Evidence as one field of a table: `published “Published on: Sep 2, 2025” 1006..<1045; ...`.
///
/// The words stand between typographic quotation marks; a quotation mark or a backslash within them
/// has a backslash before it, so that the text reads back to the same evidence.
enum EvidenceText {
  static func text(_ evidence: [Evidence]) -> String {
    var text = ""
    for item in evidence {
      if !text.isEmpty { text += "; " }
      text += item.what
      text += " “"
      // Scalars, because comparing characters normalizes each of them.
      if item.quote.unicodeScalars.contains(where: isMarked) {
        for scalar in item.quote.unicodeScalars {
          if isMarked(scalar) { text += "\\" }
          text.unicodeScalars.append(scalar)
        }
      } else {
        text += item.quote
      }
      text += "”"
      if let range = item.byteRange { text += " \(range.lowerBound)..<\(range.upperBound)" }
    }
    return text
  }

  private static func isMarked(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "“" || scalar == "”" || scalar == "\\"
  }

  /// Reads what `text(_:)` writes; words of another form become evidence without a place.
  static func read(_ text: String) -> [Evidence] {
    var evidence: [Evidence] = []
    var rest = Substring(text)
    while !rest.isEmpty {
      guard let open = rest.firstIndex(of: "“") else {
        evidence.append(Evidence(what: "note", quote: String(rest.trimmingBlanks())))
        break
      }
      let what = String(rest[..<open].trimmingBlanks())
      var quote = ""
      var index = rest.index(after: open)
      while index < rest.endIndex, rest[index] != "”" {
        if rest[index] == "\\", rest.index(after: index) < rest.endIndex {
          index = rest.index(after: index)
        }
        quote.append(rest[index])
        index = rest.index(after: index)
      }
      rest = index < rest.endIndex ? rest[rest.index(after: index)...] : ""
      let end = rest.firstIndex(of: ";") ?? rest.endIndex
      evidence.append(Evidence(what: what, quote: quote, byteRange: range(rest[..<end])))
      rest = end < rest.endIndex ? rest[rest.index(after: end)...] : ""
    }
    return evidence
  }

  private static func range(_ text: Substring) -> Range<Int>? {
    let bounds = text.trimmingBlanks().split(separator: "..<").compactMap { Int($0) }
    guard bounds.count == 2, bounds[0] >= 0, bounds[0] <= bounds[1] else { return nil }
    return bounds[0]..<bounds[1]
  }
}
