internal import CGumbo

/// Resolves the character references of HTML, such as `&amp;`, `&#8377;` and `&eacute`.
///
/// Gumbo says what a reference stands for: it knows every name of HTML 5, and which of them need no
/// semicolon. Each spelling is asked for once. A blank that does not break becomes a blank.
struct CharacterReferences: Sendable {
  /// What a reference stands for.
  struct Reference: Sendable {
    /// The characters as UTF-8.
    let characters: [UInt8]
    /// The bytes from `&` to the end of the reference.
    let length: Int
    /// Whether the reference ends in a semicolon.
    let isClosed: Bool
  }

  private var known = Self.usual

  /// Returns the reference that begins at `&`, or nothing where none does.
  mutating func reference(in bytes: ArraySlice<UInt8>) -> Reference? {
    let spelling = Self.spelling(bytes)
    guard spelling.count > 2 else { return nil }
    if let reference = known[spelling] { return reference }
    let reference = Self.resolved(spelling)
    known[spelling] = .some(reference)
    return reference
  }

  /// Returns a text with the references resolved once that end in a semicolon, as all of XML do.
  mutating func decoded(_ bytes: ArraySlice<UInt8>) -> String {
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    var rest = bytes
    while let start = rest.firstIndex(of: 0x26) {
      plain += rest[..<start]
      rest = rest[start...]
      if let reference = reference(in: rest), reference.isClosed {
        plain += reference.characters
        rest = rest.dropFirst(reference.length)
      } else {
        plain.append(0x26)
        rest = rest.dropFirst()
      }
    }
    return String(decoding: plain + rest, as: UTF8.self)
  }

  /// The longest spelling of a reference; the longest name of HTML 5 has 32 characters.
  private static let limit = 40

  /// `&`, what may be a name or a number, and a semicolon where one follows.
  private static func spelling(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    let head = bytes.prefix(limit)
    let name = head.dropFirst().prefix {
      (0x41...0x5A).contains($0 & 0xDF) || TokenizedText.isDigit($0) || $0 == 0x23
    }
    let end = name.endIndex
    return Array(head[..<(end < head.endIndex && head[end] == 0x3B ? end + 1 : end)])
  }

  private static func resolved(_ spelling: [UInt8]) -> Reference? {
    // A letter before the reference keeps one to a blank from being dropped at the beginning.
    let text = plainText([0x78] + spelling).dropFirst()
    guard let first = String(decoding: text, as: UTF8.self).unicodeScalars.first else { return nil }
    // Of a reference without a semicolon the end may be text, as in `&ampere`: `&` and `ere`.
    let rest = text.dropFirst(UTF8.width(first))
    let isPart = spelling.suffix(rest.count).elementsEqual(rest)
    let length = spelling.count - (isPart ? rest.count : 0)
    guard length > 1 else { return nil }
    let characters = isPart ? Array(text.prefix(text.count - rest.count)) : Array(text)
    return Reference(
      characters: first == "\u{A0}" ? [0x20] : characters,
      length: length,
      isClosed: length == spelling.count && spelling.last == 0x3B
    )
  }

  private static func plainText(_ html: [UInt8]) -> [UInt8] {
    html.withUnsafeBytes { html in
      // No reference stands for more bytes than four times its own.
      [UInt8](unsafeUninitializedCapacity: 4 * html.count) { text, count in
        count = leyline_gumbo_text(
          html.baseAddress?.assumingMemoryBound(to: CChar.self),
          html.count,
          UnsafeMutableRawPointer(text.baseAddress)?.assumingMemoryBound(to: CChar.self),
          text.count
        )
      }
    }
  }

  /// The references that nearly every page has, resolved once for all.
  private static let usual: [[UInt8]: Reference?] = {
    let spellings = """
      &amp; &lt; &gt; &quot; &apos; &nbsp; &rsquo; &lsquo; &rdquo; &ldquo; &ndash; &mdash; &hellip;
      &bull; &middot; &copy; &reg; &trade; &#39; &#039; &#x27; &#038; &#160; &#8211; &#8212; &#8216;
      &#8217; &#8220; &#8221; &#8230; &#8377; &#x20B9;
      """
    let words = spellings.split(whereSeparator: \.isWhitespace).map { Array($0.utf8) }
    return Dictionary(words.map { ($0, resolved($0)) }) { first, _ in first }
  }()
}
