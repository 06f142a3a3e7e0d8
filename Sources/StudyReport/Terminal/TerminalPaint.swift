internal import Rainbow

/// Colors lines after they are laid out, so that control codes never count as width.
enum TerminalPaint {
  /// Returns lines that each end with a line feed, with or without control codes.
  static func text(_ lines: some Sequence<TerminalLine>, colored: Bool) -> String {
    lines.map { (colored ? painted($0) : $0.text) + "\n" }.joined()
  }

  /// Returns a line with its control codes.
  static func painted(_ line: TerminalLine) -> String {
    switch line.tone {
    case .plain: starsPainted(line.text)
    case .title: painted(line.text, [Style.bold])
    case .heading: painted(line.text, [Style.bold, NamedColor.cyan])
    case .quiet: painted(line.text, [Style.dim])
    case .warning: painted(line.text, [NamedColor.yellow])
    case .alert: painted(line.text, [Style.bold, NamedColor.black, NamedBackgroundColor.yellow])
    }
  }

  /// Marks the stars of significant results.
  private static func starsPainted(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let start = rest.firstIndex(of: "*") {
      let stars = rest[start...].prefix { $0 == "*" }
      result += rest[..<start]
      result += painted(String(stars), [Style.bold, NamedColor.green])
      rest = rest[stars.endIndex...]
    }
    return result + rest
  }

  /// Wraps a text in codes.
  ///
  /// The library's own styling asks the environment whether to act; here the caller has decided.
  private static func painted(_ text: String, _ modes: [any ModeCode]) -> String {
    guard !text.isEmpty else { return text }
    let codes = modes.flatMap(\.value).map(String.init).joined(separator: ";")
    return "\u{1B}[\(codes)m\(text)\u{1B}[0m"
  }
}
