internal import CivilTime

/// Looks for dates that go to and fro because a spreadsheet has swapped day and month.
///
/// A spreadsheet with American settings reads `03/01/2022` as the first of March and leaves
/// `13/01/2022` as text. Read back, the file jumps through the year; with day and month swapped
/// wherever both are at most 12, it runs through time.
struct RowOrder {
  /// What is wrong with the order.
  struct Disorder {
    /// The number of the first date that would be another one.
    let date: Int
    /// How often the dates go back.
    let stepsBack: Int
  }

  /// The fewest steps that have a direction.
  private static let fewestSteps = 20

  /// How often a series goes up and down.
  private struct Walk {
    let up: Int
    let down: Int

    init(_ days: [Int32]) {
      var (up, down) = (0, 0)
      for (day, last) in zip(days.dropFirst(), days) {
        if day > last { up += 1 } else if day < last { down += 1 }
      }
      (self.up, self.down) = (up, down)
    }

    /// Whether nearly all steps have one direction.
    var isOrdered: Bool { min(up, down) * 100 <= up + down }
  }

  /// Returns what is wrong with the dates of a file.
  ///
  /// - Parameter days: The day numbers of its dates, each once, in the order of the rows.
  /// - Returns: Nothing where the order is one, or where a swap would not make it one.
  static func disorder(_ days: [Int32]) -> Disorder? {
    let known = days.filter { $0 != DateResolution.noDay }
    let written = Walk(known)
    guard written.up + written.down >= fewestSteps, !written.isOrdered,
      Walk(known.map(swapped)).isOrdered,
      let date = days.firstIndex(where: { $0 != DateResolution.noDay && swapped($0) != $0 })
    else { return nil }
    return Disorder(date: date, stepsBack: min(written.up, written.down))
  }

  /// Returns the date with day and month swapped, or the same where no such date exists.
  static func swapped(_ day: Int32) -> Int32 {
    let (year, month, number) = CalendarDate(dayNumber: day).components
    return CalendarDate(year: year, month: number, day: month)?.dayNumber ?? day
  }
}
