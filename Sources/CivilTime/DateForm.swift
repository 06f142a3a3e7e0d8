/// What the form of one text says about its notation.
enum DateForm {
  /// The form tells the notation.
  case certain(DateNotation)
  /// Two numbers stand before a year of four digits, or of two where a column has no other reading of them.
  case numeric(Int, Int)
  /// Digits of several readings, of which the whole column tells which is meant.
  case open(OpenForm)
  /// A count of days.
  case counted(Int)
  /// The text does not look like a date.
  case none

  init(_ bytes: UnsafeRawBufferPointer, _ forms: DateForms) {
    var scanner = DateScanner(bytes)
    if let (first, second, _, width) = scanner.threeNumbers() {
      let hasPoints = bytes.prefix(4).contains(UInt8(ascii: "."))
      if width == 2, forms.contains(.digits) {
        self = .open(hasPoints ? .shortYearWithPoints : .shortYear)
      } else {
        self = hasPoints ? .certain(.dayMonthYearWithPoints) : .numeric(first, second)
      }
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
    if forms.contains(.digits), let form = digits(bytes) { return form }
    if forms.contains(.numbers) {
      if let count = NumericDate.count(bytes) { return .counted(count) }
      if NumericDate.parse(bytes, .epoch) != nil { return .certain(.epoch) }
    }
    if forms.contains(.words), let notation = vendorNotation(bytes) { return .certain(notation) }
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

  /// Looks for digits alone that are neither days since a day nor seconds.
  private static func digits(_ bytes: UnsafeRawBufferPointer) -> DateForm? {
    func isDate(_ notation: DateNotation) -> Bool { notation.parse(bytes) != nil }
    switch NumericDate.digits(bytes) {
    case 6: return OpenForm.sixDigits.notations.contains(where: isDate) ? .open(.sixDigits) : nil
    case 7:
      if isDate(.yearDay) { return .certain(.yearDay) }
      return isDate(.minguo) ? .certain(.minguo) : nil
    case 8:
      return OpenForm.eightDigits.notations.contains(where: isDate) ? .open(.eightDigits) : nil
    // A day and a time of four or six digits, which are no seconds of that length.
    case 12, 14: return WrittenDate.plain(bytes) == nil ? nil : .certain(.compact)
    default: return nil
    }
  }

  /// The notation of a text that no number and no English date looks like.
  private static func vendorNotation(_ bytes: UnsafeRawBufferPointer) -> DateNotation? {
    guard NumericDate.digits(bytes) == 0 else { return nil }
    return [.yearMonthName, .yearDay, .isoWeek, .era, .minguo].first { notation in
      notation.parse(bytes) != nil
    }
  }

  /// Whether a text is a date of this form, whichever of its readings is meant.
  func isDate(_ bytes: UnsafeRawBufferPointer) -> Bool {
    switch self {
    case .certain(let notation): notation.parse(bytes) != nil
    case .numeric:
      DateNotation.dayMonthYear.parse(bytes) != nil || DateNotation.monthDayYear.parse(bytes) != nil
    case .open(let form): form.notations.contains { $0.parse(bytes) != nil }
    case .counted: true
    case .none: false
    }
  }
}

/// A form of digits that has several readings.
enum OpenForm: CaseIterable {
  /// Three numbers of two digits with slashes or dashes between them.
  case shortYear
  /// Three numbers of two digits with points between them.
  case shortYearWithPoints
  /// Six digits.
  case sixDigits
  /// Eight digits of which the first are no year.
  case eightDigits

  /// The readings.
  var notations: [DateNotation] {
    switch self {
    case .shortYear: [.dayMonthYear, .monthDayYear, .shortYearMonthDay]
    case .shortYearWithPoints: [.dayMonthYearWithPoints, .shortYearMonthDay]
    case .sixDigits:
      [
        .compactYearMonth, .compactShortYear, .compactDayFirstShort, .compactMonthFirstShort,
        .matlabDays,
      ]
    case .eightDigits: [.compactDayFirst, .compactMonthFirst]
    }
  }
}
