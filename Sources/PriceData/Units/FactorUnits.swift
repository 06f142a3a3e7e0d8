internal import CivilTime
internal import DelimitedText

/// Brings the columns of a factor file to fractions of one period.
///
/// The unit is the library's in a file of Kenneth French, the user's where one is named, else what the
/// headers or the usual size of each column tell. A file whose unit nothing tells for certain is refused.
struct FactorUnits {
  /// A column as it is written.
  struct Column {
    let header: String
    var values: [Double]
    /// Whether a field carries the percent sign, which was read with its number.
    let hasPercentSigns: Bool

    /// The name without its unit.
    var name: String { WrittenUnit.withoutUnit(header) }
    /// Whether the column holds the risk-free return.
    var isRiskFree: Bool { FactorName(name) == .riskFree }
  }

  let file: String
  let frequency: Frequency
  /// The unit that is known without a look at the numbers.
  let known: ReturnUnit?
  /// What the risk-free column is said to hold.
  let riskFree: RiskFreeUnit?
  private(set) var columns: [Column]
  private(set) var notes: [QualityNote] = []

  init(
    file: String,
    days: [CalendarDate],
    columns: [Column],
    known: ReturnUnit?,
    riskFree: RiskFreeUnit?
  ) {
    self.file = file
    frequency = Frequency(of: days)
    self.known = known
    self.riskFree = riskFree
    self.columns = columns
  }

  /// Takes codes for missing values as missing and divides what is not in fractions.
  ///
  /// - Parameter isCertain: Whether the file's layout tells all units, as that of Kenneth French does.
  /// - Throws: ``PriceDataError`` where a unit is not certain.
  mutating func convert(isCertain: Bool) throws(PriceDataError) {
    takeCodesAsMissing()
    let units = try units()
    let inPercent = units.indices.filter { units[$0] == .percent }
    for index in inPercent { divide(index, by: [100]) }
    if !inPercent.isEmpty, !isCertain {
      notes.append(
        .percentAsFractions(
          file: file,
          columns: inPercent.map { columns[$0].name },
          asked: known != nil
        )
      )
    }
    // A code of a file in percent that somebody divided by 100 is seen once the unit is known.
    for index in columns.indices where units[index] == .fractions {
      takeCodesAsMissing(index, atMost: -0.9999)
    }
    let file: ReturnUnit? = known ?? (inPercent.isEmpty ? nil : .percent)
    for index in columns.indices where columns[index].isRiskFree {
      try convertRiskFree(index, file: file, isCertain: isCertain)
    }
    summarizeCodes()
  }

  private mutating func divide(_ index: Int, by divisors: [Double]) {
    for divisor in divisors {
      for row in columns[index].values.indices { columns[index].values[row] /= divisor }
    }
  }

  // MARK: - Factors

  /// Returns the unit of each factor; nothing for the risk-free return and for what is no return.
  private func units() throws(PriceDataError) -> [ReturnUnit?] {
    let bounds = UnitBounds.index.scaled(to: frequency)
    var units: [ReturnUnit?] = []
    var doubtful: (name: String, size: Double)?
    for column in columns {
      guard !column.isRiskFree else {
        units.append(nil)
        continue
      }
      if column.hasPercentSigns {
        units.append(.fractions)
      } else if let unit = known ?? (WrittenUnit.saysPercent(column.header) ? .percent : nil) {
        units.append(unit)
      } else if let size = Self.size(of: column.values) {
        units.append(bounds.unit(size))
        if units.last == .some(nil), doubtful == nil { doubtful = (column.name, size) }
      } else {
        units.append(nil)
      }
    }
    // One column in percent makes small ones beside it doubtful: they may move little, or be fractions.
    let judged = columns.indices.filter {
      known == nil && !columns[$0].hasPercentSigns && !WrittenUnit.saysPercent(columns[$0].header)
    }
    if judged.contains(where: { units[$0] == .percent }), doubtful == nil,
      let small = judged.first(where: { units[$0] == .fractions })
    {
      doubtful = Self.size(of: columns[small].values).map { (columns[small].name, $0) }
    }
    if let doubtful {
      throw .unitUnclear(
        file: file,
        series: doubtful.name,
        size: doubtful.size,
        setting: .factorValues
      )
    }
    return units
  }

  /// Returns the usual size of a column of returns; nothing for levels, dummies and short columns.
  private static func size(of values: [Double]) -> Double? {
    guard let size = ReturnSize(values), !size.isOneSided,
      Set(values.filter(\.isFinite)).count > 10
    else { return nil }
    return size.value
  }

  // MARK: - The risk-free return

  private mutating func convertRiskFree(
    _ index: Int,
    file: ReturnUnit?,
    isCertain: Bool
  ) throws(PriceDataError) {
    let column = columns[index]
    if column.hasPercentSigns, riskFree == nil, !Self.isAnnual(column.values, frequency) { return }
    var unit = isCertain ? RiskFreeUnit.percent : riskFree
    if unit == nil { unit = try recognized(column, file: file) }
    guard let unit else { return }
    divide(index, by: unit.divisors(frequency))
    guard !isCertain else { return }
    switch unit {
    case .fractions: break
    case .percent:
      notes.append(
        .percentAsFractions(file: self.file, columns: [column.name], asked: riskFree != nil)
      )
    case .annualFractions, .annualPercent:
      notes.append(
        .annualRate(file: self.file, column: column.name, unit: unit, frequency: frequency)
      )
    }
  }

  /// The most that money is lent for without risk, a year.
  private static let highestRate = 0.165
  /// What money is rarely lent for, a year.
  private static let highRate = 0.08

  private static func isAnnual(_ values: [Double], _ frequency: Frequency) -> Bool {
    let sizes = values.filter(\.isFinite).map(abs).sorted()
    return !sizes.isEmpty && sizes[sizes.count / 2] > 0.252 / frequency.periodsPerYear
  }

  /// Recognizes what a risk-free column holds by its size and by the unit of the factors beside it.
  ///
  /// A day's return is below 0.001 as a fraction; in percent it is below 0.07, where also a yearly rate
  /// may lie. Above 0.6 only a yearly rate in percent is left.
  private func recognized(
    _ column: Column,
    file: ReturnUnit?
  ) throws(PriceDataError) -> RiskFreeUnit? {
    let sizes = column.values.filter(\.isFinite).map(abs).sorted()
    guard let top = sizes.last, top > 0 else { return nil }
    let usual = sizes[sizes.count / 2]
    let periods = frequency.periodsPerYear
    let unclear = PriceDataError.riskFreeUnclear(file: self.file, column: column.name, size: usual)
    if top > max(0.6, 100 * Self.highestRate / periods) { return .annualPercent }
    let inPercent = file == .percent || file == nil && WrittenUnit.saysPercent(column.header)
    if inPercent {
      guard top <= 100 * Self.highestRate / periods, usual <= 100 * Self.highRate / periods else {
        throw unclear
      }
      return .percent
    }
    if usual <= 0.252 / periods, top <= 0.504 / periods { return .fractions }
    throw unclear
  }

  // MARK: - Codes

  private var codes: (count: Int, example: Double?) = (0, nil)

  private mutating func takeCodesAsMissing() {
    for index in columns.indices { takeCodesAsMissing(index, atMost: -99.99) }
  }

  private mutating func takeCodesAsMissing(_ index: Int, atMost highest: Double) {
    for row in columns[index].values.indices {
      let value = columns[index].values[row]
      guard value <= highest, Self.isNines(value) else { continue }
      codes.count += 1
      codes.example = codes.example ?? value
      columns[index].values[row] = .nan
    }
  }

  /// Whether a number is written with nines only: -99.99, -999, -0.9999.
  private static func isNines(_ value: Double) -> Bool {
    var digits = "\(abs(value))"[...]
    if digits.hasSuffix(".0") { digits.removeLast(2) }
    if digits.hasPrefix("0.") { digits.removeFirst(2) }
    let nines = digits.filter { $0 != "." }
    return nines.count >= 3 && nines.allSatisfy { $0 == "9" }
  }

  private mutating func summarizeCodes() {
    guard codes.count > 0, let example = codes.example else { return }
    let text = "\(example)"
    notes.append(
      .missingCodes(
        file: file,
        example: text.hasSuffix(".0") ? String(text.dropLast(2)) : text,
        values: codes.count
      )
    )
  }
}

/// What the column of a factor file is, by its name.
package enum FactorName: Sendable {
  /// The risk-free return.
  case riskFree
  /// The market's return over the risk-free return.
  case excessMarket
  /// Any other factor.
  case other

  /// Reads a name, whose case, blanks and signs do not matter.
  package init(_ name: String) {
    self =
      switch normalizedHeader(name) {
      case "rf", "riskfree", "rfr", "riskfreerate", "riskfreereturn": .riskFree
      case "mktrf", "rmrf", "mktexcess", "marketexcess", "mktminusrf", "marketrf": .excessMarket
      default: .other
      }
  }
}
