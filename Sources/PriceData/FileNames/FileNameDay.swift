internal import CivilTime

/// The day in the name of a table of all securities, which may stand nowhere else: `EQ150124.CSV`,
/// `data_5678_20240115.csv`.
struct FileNameDay {
  /// The day.
  let day: CalendarDate

  /// Reads the name of a file; nothing where it holds no day or several, or one that can be read in two ways.
  init?(_ path: String) {
    guard let day = SymbolName.date(inFileName: path) ?? Self.shortDay(in: path) else { return nil }
    self.day = day
  }

  /// Reads the only six digits of a name.
  private static func shortDay(in path: String) -> CalendarDate? {
    let name = String(path.split(separator: "/").last ?? Substring(path))
    let words = name.split { !$0.isNumber }.filter { $0.utf8.count >= 6 }
    guard let word = words.first, words.count == 1, word.utf8.count == 6, let number = Int(word)
    else { return nil }
    let (first, second, third) = (number / 10_000, number / 100 % 100, number % 100)
    func day(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate? {
      CalendarDate(year: year + (year < 50 ? 2000 : 1900), month: month, day: day)
    }
    // The exchange of Bombay calls its days so, also those that are sessions at a weekend.
    if name.uppercased().hasPrefix("EQ\(word)") { return day(third, second, first) }
    let readings = [
      day(third, second, first), day(first, second, third), day(third, first, second),
    ]
    let days = Set(readings.compactMap { $0 })
    return days.count == 1 ? days.first : nil
  }
}
