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
  /// How to read the digits whose order the column has told.
  private let openForms: [OpenForm: DateNotation]
  /// What else than days the column may hold.
  private let forms: DateForms
  /// The notation of most texts of the column.
  public let notation: DateNotation?

  /// Creates a column in which every date has the same notation.
  ///
  /// - Parameters:
  ///   - notation: The notation.
  ///   - forms: What else than plain days the column may hold.
  public init(_ notation: DateNotation, forms: DateForms = []) {
    forced = notation
    numericOrder = nil
    countedDays = nil
    openForms = [:]
    self.forms = forms
    self.notation = notation
  }

  init(
    numericOrder: DateNotation?,
    countedDays: DateNotation?,
    openForms: [OpenForm: DateNotation],
    notation: DateNotation?,
    forms: DateForms
  ) {
    forced = nil
    self.numericOrder = numericOrder
    self.countedDays = countedDays
    self.openForms = openForms
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
    if let stamp = plainStamp(bytes) { return stamp }
    guard forms.contains(.words), let plain = WrittenDate.plain(bytes) else { return nil }
    return plain.withUnsafeBytes(plainStamp)
  }

  private func plainStamp(_ bytes: UnsafeRawBufferPointer) -> DateStamp? {
    if let forced { return forced.parse(bytes) }
    return switch DateForm(bytes, forms) {
    case .certain(let notation): notation.parse(bytes)
    case .numeric: numericOrder?.parse(bytes)
    case .open(let form): openForms[form]?.parse(bytes)
    case .counted: countedDays?.parse(bytes)
    case .none: nil
    }
  }

  /// Whether a text is a date by itself, whichever of its readings is meant.
  package static func isDate(_ text: String, forms: DateForms) -> Bool {
    func isPlain(_ bytes: UnsafeRawBufferPointer) -> Bool { DateForm(bytes, forms).isDate(bytes) }
    var text = text
    return text.withUTF8 { buffer in
      let bytes = UnsafeRawBufferPointer(buffer)
      if isPlain(bytes) { return true }
      guard forms.contains(.words), let plain = WrittenDate.plain(bytes) else { return false }
      return plain.withUnsafeBytes(isPlain)
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
  /// Dates in words of several languages, with weekdays, in signs of other scripts and of other calendars.
  public static let words = DateForms(rawValue: 4)
  /// Digits with a year of two digits, a day of the year, or the year last; where a column is known to hold
  /// dates that follow one another.
  public static let digits = DateForms(rawValue: 8)

  /// All that the dates of price files may be.
  public static let prices: DateForms = [.numbers, .months, .words, .digits]
}
