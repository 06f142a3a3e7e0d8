internal import Algorithms

// Days are looked up in ascending arrays everywhere: sessions, trading days, the days of prices.

extension [CalendarDate] {
  /// Returns the position of the first day that is not before a day; the count where none is.
  ///
  /// The days ascend.
  package func position(ofFirstNotBefore day: CalendarDate) -> Int {
    partitioningIndex { $0 >= day }
  }

  /// Returns the position of a day, where the ascending days have it.
  package func position(of day: CalendarDate) -> Int? {
    let position = position(ofFirstNotBefore: day)
    return position < count && self[position] == day ? position : nil
  }
}
