internal import EventStatistics
internal import EventStudy
internal import Foundation
internal import Notices

/// Numbers as people read them; programs get every digit from the tables and the JSON.
struct NumberFormat: Sendable {
  /// The sign of a negative number: a hyphen in a terminal, a minus sign on a page.
  let minus: String
  /// What stands for a number that does not exist.
  let missing: String

  /// Numbers in a terminal, where a hyphen is what searches and copies find.
  static let terminal = NumberFormat(minus: "-", missing: "n/a")
  /// Numbers on a page.
  static let page = NumberFormat(minus: "\u{2212}", missing: "n/a")

  /// Whether the numbers stand in a terminal, where a name of an option can be typed.
  var isTerminal: Bool { minus == "-" }

  /// Returns a fraction as a percentage, such as `+2.08%`.
  func percent(_ fraction: Double?, decimals: Int = 2, signed: Bool = true) -> String {
    guard let percent = fraction.map({ $0 * 100 }).present else { return missing }
    return fixed(percent, decimals: decimals, signed: signed) + "%"
  }

  /// Returns a level, a confidence or a power as a percentage with the digits that it has, such as `99.5%`.
  func level(_ fraction: Double?) -> String {
    guard let fraction = fraction.present else { return missing }
    // A few digits less than a number holds, as 0.07 times 100 is not 7.
    return String(format: "%.10g", fraction * 100) + "%"
  }

  /// Returns a count as a share of another one, such as `88%`.
  func share(_ count: Int, of total: Int) -> String {
    guard total > 0 else { return missing }
    return percent(Double(count) / Double(total), decimals: 0, signed: false)
  }

  /// Returns a p-value with three decimals, or `<0.001`.
  func pValue(_ value: Double?) -> String {
    guard let value = value.present else { return missing }
    return value < 0.001 ? "<0.001" : fixed(value, decimals: 3)
  }

  /// Returns a p-value as a relation that no line break divides, such as `= 0.021`.
  func pRelation(_ value: Double?) -> String {
    guard let value = value.present else { return "=\u{A0}\(missing)" }
    return value < 0.001 ? "<\u{A0}0.001" : "=\u{A0}" + fixed(value, decimals: 3)
  }

  /// Returns a test statistic with two decimals.
  func statistic(_ value: Double?) -> String {
    guard let value = value.present else { return missing }
    return fixed(value, decimals: 2)
  }

  /// Returns a number with a fixed count of decimals; a rounded zero has no sign.
  func fixed(_ value: Double?, decimals: Int, signed: Bool = false) -> String {
    guard let value = value.present else { return missing }
    // Further digits would be those of the notation and not of the number.
    if abs(value) >= 1e15 { return (signed && value > 0 ? "+" : "") + scientific(value) }
    let digits = String(format: "%.\(decimals)f", abs(value))
    guard digits.contains(where: { $0 != "0" && $0 != "." }) else { return digits }
    return (value < 0 ? minus : signed ? "+" : "") + digits
  }

  /// Returns a price with two decimals, or with more significant digits when it is small.
  func price(_ value: Double?) -> String {
    guard let value = value.present else { return missing }
    return fixed(value, decimals: abs(value) < 1 ? 4 : 2)
  }

  /// Returns a coefficient of unknown size with four significant digits.
  func coefficient(_ value: Double?) -> String {
    guard let value = value.present, value != 0 else { return fixed(value, decimals: 2) }
    let decimals = 3 - Int(log10(abs(value)).rounded(.down))
    if decimals > Self.mostDecimals { return scientific(value) }
    return fixed(value, decimals: max(decimals, 0))
  }

  /// The most decimals of a coefficient before it has a power of ten.
  private static let mostDecimals = 9

  /// Returns a coefficient and its standard error in one form: as many decimals as the smaller one needs, or
  /// both with a power of ten.
  func coefficient(_ value: Double?, error: Double?) -> (estimate: String, error: String) {
    let sizes = [value, error].compactMap { $0.present.map(abs) }.filter { $0 > 0 }
    guard let largest = sizes.max(), let smallest = sizes.min(), sizes.count == 2 else {
      return (coefficient(value), coefficient(error))
    }
    func decimals(_ size: Double) -> Int { 3 - Int(log10(size).rounded(.down)) }
    // Below a ten thousandth there are more zeros than digits, and far apart one of both has none left.
    let (fewest, most) = (decimals(largest), decimals(smallest))
    if fewest > 7 || fewest < -3 || most - fewest > 4 {
      return (scientific(value), scientific(error))
    }
    let count = min(most, fewest + 2)
    return (fixed(value, decimals: max(count, 0)), fixed(error, decimals: max(count, 0)))
  }

  /// Returns how many decimals the coefficients of a row have: three digits of the smallest standard error.
  ///
  /// - Parameter errors: The standard errors of the row.
  /// - Returns: The decimals; nothing where there would be more zeros than digits.
  static func coefficientDecimals(_ errors: [Double]) -> Int? {
    let sizes = errors.filter { $0.isFinite && $0 > 0 }
    guard let smallest = sizes.min(), let largest = sizes.max() else { return nil }
    func decimals(_ size: Double) -> Int { 2 - Int(log10(size).rounded(.down)) }
    guard decimals(smallest) <= 7, decimals(largest) >= -3,
      decimals(smallest) - decimals(largest) <= 4
    else { return nil }
    return max(decimals(smallest), 0)
  }

  /// Returns a number with three digits and a power of ten: `9.17e-07` in a terminal, `9.17×10⁻⁷` on a page.
  private func scientific(_ value: Double?) -> String {
    guard let value = value.present else { return missing }
    let text = String(format: "%.2e", abs(value))
    let sign = value < 0 ? minus : ""
    guard !isTerminal, let mark = text.firstIndex(of: "e"),
      let power = Int(text[text.index(after: mark)...])
    else { return sign + text }
    let raised = String(power).map { Self.raised[$0] ?? $0 }
    return sign + text[..<mark] + "×10" + String(raised)
  }

  private static let raised: [Character: Character] = [
    "-": "⁻", "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷",
    "8": "⁸", "9": "⁹",
  ]

  /// Returns a number with its noun, such as `1 event` or `2 events`; a noun without an s has its plural
  /// beside it.
  func counted(_ value: Int, _ noun: String, _ plural: String? = nil) -> String {
    "\(count(value)) \(value == 1 ? noun : plural ?? noun + "s")"
  }

  /// Returns a whole number in groups of three digits.
  func count(_ value: Int) -> String {
    value.grouped.replacing("-", with: minus)
  }

  /// Returns an amount that may be beyond every integer, such as shares traded, in groups of three
  /// digits.
  func amount(_ value: Double?) -> String {
    guard let value = value.present else { return missing }
    // More digits than a sum of shares can have tell nothing.
    guard abs(value) < 1e15 else { return String(format: "%.3g", value) }
    let rounded = Int(abs(value).rounded(.toNearestOrEven))
    return (value < 0 && rounded != 0 ? minus : "") + rounded.grouped
  }

  /// Returns a day or a window with the minus sign of this format, such as `−1..1`.
  func window(_ start: Int, _ end: Int) -> String {
    "\(day(start))..\(day(end))"
  }

  /// Returns a day relative to the event.
  func day(_ day: Int) -> String { (day < 0 ? minus : "") + String(day.magnitude) }
}

extension Int {
  /// The whole part of a number as a place among some, the nearest one where it lies outside.
  ///
  /// - Parameters:
  ///   - value: Any number; one that is not a number is the first place.
  ///   - count: How many places there are, at least one.
  init(place value: Double, of count: Int) {
    self = value.isNaN ? 0 : Int(Swift.min(Swift.max(value, 0), Double(count - 1)))
  }
}
