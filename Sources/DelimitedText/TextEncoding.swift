/// The encoding of a text file.
@nonexhaustive
public enum TextEncoding: String, Sendable, Hashable, Codable, CaseIterable {
  /// UTF-8, which includes ASCII.
  case utf8 = "UTF-8"
  /// UTF-16 with the low byte first, as Windows writes "Unicode".
  case utf16LittleEndian = "UTF-16LE"
  /// UTF-16 with the high byte first.
  case utf16BigEndian = "UTF-16BE"
  /// UTF-32 with the low byte first.
  case utf32LittleEndian = "UTF-32LE"
  /// UTF-32 with the high byte first.
  case utf32BigEndian = "UTF-32BE"
  /// Simplified Chinese, which includes GBK and GB 2312.
  case gb18030 = "GB18030"
  /// Traditional Chinese.
  case big5 = "Big5"
  /// Japanese as Windows writes it.
  case shiftJIS = "Shift_JIS"
  /// Japanese as Unix writes it.
  case eucJP = "EUC-JP"
  /// Korean, which includes EUC-KR.
  case cp949 = "CP949"
  /// Central European of Windows.
  case windows1250 = "Windows-1250"
  /// Cyrillic of Windows.
  case windows1251 = "Windows-1251"
  /// Western European of Windows.
  case windows1252 = "Windows-1252"
  /// Greek of Windows.
  case windows1253 = "Windows-1253"
  /// Turkish of Windows.
  case windows1254 = "Windows-1254"
  /// Baltic of Windows.
  case windows1257 = "Windows-1257"
  /// Western European, one byte a character.
  case latin1 = "ISO-8859-1"
  /// Central European.
  case latin2 = "ISO-8859-2"
  /// Cyrillic.
  case cyrillic = "ISO-8859-5"
  /// Greek.
  case greek = "ISO-8859-7"
  /// Turkish.
  case latin5 = "ISO-8859-9"
  /// Western European with the sign of the euro.
  case latin9 = "ISO-8859-15"
  /// Russian of Unix.
  case koi8 = "KOI8-R"
  /// Western European of DOS.
  case ibm850 = "IBM850"
  /// Central European of DOS.
  case ibm852 = "IBM852"
  /// Russian of DOS.
  case ibm866 = "IBM866"
  /// Western European of old Macs.
  case macRoman = "Macintosh"
}

extension TextEncoding {
  /// Creates an encoding from one of the names that it goes by; case, hyphens and blanks do not matter.
  package init?(name: String) {
    let wanted = Self.plain(name)
    let found = Self.allCases.first { Self.plain($0.rawValue) == wanted }
    guard let encoding = found ?? Self.otherNames[wanted] else { return nil }
    self = encoding
  }

  /// The name by which iconv knows the encoding, with the letters that vendors have added to it.
  var converterName: String {
    switch self {
    case .big5: "BIG5-HKSCS"
    case .shiftJIS: "CP932"
    case .windows1250, .windows1251, .windows1252, .windows1253, .windows1254, .windows1257:
      "CP" + rawValue.suffix(4)
    case .ibm850, .ibm852, .ibm866: "CP" + rawValue.suffix(3)
    default: rawValue.uppercased()
    }
  }

  private static func plain(_ name: String) -> String {
    name.lowercased().filter { $0.isLetter || $0.isNumber }
  }

  private static let otherNames: [String: TextEncoding] = [
    "unicode": .utf16LittleEndian, "utf16": .utf16LittleEndian, "ucs2": .utf16LittleEndian,
    "utf32": .utf32LittleEndian, "utf8sig": .utf8, "ascii": .utf8, "usascii": .utf8,
    "gbk": .gb18030, "gb2312": .gb18030, "cp936": .gb18030, "euccn": .gb18030,
    "windows936": .gb18030, "cp950": .big5, "big5hkscs": .big5, "windows950": .big5,
    "sjis": .shiftJIS, "cp932": .shiftJIS, "ms932": .shiftJIS, "windows31j": .shiftJIS,
    "ujis": .eucJP, "euckr": .cp949, "ksc5601": .cp949, "uhc": .cp949, "windows949": .cp949,
    "cp1250": .windows1250, "cp1251": .windows1251, "cp1252": .windows1252,
    "cp1253": .windows1253, "cp1254": .windows1254, "cp1257": .windows1257,
    "latin1": .latin1, "latin2": .latin2, "latin5": .latin5, "latin9": .latin9,
    "ansi": .windows1252, "cp850": .ibm850, "cp852": .ibm852, "cp866": .ibm866,
    "koi8": .koi8, "macroman": .macRoman,
  ]
}

/// What tells UTF-8 from other text.
enum UTF8Bytes {
  /// Whether all bytes are ASCII.
  static func areASCII(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var index = 0
    while index + 64 <= bytes.count {
      let block = bytes.loadUnaligned(fromByteOffset: index, as: SIMD8<UInt64>.self)
      if block & 0x8080_8080_8080_8080 != .zero { return false }
      index += 64
    }
    while index < bytes.count {
      if bytes[index] >= 0x80 { return false }
      index += 1
    }
    return true
  }

  /// Whether bytes are UTF-8; what is not whole may be cut within a character.
  static func areValid(_ bytes: UnsafeRawBufferPointer, isWhole: Bool = true) -> Bool {
    if areASCII(bytes) { return true }
    if String(validating: bytes, as: UTF8.self) != nil { return true }
    guard !isWhole else { return false }
    // A character takes up to four bytes.
    return (1...3).contains { cut in
      String(validating: bytes.dropLast(cut), as: UTF8.self) != nil
    }
  }

  /// Whether text of UTF-8 has no more than a few broken bytes in it.
  static func areMostlyValid(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var characters = 0
    var broken = 0
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      let length: Int
      switch byte {
      case ..<0x80:
        index += 1
        continue
      case 0xC2...0xDF: length = 2
      case 0xE0...0xEF: length = 3
      case 0xF0...0xF4: length = 4
      default: length = 0
      }
      let end = min(index + max(length, 1), bytes.count)
      let isCharacter =
        length > 0 && end - index == length
        && bytes[(index + 1)..<end].allSatisfy { $0 & 0xC0 == 0x80 }
      if isCharacter { characters += 1 } else { broken += 1 }
      index = isCharacter ? end : index + 1
    }
    return characters > broken * 4
  }
}
