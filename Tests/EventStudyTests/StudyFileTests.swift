import CivilTime
import EventAlignment
import EventStatistics
@testable import EventStudy
import PriceData
import Testing

@Suite("Study file")
struct StudyFileTests {
  @Test func `reads every key`() throws {
    let text = """
      title = "Results season"
      simulated = true

      [prices]
      files = ["prices/*.csv"]
      series = ["EQ", "BE"]
      symbol = "ASHOKLEY"
      date_format = "dd/mm/yyyy"
      values = "returns"
      duplicates = "last"
      skip_bad_rows = true
      adjustments = "splits.csv"
      use_adjusted_close = true
      intraday = ["bars"]
      bar_time = "end"
      columns = { close = "Settle" }

      [market]
      file = "index.csv"
      column = "Level"
      values = "returns"
      date_format = "yyyymmdd"
      factors = "factors.csv"

      [events]
      files = ["events.csv"]
      announcements = ["letters"]
      companies = "companies.csv"
      group_column = "sector"

      [alignment]
      calendar = "nse"
      policy = "nearest"
      open = "09:00"
      close = "16:00"
      time_zone = "Europe/London"
      max_missing_sessions = 2
      max_distance_days = 7
      exclude_overlapping = true
      mask_events = true

      [windows]
      estimation = "-120..-21"
      event = "-5..5"
      tested = ["-1..1", "[0,2]"]
      min_estimation = "80%"

      [methods]
      models = ["market", "mean_adjusted"]
      tests = ["patell_z"]
      returns = "log"
      confidence = 0.9

      [run]
      threads = 3
      seed = 42
      output = "results"
      """
    let configuration = try StudyFile.configuration(from: text, file: "study.toml")
    let expected = StudySettings(
      title: "Results season",
      simulated: true,
      prices: PriceSettings(
        files: ["prices/*.csv"],
        series: ["EQ", "BE"],
        symbol: "ASHOKLEY",
        columns: ["close": "Settle"],
        dateFormat: "dd/mm/yyyy",
        values: .returns,
        duplicates: .last,
        skipBadRows: true,
        adjustments: "splits.csv",
        useAdjustedClose: true,
        intraday: ["bars"],
        barTime: .end
      ),
      market: MarketSettings(
        file: "index.csv",
        column: "Level",
        values: .returns,
        dateFormat: "yyyymmdd",
        factors: "factors.csv"
      ),
      events: EventSettings(
        files: ["events.csv"],
        announcements: ["letters"],
        companies: "companies.csv",
        groupColumn: "sector"
      ),
      alignment: AlignmentSettings(
        calendar: "nse",
        policy: .nearest,
        open: try #require(.init(hour: 9, minute: 0)),
        close: try #require(.init(hour: 16, minute: 0)),
        timeZone: "Europe/London",
        maximumMissingSessions: 2,
        maximumDistance: 7,
        excludeOverlapping: true,
        maskEvents: true
      ),
      windows: WindowSettings(
        estimation: EstimationWindow(-120...(-21)),
        event: EventWindow(-5...5),
        tested: [TestWindow(-1...1), TestWindow(0...2)],
        minimumEstimation: .share(0.8)
      ),
      methods: MethodSettings(
        models: [.market, .meanAdjusted],
        tests: [.patell],
        returns: .log,
        confidence: 0.9
      ),
      run: RunSettings(threads: 3, seed: 42, output: "results")
    )
    #expect(configuration == expected)
  }

  @Test func `an empty file is the defaults`() throws {
    #expect(try StudyFile.configuration(from: "", file: "study.toml") == StudySettings())
  }

  @Test(arguments: [
    ("windws = 1", "study.toml: the key \"windws\" is not known; did you mean \"windows\"?"),
    (
      "[windows]\nestimaton = \"-250..-11\"",
      "study.toml: the key \"windows.estimaton\" is not known; did you mean \"windows.estimation\"?"
    ),
    (
      "estimation = \"-250..-11\"",
      "study.toml: the key \"estimation\" is not known; did you mean \"windows.estimation\"?"
    ),
    (
      "[methods]\nmodels = [\"markte\"]",
      "study.toml: methods: \"markte\" is not a model; did you mean \"market\"?"
    ),
    (
      "[windows]\nevent = \"3..-1\"",
      "study.toml: windows.event: the window 3..-1 ends before it begins: write -1..3"
    ),
    (
      "[prices]\nfiles = \"prices.csv\"",
      "study.toml: prices.files: the value is not of the right kind; "
        + "write a list in brackets, such as [\"a\", \"b\"]"
    ),
    (
      "[methods]\nconfidence = \"high\"",
      "study.toml: methods.confidence: the value is not of the right kind; "
        + "write a number, such as 0.95"
    ),
  ])
  func `says what is wrong with a key or value`(text: String, message: String) {
    #expect {
      try StudyFile.configuration(from: text, file: "study.toml")
    } throws: {
      "\($0)" == message
    }
  }

  @Test func `names the line of a syntax error`() {
    #expect {
      try StudyFile.configuration(from: "title = \"a\"\nsimulated = maybe\n", file: "study.toml")
    } throws: {
      "\($0)".hasPrefix("study.toml:2:13: ")
    }
  }

  @Test func `a missing file is named`() {
    #expect {
      try StudyFile(path: "no-such-folder/study.toml")
    } throws: {
      "\($0)" == "no-such-folder/study.toml: there is no such file; check the path"
    }
  }

  @Test(arguments: [("60%", 240, 144), ("100", 240, 100), ("60%", 221, 133), ("0", 10, 0)])
  func `counts the returns that are enough`(text: String, days: Int, required: Int) throws {
    let minimum = try #require(MinimumEstimation(text))
    #expect(minimum.required(of: days) == required)
    #expect(minimum.description == text)
  }

  @Test(arguments: ["-5", "sixty", "101%", ""])
  func `refuses a minimum that is none`(text: String) {
    #expect(MinimumEstimation(text) == nil)
  }
}
