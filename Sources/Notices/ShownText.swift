/// Text from files as messages and terminals show it.
extension String {
  /// The text with `�` for every control character but line feeds and tabs.
  ///
  /// What a file says must not move a cursor, set a color or retitle a window. Each character is
  /// replaced by one, so that columns stay aligned.
  package var withoutControls: String {
    guard utf8.hasControls(sparing: [0x09, 0x0A]) else { return self }
    var text = ""
    for scalar in unicodeScalars {
      text.unicodeScalars.append(
        scalar == "\n" || scalar == "\t" ? scalar : Self.shown(scalar)
      )
    }
    return text
  }

  /// The text on one line, with `�` for all control characters.
  package var onOneLine: String {
    guard utf8.hasControls(sparing: []) else { return self }
    var text = ""
    for scalar in unicodeScalars { text.unicodeScalars.append(Self.shown(scalar)) }
    return text
  }

  /// A JSON text with the control characters escaped that JSON itself lets stand in strings.
  package var withEscapedControls: String {
    guard utf8.hasControls(sparing: [0x0A]) else { return self }
    var text = ""
    for scalar in unicodeScalars {
      guard scalar != "\n", Self.isControl(scalar) else {
        text.unicodeScalars.append(scalar)
        continue
      }
      let digits = String(scalar.value, radix: 16)
      text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
    return text
  }

  /// The text as a message quotes it: its beginning, where it is long.
  package var clipped: String { clipped(to: 80) }

  /// The first characters of the text and how many bytes there are, where it is longer than a limit.
  package func clipped(to limit: Int) -> String {
    // Bytes are counted first: characters of a long text take long to count.
    guard utf8.count > limit, let end = index(startIndex, offsetBy: limit, limitedBy: endIndex),
      end < endIndex
    else { return self }
    return "\(self[..<end])… (\(utf8.count) bytes)"
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
  }

  private static func shown(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    isControl(scalar) ? "\u{FFFD}" : scalar
  }
}

extension [String] {
  /// The texts in quotation marks with commas between; of many, the first and how many follow.
  package var quotedList: String {
    let shown = prefix(12).map { "\"\($0.clipped)\"" }.joined(separator: ", ")
    return count > 12 ? shown + " and \(count - 12) more" : shown
  }
}

extension String.UTF8View {
  /// Whether a control character of either block is among the bytes.
  fileprivate func hasControls(sparing spared: [UInt8]) -> Bool {
    var isSecondBlock = false
    for byte in self {
      if byte < 0x20 || byte == 0x7F, !spared.contains(byte) { return true }
      if isSecondBlock, byte < 0xA0 { return true }
      isSecondBlock = byte == 0xC2
    }
    return false
  }
}
