internal import EventStatistics

/// The definition of a model, a quantity or a test on the page.
struct ReportDefinition {
  /// A text with subscripts.
  struct Words {
    let parts: [Part]
  }

  /// A run of text and the subscript that follows it.
  struct Part: Hashable {
    let text: String
    let lowered: String?
  }

  let id: String
  let name: String
  let formula: Words?
  let reference: String?
  let assumption: Words?
  let source: String?

  /// Creates the entry of a definition; what it does not have is left out.
  init(_ definition: MethodDefinition) {
    id = definition.id
    name = definition.name
    formula = Self.words(definition.formula)
    reference = definition.reference.isEmpty ? nil : definition.reference
    assumption = Self.words(definition.assumption)
    source = definition.source.isEmpty ? nil : definition.source
  }

  private static func words(_ text: String) -> Words? {
    text.isEmpty ? nil : Words(parts: parts(of: text))
  }

  /// Splits a text at the underscores that mark subscripts, as in `r_m`.
  static func parts(of text: String) -> [Part] {
    var parts: [Part] = []
    var rest = text[...]
    while let mark = rest.firstIndex(of: "_") {
      let letters = rest[rest.index(after: mark)...].prefix { $0.isLetter || $0.isNumber }
      parts.append(Part(text: String(rest[..<mark]), lowered: String(letters)))
      rest = rest[letters.endIndex...]
    }
    return rest.isEmpty ? parts : parts + [Part(text: String(rest), lowered: nil)]
  }
}
