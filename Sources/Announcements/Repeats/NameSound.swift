/// How names sound, by their consonants, so that `स्पेसएक्स` and `SpaceX`, `स्टारलिंक` and `Starlink` are one.
enum NameSound {
  /// The sounds of the words in Devanagari of some passages.
  static func words(_ text: TokenizedText, _ passages: [Range<Int>]) -> Set<String> {
    Set(
      passages.joined().compactMap { index in
        let token = text.tokens[index]
        guard token.kind == .word, DevanagariName.begins(text.bytes[token.byteRange]) else {
          return nil
        }
        let sound = devanagari(text.words(token.byteRange))
        return sound.count >= least ? sound : nil
      }
    )
  }

  /// Whether each word of a name in Latin letters sounds as one of some words.
  static func has(_ name: NamedThings.Name, among sounds: Set<String>) -> Bool {
    guard !sounds.isEmpty else { return false }
    let words = name.text.split { !$0.isLetter }.map { latin(String($0)) }
    return !words.isEmpty && words.allSatisfy { $0.count >= least && sounds.contains($0) }
  }

  /// The fewest consonants of a name; words of three are too many to mean one thing.
  private static let least = 4

  private static func devanagari(_ word: String) -> String {
    folded(
      word.unicodeScalars.compactMap { scalar in
        letters[scalar.value]
      }
    )
  }

  private static func latin(_ word: String) -> String {
    let letters = Array(word.lowercased())
    var sound: [Character] = []
    for (place, letter) in letters.enumerated() {
      let next = place + 1 < letters.count ? letters[place + 1] : " "
      switch letter {
      case "a", "e", "i", "o", "u", "y": continue
      case "h":
        // `sh`, `th` and `ch` are one sound.
        if place > 0, !"aeiou".contains(letters[place - 1]) { continue }
        sound.append("h")
      case "c":
        sound.append(next == "h" ? "c" : "eiy".contains(next) ? "s" : "k")
      case "p" where next == "h": sound.append("f")
      case "q": sound.append("k")
      case "w": sound.append("v")
      case "x": sound += ["k", "s"]
      case "z": sound.append("j")
      case let letter where letter.isASCII: sound.append(letter)
      default: continue
      }
    }
    return folded(sound)
  }

  /// Doubled sounds as one.
  private static func folded(_ sounds: [Character]) -> String {
    var result = ""
    for sound in sounds where result.last != sound { result.append(sound) }
    return result
  }

  /// The consonants of Devanagari; breathed ones as the plain ones.
  private static let letters: [UInt32: Character] = {
    let rows: [(String, Character)] = [
      ("कख", "k"), ("गघ", "g"), ("चछ", "c"), ("जझ", "j"), ("टठतथ", "t"), ("डढदध", "d"),
      ("ङञणनं", "n"), ("प", "p"), ("फ", "f"), ("बभ", "b"), ("म", "m"), ("रऱ", "r"), ("लळ", "l"),
      ("व", "v"), ("शषस", "s"), ("ह", "h"),
    ]
    var letters: [UInt32: Character] = [:]
    for (row, sound) in rows {
      for scalar in row.unicodeScalars { letters[scalar.value] = sound }
    }
    return letters
  }()
}
