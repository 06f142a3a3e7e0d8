public import Notices

/// How the dates of a whole column are read.
///
/// Most texts say by their form how they are to be read. Two numbers of at most two digits before a
/// year do not; there the whole column decides which is the month.
public struct DateColumn: Sendable, Hashable {
  /// The notation that was asked for, which is then the only one.
  private let forced: DateNotation?
  /// How to read two numbers before a year, when the column has such dates.
  private let numericOrder: DateNotation?
  /// How to read counted days, when the column has such dates.
  private let countedDays: DateNotation?
  /// What else than days the column may hold.
  private let forms: DateForms
  /// The notation of most texts of the column.
  public let notation: DateNotation?

  /// Creates a column in which every date has the same notation.
  public init(_ notation: DateNotation) {
    forced = notation
    numericOrder = nil
    countedDays = nil
    forms = []
    self.notation = notation
  }

  init(
    numericOrder: DateNotation?,
    countedDays: DateNotation?,
    notation: DateNotation?,
    forms: DateForms
  ) {
    forced = nil
    self.numericOrder = numericOrder
    self.countedDays = countedDays
    self.forms = forms
    self.notation = notation
  }

  /// Recognizes how the texts of a column are to be read.
  ///
  /// - Parameters:
  ///   - texts: The fields of the column.
  ///   - forms: What else than days the column may hold.
  /// - Returns: The reader of the column.
  /// - Throws: ``DateNotationError``.
  public static func recognize(
    _ texts: some Sequence<String>,
    forms: DateForms = []
  ) throws(DateNotationError) -> DateColumn {
    var recognizer = DateColumnRecognizer(forms)
    for text in texts {
      var text = text
      text.withUTF8 { recognizer.add(UnsafeRawBufferPointer($0)) }
    }
    return try recognizer.finish()
  }

  /// Reads a text, or returns nothing when it is not a date.
  public func parse(_ text: String) -> DateStamp? {
    var text = text
    return text.withUTF8 { parse(UnsafeRawBufferPointer($0)) }
  }

  /// Reads the bytes of a field, or returns nothing when they are not a date.
  public func parse(_ bytes: UnsafeRawBufferPointer) -> DateStamp? {
    if let forced { return forced.parse(bytes) }
    return switch DateForm(bytes, forms) {
    case .certain(let notation): notation.parse(bytes)
    case .numeric: numericOrder?.parse(bytes)
    case .counted: countedDays?.parse(bytes)
    case .none: nil
    }
  }
}

/// What else than days a column of dates may hold.
public struct DateForms: OptionSet, Sendable, Hashable {
  public let rawValue: Int

  public init(rawValue: Int) { self.rawValue = rawValue }

  /// Days that Excel has counted, and seconds since 1970; where a column is known to hold dates.
  public static let numbers = DateForms(rawValue: 1)
  /// Months, which stand for their first day; where the column dates the rows of a series.
  public static let months = DateForms(rawValue: 2)
}

/// Gathers what the texts of a column say about their notation.
public struct DateColumnRecognizer: Sendable {
  private var counts: [DateNotation: Int] = [:]
  private var dayFirst: String?
  private var monthFirst: String?
  private var undecided: String?
  private var numericCount = 0
  private var lowestCount: Int?
  private var countedCount = 0
  private let forms: DateForms

  /// Creates a recognizer that has seen nothing.
  public init(_ forms: DateForms = []) {
    self.forms = forms
  }

  /// Takes one text into account; a text that is not a date is passed over.
  public mutating func add(_ bytes: UnsafeRawBufferPointer) {
    switch DateForm(bytes, forms) {
    case .counted(let days):
      countedCount += 1
      lowestCount = min(lowestCount ?? days, days)
    case .certain(let notation): counts[notation, default: 0] += 1
    case .numeric(let first, let second):
      numericCount += 1
      switch (first > 12, second > 12) {
      case (true, false): if dayFirst == nil { dayFirst = String(decoding: bytes, as: UTF8.self) }
      case (false, true):
        if monthFirst == nil { monthFirst = String(decoding: bytes, as: UTF8.self) }
      case (false, false):
        if first != second, undecided == nil { undecided = String(decoding: bytes, as: UTF8.self) }
      case (true, true): break
      }
    case .none: break
    }
  }

  /// Decides.
  ///
  /// - Throws: ``DateNotationError/ambiguous(_:)`` when no text decides which number is the month,
  ///   ``DateNotationError/contradictory(_:_:)`` when two texts decide in different ways,
  ///   ``DateNotationError/counted(_:)`` when days may be counted by several programs.
  public func finish() throws(DateNotationError) -> DateColumn {
    if let dayFirst, let monthFirst { throw .contradictory(dayFirst, monthFirst) }
    if dayFirst == nil, monthFirst == nil, let undecided { throw .ambiguous(undecided) }
    if let lowestCount, lowestCount < NumericDate.firstOfExcelOnly {
      throw .counted("\(lowestCount)")
    }
    let order: DateNotation? =
      numericCount == 0 ? nil : monthFirst != nil ? .monthDayYear : .dayMonthYear
    var all = counts
    if let order { all[order, default: 0] += numericCount }
    if countedCount > 0 { all[.excelDays] = countedCount }
    let most = all.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }
    return DateColumn(
      numericOrder: order,
      countedDays: countedCount > 0 ? .excelDays : nil,
      notation: most?.key,
      forms: forms
    )
  }
}

/// A reason why the dates of a column cannot be read.
@nonexhaustive
public enum DateNotationError: Error, Sendable, Hashable {
  /// Either number of the example may be the month, as in every other date of the column.
  case ambiguous(String)
  /// The first example has the day first, the second has the month first.
  case contradictory(String, String)
  /// The example counts days, from a day that depends on the program.
  case counted(String)
}

extension DateNotationError: AdvisingError {
  public var message: Message { message(advising: .dateFormat) }

  /// What is wrong, with the setting that decides for the file in question.
  package func message(advising setting: Setting) -> Message {
    let advice: Message =
      "pass \(setting, "dd/mm/yyyy") or \(setting, "mm/dd/yyyy")"
    return switch self {
    case .ambiguous(let example):
      "\"\(example)\" may have the day or the month first, and no other date of the column decides; "
        + advice
    case .contradictory(let first, let second):
      "\"\(first)\" has the day first but \"\(second)\" has the month first; " + advice
    case .counted(let example):
      """
      "\(example)" may be a day as Excel counts or as Stata and SAS count; pass \(setting, "excel") or \
      \(setting, "stata")
      """
    }
  }
}

extension Setting {
  /// How price files write their dates.
  package static let dateFormat = Setting("prices", "date_format")
}

/// What the form of one text says about its notation.
enum DateForm {
  /// The form tells the notation.
  case certain(DateNotation)
  /// Two numbers stand before a year.
  case numeric(Int, Int)
  /// A count of days.
  case counted(Int)
  /// The text does not look like a date.
  case none

  init(_ bytes: UnsafeRawBufferPointer, _ forms: DateForms) {
    var scanner = DateScanner(bytes)
    if let (first, second, _) = scanner.threeNumbers() {
      let hasPoints = bytes.prefix(4).contains(UInt8(ascii: "."))
      self = hasPoints ? .certain(.dayMonthYearWithPoints) : .numeric(first, second)
      return
    }
    for notation in [DateNotation.yearMonthDay, .compact, .dayMonthName, .monthNameDay] {
      var scanner = DateScanner(bytes)
      if scanner.date(notation) != nil {
        self = .certain(notation)
        return
      }
    }
    self = Self.other(bytes, forms)
  }

  /// Looks for what only some columns may hold.
  private static func other(_ bytes: UnsafeRawBufferPointer, _ forms: DateForms) -> DateForm {
    if forms.contains(.numbers) {
      if let count = NumericDate.count(bytes) { return .counted(count) }
      if NumericDate.parse(bytes, .epoch) != nil { return .certain(.epoch) }
    }
    guard forms.contains(.months) else { return .none }
    let months: [DateNotation] =
      [.yearMonth, .monthNameYear, .monthYear]
      + (forms.contains(.numbers) ? [.compactYearMonth] : [])
    for notation in months {
      var scanner = DateScanner(bytes)
      if scanner.date(notation) != nil, scanner.isAtEnd() { return .certain(notation) }
    }
    return .none
  }
}
