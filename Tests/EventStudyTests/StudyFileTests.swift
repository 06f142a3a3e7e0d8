import CivilTime
import EventAlignment
import EventStatistics
@testable import EventStudy
import Foundation
import Notices
import PriceData
import Testing

@Suite("Study file")
struct StudyFileTests {
  @Test func `is found in a folder that has it by its name`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("study.toml", "title = \"T\"\n")
    let parent = (path as NSString).deletingLastPathComponent
    #expect(try StudyFile(path: parent).settings.title == "T")
    #expect(try StudyFile(path: parent).folder == parent)
    let empty = try TemporaryFolder()
    let other = (try empty.write("a.csv", "date,close\n") as NSString).deletingLastPathComponent
    let error = #expect(throws: ConfigurationError.self) { try StudyFile(path: other) }
    #expect(
      error?.description == "\(other): it is a folder without study.toml; name the study file"
    )
    let table = #expect(throws: ConfigurationError.self) { try StudyFile(path: "\(other)/a.csv") }
    #expect(table?.description.hasSuffix("stands behind the option once more") == true)
  }

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
      session_bars = "regular"
      free_float = ["ASHOKLEY:2018-11-01=90000000"]
      costs = 10
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
      keep_repeats = true
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
        $0.sessionBars = .regular
        $0.freeFloat = ["ASHOKLEY:2018-11-01=90000000"].compactMap(FreeFloat.init)
        $0.costs = 10
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
        $0.keepRepeats = true
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
      "study.toml: windows.event: 3..-1 ends before it begins; a window runs from the earlier day to "
        + "the later: write -1..3"
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
      "[windows]\nestimation = \"2022-12-30..2022-01-03\"",
      "study.toml: windows.estimation: 2022-12-30..2022-01-03 ends before it begins; a window runs "
        + "from the earlier day to the later: write 2022-01-03..2022-12-30"
    ),
    (
      "[windows]\nestimation = \"250 days\"",
      "study.toml: windows.estimation: \"250 days\" is not a window of trading days: write it as "
        + "-250..-11 or 2022-01-03..2022-12-30"
    ),
    (
      "[windows]\nevent = \"5\"",
      "study.toml: windows.event: \"5\" is not a window of trading days: write it as 5..5 for that "
        + "day alone, or -5..5 for the days around day 0"
    ),
    (
      "[windows]\nestimaton = \"-250..-11\"",
      "study.toml: the key \"windows.estimaton\" is not known; did you mean \"windows.estimation\"?"
    ),
    ("[metods]", "study.toml: the key \"metods\" is not known; did you mean \"methods\"?"),
    (
      "[metods]\nmodels = [\"market\"]",
      "study.toml: the key \"metods\" is not known; did you mean \"methods\"?"
    ),
    (
      "[methods]\ntests = [\"patel\"]",
      "study.toml: methods.tests: \"patel\" is not a test; did you mean \"patell_z\"?"
    ),
    (
      "[methods]\nalternative = \"gretaer\"",
      "study.toml: methods.alternative: \"gretaer\" is not one of its values; did you mean "
        + "\"greater\"?"
    ),
    (
      "[methods]\nreturns = \"x\"",
      "study.toml: methods.returns: \"x\" is not one of its values; known are simple, log"
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

  /// Every key of the settings whose value is a number with a fraction, with a whole number that it may have.
  @Test(arguments: [
    ("[prices]\ncosts = 10", \StudySettings.prices.costs, 10),
    ("[methods]\nhuber_tuning = 2", \.methods.huberTuning, 2),
  ])
  func `a whole number is one where a fraction may be`(
    text: String,
    key: any KeyPath<StudySettings, Double> & Sendable,
    value: Double
  ) throws {
    #expect(try StudyFile.settings(from: text, file: "study.toml")[keyPath: key] == value)
  }

  @Test func `whole numbers of lists and of tables that are left out are numbers too`() throws {
    let text = "[sensitivity]\neffects = [0.01, 1, 2]\n[methods]\nconfidence = 0.9"
    let settings = try StudyFile.settings(from: text, file: "study.toml")
    #expect(settings.sensitivity?.effects == [0.01, 1, 2])
    // A text is still none, and a whole number no text.
    #expect(throws: ConfigurationError.self) {
      try StudyFile.settings(from: "[prices]\ncosts = \"10\"", file: "study.toml")
    }
    #expect(throws: ConfigurationError.self) {
      try StudyFile.settings(from: "title = 10", file: "study.toml")
    }
    #expect(throws: ConfigurationError.self) {
      try StudyFile.settings(from: "[windows]\nmin_estimation = 1.5", file: "study.toml")
    }
  }

  @Test(arguments: [
    ("\"a.csv\"", ["a.csv"]), ("[\"a.csv\", \"b.csv\"]", ["a.csv", "b.csv"]), ("[]", []),
  ])
  func `the market is one file or a list of files`(value: String, files: [String]) throws {
    let settings = try StudyFile.settings(from: "[market]\nfile = \(value)", file: "study.toml")
    #expect(settings.market.files == files)
  }

  /// Every key that has one of some names, with a name that is none.
  @Test(arguments: [
    ("prices.values", "prcies", "prices"), ("prices.duplicates", "frist", "first"),
    ("prices.bar_time", "strat", "start"), ("market.values", "retruns", "returns"),
    ("market.factor_values", "percents", "percent"),
    ("market.risk_free_values", "anual_percent", "annual_percent"),
    ("market.excess_market", "factor", "factors"), ("alignment.align", "nxt", "next"),
    ("methods.returns", "logs", "log"), ("methods.alternative", "two_sided", "two-sided"),
    ("methods.benchmark", "markt", "market"), ("methods.coefficient_errors", "hc4", "hc0"),
    ("methods.skewness", "smaple", "sample"),
    ("methods.ranking_days", "eventwindow", "event_window"),
    ("methods.models", "markt", "market"), ("methods.tests", "bmp", "bmp_t"),
    ("analysis.outcomes", "volum", "volume"), ("analysis.corrections", "hom", "holm"),
    ("sensitivity.models", "huberr", "huber"), ("sensitivity.tests", "rank", "corrado_rank_z"),
    ("sensitivity.return_kinds", "lgo", "log"),
  ])
  func `suggests the name that was meant`(key: String, name: String, meant: String) throws {
    let parts = key.split(separator: ".").map(String.init)
    let isList = ["models", "tests", "outcomes", "corrections", "return_kinds"].contains(parts[1])
    func text(_ value: String) -> String {
      "[\(parts[0])]\n\(parts[1]) = \(isList ? "[\"\(value)\"]" : "\"\(value)\"")"
    }
    let error = #expect(throws: ConfigurationError.self) {
      try StudyFile.settings(from: text(name), file: "study.toml")
    }
    #expect(error?.description.hasSuffix("; did you mean \"\(meant)\"?") == true, "\(error as Any)")
    _ = try StudyFile.settings(from: text(meant), file: "study.toml")
  }

  @Test(arguments: ["zzzz", "b", "qwertyuiop", "m"])
  func `suggests nothing that is not near`(name: String) {
    let tests = InferenceMethod.allCases.map(\.rawValue)
    #expect(NameSuggestion.nearest(to: name, among: tests) == nil)
  }

  @Test func `reads estimation windows by date, alone and beside days`() throws {
    let settings = try StudyFile.settings(
      from: "[windows]\nestimation = \"2022-01-03..2022-12-30\"",
      file: "study.toml"
    )
    #expect(settings.windows.estimation.description == "2022-01-03..2022-12-30")
    let both = try StudyFile.settings(
      from: "[windows]\nestimation = [\"2022-01-03..2022-12-30\", \"30..120\"]",
      file: "study.toml"
    )
    #expect(both.windows.estimation.description == "2022-01-03..2022-12-30 30..120")
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
