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
      align = "nearest"
      session_open = "09:00"
      session_close = "16:00"
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
    let configuration = try StudyFile.settings(from: text, file: "study.toml")
    let (open, close) = (TimeOfDay(hour: 9, minute: 0), TimeOfDay(hour: 16, minute: 0))
    let hours = (open: try #require(open), close: try #require(close))
    let expected = StudySettings {
      $0.title = "Results season"
      $0.simulated = true
      $0.prices = PriceSettings {
        $0.files = ["prices/*.csv"]
        $0.series = ["EQ", "BE"]
        $0.symbol = "ASHOKLEY"
        $0.columns = ["close": "Settle"]
        $0.dateFormat = "dd/mm/yyyy"
        $0.values = .returns
        $0.duplicates = .last
        $0.skipBadRows = true
        $0.adjustments = "splits.csv"
        $0.useAdjustedClose = true
        $0.intraday = ["bars"]
        $0.barTime = .end
      }
      $0.market = MarketSettings {
        $0.files = ["index.csv"]
        $0.column = "Level"
        $0.values = .returns
        $0.dateFormat = "yyyymmdd"
        $0.factors = "factors.csv"
      }
      $0.events = EventSettings {
        $0.files = ["events.csv"]
        $0.announcements = ["letters"]
        $0.companies = "companies.csv"
        $0.groupColumn = "sector"
      }
      $0.alignment = AlignmentSettings {
        $0.calendar = "nse"
        $0.align = .nearest
        $0.sessionOpen = hours.open
        $0.sessionClose = hours.close
        $0.timeZone = "Europe/London"
        $0.maxMissingSessions = 2
        $0.maxDistanceDays = 7
        $0.excludeOverlapping = true
        $0.maskEvents = true
      }
      $0.windows = WindowSettings {
        $0.estimation = EstimationWindow(-120...(-21))
        $0.event = EventWindow(-5...5)
        $0.tested = [TestWindow(-1...1), TestWindow(0...2)]
        $0.minEstimation = .share(0.8)
      }
      $0.methods = MethodSettings {
        $0.models = [.market, .meanAdjusted]
        $0.tests = [.patell]
        $0.returns = .log
        $0.confidence = 0.9
      }
      $0.run = RunSettings {
        $0.threads = 3
        $0.seed = 42
        $0.output = "results"
      }
    }
    #expect(configuration == expected)
  }

  @Test func `an empty file is the defaults`() throws {
    #expect(try StudyFile.settings(from: "", file: "study.toml") == StudySettings())
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
      "study.toml: methods.models: \"markte\" is not a model; did you mean \"market\"?"
    ),
    (
      "[windows]\nevent = \"3..-1\"",
      "study.toml: windows.event: the window 3..-1 ends before it begins: write -1..3"
    ),
    (
      "[alignment]\npolicy = \"next\"",
      "study.toml: the key \"alignment.policy\" is called \"alignment.align\" now"
    ),
    (
      "[sensitivity]\nwithout_overlapping = false",
      "study.toml: the key \"sensitivity.without_overlapping\" is called "
        + "\"sensitivity.keep_overlapping\", which says the opposite, now"
    ),
    (
      "[run]\nseed = -1",
      "study.toml: run.seed: takes a number of at least 0, not -1"
    ),
    (
      "[methods]\ndimson_lags = -1",
      "study.toml: methods.dimson_lags: takes a number of at least 0, not -1"
    ),
    (
      "[methods]\ndimson_leads = -2",
      "study.toml: methods.dimson_leads: takes a number of at least 0, not -2"
    ),
    (
      "[methods]\ndimson_lags = 9223372036854775807",
      "study.toml: methods.dimson_lags: takes a number of at most 100, not 9223372036854775807"
    ),
    (
      "[methods]\ndraws = 10000001",
      "study.toml: methods.draws: takes a number of at most 10000000, not 10000001"
    ),
    (
      "[sensitivity]\nshifts = [1, -9223372036854775808]",
      "study.toml: sensitivity.shifts: takes a number of at least -1000, not -9223372036854775808"
    ),
    (
      "[sensitivity]\nestimation_lengths = [60, 4611686018427387904]",
      "study.toml: sensitivity.estimation_lengths: takes a number of at most 100000, not "
        + "4611686018427387904"
    ),
    (
      "[windows]\nmin_estimation = 100001",
      "study.toml: windows.min_estimation: takes a number of at most 100000, not 100001"
    ),
    (
      "[methods]\nhuber_tuning = nan",
      "study.toml: methods.huber_tuning: takes a number above 0, not nan"
    ),
    (
      "[methods]\nhuber_tuning = inf",
      "study.toml: methods.huber_tuning: takes a number above 0, not inf"
    ),
    (
      "[sensitivity]\neffects = [0.01, 0.0]",
      "study.toml: sensitivity.effects: takes a number above 0, not 0.0"
    ),
    (
      "[windows]\nmin_estimation = -5",
      "study.toml: windows.min_estimation: \"-5\" is neither a number of returns nor a share such as "
        + "60%"
    ),
    (
      "[“events”]\nfiles = [\"e.csv\"]",
      "study.toml:1:1: [“events”] is not the name of a table; write it in plain letters: [events]"
    ),
    (
      "[analysis]\noutcomes = [\"volumes\"]",
      "study.toml: analysis.outcomes: \"volumes\" is not an outcome; did you mean \"volume\"?"
    ),
    (
      "prices = 3",
      "study.toml: prices: the value is not of the right kind; write a table, such as [prices]"
    ),
    (
      "[prices]\nfiles = \"prices.csv\"",
      "study.toml: prices.files: the value is not of the right kind; "
        + "write a list in brackets, such as [\"a\", \"b\"]"
    ),
    (
      "[market]\nfile = 3",
      "study.toml: market.file: the value is not of the right kind; write text in quotes, such as "
        + "\"market\""
    ),
    (
      "[methods]\nconfidence = \"high\"",
      "study.toml: methods.confidence: the value is not of the right kind; "
        + "write a number, such as 0.95"
    ),
  ])
  func `says what is wrong with a key or value`(text: String, message: String) {
    #expect {
      try StudyFile.settings(from: text, file: "study.toml")
    } throws: {
      "\($0)" == message
    }
  }

  @Test(arguments: [
    ("\"a.csv\"", ["a.csv"]), ("[\"a.csv\", \"b.csv\"]", ["a.csv", "b.csv"]), ("[]", []),
  ])
  func `the market is one file or a list of files`(value: String, files: [String]) throws {
    let settings = try StudyFile.settings(from: "[market]\nfile = \(value)", file: "study.toml")
    #expect(settings.market.files == files)
  }

  @Test func `names the line of a syntax error`() {
    #expect {
      try StudyFile.settings(from: "title = \"a\"\nsimulated = maybe\n", file: "study.toml")
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
