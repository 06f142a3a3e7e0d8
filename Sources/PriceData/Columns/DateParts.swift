internal import CivilTime
internal import DelimitedText

/// The columns of a date whose year, month and day stand apart.
struct DateParts {
  let year: Int
  let month: Int
  let day: Int

  /// The names of the three columns.
  private static let years: Set<String> = names(
    "year yyyy yr yy tradeyear jahr annee année ano año anno jaar rok год yıl yil 年 年份 연도 년"
  )
  private static let months: Set<String> = names(
    "month mm mmm mon mo mth trademonth monat mois mes mês mese maand miesiac miesiąc месяц ay 月 月份 월"
  )
  private static let days: Set<String> = names(
    "day dd dy dom dayofmonth tradeday tag jour dia día giorno dag dzien dzień день gun gün 日 일"
  )

  private static func names(_ list: String) -> Set<String> {
    Set(list.split(separator: " ").map { normalizedHeader(String($0)) })
  }

  /// Finds the three columns by their names, or returns nothing where one is missing or doubtful.
  init?(_ header: [String]) {
    func column(_ names: Set<String>) -> Int? {
      let found = header.indices.filter { names.contains(normalizedHeader(header[$0])) }
      return found.count == 1 ? found[0] : nil
    }
    guard let year = column(Self.years), let month = column(Self.months),
      let day = column(Self.days)
    else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// Whether the fields of rows are dates when they are put together, but for a few that are wrong.
  func areDates(in rows: [[String]]) -> Bool {
    let filled = rows.filter { row in row.contains { !$0.isEmpty } }
    let dates = filled.count { row in
      guard [year, month, day].allSatisfy(row.indices.contains) else { return false }
      let text = Self.text(Array(row[year].utf8), Array(row[month].utf8), Array(row[day].utf8))
      return HeaderRows.isDate(String(decoding: text, as: UTF8.self))
    }
    return !filled.isEmpty && dates * 10 >= filled.count * 9
  }

  /// Puts a date together, the year first and of four digits.
  static func text(_ year: [UInt8], _ month: [UInt8], _ day: [UInt8]) -> [UInt8] {
    var text = trimmed(year)
    if text.count == 2, let short = Int(String(decoding: text, as: UTF8.self)) {
      text = Array(String(CalendarDate.year(ofTwoDigits: short)).utf8)
    }
    return text + [UInt8(ascii: "-")] + trimmed(month) + [UInt8(ascii: "-")] + trimmed(day)
  }

  /// A field without blanks around it and without the fraction that programs write behind whole numbers.
  private static func trimmed(_ field: [UInt8]) -> [UInt8] {
    var field = field[...]
    while field.last == 0x20 || field.last == 0x09 { field.removeLast() }
    while field.first == 0x20 || field.first == 0x09 { field.removeFirst() }
    if field.suffix(2).elementsEqual(".0".utf8) { field.removeLast(2) }
    return Array(field)
  }

  /// Returns which of the three parts of a date is at fault: the first that no date has.
  static func fault(in text: String) -> ColumnRole {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, Int(parts[0]).map({ (1...9999).contains($0) }) == true else {
      return .year
    }
    return HeaderRows.isDate("\(parts[0])-\(parts[1])-1") ? .day : .month
  }
}

/// The parts of the current row's date, where they stand in three columns.
struct RowDateParts {
  private var record = -1
  private var year: [UInt8]?
  private var month: [UInt8]?
  private var day: [UInt8]?

  /// Takes one part; returns the date once the row has given all three.
  mutating func take(
    _ action: Int32,
    _ bytes: UnsafePointer<UInt8>,
    _ length: Int,
    record: Int
  ) -> [UInt8]? {
    if record != self.record {
      self = RowDateParts()
      self.record = record
    }
    let field = Array(UnsafeBufferPointer(start: bytes, count: length))
    switch action {
    case FieldAction.year: year = field
    case FieldAction.month: month = field
    default: day = field
    }
    guard let year, let month, let day else { return nil }
    return DateParts.text(year, month, day)
  }
}
