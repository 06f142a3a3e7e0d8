/// Recognizes the encoding of text that is not UTF-8, by what it becomes: letters of one language and words
/// of the trade.
struct EncodingRecognizer {
  /// What the bytes say.
  enum Finding {
    /// One encoding fits best; others fit as well and give other letters.
    case found(TextEncoding, rivals: [TextEncoding])
    /// Pairs of bytes as in the east of Asia, and no encoding that fits better than the others.
    case unclear([TextEncoding])
  }

  /// How well an encoding fits.
  private struct Fit {
    let encoding: TextEncoding
    /// The number of known words.
    let words: Int
    /// The share of what is written as people write it, from 0 to 1.
    let share: Double
    /// The logarithm of how likely the characters are, for encodings of several bytes a character.
    var likelihood = 0.0
    /// The sample in this encoding.
    let text: [UInt8]
  }

  /// How many bytes are looked at.
  private static let reach = 1 << 16

  /// The lines with characters beyond ASCII.
  private let sample: [UInt8]
  /// The number of bytes beyond ASCII.
  private let highBytes: Int

  /// Takes a sample of a text.
  init(_ bytes: UnsafeRawBufferPointer) {
    var sample: [UInt8] = []
    var highBytes = 0
    var start = 0
    while start < bytes.count, sample.count < Self.reach {
      let end = LineCount.endOfLine(in: bytes, from: start)
      let line = bytes[start..<min(end, start + Self.reach)]
      let high = line.count { $0 >= 0x80 }
      // A header may be ASCII, and tell the language.
      if high > 0 || start == 0 { sample += line }
      highBytes += high
      start = end
    }
    self.sample = sample
    self.highBytes = highBytes
  }

  /// Recognizes the encoding.
  func recognize() -> Finding {
    let single = singleByteFits()
    let multi = multibyteFits().filter { $0.share > 0.5 }
    let known = (single + multi).filter { $0.words > 0 }
      .sorted { ($1.words, $1.share, $1.likelihood) < ($0.words, $0.share, $0.likelihood) }
    if let best = known.first { return found(best, among: known) }
    let likely = single.sorted { $1.share < $0.share }
    if let best = likely.first, best.share >= 0.8 { return found(best, among: likely) }
    let eastern = multi.sorted { $1.likelihood < $0.likelihood }
    guard let best = eastern.first, single.allSatisfy({ $0.share < 0.5 }) else {
      return .found(westernName, rivals: [])
    }
    let close = eastern.filter {
      $0.likelihood > best.likelihood - Self.certainty && $0.text != best.text
    }
    return close.isEmpty
      ? .found(best.encoding, rivals: []) : .unclear(([best] + close).map(\.encoding))
  }

  /// Returns the best of some fits with those that are as good and give another text.
  private func found(_ best: Fit, among fits: [Fit]) -> Finding {
    let rivals = fits.filter {
      $0.words == best.words && $0.share == best.share && $0.text != best.text
        && (best.encoding.isOfOldSystems || !$0.encoding.isOfOldSystems)
    }
    return .found(
      best.encoding == .windows1252 ? westernName : best.encoding,
      rivals: rivals.map(\.encoding)
    )
  }

  /// By how much one encoding must be likelier than another: a hundred times.
  private static let certainty = 4.6

  /// The usual name of the western encoding: that of Windows where it has letters of its own.
  private var westernName: TextEncoding {
    sample.contains { (0x80...0x9F).contains($0) } ? .windows1252 : .latin1
  }

  private func converted(_ encoding: TextEncoding) -> [UInt8]? {
    sample.withUnsafeBytes {
      TextConverter(encoding).convert($0, mostBroken: mostBroken)
    }
  }

  /// How many bytes may be broken: in a short text none.
  private var mostBroken: Int { highBytes < 20 ? 0 : 1 + highBytes / 500 }

  // MARK: Characters of several bytes

  private func multibyteFits() -> [Fit] {
    let runs = Set(sample.split { $0 < 0x80 && !Self.mayFollow($0) }.map(Array.init))
    return WritingSystem.all.filter { $0.letters == nil }.flatMap { writing in
      writing.encodings.compactMap { encoding in
        guard let text = converted(encoding) else { return nil }
        let string = String(decoding: text, as: UTF8.self)
        let characters = EastAsianCharacters(encoding, in: runs)
        return Fit(
          encoding: encoding,
          words: writing.words.count { string.contains($0) },
          share: characters.frequentShare,
          likelihood: characters.likelihood,
          text: text
        )
      }
    }
  }

  /// Whether a byte of ASCII may be the second of a character.
  private static func mayFollow(_ byte: UInt8) -> Bool { byte >= 0x40 && byte <= 0x7E }

  // MARK: Characters of one byte

  private func singleByteFits() -> [Fit] {
    let writings = WritingSystem.all.filter { $0.letters != nil }
    let tokens = Set(
      sample.split { $0 < 0x80 && !(0x41...0x5A).contains($0 & 0xDF) }.map(Array.init)
    )
    let ascii = Set(
      tokens.filter { $0.allSatisfy { $0 < 0x80 } }
        .map { String(decoding: $0, as: UTF8.self).lowercased() }
    )
    let odd = tokens.filter { $0.contains { $0 >= 0x80 } }
    var fits: [Fit] = []
    var seen: Set<TextEncoding> = []
    for writing in writings {
      for encoding in writing.encodings where seen.insert(encoding).inserted {
        let languages = writings.filter { $0.encodings.contains(encoding) }
        guard let text = converted(encoding),
          let words = decoded(odd, from: encoding)
        else { continue }
        let plausible = words.count { word in
          languages.contains { Self.isPlausible(word, letters: $0.letters ?? []) }
        }
        let known = languages.map { language in
          let own = words.count {
            language.words.contains(String(String.UnicodeScalarView($0)).lowercased())
          }
          return own * 2 + language.words.intersection(ascii).count
        }
        // A few bytes may be letters of any script that is not Latin.
        let isTooShort = encoding.isOfAnotherScript && highBytes < 8
        fits.append(
          Fit(
            encoding: encoding,
            words: plausible * 5 >= words.count * 4 ? known.max() ?? 0 : 0,
            share: isTooShort ? 0 : Double(plausible) / Double(max(words.count, 1)),
            text: text
          )
        )
      }
    }
    return fits
  }

  private func decoded(_ tokens: Set<[UInt8]>, from encoding: TextEncoding) -> [[Unicode.Scalar]]? {
    // Tokens hold no line breaks, so that one call of the converter is enough.
    let joined = Array(tokens.joined(separator: [0x0A]))
    let text = joined.withUnsafeBytes {
      TextConverter(encoding).convert($0, mostBroken: mostBroken)
    }
    guard let text else { return nil }
    return String(decoding: text, as: UTF8.self).split(separator: "\n")
      .map { Array($0.unicodeScalars) }
  }

  /// Signs that people write in every language, beside or within words.
  private static let signs = Set("’‘´`“”„‚–—…·•°€£¥§©®™½¼²³ªº«»\u{A0}\u{202F}".unicodeScalars)

  /// Whether a sign stands between two letters, as no language writes it.
  private static func hasSignWithin(_ word: [Unicode.Scalar]) -> Bool {
    word.indices.dropFirst().dropLast().contains { index in
      word[index].value > 127 && !word[index].properties.isAlphabetic
        && !"’‘´·–—\u{A0}".unicodeScalars.contains(word[index])
    }
  }

  /// Whether a word could be one of a language: its letters alone, small ones after capitals and not before,
  /// and in Latin letters some of ASCII beside those with a mark.
  private static func isPlausible(_ word: [Unicode.Scalar], letters: Set<Unicode.Scalar>) -> Bool {
    let own = word.filter { $0.value > 127 && !signs.contains($0) }
    guard own.allSatisfy(letters.contains), !hasSignWithin(word) else { return false }
    let isLatin = letters.contains { $0.value < 0x250 }
    let plain = word.count { $0.value < 128 }
    if isLatin, word.count >= 3, own.count > plain + 2 { return false }
    if !isLatin, plain > 0, !own.isEmpty { return false }
    return !zip(word, word.dropFirst()).contains {
      $0.properties.isLowercase && $1.properties.isUppercase
    }
  }
}

extension TextEncoding {
  /// Whether an encoding is one of DOS or old Macs, which nobody writes any more without a need.
  fileprivate var isOfOldSystems: Bool {
    [.ibm850, .ibm852, .ibm866, .macRoman].contains(self)
  }

  /// Whether the letters of an encoding of one byte a character are not Latin.
  fileprivate var isOfAnotherScript: Bool {
    [.windows1251, .koi8, .ibm866, .windows1253, .greek].contains(self)
  }
}
