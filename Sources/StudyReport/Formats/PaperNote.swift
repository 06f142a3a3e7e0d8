internal import EventStatistics

/// A note below a table of a paper: sentences, with formulas among them.
struct PaperNote: Sendable, Hashable {
  /// A run of a note.
  enum Part: Sendable, Hashable {
    case words(String)
    /// A formula as the definitions of methods write it.
    case formula(String)
    /// A work by its key in the file of references, and by its authors and year.
    case citation(key: String, name: String)
  }

  let parts: [Part]

  /// A note without formulas.
  init(_ words: String) {
    parts = [.words(words)]
  }

  /// The note where formulas look like words.
  var text: String {
    parts.map { part in
      switch part {
      case .words(let text), .formula(let text), .citation(_, let text): text
      }
    }.joined()
  }
}

extension PaperNote: ExpressibleByStringInterpolation {
  /// Takes words as they are; a formula is given as `\(formula: text)`, a work as `\(citation: work)`.
  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var parts: [Part] = []

    init(literalCapacity: Int, interpolationCount: Int) {}

    mutating func appendLiteral(_ literal: String) { appendInterpolation(literal) }

    mutating func appendInterpolation(_ words: String) {
      if case .words(let before) = parts.last {
        parts[parts.count - 1] = .words(before + words)
      } else if !words.isEmpty {
        parts.append(.words(words))
      }
    }

    mutating func appendInterpolation(citation: Publication) {
      parts.append(.citation(key: citation.key, name: citation.citation))
    }

    mutating func appendInterpolation(formula: String) {
      if !formula.isEmpty { parts.append(.formula(formula)) }
    }
  }

  init(stringLiteral words: String) { self.init(words) }

  init(stringInterpolation: StringInterpolation) { parts = stringInterpolation.parts }
}
