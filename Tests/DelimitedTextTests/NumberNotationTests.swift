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

  @Test(arguments: [
    ("58,0000", 58), ("1.234,56", 1234.56), ("1.234.567", 1_234_567), ("-0,5", -0.5), ("12", 12),
  ])
  func `reads a decimal comma`(text: String, value: Double) {
    #expect(NumberNotation(decimalComma: true).parse(text) == .value(value))
  }

  @Test(arguments: ["", " ", "-", "--", "N/A", "n/a", "NaN", "null", "None", "#N/A", "."])
  func `reads signs of absence as missing`(text: String) {
    #expect(NumberNotation().parse(text) == .missing)
  }

  @Test(arguments: [
    "12,5x", "12,5", "1,2345", "12.3.4", "abc", "1,23", ",5", "0,123", "inf", "1e", "12-5", "$",
    "1,,234", "1e5K", "0x10", "B", "--101.5", "++101.5", "+-101.5", "-+101.5", "(-101.5)",
    "(+101.5)",
    "-(101.5)", "-$-5.25", "$--5.25", "\u{2212}-3.5", "((5))", "- -5",
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
