import CivilTime
@testable import EventStudy
import Foundation
import Notices

/// Small price files of one share, and what is asked of them.
struct PricingFixture {
  let folder: TemporaryFolder
  var settings = StudySettings()
  var pricing = PricingSettings()

  /// A file with a row for each session: the day, the close, the shares and the average price.
  init(_ rows: [(String, Double, Double, Double)], on day: String) throws {
    folder = try TemporaryFolder()
    let path = try folder.write("SHARE.csv", Self.text(rows))
    settings.prices.files = [path]
    settings.alignment.calendar = "data"
    pricing.day = CalendarDate(day)
  }

  static func text(_ rows: [(String, Double, Double, Double)]) -> String {
    "date,close,high,low,volume,vwap\n"
      + rows.map { "\($0.0),\($0.1),\($0.1 + 50),\($0.1 - 50),\($0.2),\($0.3)\n" }.joined()
  }

  /// Ten sessions from 2 to 13 January 2023, each of 100 shares, with averages 101 to 110.
  static func tenSessions(on day: String = "2023-01-16") throws -> PricingFixture {
    let days = [2, 3, 4, 5, 6, 9, 10, 11, 12, 13]
    return try PricingFixture(
      days.enumerated().map { index, day in
        (String(format: "2023-01-%02d", day), 100 + Double(index), 100, 101 + Double(index))
      },
      on: day
    )
  }

  func run() throws -> PricingResult { try PricingStudy(settings, pricing: pricing).run() }

  /// The message of the error that the study ends with.
  func refusal(_ spelling: SettingSpelling = .option) -> String? {
    do {
      _ = try run()
      return nil
    } catch {
      return (error as? StudyError)?.message.text(spelling)
    }
  }
}
