/// The texts of one open form, and the days they are in each of its readings.
///
/// Prices come day after day, week after week or month after month. A reading in which neighbours lie years
/// apart is wrong where another keeps them close; where several do, a person has to say which is meant.
struct OpenDates: Sendable {
  /// One way to read the texts.
  private struct Reading: Sendable {
    let notation: DateNotation
    var days: [Int32] = []
    /// The first text that cannot be read so.
    var refused: String?
  }

  /// The largest space between two neighbours of a series, that of months.
  private static let seriesSpace = 45
  /// The smallest space that no series has.
  private static let foreignSpace = 300

  private var readings: [Reading]
  /// The number of texts.
  private(set) var count = 0
  /// The first text whose readings differ, or the first of all.
  private var example = ""
  private var differs = false

  init(_ form: OpenForm) {
    readings = form.notations.map { Reading(notation: $0) }
  }

  /// Takes a text into account; one that is no date in any reading is passed over.
  ///
  /// - Returns: Whether it is a date in one of them.
  mutating func add(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let days = readings.map { $0.notation.parse(bytes)?.date.dayNumber }
    guard days.contains(where: { $0 != nil }) else { return false }
    if count == 0 || !differs {
      differs = Set(days).count > 1
      if count == 0 || differs { example = String(decoding: bytes, as: UTF8.self) }
    }
    count += 1
    for (index, day) in days.enumerated() {
      if let day {
        readings[index].days.append(day)
      } else if readings[index].refused == nil {
        readings[index].refused = String(decoding: bytes, as: UTF8.self)
      }
    }
    return true
  }

  /// Decides for the reading that all texts have.
  ///
  /// - Parameter known: The only reading that other texts of the column allow, where they tell.
  /// - Returns: The notation.
  /// - Throws: ``DateNotationError`` when several are left or none.
  func decide(known: DateNotation?) throws(DateNotationError) -> DateNotation {
    var left = readings.filter { $0.refused == nil }
    if let known, left.contains(where: { $0.notation == known }) { return known }
    let spaces = Dictionary(
      uniqueKeysWithValues: readings.map { ($0.notation, Self.space($0.days)) }
    )
    func isSeries(_ reading: Reading) -> Bool {
      (spaces[reading.notation] ?? nil).map { $0 <= Self.seriesSpace } ?? false
    }
    func isForeign(_ reading: Reading) -> Bool {
      (spaces[reading.notation] ?? nil).map { $0 >= Self.foreignSpace } ?? false
    }
    // A slip in one row must not decide for a reading in which all others lie years apart.
    if left.allSatisfy(isForeign) {
      let usual = readings.filter { isSeries($0) && $0.days.count * 10 >= count * 9 }
      if let only = usual.first, usual.count == 1 { return only.notation }
    }
    if left.contains(where: isSeries) { left.removeAll(where: isForeign) }
    if left.count > 1 { left = Self.byMonths(left) ?? Self.dense(left) ?? left }
    guard let first = left.first else { throw contradiction }
    guard left.contains(where: { $0.days != first.days }) else { return first.notation }
    let notations = left.map(\.notation)
    if notations == [.dayMonthYear, .monthDayYear] { throw .ambiguous(example) }
    throw .several(example, notations)
  }

  /// Two texts that exclude each other's readings.
  private var contradiction: DateNotationError {
    let refused = Dictionary(
      uniqueKeysWithValues: readings.map { ($0.notation, $0.refused ?? example) }
    )
    if let dayFirst = refused[.monthDayYear], let monthFirst = refused[.dayMonthYear] {
      return .contradictory(dayFirst, monthFirst)
    }
    let first = readings.first?.refused ?? example
    let second = readings.compactMap(\.refused).first { $0 != first }
    return .mixed(first, second ?? example)
  }

  /// The usual space between neighbours, in days; nothing for fewer than two days.
  private static func space(_ days: [Int32]) -> Int? {
    let spaces = zip(days.dropFirst(), days).map { abs(Int($0) - Int($1)) }.filter { $0 > 0 }
    return spaces.isEmpty ? nil : spaces.sorted()[spaces.count / 2]
  }

  /// The reading as months, where they follow one another without a gap and the days of the other have
  /// weekends; the other where it is neither.
  private static func byMonths(_ left: [Reading]) -> [Reading]? {
    guard left.count == 2, let months = left.first(where: { $0.notation == .compactYearMonth }),
      let days = left.first(where: { $0.notation == .compactShortYear }), months.days.count > 2
    else { return nil }
    let haveNoGap = zip(months.days.dropFirst(), months.days).allSatisfy {
      (28...31).contains(abs($0 - $1))
    }
    let hasWeekends = days.days.contains { CalendarDate(dayNumber: $0).weekday.isWeekend }
    return haveNoGap == hasWeekends ? [haveNoGap ? months : days] : nil
  }

  /// The reading of rows in no order that lie close together, where those of the others lie years apart.
  private static func dense(_ left: [Reading]) -> [Reading]? {
    let spans = left.map { reading -> (reading: Reading, span: Int, space: Int) in
      let days = reading.days.sorted()
      let span = Int(days.last ?? 0) - Int(days.first ?? 0)
      return (reading, span, space(days) ?? .max)
    }
    .sorted { $0.span < $1.span }
    guard let closest = spans.first, spans.count > 1, closest.reading.days.count >= 20,
      closest.space <= 7,
      closest.span * 3 <= spans[1].span, spans[1].span >= 3 * foreignSpace
    else { return nil }
    return [closest.reading]
  }
}
