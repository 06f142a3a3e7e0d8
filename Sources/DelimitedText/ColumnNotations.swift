/// How the numbers of each column of a table are written, as its fields show.
///
/// A field such as `40,5` or `1,234.5` can be read in one way, and decides for its column. One mark before
/// three digits, `1.002`, may group thousands: then the steps from row to row decide, else the other
/// columns, else what the dates say of the writer's country.
package struct ColumnNotations: Sendable {
  /// The mark of a column.
  package enum Mark: Sendable, Hashable {
    /// Fields of the column, or a person, say so.
    case certain(DecimalMark)
    /// Nothing contradicts it.
    case usual(DecimalMark)
    /// Points before three digits, as in this field, are read as decimals, which the country of the writer
    /// makes doubtful.
    case doubtful(example: String)
    /// Either is possible, as in this field.
    case unclear(example: String)

    /// The mark to read with.
    package var mark: DecimalMark {
      switch self {
      case .certain(let mark), .usual(let mark): mark
      case .doubtful, .unclear: .point
      }
    }
  }

  private let columns: [MarkTally]
  private let dialect: Dialect
  private let asked: DecimalMark?
  /// The mark that most of the columns have that are certain of themselves.
  private let commonMark: DecimalMark?
  /// The mark of the country that writes dates in this way.
  private let local: DecimalMark?

  /// Looks at the rows of a table.
  ///
  /// - Parameters:
  ///   - rows: Some rows below the header.
  ///   - dialect: How the file is written.
  ///   - asked: The mark that a person names for columns that do not tell.
  package init(rows: some Sequence<[String]>, dialect: Dialect, asked: DecimalMark?) {
    var columns: [MarkTally] = []
    var dates = DateStyles()
    for row in rows {
      while columns.count < row.count { columns.append(MarkTally()) }
      for (column, field) in row.enumerated() where !field.isEmpty {
        columns[column].add(field)
        dates.add(field)
      }
    }
    let certain = columns.filter(\.isNumeric).compactMap(\.certain)
    let points = certain.count { $0 == .point }
    self.columns = columns
    self.dialect = dialect
    self.asked = asked
    commonMark = points * 2 == certain.count ? nil : points * 2 > certain.count ? .point : .comma
    local = dates.mark
  }

  /// The notation of most columns.
  package var common: NumberNotation {
    NumberNotation(decimalComma: (commonMark ?? usual) == .comma)
  }

  /// Whether the columns tell a mark, or a person does.
  package var isKnown: Bool { commonMark != nil || asked != nil }

  private var usual: DecimalMark { dialect.decimalComma ? .comma : .point }

  /// Whether a column has a field that can be read in one way only.
  package func isCertain(_ column: Int) -> Bool {
    columns.indices.contains(column) && columns[column].certain != nil
  }

  /// Returns the mark of a column.
  ///
  /// - Parameters:
  ///   - column: The column.
  ///   - isCount: Whether it counts shares, which are whole.
  /// - Returns: The mark, and how certain it is.
  package func mark(of column: Int, isCount: Bool = false) -> Mark {
    guard columns.indices.contains(column) else { return .usual(asked ?? commonMark ?? usual) }
    let tally = columns[column]
    if let certain = tally.certain {
      return .certain(tally.isMixed ? asked ?? certain : certain)
    }
    guard let (sign, example) = tally.undecided else { return .usual(asked ?? commonMark ?? usual) }
    if let asked { return .certain(asked) }
    if let proven = tally.provenBySteps { return .certain(proven) }
    if let commonMark { return .certain(commonMark) }
    if isCount { return .certain(sign.other) }
    let isContinental = dialect.delimiter == UInt8(ascii: ";") || local == .comma
    guard sign == .comma else {
      if tally.hasWholes { return .unclear(example: example) }
      return isContinental ? .doubtful(example: example) : .usual(.point)
    }
    // Who parts fields with semicolons needs the comma for decimals.
    if isContinental { return .usual(.comma) }
    return local.map { .usual($0) } ?? .unclear(example: example)
  }

  /// Returns the number in a column of a row, if there is one.
  package func value(of column: Int, in row: [String]) -> Double? {
    guard row.indices.contains(column),
      case .value(let value) = notation(of: column).parse(row[column])
    else { return nil }
    return value
  }

  /// Returns the notation of a column.
  package func notation(of column: Int, lettersAreMissing: Bool = false) -> NumberNotation {
    NumberNotation(
      decimalComma: mark(of: column).mark == .comma,
      lettersAreMissing: lettersAreMissing
    )
  }
}

/// What the fields of one column say together.
private struct MarkTally: Sendable {
  private var points = 0
  private var commas = 0
  private var wholes = 0
  private var others = 0
  private var largestWhole = 0.0
  private var pointsBeforeThree = 0
  private var commasBeforeThree = 0
  private var example = ""
  /// Whether one of the fields that are not decided ends with a zero.
  private var endsWithZero = false
  private var steps = StepSizes()

  mutating func add(_ field: String) {
    guard let evidence = MarkEvidence(field.utf8) else {
      // Dates are most of what is no number.
      if field.utf8.count == 10, field.utf8.dropFirst(4).first == 0x2D {
        others += 1
        return
      }
      if case .notANumber = NumberNotation().parse(field) { others += 1 }
      return
    }
    switch evidence {
    case .certain(.point): points += 1
    case .certain(.comma): commas += 1
    case .whole:
      wholes += 1
      let value = Self.digits(field)
      largestWhole = max(largestWhole, value)
      steps.add(grouped: value, decimal: value)
    case .undecided(let sign):
      if sign == .point { pointsBeforeThree += 1 } else { commasBeforeThree += 1 }
      if example.isEmpty { example = field }
      endsWithZero = endsWithZero || field.utf8.last { MarkEvidence.isDigit($0) } == 0x30
      let value = Self.digits(field)
      steps.add(grouped: value, decimal: value / 1000)
    }
  }

  private static func digits(_ field: String) -> Double {
    field.utf8.reduce(0) { MarkEvidence.isDigit($1) ? $0 * 10 + Double($1 - 0x30) : $0 }
  }

  /// Whether most of the fields are numbers.
  var isNumeric: Bool {
    points + commas + wholes + pointsBeforeThree + commasBeforeThree > 4 * others
  }

  /// The mark of the fields that can be read in one way.
  var certain: DecimalMark? { points + commas == 0 ? nil : commas > points ? .comma : .point }

  /// Whether some fields have no mark.
  var hasWholes: Bool { wholes > 0 }

  /// Whether fields contradict each other.
  var isMixed: Bool { points > 0 && commas > 0 }

  /// The mark before three digits, where no field is certain, and a field that has it.
  var undecided: (sign: DecimalMark, example: String)? {
    guard pointsBeforeThree + commasBeforeThree > 0 else { return nil }
    return (commasBeforeThree > 0 ? .comma : .point, example)
  }

  /// The fewest fields that do not end with a zero by rule and not by chance.
  private static let many = 30

  /// The decimal mark that the numbers themselves prove: beside `998`, `1.002` is a thousand and two,
  /// where reading it so makes the steps small; so is every one of many such fields, which as decimals
  /// would lack a zero at their end now and then.
  var provenBySteps: DecimalMark? {
    guard let (sign, _) = undecided, pointsBeforeThree == 0 || commasBeforeThree == 0, wholes > 0
    else { return nil }
    // Who writes 1234 does not group thousands.
    if largestWhole >= 1000 { return sign }
    if steps.largestGrouped < StepSizes.small, steps.largestDecimal > StepSizes.large {
      return sign.other
    }
    if steps.largestDecimal < StepSizes.small, steps.largestGrouped > StepSizes.large {
      return sign
    }
    return endsWithZero || pointsBeforeThree + commasBeforeThree >= Self.many ? sign.other : nil
  }
}

/// The largest step from one row to the next in either reading, as a ratio above one.
private struct StepSizes: Sendable {
  /// No price moves further from one row to the next.
  static let small = 3.0
  /// A step that a misplaced mark makes.
  static let large = 30.0

  private(set) var largestGrouped = 1.0
  private(set) var largestDecimal = 1.0
  private var last: (grouped: Double, decimal: Double)?

  mutating func add(grouped: Double, decimal: Double) {
    guard grouped > 0 else { return }
    if let last {
      largestGrouped = max(largestGrouped, grouped / last.grouped, last.grouped / grouped)
      largestDecimal = max(largestDecimal, decimal / last.decimal, last.decimal / decimal)
    }
    last = (grouped, decimal)
  }
}

/// How dates are written, which tells the decimal mark of a country.
private struct DateStyles {
  private var withPoints = 0
  private var american = 0

  mutating func add(_ field: String) {
    // Two points or slashes are what a date of these styles has.
    guard field.utf8.count(where: { $0 == 0x2E || $0 == 0x2F }) >= 2 else { return }
    let parts = field.utf8.split(omittingEmptySubsequences: false) { !MarkEvidence.isDigit($0) }
    guard parts.count >= 3 else { return }
    let numbers = parts.prefix(3).map { Int(String(Substring($0))) ?? -1 }
    let signs = field.utf8.filter { !MarkEvidence.isDigit($0) }
    if signs.starts(with: [0x2E, 0x2E]), (1...31).contains(numbers[0]),
      (1...12).contains(numbers[1]), parts[2].count == 4 || parts[2].count == 2
    {
      withPoints += 1
    } else if signs.starts(with: [0x2F, 0x2F]), (1...12).contains(numbers[0]), numbers[1] > 12,
      numbers[1] <= 31
    {
      american += 1
    }
  }

  /// Where dates have points, commas begin decimals; where the month comes first, points do.
  var mark: DecimalMark? {
    withPoints > american ? .comma : american > withPoints ? .point : nil
  }
}
