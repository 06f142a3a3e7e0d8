import CivilTime

/// Series of numbers that look like returns, the same in every run.
enum NumberColumn {
  /// Returns some returns around zero.
  ///
  /// - Parameters:
  ///   - count: How many.
  ///   - size: Their usual size.
  /// - Returns: The same numbers for the same arguments.
  static func returns(_ count: Int, size: Double) -> [Double] {
    (0..<count).map { index in
      // Sums of three even draws have nearly the shape of daily returns.
      let draws = (0..<3).map { Double(((index * 3 + $0) * 7919 + 13) % 1009) / 1009 - 0.5 }
      return size * 2 * draws.reduce(0, +)
    }
  }

  /// Returns weekdays from 3 January 2022 on.
  static func weekdays(_ count: Int) -> [CalendarDate] {
    (0..<(count * 7 / 5 + 7)).lazy.map { CalendarDate(dayNumber: 18_995).adding(days: $0) }
      .filter { !$0.weekday.isWeekend }.prefix(count).map { $0 }
  }

  /// Returns a file of days and columns of numbers.
  static func file(
    _ header: String,
    _ days: [some CustomStringConvertible],
    _ columns: [[String]]
  ) -> String {
    let rows = days.indices.map { row in
      ([days[row].description] + columns.map { $0[row] }).joined(separator: ",")
    }
    return ([header] + rows).joined(separator: "\n") + "\n"
  }
}
