internal import Notices

/// Texts in LaTeX.
enum LaTeXText {
  /// Returns a text on the one line that a comment has.
  static func comment(_ text: String) -> String {
    String(text.withoutControls.map { $0.isNewline ? " " : $0 })
  }

  /// Returns a text in which nothing is markup, and signs of mathematics are set as such.
  static func escaped(_ text: String) -> String {
    var result = ""
    var isMathematics = false
    func put(_ piece: String, mathematics: Bool) {
      if mathematics != isMathematics { result += "$" }
      isMathematics = mathematics
      // An index stands on nothing, as two of them must not stand on the same letter; a command must
      // not run into what follows it.
      let isIndex = mathematics && "_^'".contains(piece.prefix(1)) && !piece.isEmpty
      let isCommand = mathematics && piece.hasPrefix("\\") && piece.last?.isLetter == true
      result += (isIndex ? "{}" : "") + piece + (isCommand ? " " : "")
    }
    for character in text.withoutControls.replacing("\u{FFFD}", with: " ") {
      if let piece = accented(character) ?? mathematics[character] {
        put(piece, mathematics: true)
      } else if let piece = words[character] {
        put(piece, mathematics: false)
      } else if character.unicodeScalars.allSatisfy({ $0.value < 0x20 || $0.value == 0x7F }) {
        put(" ", mathematics: false)
      } else {
        put(String(character), mathematics: false)
      }
    }
    if isMathematics { result += "$" }
    // Two hyphens, as before an option, would become a dash.
    return result.replacing("--", with: "-{}-{}")
  }

  /// Returns a note, whose formulas are set as such.
  static func text(_ note: PaperNote) -> String {
    note.parts.map { part in
      switch part {
      case .words(let words): escaped(words)
      case .formula(let formula): LaTeXFormula.latex(formula)
      case .citation(let key, let name): "\\leylinecite{\(key)}{\(escaped(name))}"
      }
    }.joined()
  }

  /// The most letters of a word without a place where it can break.
  private static let longestWord = 14

  /// Returns the pieces of a text between which a line can end.
  static func unbreakable(_ text: String) -> [String] {
    text.split(separator: " ").flatMap { word -> [String] in
      guard word.count > longestWord else { return [String(word)] }
      var pieces = [""]
      for letter in word {
        pieces[pieces.count - 1].append(letter)
        // Long identifiers break behind their signs, and anywhere at last.
        if !letter.isLetter && !letter.isNumber || pieces[pieces.count - 1].count >= longestWord {
          pieces.append("")
        }
      }
      return pieces.filter { !$0.isEmpty }
    }
  }

  /// Returns a text that can break within long identifiers.
  static func breakable(_ text: String) -> String {
    text.split(separator: " ", omittingEmptySubsequences: false)
      .map { unbreakable(String($0)).map(escaped).joined(separator: "\\allowbreak{}") }
      .joined(separator: " ")
  }

  /// Returns a sign inside mathematics; a command has a space behind it unless it is a letter's name.
  static func sign(_ character: Character) -> String {
    if let piece = accented(character) { return piece }
    guard let piece = mathematics[character] else {
      return words[character] ?? (character.isASCII ? String(character) : "")
    }
    return piece + (piece.hasPrefix("\\") && !character.isLetter ? " " : "")
  }

  /// Returns a letter with a hat, a bar or a tilde as mathematics has them.
  private static func accented(_ character: Character) -> String? {
    let scalars = Array(character.unicodeScalars)
    guard scalars.count == 2, let accent = accents[scalars[1]] else { return nil }
    let letter = Character(scalars[0])
    return "\\\(accent){\(mathematics[letter] ?? String(letter))}"
  }

  private static let accents: [UnicodeScalar: String] = [
    "\u{302}": "hat", "\u{303}": "tilde", "\u{304}": "bar", "\u{305}": "bar",
  ]

  private static let words: [Character: String] = [
    "\\": "\\textbackslash{}", "{": "\\{", "}": "\\}", "$": "\\$", "&": "\\&", "#": "\\#",
    "%": "\\%", "_": "\\_", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}",
    "\"": "\\textquotedbl{}", "`": "\\textasciigrave{}", "…": "\\ldots{}", "–": "\\textendash{}",
    "—": "\\textemdash{}",
    "\u{A0}": "~", "\u{2009}": "\\,", "\u{202F}": "\\,", "₹": "Rs\\,", "€": "EUR\\,",
  ]

  private static let mathematics: [Character: String] = [
    "<": "<", ">": ">", "|": "|", "−": "-", "·": "\\cdot", "×": "\\times", "±": "\\pm",
    "√": "\\surd", "≤": "\\le", "≥": "\\ge", "≠": "\\ne", "≈": "\\approx", "∞": "\\infty",
    "†": "\\dagger", "→": "\\rightarrow", "∈": "\\in", "′": "'", "″": "''", "∑": "\\sum",
    "∏": "\\prod", "Π": "\\Pi", "Σ": "\\Sigma", "σ": "\\sigma", "ε": "\\varepsilon",
    "α": "\\alpha", "β": "\\beta", "γ": "\\gamma", "δ": "\\delta", "Δ": "\\Delta", "θ": "\\theta",
    "λ": "\\lambda", "μ": "\\mu", "ρ": "\\rho", "τ": "\\tau", "φ": "\\varphi", "Φ": "\\Phi",
    "χ": "\\chi", "ω": "\\omega", "π": "\\pi", "κ": "\\kappa", "η": "\\eta", "ν": "\\nu",
    "ψ": "\\psi", "Ω": "\\Omega", "⌊": "\\lfloor", "⌋": "\\rfloor", "⌈": "\\lceil",
    "⌉": "\\rceil", "½": "\\frac12", "¼": "\\frac14", "‖": "\\Vert", "∼": "\\sim",
    "∝": "\\propto", "²": "^2", "³": "^3", "¹": "^1", "⁴": "^4", "⁰": "^0",
    "⁵": "^5", "⁶": "^6", "⁷": "^7", "⁸": "^8", "⁹": "^9", "⁺": "^+", "⁻": "^-", "ᵀ": "^T",
    "ᵐ": "^m", "Γ": "\\Gamma", "ȳ": "\\bar y",
    "₀": "_0", "₁": "_1", "₂": "_2", "₃": "_3", "₄": "_4", "₅": "_5", "₆": "_6", "₇": "_7",
    "₈": "_8", "₉": "_9", "ₜ": "_t", "ᵢ": "_i", "ⱼ": "_j", "ₖ": "_k", "ₙ": "_n", "ₘ": "_m",
    "ₚ": "_p", "ₛ": "_s", "ₓ": "_x", "ₑ": "_e", "ₕ": "_h", "ₗ": "_l", "₊": "_+", "₋": "_-",
  ]
}
