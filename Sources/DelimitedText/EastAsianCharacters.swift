#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// How usual the characters of a text would be in an encoding of the east of Asia, each of which keeps its
/// frequent characters in a range of their own.
struct EastAsianCharacters {
  /// The share of characters that are frequent ones.
  let frequentShare: Double
  /// The logarithm of the probability of the text, as if all characters of a range were equally frequent.
  let likelihood: Double

  /// Goes through the distinct runs of bytes of a text.
  init(_ encoding: TextEncoding, in runs: Set<[UInt8]>) {
    var frequent = 0
    var all = 0
    var likelihood = 0.0
    for run in runs {
      var index = run.startIndex
      while index < run.endIndex {
        let lead = run[index]
        guard lead >= 0x80 else {
          index += 1
          continue
        }
        all += 1
        let trail = index + 1 < run.endIndex ? run[index + 1] : 0
        let isHalfWidth = encoding == .shiftJIS && (0xA1...0xDF).contains(lead)
        index += isHalfWidth ? 1 : 2
        guard !isHalfWidth, let range = Self.range(encoding, lead, trail) else {
          likelihood += log(0.02 / 20_000)
          continue
        }
        frequent += 1
        likelihood += log(range.share / range.size)
      }
    }
    frequentShare = Double(frequent) / Double(max(all, 1))
    self.likelihood = likelihood
  }

  /// Returns which share of all text the frequent range of a character has, and how many characters.
  private static func range(
    _ encoding: TextEncoding,
    _ lead: UInt8,
    _ trail: UInt8
  ) -> (share: Double, size: Double)? {
    let isHigh = trail >= 0xA1
    return switch (encoding, lead) {
    // The first level of GB 2312, by pinyin; and its signs.
    case (.gb18030, 0xB0...0xD7) where isHigh: (0.95, 3755)
    case (.gb18030, 0xA1...0xA3) where isHigh: (0.03, 282)
    // The first level of Big5, by strokes; and its signs.
    case (.big5, 0xA4...0xC6): (0.95, 5401)
    case (.big5, 0xA1...0xA3): (0.03, 408)
    // Kana, the first level of JIS, and signs.
    case (.shiftJIS, 0x82...0x83): (0.48, 220)
    case (.shiftJIS, 0x88...0x98): (0.47, 2965)
    case (.shiftJIS, 0x81): (0.03, 147)
    case (.eucJP, 0xA4...0xA5) where isHigh: (0.48, 169)
    case (.eucJP, 0xB0...0xCF) where isHigh: (0.47, 2965)
    case (.eucJP, 0xA1), (.eucJP, 0xA3): (0.03, 209)
    // The syllables of KS X 1001, and its signs.
    case (.cp949, 0xB0...0xC8) where isHigh: (0.95, 2350)
    case (.cp949, 0xA1...0xA3) where isHigh: (0.03, 260)
    default: nil
    }
  }
}
