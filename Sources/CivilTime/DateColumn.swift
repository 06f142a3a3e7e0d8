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
  /// The notation of most texts of the column.
  public let notation: DateNotation?

  /// Creates a column in which every date has the same notation.
  public init(_ notation: DateNotation) {
    forced = notation
    numericOrder = nil
    self.notation = notation
  }

  init(numericOrder: DateNotation?, notation: DateNotation?) {
    forced = nil
    self.numericOrder = numericOrder
    self.notation = notation
  }

  /// Recognizes how the texts of a column are to be read.
  ///
  /// - Throws: ``DateNotationError``.
  public static func recognize(
    _ texts: some Sequence<String>
  ) throws(DateNotationError) -> DateColumn {
    var recognizer = DateColumnRecognizer()
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
    return switch DateForm(bytes) {
    case .certain(let notation): notation.parse(bytes)
    case .numeric: numericOrder?.parse(bytes)
    case .none: nil
    }
  }
}

/// Gathers what the texts of a column say about their notation.
public struct DateColumnRecognizer: Sendable {
  private var counts: [DateNotation: Int] = [:]
  private var dayFirst: String?
  private var monthFirst: String?
  private var undecided: String?
  private var numericCount = 0

  /// Creates a recognizer that has seen nothing.
  public init() {}

  /// Takes one text into account; a text that is not a date is passed over.
  public mutating func add(_ bytes: UnsafeRawBufferPointer) {
    switch DateForm(bytes) {
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
  ///   ``DateNotationError/contradictory(_:_:)`` when two texts decide in different ways.
  public func finish() throws(DateNotationError) -> DateColumn {
    if let dayFirst, let monthFirst { throw .contradictory(dayFirst, monthFirst) }
    if dayFirst == nil, monthFirst == nil, let undecided { throw .ambiguous(undecided) }
    let order: DateNotation? =
      numericCount == 0 ? nil : monthFirst != nil ? .monthDayYear : .dayMonthYear
    var all = counts
    if let order { all[order, default: 0] += numericCount }
    let most = all.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }
    return DateColumn(numericOrder: order, notation: most?.key)
  }
}

/// A reason why the dates of a column cannot be read.
@nonexhaustive
public enum DateNotationError: Error, Sendable, Hashable {
  /// Either number of the example may be the month, as in every other date of the column.
  case ambiguous(String)
  /// The first example has the day first, the second has the month first.
  case contradictory(String, String)
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
  /// The text does not look like a date.
  case none

  init(_ bytes: UnsafeRawBufferPointer) {
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
    self = .none
  }
}
