import DelimitedText
import Testing

struct NumberNotationTests {
  @Test(arguments: [
    ("1477.84", 1477.84), ("-0.01", -0.01), ("0", 0), ("+5", 5), (".5", 0.5), ("5.", 5),
    ("1,23,456.00", 123_456), ("795,434,488.60", 795_434_488.6), ("25,694.35", 25_694.35),
    ("434.04M", 434_040_000), ("1.2b", 1.2e9), ("15K", 15_000), ("3 Cr", 3e7), ("2.5 lakh", 2.5e5),
    ("$191.38", 191.38), ("-$5.25", -5.25), ("$-5.25", -5.25), ("₹ 1,234.50", 1234.5),
    ("Rs. 12", 12), ("12.5 EUR", 12.5), ("(12.50)", -12.5), ("0.11%", 0.0011), ("+2.92%", 0.0292),
    ("1.5e-05", 1.5e-5), ("1E+3", 1000), ("2587.234179348645998340", 2587.234179348645998340),
    ("0.43782609701156616", 0.43782609701156616), ("12 345.5", 12_345.5), ("1'234", 1234),
    ("\u{2212}3.5", -3.5), ("123456789012345678", 1.23456789012345678e17), ("1\u{A0}234", 1234),
  ])
  func `reads a number`(text: String, value: Double) {
    #expect(NumberNotation().parse(text) == .value(value))
  }

  @Test(arguments: [1, 2, 5_000])
  func `peels one quoting, however deep they lie`(depth: Int) {
    let text = String(repeating: "=\"", count: depth) + "1" + String(repeating: "\"", count: depth)
    #expect(NumberNotation().parse(text) == (depth == 1 ? .value(1) : .notANumber))
  }

  @Test(arguments: [
    ("58,0000", 58), ("1.234,56", 1234.56), ("1.234.567", 1_234_567), ("-0,5", -0.5), ("12", 12),
  ])
  func `reads a decimal comma`(text: String, value: Double) {
    #expect(NumberNotation(decimalComma: true).parse(text) == .value(value))
  }

  @Test(arguments: [
    ("US$ 40", 40), ("R$1,645.10", 1645.1), ("\u{20B9}1,645.10", 1645.1), ("Rs. 1,645", 1645),
    ("INR 1645", 1645), ("\u{A3}40.1", 40.1), ("\u{A5}4,031", 4031), ("\u{FFE5}40", 40),
    ("40.5\u{5143}", 40.5),
    ("1,234\u{5186}", 1234), ("71,500\u{C6D0}", 71_500), ("40.1 z\u{142}", 40.1),
    ("40.1 \u{20BD}", 40.1),
    ("40.1 kr", 40.1), ("CHF 40.1", 40.1), ("HK$4.5", 4.5), ("-\u{20AC}5.5", -5.5),
    ("5.5- EUR", -5.5),
    ("12.5-", -12.5), ("12.5 -", -12.5), ("12.5\u{2212}", -12.5), ("12.5+", 12.5),
    ("1,234.5-", -1234.5),
    ("40.-", 40), ("($5.25)", -5.25), ("12.5 %", 0.125), ("(0.5%)", -0.005),
  ])
  func `reads currencies and signs on either side`(text: String, value: Double?) {
    #expect(NumberNotation().parse(text) == value.map { .value($0) } ?? .notANumber)
  }

  @Test(arguments: [
    ("2K", 2e3), ("2.5Mn", 2.5e6), ("1.5 mio", 1.5e6), ("1.5 Mio.", 1.5e6), ("2.25 Mrd.", 2.25e9),
    ("3bn", 3e9), ("1.2T", 1.2e12), ("12 Lakh", 12e5), ("3.4 crores", 3.4e7),
    ("1.5\u{4E07}", 15_000),
    ("2.5\u{5104}", 2.5e8), ("2.5\u{4EBF}\u{5143}", 2.5e8), ("3\u{CC9C}", 3000),
    ("1.5 \u{442}\u{44B}\u{441}", 1500),
    ("1.5 \u{43C}\u{43B}\u{43D}", 1.5e6), ("2.5 Mio. EUR", 2.5e6), ("$1.5M", 1.5e6), ("0.1M", 1e5),
    ("1.23E+05", 123_000), ("0.07K", 70),
  ])
  func `rounds a number and its suffix once`(text: String, value: Double) {
    #expect(NumberNotation().parse(text) == .value(value))
  }

  @Test(arguments: [
    ("=\"40.1\"", 40.1), ("'40.1", 40.1), ("'40.1'", 40.1), ("=\"1,234.5\"", 1234.5),
    ("\u{FF14}\u{FF10}\u{FF0E}\u{FF11}", 40.1), ("\u{FF0D}\u{FF15}", -5),
    ("\u{FF11}\u{FF0C}\u{FF12}\u{FF13}\u{FF14}", 1234),
    ("40.1*", 40.1), ("40.1 *", 40.1), ("40.1 xd", 40.1), ("40.1\u{2020}", 40.1),
    ("1\u{202F}234.5", 1234.5), ("1\u{2009}234.5", 1234.5), ("1\u{2019}234.50", 1234.5),
    ("1'234.50", 1234.5),
    ("1 234 567", 1_234_567), ("\u{FEFF}40.1", 40.1), ("\u{3000}40.1", 40.1),
  ])
  func `reads what spreadsheets and sites put around a number`(text: String, value: Double) {
    #expect(NumberNotation().parse(text) == .value(value))
  }

  @Test(arguments: [
    ("4031,31 \u{20AC}", 4031.31), ("1.234,5-", -1234.5), ("2,00M", 2e6), ("8,86B", 8.86e9),
    ("0,55%", 0.0055), ("-0,54%", -0.0054), ("R$ 1,5 mi", 1.5e6), ("1.021,85", 1021.85),
    ("998", 998),
    ("1.5e3", nil), ("12.5", nil), ("1,5 Mrd. \u{20AC}", 1.5e9), ("1.645.-", 1645), ("12,-", 12),
  ])
  func `reads a decimal comma with all that may stand around it`(text: String, value: Double?) {
    #expect(
      NumberNotation(decimalComma: true).parse(text) == value.map { .value($0) } ?? .notANumber
    )
  }

  @Test(arguments: [
    "", " ", "-", "--", "N/A", "n/a", "NaN", "null", "None", "#N/A", ".", "\u{2014}",
    "N.A.", "n.d.", "...", "<NA>", "\\N", "#N/A N/A",
  ])
  func `reads signs of absence as missing`(text: String) {
    #expect(NumberNotation().parse(text) == .missing)
  }

  @Test(arguments: [
    "inf", "-Infinity", "#DIV/0!", "#VALUE!", "#ZAHL!", "1.#INF", "-1.#IND", "$$ER: 0904,NO DATA",
    "$$\"ER\"", "#REF!", "#NUM!", "#NAME?", "#N/A Requesting Data...", "*", "S/O", "s/c",
    "\u{505C}\u{724C}", "\u{4F11}",
    "INVALID CODE OR EXPRESSION ENTERED",
  ])
  func `reads a number that could not be computed as an error`(text: String) {
    #expect(NumberNotation().parse(text) == .error)
  }

  @Test(arguments: [
    ("39\u{202F}392,95", 39392.95), ("39\u{A0}392,95", 39392.95), ("39\u{2019}392,95", 39392.95),
    ("39 392,95", 39392.95),
  ])
  func `reads thousands that stand apart`(text: String, value: Double) {
    #expect(NumberNotation(decimalComma: true).parse(text) == .value(value))
  }

  @Test(arguments: [
    "12,5x", "12,5", "1,2345", "12.3.4", "abc", "1,23", ",5", "0,123", "1e", "12-5", "$",
    "1,,234", "1e5K", "0x10", "B", "--101.5", "++101.5", "+-101.5", "-+101.5", "(-101.5)",
    "(+101.5)",
    "-(101.5)", "-$-5.25", "$--5.25", "\u{2212}-3.5", "((5))", "- -5", "-5-", "(5-)", "40.1p",
    "40.1c", "$",
    "=\"\"x", "'", "* 5", "EUR", "5 EUR EUR", "1 2", "12 34", "#1",
  ])
  func `refuses what is no number`(text: String) {
    #expect(NumberNotation().parse(text) == .notANumber)
  }

  @Test func `reads single letters as missing where a file of returns uses them`() {
    #expect(NumberNotation(lettersAreMissing: true).parse("C") == .missing)
    #expect(NumberNotation(lettersAreMissing: true).parse("CC") == .notANumber)
  }

  @Test func `rounds every decimal to the nearest double`() {
    var state: UInt64 = 42
    for _ in 0..<20_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let digits = String(state >> 11)
      let point = Int(state >> 5 % 17)
      let text =
        digits.count > point ? digits.dropLast(point) + "." + digits.suffix(point) : digits[...]
      guard let expected = Double(String(text)) else { continue }
      #expect(NumberNotation().parse(String(text)) == .value(expected))
    }
  }

  @Test(arguments: [false, true])
  func `reads groups of three as it reads the same digits without marks`(decimalComma: Bool) {
    let notation = NumberNotation(decimalComma: decimalComma)
    let mark: Character = decimalComma ? "." : ","
    let point: Character = decimalComma ? "," : "."
    var state: UInt64 = 7
    for _ in 0..<20_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let length = Int(state >> 33 % 15) + 1
      let whole = Array(String(1 + state >> 11 % 9) + String(state >> 4).prefix(length - 1))
      let fraction = ["", "\(point)5", "\(point)05", "\(point)125"][Int(state >> 7 % 4)]
      var grouped = ""
      for (index, digit) in whole.enumerated() {
        if index > 0, (whole.count - index).isMultiple(of: 3) { grouped.append(mark) }
        grouped.append(digit)
      }
      #expect(notation.parse(grouped + fraction) == notation.parse(String(whole) + fraction))
    }
  }

  @Test(arguments: [
    "1,081,86", "1,081,8666", "1,0a1,866", "1;081,866", "a,081,866", "1x,081,866", "12x,081,866",
    "1,081,866.x5", "1,081,866.5x", "1,081,86.50", "1,081,866,.50",
  ])
  func `refuses groups with something wrong in them`(text: String) {
    #expect(NumberNotation().parse(text) == .notANumber)
  }
}
