/// Text from files as messages and terminals show it.
extension String {
  /// Whether a control character but line feeds and tabs is in the text.
  package var hasControls: Bool { utf8.hasControls(sparing: [0x09, 0x0A]) }

  /// The text with `�` for every control character but line feeds and tabs.
  ///
  /// What a file says must not move a cursor, set a color or retitle a window. Each character is
  /// replaced by one, so that columns stay aligned.
  package var withoutControls: String {
    guard hasControls else { return self }
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

  /// Whether a character moves, colors or reorders what is shown, and is no part of it.
  ///
  /// Beside the two blocks of control characters these are the breaks of lines and of paragraphs and the marks
  /// that turn the direction of writing, by which a text can look like another one.
  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case ..<0x20, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
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
  /// Whether a control character is among the bytes: one byte, `C2 80` to `C2 9F`, `E2 80 A8` to `E2 80 AE` or
  /// `E2 81 A6` to `E2 81 A9`.
  fileprivate func hasControls(sparing spared: [UInt8]) -> Bool {
    var (before, last): (UInt8, UInt8) = (0, 0)
    for byte in self {
      switch byte {
      case ..<0x20, 0x7F: if !spared.contains(byte) { return true }
      case 0x80...0x9F where last == 0xC2: return true
      case 0xA8...0xAE where last == 0x80 && before == 0xE2: return true
      case 0xA6...0xA9 where last == 0x81 && before == 0xE2: return true
      default: break
      }
      (before, last) = (last, byte)
    }
    return false
  }
}
