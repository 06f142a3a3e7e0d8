public import CivilTime
internal import DelimitedText

/// A convention of dates that only their column or their country tells.
public enum DateConvention: Sendable, Hashable {
  /// Days are counted from a day that depends on the program.
  case count(DateNotation)
  /// Years are counted from an event of the country.
  case calendar(DateNotation)
  /// The order of digits is the one in which days follow one another.
  case order(DateNotation)

  /// The convention that a notation follows, where it is one.
  init?(_ notation: DateNotation) {
    switch notation {
    case .excelDays, .excel1904Days, .matlabDays: self = .count(notation)
    case .minguo, .era: self = .calendar(notation)
    case .shortYearMonthDay, .compactShortYear, .compactDayFirstShort, .compactMonthFirstShort:
      self = .order(notation)
    default: return nil
    }
  }

  /// Says how a date was read.
  func sentence(example: String, day: CalendarDate) -> String {
    switch self {
    case .count(.excelDays):
      "dates such as \(example) are days as Excel counts them from 1900; that one was read as \(day), counted "
        + "from 1904 it is \(day.adding(days: 1462))"
    case .count(.excel1904Days):
      "dates such as \(example) are days as Excel counts them from 1904, as the weekdays say; that one was "
        + "read as \(day), counted from 1900 it is \(day.adding(days: -1462))"
    case .count:
      "dates such as \(example) are days as MATLAB counts them; that one was read as \(day)"
    case .calendar(let notation):
      "years of dates such as \(example) are those of \(notation == .era ? "Japanese eras" : "the Republic of China"); "
        + "that one was read as \(day)"
    case .order(let notation):
      "dates such as \(example) were read as \(notation.rawValue), because their days follow one another only so; "
        + "that one is \(day)"
    }
  }
}

/// Looks for notations in which the dates of a file can be read that it does not tell itself.
enum DateAdvice {
  /// The most texts that are tried, and the most notations that are named.
  private static let mostTexts: Int32 = 500
  private static let mostNotations = 3

  /// Returns the notations in which all texts of a batch are dates of our time.
  static func notations(of batch: RowBatch) -> [DateNotation] {
    guard batch.segments.first?.layout.hasDateParts == false else { return [] }
    let names = batch.state.pointee.dateNames
    let found = DateNotation.allCases.filter { notation in
      let column = DateColumn(notation, forms: .prices)
      return (0..<min(names.count, mostTexts)).allSatisfy { id in
        column.parse(names.bytes(id)).map { (1950...2100).contains($0.date.year) } ?? false
      }
    }
    return Array(found.prefix(mostNotations))
  }
}
