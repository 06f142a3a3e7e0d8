internal import EventStatistics
internal import Foundation

/// The paragraph of methods in LaTeX, citing the entries of `references.bib`.
enum LaTeXMethods {
  /// The name of the paragraph's file.
  static let fileName = "methods.tex"
  /// The name of the file of references.
  static let referencesName = "references.bib"

  /// Returns the paragraph with its citations.
  static func text(of words: MethodsWords, _ source: TableSource) -> String {
    var lines = [
      "% Methods: \(LaTeXText.comment(source.title))",
      "% Made with \(LaTeXText.comment(source.generator)).",
    ]
    if source.simulated {
      lines.append("% SIMULATED PRICES: no security traded at any price here.")
    }
    lines += source.questions.map { "% \(LaTeXText.comment($0))" }
    lines += [
      "% The document needs \\usepackage{natbib} in its preamble, and at its end, for example:",
      "%   \\bibliographystyle{plainnat}",
      "%   \\bibliography{references}",
      "", paragraph(words),
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  /// The paragraph, in which each work in brackets is a citation.
  private static func paragraph(_ words: MethodsWords) -> String {
    var pieces: [(text: String, isCitation: Bool)] = [(words.paragraph, false)]
    for publication in words.publications {
      let citation = "(\(publication.bracketedCitation))"
      pieces = pieces.flatMap { piece -> [(text: String, isCitation: Bool)] in
        guard !piece.isCitation else { return [piece] }
        let parts = piece.text.components(separatedBy: citation)
        return parts.enumerated().flatMap { place, part -> [(text: String, isCitation: Bool)] in
          place == 0
            ? [(part, false)] : [("\\citep{\(publication.key)}", true), (part, false)]
        }
      }
    }
    let program = "Leyline \(words.version)"
    return pieces.map { piece in
      guard !piece.isCitation else { return piece.text }
      return LaTeXText.escaped(piece.text)
        .replacing(
          LaTeXText.escaped(program),
          with: LaTeXText.escaped(program) + " \\citep{leyline}"
        )
    }.joined()
  }
}
