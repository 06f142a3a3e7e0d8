/// Resolves the character references of HTML and XML, such as `&amp;` and `&#8377;`.
enum CharacterReferences {
  /// Returns a text with its references resolved once; unknown ones stay as they are.
  static func decoded(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let start = rest.firstIndex(of: "&") {
      result += rest[..<start]
      let after = rest.index(after: start)
      let limit = rest.index(after, offsetBy: 12, limitedBy: rest.endIndex) ?? rest.endIndex
      guard let end = rest[after..<limit].firstIndex(of: ";"),
        let scalar = scalar(String(rest[after..<end]))
      else {
        result += "&"
        rest = rest[after...]
        continue
      }
      result.unicodeScalars.append(scalar)
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }

  /// The character of a reference without its `&` and `;`.
  static func scalar(_ name: String) -> Unicode.Scalar? {
    if name.hasPrefix("#x") || name.hasPrefix("#X") {
      return UInt32(name.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
    }
    if name.hasPrefix("#") { return UInt32(name.dropFirst()).flatMap(Unicode.Scalar.init) }
    return names[name].flatMap(Unicode.Scalar.init)
  }

  private static let names: [String: UInt32] = [
    "amp": 0x26, "lt": 0x3C, "gt": 0x3E, "quot": 0x22, "apos": 0x27, "nbsp": 0x20, "rsquo": 0x2019,
    "lsquo": 0x2018, "rdquo": 0x201D, "ldquo": 0x201C, "ndash": 0x2013, "mdash": 0x2014,
    "bull": 0x2022, "middot": 0xB7, "hellip": 0x2026, "euro": 0x20AC, "pound": 0xA3, "copy": 0xA9,
    "reg": 0xAE, "trade": 0x2122, "eacute": 0xE9, "uuml": 0xFC, "ouml": 0xF6, "auml": 0xE4,
  ]
}
