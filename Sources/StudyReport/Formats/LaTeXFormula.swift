/// Formulas as the definitions of methods write them, such as `t = √N · CAAR / s(CAR)`, in LaTeX.
///
/// Letters, numbers and signs are set as mathematics, words between them as text, so that a long
/// definition can break into lines.
struct LaTeXFormula {
  /// A piece of a formula.
  private enum Token: Equatable {
    /// A word of a sentence.
    case word(String)
    /// A name with its indices, such as `S²_CAR`, as LaTeX has it.
    case name(String)
    case sign(Character)
    case root
    case space
  }

  private let tokens: [Token]

  private init(_ formula: String) {
    tokens = Reader(formula).tokens
  }

  /// Returns a formula in LaTeX, for pdfLaTeX without a package.
  static func latex(_ formula: String) -> String {
    var writer = Writer(LaTeXFormula(formula).tokens)
    return writer.written()
  }

  // MARK: Reading

  /// Divides a formula into pieces.
  private struct Reader {
    private var letters: [Character]
    private var place = 0
    private(set) var tokens: [Token] = []

    init(_ formula: String) {
      letters = Array(formula)
      while place < letters.count { read() }
    }

    private func letter(_ offset: Int = 0) -> Character? {
      letters.indices.contains(place + offset) ? letters[place + offset] : nil
    }

    private mutating func run(_ matches: (Character) -> Bool) -> String {
      let start = place
      while let next = letter(), matches(next) { place += 1 }
      return String(letters[start..<place])
    }

    private mutating func read() {
      guard let next = letter() else { return }
      if next.isWhitespace {
        _ = run(\.isWhitespace)
        tokens.append(.space)
      } else if next == "√" {
        place += 1
        tokens.append(.root)
      } else if next.isNumber, next.isASCII {
        let digits = run { $0.isASCII && ($0.isNumber || $0 == ".") }
        tokens.append(.name(digits + indices()))
      } else if next == "Σ" || next == "Π" || next == "∑" || next == "∏" {
        place += 1
        tokens.append(.name(command(next == "Σ" || next == "∑" ? "\\sum" : "\\prod")))
      } else if Self.isLatin(next) {
        readName()
      } else if next.isLetter, Self.superscript(next) == nil {
        place += 1
        tokens.append(.name(command(LaTeXText.sign(next))))
      } else {
        place += 1
        tokens.append(.sign(next))
        // A bracket has its power behind it.
        let powers = next == ")" || next == "]" ? indices() : ""
        if !powers.isEmpty { tokens.append(.name(powers)) }
      }
    }

    /// Reads letters: a name where it stands in a formula, else a word.
    private mutating func readName() {
      let before = place > 0 ? letters[place - 1] : nil
      let name = run(Self.isLatin)
      if name.allSatisfy(\.isUppercase), name.count > 1 {
        let number = run { $0.isASCII && $0.isNumber }
        tokens.append(.name("\\mathrm{\(name)\(number)}" + indices()))
      } else if name.count == 1, letter() != "-", letter() != "'", !isArticle(name) {
        tokens.append(.name((name == "E" && letter() == "[" ? "\\mathrm{E}" : name) + indices()))
      } else if name == "ln" {
        tokens.append(.name("\\ln "))
      } else if isAttached(after: before), name.allSatisfy(\.isLowercase) {
        // Two letters are a product, more are a name.
        tokens.append(.name((name.count == 2 ? name : "\\mathrm{\(name)}") + indices()))
      } else {
        tokens.append(.word(name + run { Self.isLatin($0) || "-'’".contains($0) }))
      }
    }

    /// Whether the letter that was read is the article of a sentence.
    private func isArticle(_ name: String) -> Bool {
      guard name == "a", letter() == " ", tokens.last == .space,
        case .word = tokens.dropLast().last
      else { return false }
      return true
    }

    /// Whether signs of a formula touch the letters that were read.
    private func isAttached(after before: Character?) -> Bool {
      if let next = letter(), "(/_·".contains(next) { return true }
      if let before, before == "·" || "/(".contains(before) && letter() != " " { return true }
      guard tokens.last == .space, case .name(let sum) = tokens.dropLast().last else {
        return false
      }
      return sum.hasPrefix("\\sum")
    }

    /// Returns a command with its indices; a letter must not run into it.
    private mutating func command(_ name: String) -> String {
      let indices = indices()
      return name + (indices.isEmpty && name.last?.isLetter == true ? " " : indices)
    }

    /// Reads the powers, indices and stars behind a name.
    private mutating func indices() -> String {
      var (above, below) = ("", "")
      while let next = letter() {
        if let power = Self.superscript(next) {
          above += power
          place += 1
        } else if next == "*" {
          above += "*"
          place += 1
        } else if next == "_" {
          place += 1
          let name = run { Self.isLatin($0) || $0.isASCII && $0.isNumber }
          let isName = name.count > 2 || name.count > 1 && name.allSatisfy(\.isUppercase)
          below += isName ? "\\mathrm{\(name)}" : name
        } else {
          break
        }
      }
      return (above.isEmpty ? "" : "^{\(above)}") + (below.isEmpty ? "" : "_{\(below)}")
    }

    private static func isLatin(_ letter: Character) -> Bool { letter.isASCII && letter.isLetter }

    private static func binds(_ letter: Character?, among signs: String) -> Bool {
      letter.map(signs.contains) ?? false
    }

    private static func superscript(_ letter: Character) -> String? {
      [
        "²": "2", "³": "3", "¹": "1", "⁴": "4", "⁻": "-", "⁺": "+", "ᵀ": "T", "ᵐ": "m",
      ][letter]
    }
  }

  // MARK: Writing

  /// Puts pieces together, in and out of mathematics.
  private struct Writer {
    private let tokens: [Token]
    private var place = 0

    init(_ tokens: [Token]) { self.tokens = tokens }

    /// Returns all of it.
    mutating func written() -> String {
      var (result, formula) = ("", "")
      func close() {
        result += Self.enclosed(formula)
        formula = ""
      }
      while place < tokens.count {
        switch tokens[place] {
        case .word(let word):
          close()
          result += LaTeXText.escaped(word)
          place += 1
        case .sign(let sign) where formula.isEmpty && ",;:".contains(sign):
          result.append(sign)
          place += 1
        case .space where formula.isEmpty:
          result += " "
          place += 1
        default:
          formula += piece()
          // Behind a comma is another formula, so that a line can end there.
          if formula.hasSuffix(","), depth(formula) == 0 { close() }
        }
      }
      close()
      return result
    }

    /// Returns mathematics between its marks, without the spaces and commas around it.
    private static func enclosed(_ formula: String) -> String {
      var inner = formula[...]
      var (before, after) = ("", "")
      while inner.first == " " {
        inner.removeFirst()
        before = " "
      }
      while let last = inner.last, " ,;".contains(last) {
        // A command ends with a space of its own.
        after = String(last) + after
        inner.removeLast()
      }
      return before + (inner.isEmpty ? "" : "$\(inner)$") + after
    }

    private func depth(_ text: String) -> Int {
      text.reduce(0) { $0 + ("([".contains($1) ? 1 : ")]".contains($1) ? -1 : 0) }
    }

    /// Returns the next piece of mathematics.
    private mutating func piece() -> String {
      let token = tokens[place]
      place += 1
      switch token {
      case .space: return " "
      case .name(let name): return name
      case .word(let word): return "\\mbox{\(LaTeXText.escaped(word))}"
      case .sign(let sign): return LaTeXText.sign(sign)
      case .root: return "\\sqrt{\(radicand())}"
      }
    }

    /// Returns what stands below a root: a bracket without its marks, a name, or a sum up to a sign with space
    /// around it.
    private mutating func radicand() -> String {
      guard place < tokens.count else { return "" }
      if tokens[place] == .sign("(") {
        place += 1
        var inner = ""
        var depth = 1
        while place < tokens.count {
          if tokens[place] == .sign("(") { depth += 1 }
          if tokens[place] == .sign(")") { depth -= 1 }
          if depth == 0 {
            place += 1
            break
          }
          inner += piece()
        }
        return inner
      }
      guard case .name(let name) = tokens[place], name.hasPrefix("\\sum") else { return piece() }
      var inner = piece()
      var depth = 0
      while place < tokens.count {
        let token = tokens[place]
        if token == .sign("(") { depth += 1 }
        if token == .sign(")") { depth -= 1 }
        if depth < 0 || depth == 0 && token == .sign(",") { break }
        if depth == 0, token == .space, place + 2 < tokens.count,
          case .sign(let sign) = tokens[place + 1], sign != "(", tokens[place + 2] == .space
        {
          break
        }
        inner += piece()
      }
      return inner
    }
  }
}
