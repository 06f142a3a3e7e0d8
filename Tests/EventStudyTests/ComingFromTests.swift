import CivilTime
import EventAlignment
import EventStatistics
import EventStudy
import Foundation
import Notices
import Testing

/// What the pages for those who know other programs say of files and numbers.
@Suite("Coming from elsewhere")
struct ComingFromTests {
  private static let pages = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "docs/coming-from")

  private static func page(_ name: String) throws -> String {
    try String(contentsOf: pages.appending(path: name), encoding: .utf8)
  }

  /// The block of code that follows some words of a page.
  private static func block(after words: String, in page: String) throws -> String {
    let rest = try #require(page.range(of: words)).upperBound
    let start = try #require(page.range(of: "```\n", range: rest..<page.endIndex)).upperBound
    let end = try #require(page.range(of: "```", range: start..<page.endIndex)).lowerBound
    return String(page[start..<end])
  }

  private static let firms = ["Addition Corp.", "Second AG", "Third Plc"]

  /// The weekdays of fourteen months as dd.mm.yyyy.
  private static let days: [String] = {
    let calendar = Calendar(identifier: .gregorian)
    var day = DateComponents(calendar: calendar, year: 2023, month: 1, day: 2).date ?? .now
    var days: [String] = []
    while days.count < 300 {
      let parts = calendar.dateComponents([.day, .month, .year, .weekday], from: day)
      if let weekday = parts.weekday, (2...6).contains(weekday) {
        days.append(
          String(format: "%02d.%02d.%04d", parts.day ?? 0, parts.month ?? 0, parts.year ?? 0)
        )
      }
      day = calendar.date(byAdding: .day, value: 1, to: day) ?? .distantFuture
    }
    return days
  }()

  private static let market = levels { 0.01 * sin(Double($0 * $0 % 97)) }
  private static func firm(_ number: Int) -> [Double] {
    levels { day in
      0.011 * sin(Double(day * day % 97)) + 0.012 * cos(Double((day * (number + 3)) % 89))
    }
  }

  private static func levels(_ move: (Int) -> Double) -> [Double] {
    var level = 50.0
    return days.indices.map { day in
      level *= 1 + move(day)
      return level
    }
  }

  private static func rows(_ name: String, _ levels: [Double]) -> String {
    zip(days, levels).map { "\(name);\($0);\($1)\n" }.joined()
  }

  private func study(
    _ folder: TemporaryFolder,
    request: String,
    change: (inout StudySettings) -> Void = { _ in }
  ) throws -> StudyResult {
    try folder.write(
      "02_FirmData.csv",
      Self.firms.indices.map { Self.rows(Self.firms[$0], Self.firm($0)) }.joined()
    )
    try folder.write("03_MarketData.csv", Self.rows("SP500", Self.market))
    try folder.write("01_RequestFile.csv", request)
    var settings = StudySettings()
    settings.prices.files = [folder.path("02_FirmData.csv")]
    settings.market.files = [folder.path("03_MarketData.csv")]
    settings.events.files = [folder.path("01_RequestFile.csv")]
    settings.methods.returns = .log
    settings.windows.tested = [TestWindow(0...0), TestWindow(-5...5)]
    change(&settings)
    return try Study(settings).run()
  }

  @Test
  func `the request file of EventStudyTools loads as its page shows it, with firms and market`()
    throws
  {
    let page = try Self.page("eventstudytools.md")
    let folder = try TemporaryFolder()
    #expect(page.contains("--events 01_RequestFile.csv --returns log --event-window -5..5\n"))
    let request = try Self.block(after: "**Request file**", in: page)
    let result = try study(folder, request: request) {
      $0.windows.event = EventWindow(-5...5)
    }
    #expect(result.includedEvents.map(\.eventID) == ["1", "2", "3"])
    #expect(result.includedEvents.map(\.symbol) == Self.firms)
    #expect(result.includedEvents.map(\.group) == ["Addition", "Deletion", "Addition"])
    #expect(
      result.includedEvents.map { $0.eventDate?.description }
        == ["2023-10-09", "2023-12-04", "2024-01-29"]
    )
    #expect(result.markets.map(\.name) == ["SP500"])
    let model = try #require(result.models.first)
    #expect(model.fits.map(\.observations) == [120, 120, 100])
    #expect(model.cars.filter { $0.windowEnd == 5 }.map(\.days) == [5, 5, 3])
    #expect(!result.notes.contains { $0.message.text(.option).contains("leaves room") })
    // With the standard event window the third event has five days less to be estimated from.
    let wide = try study(folder, request: request)
    #expect(wide.models.first?.fits.map(\.observations) == [120, 120, 95])
    #expect(
      wide.notes.contains {
        $0.message.text(.option)
          == "1 of 3 events is estimated without the days of the study's event window -10..10, into which "
          + "the estimation window -105..-6 reaches; a shorter --event-window leaves room for them"
      }
    )
  }

  @Test func `the firm and market files of EventStudyTools load as its page shows them`() throws {
    let page = try Self.page("eventstudytools.md")
    let folder = try TemporaryFolder()
    var settings = StudySettings()
    settings.prices.files = [
      try folder.write("firms.csv", try Self.block(after: "**Firm file**", in: page))
    ]
    settings.market.files = [
      try folder.write("market.csv", try Self.block(after: "**Market file**", in: page))
    ]
    let inspection = try PriceInspection.run(settings)
    #expect(inspection.symbols == ["Addition Corp.", "Second AG"])
    #expect(inspection.firstDate.description == "2023-01-02")
  }

  @Test func `the request table of R's EventStudy loads with its windows`() throws {
    let page = try Self.page("r-eventstudy.md")
    let names = [
      "event_id", "firm_symbol", "index_symbol", "event_date", "group", "event_window_start",
      "event_window_end", "shift_estimation_window", "estimation_window_length",
    ]
    for name in names { #expect(page.contains("`\(name)`")) }
    let folder = try TemporaryFolder()
    let rows = [
      "1,Addition Corp.,SP500,09.10.2023,Addition,-2,2,-11,120",
      "2,Second AG,SP500,04.12.2023,Deletion,-1,1,-6,100",
    ]
    let result = try study(
      folder,
      request: names.joined(separator: ",") + "\n" + rows.joined(separator: "\n") + "\n"
    ) { $0.windows.event = EventWindow(-5...5) }
    let model = try #require(result.models.first)
    #expect(model.fits.map(\.observations) == [120, 100])
    #expect(model.fits.map { $0.lastDate.description } == ["2023-09-22", "2023-11-24"])
    #expect(model.cars.filter { $0.windowEnd == 5 }.map(\.days) == [5, 3])
  }

  /// INTERCEPT, SLOPE, STEYX, the abnormal return, its sum and CAR/(STEYX·√L), as a sheet has them.
  @Test(arguments: [false, true])
  func `the formulas of a spreadsheet give the numbers of the study`(hasHole: Bool) throws {
    let folder = try TemporaryFolder()
    let (eventRow, hole) = (250, 200)
    var prices = Self.firm(0)
    if hasHole { prices[hole] = .nan }
    let rows = zip(Self.days, prices).filter { !$1.isNaN }.map { "\($0);\($1)\n" }
    try folder.write("one.csv", "date;close\n" + rows.joined())
    let result = try study(
      folder,
      request: "event_id,symbol,date\nE1,Addition Corp.,\(Self.days[eventRow])\n"
    ) { settings in
      settings.prices.files = [folder.path("one.csv")]
      settings.prices.symbol = "Addition Corp."
      settings.methods.returns = .simple
      settings.methods.conventions = [.plainCumulative]
      settings.windows.estimation = EstimationWindow(-120...(-11))
      settings.windows.tested = [TestWindow(-1...1)]
    }
    func returns(_ levels: [Double]) -> [Double] {
      [.nan] + zip(levels, levels.dropFirst()).map { $1 / $0 - 1 }
    }
    let (b, c) = (returns(prices), returns(Self.market))
    let sheet = (eventRow - 120...eventRow - 11).filter { b[$0].isFinite }
    let n = Double(sheet.count)
    let meanB = sheet.reduce(0) { $0 + b[$1] } / n
    let meanC = sheet.reduce(0) { $0 + c[$1] } / n
    let slope =
      sheet.reduce(0) { $0 + (c[$1] - meanC) * (b[$1] - meanB) }
      / sheet.reduce(0) { $0 + (c[$1] - meanC) * (c[$1] - meanC) }
    let intercept = meanB - slope * meanC
    let steyx =
      (sheet.reduce(0) {
        $0 + (b[$1] - intercept - slope * c[$1]) * (b[$1] - intercept - slope * c[$1])
      } / (n - 2)).squareRoot()
    let car = (eventRow - 1...eventRow + 1).reduce(0) { $0 + b[$1] - (intercept + slope * c[$1]) }
    let model = try #require(result.models.first)
    let fit = try #require(model.fits.first)
    #expect(fit.observations == (hasHole ? 108 : 110))
    #expect(abs((fit.sigma ?? 0) - steyx) < 1e-12)
    let terms = fit.terms.map { $0.estimate ?? .nan }
    #expect(abs(terms[0] - intercept) < 1e-12 && abs(terms[1] - slope) < 1e-10)
    let sum = try #require(model.cars.first)
    #expect(abs((sum.car ?? 0) - car) < 1e-12)
    #expect(abs((sum.t ?? 0) - car / (steyx * 3.0.squareRoot())) < 1e-9)
    #expect(abs((sum.carStandardError ?? 0) - steyx * 3.0.squareRoot()) < 1e-12)
  }

  @Test func `the list of conventions is that of the program`() throws {
    let rows = try Self.page("README.md").split(separator: "\n").filter {
      $0.hasPrefix("| `") && !$0.hasPrefix("| `--")
    }
    let named = rows.compactMap { $0.split(separator: "`").dropFirst().first.map(String.init) }
    #expect(named == InferenceConvention.allCases.map(\.rawValue))
    for (row, convention) in zip(rows, InferenceConvention.allCases)
    where !row.contains("| the same |") {
      for test in convention.tests.map(\.rawValue) where !row.contains("| these, ") {
        #expect(row.contains("`\(test)`"), "\(convention.rawValue): \(test)")
      }
    }
  }

  @Test func `says which conventions were used, which change nothing, and which contradict`() throws
  {
    let folder = try TemporaryFolder()
    let request = "1;Addition Corp.;SP500;09.10.2023;A;-2;2;-11;120\n"
    let result = try study(folder, request: request) {
      $0.methods.tests = [.bmp]
      $0.methods.conventions = [.plainStandardized, .pooledSigns]
    }
    let notes = result.notes.map { $0.message.text(.option) }
    #expect(
      notes.contains(
        "convention bmp_plain: the standardized tests divide each CAR by σ alone, as the R package EventStudy does"
      )
    )
    #expect(
      notes.contains(
        "the convention generalized_sign_pooled changes nothing here: it is about generalized_sign_z"
      )
    )
    #expect(throws: StudyError.self) {
      try study(folder, request: request) {
        $0.methods.conventions = [.sigmaByDays, .sigmaByDaysLessOne]
      }
    }
    #expect(throws: StudyError.self) {
      try study(folder, request: request) {
        $0.methods.conventions = [.plainStandardized]
        $0.sensitivity = SensitivitySettings()
      }
    }
  }
}
