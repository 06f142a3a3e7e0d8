import CivilTime
import DelimitedText
import Foundation
import Testing

/// The folder of real market files, where the environment names one.
enum MarketFiles {
  static let folder = ProcessInfo.processInfo.environment["LEYLINE_REAL_DATA"]
  static let areAvailable = folder != nil

  /// Returns the days of a file's `Date` column.
  static func days(_ file: String) throws -> [CalendarDate] {
    let table = try table(file)
    let column = try #require(table.column(named: "date"))
    return try table.rows.map { try day($0.fields[column]) }
  }

  /// Returns a file of the folder.
  static func table(_ file: String) throws -> DelimitedTable {
    try DelimitedTable.read("\(try #require(folder))/\(file)")
  }
}

/// Two lists of days that should be the same, and how they differ.
struct DayComparison: CustomStringConvertible {
  let calculatedButNotExpected: [CalendarDate]
  let expectedButNotCalculated: [CalendarDate]

  init(calculated: some Sequence<CalendarDate>, expected: some Sequence<CalendarDate>) {
    let calculated = Set(calculated)
    let expected = Set(expected)
    calculatedButNotExpected = calculated.subtracting(expected).sorted()
    expectedButNotCalculated = expected.subtracting(calculated).sorted()
  }

  var agrees: Bool { calculatedButNotExpected.isEmpty && expectedButNotCalculated.isEmpty }

  var description: String {
    "calculated but not expected: \(calculatedButNotExpected); "
      + "expected but not calculated: \(expectedButNotCalculated)"
  }
}
