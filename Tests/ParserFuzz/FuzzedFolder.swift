import DelimitedText
import EventAlignment
import Foundation
import PriceData

@testable import EventStudy
@testable import StudyReport

/// The folder of a finished study with a damaged document in it, which a report is made from.
struct FuzzedFolder {
  private let path: String

  init(_ path: String) { self.path = path }

  /// The forms that no other program makes.
  private static let formats = TableFormat.allCases.filter { $0 != .docx }

  /// Runs a small study, which the inputs begin with.
  static func seed(isVaried: Bool) throws -> String {
    var settings = StudySettings()
    settings.run.threads = 1
    settings.prices.files = ["prices.csv"]
    settings.market.files = ["index.csv"]
    settings.events.files = ["events.csv"]
    settings.windows.event = EventWindow(-1...1)
    settings.windows.estimation = EstimationWindow(-30 ... -5)
    if isVaried { settings.sensitivity = SensitivitySettings() }
    var (prices, index) = ("symbol,date,close,volume\n", "date,close\n")
    var day = 0
    while day < 90 {
      let date = CalendarDay.text(day)
      index += "\(date),\(100 + day % 7)\n"
      for name in ["A", "B", "C"] {
        let level = 50 + (day * name.utf8.reduce(0) { $0 + Int($1) }) % 13
        prices += "\(name),\(date),\(level),\(1000 + day)\n"
      }
      day += 1
    }
    settings.prices.held.hold(Array(prices.utf8), as: "prices.csv")
    settings.prices.held.hold(Array(index.utf8), as: "index.csv")
    settings.events.held.hold(
      Array(
        "event_id,symbol,date\nE1,A,\(CalendarDay.text(50))\nE2,B,\(CalendarDay.text(60))\n".utf8
      ),
      as: "events.csv"
    )
    let result = try Study(settings).run()
    guard isVaried, let sensitivity = result.sensitivity else {
      return try StudyJSON(result).text()
    }
    return try SensitivityJSON(sensitivity).text()
  }

  /// Reads the document and lays it out in every form.
  func report() throws {
    if path.hasSuffix("sensitivity.json") {
      let folder = (path as NSString).deletingLastPathComponent
      guard let result = try SensitivityFolder.read(folder) else { return }
      _ = try SensitivityReport.render(result)
      _ = SensitivitySummary(result).render(colored: false)
      _ = try TableDocument(result).files(Self.formats)
      return
    }
    let result = try OutputFolder.read(path)
    _ = try HTMLReport.render(result)
    _ = TerminalSummary(result).render(colored: false)
    for table in StudyTables.all + StudyTables.perEvent + StudyTables.optional {
      _ = table.csv(of: result)
    }
    _ = try TableDocument(result).files(Self.formats)
  }
}

/// Days of a market that is open on each of them.
private enum CalendarDay {
  static func text(_ day: Int) -> String {
    let date = Date(timeIntervalSince1970: 1_640_995_200 + Double(day) * 86_400)
    return String(date.formatted(.iso8601).prefix(10))
  }
}
