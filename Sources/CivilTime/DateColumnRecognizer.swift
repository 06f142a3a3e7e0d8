/// Gathers what the texts of a column say about their notation.
public struct DateColumnRecognizer: Sendable {
  private var counts: [DateNotation: Int] = [:]
  private var dayFirst: String?
  private var monthFirst: String?
  private var undecided: String?
  private var numericCount = 0
  private var openDates: [OpenForm: OpenDates] = [:]
  private var countedDays = CountedDays()
  private var seconds = CountedSeconds()
  private let forms: DateForms

  /// Creates a recognizer that has seen nothing.
  public init(_ forms: DateForms = []) {
    self.forms = forms
  }

  /// Takes one text into account; a text that is not a date is passed over.
  public mutating func add(_ bytes: UnsafeRawBufferPointer) {
    guard !take(bytes), forms.contains(.words), let plain = WrittenDate.plain(bytes) else { return }
    plain.withUnsafeBytes { _ = take($0) }
  }

  /// Takes a text into account; returns whether it has the form of a date.
  private mutating func take(_ bytes: UnsafeRawBufferPointer) -> Bool {
    switch DateForm(bytes, forms) {
    case .counted(let days): countedDays.add(days)
    case .certain(let notation):
      counts[notation, default: 0] += 1
      if notation == .epoch, forms.contains(.digits) { seconds.add(bytes) }
    case .open(let form): return openDates[form, default: OpenDates(form)].add(bytes)
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
    case .none: return false
    }
    return true
  }

  /// Decides.
  ///
  /// - Throws: ``DateNotationError/ambiguous(_:)`` when no text decides which number is the month,
  ///   ``DateNotationError/contradictory(_:_:)`` when two texts decide in different ways,
  ///   ``DateNotationError/counted(_:)`` when days may be counted by several programs, and others where
  ///   digits have several readings.
  public func finish() throws(DateNotationError) -> DateColumn {
    if let dayFirst, let monthFirst { throw .contradictory(dayFirst, monthFirst) }
    if dayFirst == nil, monthFirst == nil, let undecided { throw .ambiguous(undecided) }
    let order: DateNotation? =
      numericCount == 0 ? nil : monthFirst != nil ? .monthDayYear : .dayMonthYear
    let counted = try countedDays.notation(bySpan: forms.contains(.digits))
    try seconds.check()
    var all = counts
    if let order { all[order, default: 0] += numericCount }
    if let counted { all[counted] = countedDays.days.count }
    var open: [OpenForm: DateNotation] = [:]
    for form in OpenForm.allCases {
      guard let dates = openDates[form] else { continue }
      // Years of the Republic before 2011 have two digits, beside later ones of three.
      let isShort = form == .shortYear || form == .shortYearWithPoints
      open[form] =
        isShort && counts[.minguo] != nil
        ? .minguo : try dates.decide(known: isShort ? order : nil)
      if let notation = open[form] { all[notation, default: 0] += dates.count }
    }
    let most = all.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }
    return DateColumn(
      numericOrder: order,
      countedDays: counted,
      openForms: open,
      notation: most?.key,
      forms: forms
    )
  }
}

/// The counts of days of a column, which Excel, Stata or R may have counted.
struct CountedDays: Sendable {
  private(set) var days: [Int] = []

  mutating func add(_ count: Int) { days.append(count) }

  /// Decides which program has counted.
  ///
  /// - Parameter bySpan: Whether the column has days that follow one another, so that its last day decides.
  /// - Returns: Nothing where no days were counted.
  /// - Throws: ``DateNotationError/counted(_:)`` when another program than Excel may have counted.
  func notation(bySpan: Bool) throws(DateNotationError) -> DateNotation? {
    guard let lowest = days.min(), let highest = days.max() else { return nil }
    guard (bySpan ? highest : lowest) >= NumericDate.firstOfExcelOnly else {
      throw .counted("\(lowest)")
    }
    return bySpan && isOf1904 ? .excel1904Days : .excelDays
  }

  /// Whether the weeks of trading would run from Tuesday to Saturday as Excel counts from 1900, and run from
  /// Monday to Friday as it counts from 1904.
  private var isOf1904: Bool {
    let distinct = Set(days)
    func weekdays(_ notation: DateNotation) -> [Weekday: Int] {
      let origin = NumericDate.origin(notation) ?? 0
      return Dictionary(
        distinct.map { (CalendarDate(dayNumber: Int32($0 + origin)).weekday, 1) },
        uniquingKeysWith: +
      )
    }
    let since1900 = weekdays(.excelDays)
    return distinct.count >= 5 && (since1900[.saturday] ?? 0) * 10 >= distinct.count
      && since1900[.sunday] == nil && since1900[.monday] == nil
  }
}

/// The seconds of a column, which may count from 1970 or, as statistics programs do, from 1960.
struct CountedSeconds: Sendable {
  private var days: [Int32] = []
  private var areMidnights = true
  private var example = ""

  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    guard areMidnights, let stamp = DateNotation.epoch.parse(bytes) else { return }
    areMidnights = stamp.time?.secondsSinceMidnight == 0
    if days.isEmpty { example = String(decoding: bytes, as: UTF8.self) }
    days.append(stamp.date.dayNumber)
  }

  /// Checks that the days are not those of a week of trading only when counted from 1960.
  func check() throws(DateNotationError) {
    guard areMidnights else { return }
    let weekdays = Set(days.map { CalendarDate(dayNumber: $0).weekday })
    guard days.count >= 3, weekdays.contains(.sunday),
      weekdays.isDisjoint(with: [.friday, .saturday])
    else { return }
    throw .countedSeconds(example)
  }
}
