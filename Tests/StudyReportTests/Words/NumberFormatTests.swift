import Testing

@testable import StudyReport

struct NumberFormatTests {
  /// Three digits of the smallest error, for the whole row; nothing where a power of ten is shorter.
  @Test(arguments: [
    ([1.234, 0.0567], 4), ([0.5], 3), ([250.0, 31.0], 1), ([1e-9], nil), ([], nil),
    ([1e7, 0.1], nil),
  ])
  func `the coefficients of a row have the same decimals`(errors: [Double], decimals: Int?) {
    #expect(NumberFormat.coefficientDecimals(errors) == decimals)
  }

  @Test(arguments: [
    (0.05, "5%"), (0.025, "2.5%"), (0.995, "99.5%"), (0.95, "95%"), (0.07, "7%"), (0.001, "0.1%"),
    (0.9999, "99.99%"), (1 / 3.0, "33.33333333%"),
  ])
  func `a level keeps the digits that it has`(level: Double, text: String) {
    #expect(NumberFormat.terminal.level(level) == text)
  }

  /// A page shows two decimals of what it has: to 0.81 % belongs nothing that is 0.80 % once more rounded.
  @Test(arguments: [
    0.008051967, 0.008049999, 0.00805000001, -0.0123500004, 0.5, 0.00345, 0, 1.5e-9, 1e307,
  ])
  func `a drawn return is not rounded twice`(value: Double) throws {
    let drawn = try #require(EmbeddedJSON.drawnReturn(value))
    for decimals in 0...4 {
      let format = NumberFormat.terminal
      #expect(
        format.fixed(drawn * 100, decimals: decimals)
          == format.fixed(value * 100, decimals: decimals)
      )
    }
    #expect(abs(drawn - value) <= 5.001e-6)
  }

  @Test func `a number with more digits than it has is written with a power of ten`() {
    let (terminal, page) = (NumberFormat.terminal, NumberFormat.page)
    #expect(terminal.percent(2.2006789540179456e43) == "+2.20e+45%")
    #expect(page.percent(-2.2006789540179456e43) == "\u{2212}2.20×10⁴⁵%")
    #expect(terminal.price(1e46) == "1.00e+46" && terminal.statistic(1e15) == "1.00e+15")
    #expect(terminal.statistic(999_999_999_999_999) == "999999999999999.00")
    // A hundred times the largest number is none.
    #expect(terminal.percent(1e307) == "n/a")
  }

  @Test func `counts stand in groups of three digits`() {
    let format = NumberFormat.page
    #expect(
      [0, 999, 1000, 19_947, 1_234_567].map(format.count) == [
        "0", "999", "1,000", "19,947", "1,234,567",
      ]
    )
    #expect(format.count(-1234) == "−1,234" && format.amount(-1234.4) == "−1,234")
  }

  /// Coefficients with their errors, in a terminal and on a page.
  static let coefficients: [(Double?, Double?, terminal: String, page: String)] = [
    (9.17e-07, 4.966e-06, "9.17e-07 (4.97e-06)", "9.17×10⁻⁷ (4.97×10⁻⁶)"),
    (-9.28e-07, 3.233e-06, "-9.28e-07 (3.23e-06)", "−9.28×10⁻⁷ (3.23×10⁻⁶)"),
    (0.01164, 0.005306, "0.011640 (0.005306)", "0.011640 (0.005306)"),
    (0.02196, 0.01095, "0.02196 (0.01095)", "0.02196 (0.01095)"),
    (0.5, 1e-9, "5.00e-01 (1.00e-09)", "5.00×10⁻¹ (1.00×10⁻⁹)"),
    (1234.5, 12.25, "1234.50 (12.25)", "1234.50 (12.25)"),
    (0.5, nil, "0.5000 (n/a)", "0.5000 (n/a)"),
  ]

  @Test(arguments: coefficients.indices)
  func `gives a coefficient and its error one form`(index: Int) {
    let (value, error, terminal, page) = Self.coefficients[index]
    for (format, text) in [(NumberFormat.terminal, terminal), (.page, page)] {
      let both = format.coefficient(value, error: error)
      #expect("\(both.estimate) (\(both.error))" == text)
    }
  }

  private let format = NumberFormat.terminal

  @Test(arguments: [
    (0.0208123, "+2.08%"), (-0.5, "-50.00%"), (0, "0.00%"), (-0.000001, "0.00%"),
    (Double.nan, "n/a"), (1.5, "+150.00%"),
  ])
  func `shows a fraction as a percentage`(fraction: Double, text: String) {
    #expect(format.percent(fraction) == text)
  }

  @Test(arguments: [
    (0.0204, "0.020"), (0.001, "0.001"), (0.00099, "<0.001"), (0, "<0.001"), (1, "1.000"),
  ])
  func `shows a p-value with three decimals`(value: Double, text: String) {
    #expect(format.pValue(value) == text)
  }

  @Test(arguments: [
    (0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567"), (-4321, "-4,321"),
    (Int.min, "-9,223,372,036,854,775,808"), (Int.max, "9,223,372,036,854,775,807"),
  ])
  func `groups the digits of a count`(value: Int, text: String) {
    #expect(format.count(value) == text)
  }

  @Test(arguments: [
    (0, "0"), (1234, "1,234"), (98_765_432_109, "98,765,432,109"), (-1500, "-1,500"),
    (1e19, "1e+19"), (1e46, "1e+46"), (Double.nan, "n/a"), (Double.infinity, "n/a"),
  ])
  func `shows an amount however large it is`(value: Double, text: String) {
    #expect(format.amount(value) == text)
  }

  @Test(arguments: [
    (0.4, 0), (2.9, 2), (3, 3), (4, 3), (-1, 0), (1e300, 3), (-Double.infinity, 0), (Double.nan, 0),
  ])
  func `finds the place of any number among four`(value: Double, place: Int) {
    #expect(Int(place: value, of: 4) == place)
  }

  @Test(arguments: [
    ([0.0, 0.5, 1], "▁▅█"), ([-1e308, 0, 1e308], "▁▅█"), ([Double.nan, 1, 1], "·▁▁"),
  ])
  func `draws a line of numbers however far apart they are`(values: [Double], line: String) {
    #expect(Sparkline.text(values) == line)
  }

  @Test func `shows a day as far back as a number goes`() {
    #expect(format.day(.min) == "-9223372036854775808")
  }

  @Test func `uses a minus sign on a page and a hyphen in a terminal`() {
    #expect(NumberFormat.page.window(-1, 1) == "\u{2212}1..1")
    #expect(NumberFormat.page.percent(-0.01) == "\u{2212}1.00%")
    #expect(format.window(-1, 1) == "-1..1")
  }

  @Test func `shows what is missing as such`() {
    #expect(format.percent(nil) == "n/a")
    #expect(format.share(1, of: 0) == "n/a")
    #expect(format.price(nil) == "n/a")
    #expect(format.price(0.05) == "0.0500")
    #expect(format.price(130.37) == "130.37")
  }
}
