import DelimitedText
import Testing

struct TextEncodingTests {
  /// Headers as vendors write them, in bytes, and what they say.
  static let headers: [(bytes: [UInt8], encoding: TextEncoding, text: String)] = [
    ([0xC8, 0xD5, 0xC6, 0xDA, 0x2C, 0xCA, 0xD5, 0xC5, 0xCC, 0xBC, 0xDB], .gb18030, "日期,收盘价"),
    ([0xA4, 0xE9, 0xB4, 0xC1, 0x2C, 0xA6, 0xAC, 0xBD, 0x4C, 0xBB, 0xF9], .big5, "日期,收盤價"),
    ([0x93, 0xFA, 0x95, 0x74, 0x2C, 0x8F, 0x49, 0x92, 0x6C], .shiftJIS, "日付,終値"),
    ([0xC6, 0xFC, 0xC9, 0xD5, 0x2C, 0xBD, 0xAA, 0xC3, 0xCD], .eucJP, "日付,終値"),
    ([0xC0, 0xCF, 0xC0, 0xDA, 0x2C, 0xC1, 0xBE, 0xB0, 0xA1], .cp949, "일자,종가"),
    ([0xC4, 0xE0, 0xF2, 0xE0, 0x2C, 0xD6, 0xE5, 0xED, 0xE0], .windows1251, "Дата,Цена"),
    ([0xE4, 0xC1, 0xD4, 0xC1, 0x2C, 0xE3, 0xC5, 0xCE, 0xC1], .koi8, "Дата,Цена"),
    ([0x84, 0xA0, 0xE2, 0xA0, 0x2C, 0x96, 0xA5, 0xAD, 0xA0], .ibm866, "Дата,Цена"),
    (Array("Data,Zamkni".utf8) + [0xEA] + Array("cie".utf8), .windows1250, "Data,Zamknięcie"),
    (Array("Data,Zamkni".utf8) + [0xA9] + Array("cie".utf8), .ibm852, "Data,Zamknięcie"),
    (Array("Tarih,Kapan".utf8) + [0xFD, 0xFE], .windows1254, "Tarih,Kapanış"),
    (Array("Datum,Er".utf8) + [0xF6] + Array("ffnung".utf8), .latin1, "Datum,Eröffnung"),
    (Array("Datum,Er".utf8) + [0x94] + Array("ffnung".utf8), .ibm850, "Datum,Eröffnung"),
    (Array("Date,Price ".utf8) + [0x80], .windows1252, "Date,Price €"),
    (Array("Date,Dr. Reddy".utf8) + [0x92, 0x73], .windows1252, "Date,Dr. Reddy’s"),
  ]

  @Test(arguments: headers)
  func `recognizes an encoding by the words and letters that it gives`(
    bytes: [UInt8],
    encoding: TextEncoding,
    text: String
  ) throws {
    let table = try DelimitedTable.read(bytes: bytes + Array("\n2024-01-15,40.5\n".utf8), name: "t")
    #expect(table.dialect.encoding == encoding)
    #expect(table.header == text.split(separator: ",").map(String.init))
    #expect(table.rows.map(\.fields) == [["2024-01-15", "40.5"]])
  }

  /// UTF-16 and UTF-32 of one table, with and without a byte order mark.
  static let unicode: [(encoding: TextEncoding, units: @Sendable (UInt32) -> [UInt8])] = [
    (.utf16LittleEndian, { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }),
    (.utf16BigEndian, { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }),
    (.utf32LittleEndian, { [UInt8($0 & 0xFF), UInt8($0 >> 8), 0, 0] }),
    (.utf32BigEndian, { [0, 0, UInt8($0 >> 8), UInt8($0 & 0xFF)] }),
  ]

  @Test(arguments: 0..<4, [false, true])
  func `reads UTF-16 and UTF-32`(index: Int, hasMark: Bool) throws {
    let (encoding, units) = Self.unicode[index]
    let text = (hasMark ? "\u{FEFF}" : "") + "date,société\n2024-01-15,40.5\n"
    let bytes = text.unicodeScalars.flatMap { units($0.value) }
    let table = try DelimitedTable.read(bytes: bytes, name: "t")
    #expect(table.dialect.encoding == encoding && table.dialect.hasByteOrderMark == hasMark)
    #expect(table.header == ["date", "société"])
  }

  @Test func `asks where two encodings give different texts`() {
    // 삼성전자 in CP949, without a word of the trade.
    let name: [UInt8] = [0xBB, 0xEF, 0xBC, 0xBA, 0xC0, 0xFC, 0xC0, 0xDA]
    #expect {
      try DelimitedTable.read(bytes: Array("date,symbol\n1,".utf8) + name, name: "t.csv")
    } throws: {
      "\($0)".hasPrefix("t.csv: is not UTF-8, and may be CP949, GB18030")
    }
  }

  @Test func `a few broken bytes leave UTF-8 what it is`() throws {
    let bytes = Array("datum,société générale à Zürich\n2024-01-15,4".utf8) + [0xFF]
    let table = try DelimitedTable.read(bytes: bytes, name: "t")
    #expect(table.header == ["datum", "société générale à Zürich"])
  }

  @Test(arguments: [
    ("gbk", TextEncoding.gb18030), ("GB2312", .gb18030), ("cp936", .gb18030), ("sjis", .shiftJIS),
    ("euc-kr", .cp949), ("EUC_KR", .cp949), ("utf-16", .utf16LittleEndian),
    ("cp1252", .windows1252), ("latin1", .latin1), ("iso 8859-1", .latin1), ("big5", .big5),
  ])
  func `knows an encoding by its other names`(name: String, encoding: TextEncoding) {
    #expect(TextEncoding(name: name) == encoding)
  }
}
