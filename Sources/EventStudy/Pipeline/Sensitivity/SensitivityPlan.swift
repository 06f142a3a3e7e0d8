internal import Algorithms
internal import Foundation
internal import PriceData
internal import EventAlignment
internal import EventStatistics
internal import Notices

/// A sensitivity study whose choices have been checked and whose open ones are closed.
struct SensitivityPlan: Sendable {
  let settings: StudySettings
  let choice: SensitivitySettings
  /// The models, those of the study first.
  let models: [ExpectedReturnMethod]
  let windows: [TestWindow]
  private(set) var tests: [InferenceMethod]
  let headline: TestWindow
  /// The estimation window of the study itself.
  let estimation: EstimationDays
  /// What was changed of the settings.
  let notes: [StudyNote]

  /// Checks settings.
  ///
  /// - Throws: ``StudyError/configuration(_:)`` when a choice makes no sense, and what the study's own
  ///   windows throw.
  init(_ settings: StudySettings) throws(StudyError) {
    let choice = settings.sensitivity ?? SensitivitySettings()
    let study = try StudyPlan(settings)
    let event = study.windows.event
    let held = GridSettings.windowCount(in: event.days)
    guard !choice.windows.isEmpty || held <= Self.mostWindows else {
      throw Self.invalid(
        "the event window \(event) has \(held) windows that hold day 0, more than \(Self.mostWindows); "
          + "narrow \(.windows(.event)) or name the windows with \(.sensitivity(.windows))"
      )
    }
    windows =
      choice.windows.isEmpty
      ? GridSettings.allWindows(in: event.days).map { TestWindow($0) }
      : Array(choice.windows.uniqued())
    guard !windows.isEmpty else {
      throw Self.invalid(
        "no window of the event window \(event) holds day 0; widen \(.windows(.event)) or name windows "
          + "with \(.sensitivity(.windows))"
      )
    }
    models = Array((settings.methods.models + choice.models).uniqued())
    tests = Array(choice.tests.uniqued())
    // What a study says first, a sensitivity study of the same file looks into.
    let named = Set(windows)
    let fallback =
      study.tested.first(where: named.contains)
      ?? windows.first { $0.days == -1...1 } ?? windows.first { $0.days == 0...0 } ?? windows[0]
    headline = choice.headline ?? fallback
    guard windows.contains(headline) else {
      throw Self.invalid(
        "the headline window \(headline) is none of the tested windows; choose one of them, such as "
          + "\(fallback)"
      )
    }
    try Self.check(choice)
    guard settings.methods.conventions.isEmpty else {
      throw Self.invalid(
        "a sensitivity study computes its tests as Leyline defines them; leave out "
          + "\(.methods(.conventions)), which is for comparing single results with other programs"
      )
    }
    // The windows that are tried beside it end so many days before an event, whatever its date.
    guard let days = study.windows.estimation.days else {
      throw Self.invalid(
        "the estimation window \(study.windows.estimation) is dated, and a sensitivity study varies "
          + "windows of trading days before each event; pass "
          + "\(.windows(.estimation), EstimationDays.standard.description)"
      )
    }
    estimation = days
    self.settings = study.settings
    self.choice = choice
    notes = study.notes
  }

  /// The most windows that are tried without having been named: those of ±315 days.
  private static let mostWindows = 100_000

  /// Up to so many events the test that a sample supports best is computed too where no tests were named: it may
  /// need every event fitted under every choice.
  private static let mostEventsOfTrusted = 500

  /// Adds the first test that the sample supports, where no tests were named, there are few events and the test
  /// draws nothing at random.
  ///
  /// - Parameters:
  ///   - trusted: The tests that the sample supports, the most fitting first.
  ///   - events: The number of events.
  mutating func add(firstOf trusted: [InferenceMethod], events: Int) {
    guard choice.tests == SensitivitySettings.standardTests, events <= Self.mostEventsOfTrusted,
      let first = trusted.first(where: { !$0.isResampling }), !tests.contains(first)
    else { return }
    tests.append(first)
  }

  /// Whether a test needs the fitted events themselves, which the shared sums of the grid do not keep.
  var needsFits: Bool { !tests.allSatisfy(isOfGrid) }

  /// Whether a test is one that the grid computes; the grid ranks the days of the whole event window.
  func isOfGrid(_ test: InferenceMethod) -> Bool {
    GridCell.methods.contains(test)
      && !(test == .corradoRank && settings.methods.rankingDays == .testedWindow)
  }

  /// Whether no price file, model or announcement can use a market index that is not there.
  private static func check(_ choice: SensitivitySettings) throws(StudyError) {
    guard !choice.tests.isEmpty else {
      throw .configuration(
        .missing(
          what: "no test is chosen",
          remedy: "name one with \(.sensitivity(.tests)), such as cross_sectional_t"
        )
      )
    }
    guard choice.power > choice.level else {
      throw invalid(
        "the power \(choice.power) is not between the level \(choice.level) and 1; write 0.8 for 80 %"
      )
    }
  }

  private static func invalid(_ message: Message) -> StudyError {
    .configuration(.invalidSetting(message))
  }
}

/// The market indices of a sensitivity study, the study's own first.
struct SensitivityMarkets {
  /// The names of the indices, told apart where two files use one name.
  private(set) var names: [String] = []
  /// The files of the further indices.
  private(set) var files: [InputFile] = []
  /// The inputs with each index in turn.
  private(set) var inputs: [StudyInputs] = []
  /// What a reader must know of the further indices.
  private(set) var notes: [StudyNote] = []

  /// Reads the further indices.
  ///
  /// They take the place of the study's own in turn: those that the study's files hold besides the first,
  /// where no event names its index, and those of further files.
  init(_ inputs: StudyInputs, plan: SensitivityPlan) throws(StudyError) {
    let own = EventMarkets(inputs)
    let used = own.usedSeries.map(\.name)
    add(inputs, named: used.isEmpty ? "factors" : used.joined(separator: ", "))
    for place in own.beside {
      add(inputs.replacing(market: own.series[place]), named: own.series[place].name)
    }
    var known = Set(plan.settings.market.files.map(Self.standardized))
    for path in plan.choice.otherMarkets {
      var source = plan.settings.market
      source.column = nil
      // One index counted twice would look like two that agree.
      guard known.insert(Self.standardized(path)).inserted else {
        throw .configuration(
          .invalidSetting("the market index \(path) is named twice; name each index once")
        )
      }
      let found: MarketFiles
      do throws(PriceDataError) {
        found = try StudyInputs.markets(source, files: [path], reading: plan.settings.prices)
      } catch {
        throw .prices(error)
      }
      for series in found.series {
        var other = inputs.replacing(market: series)
        other.joinPeriods()
        notes += try SecurityAsMarket(
          other,
          namedBy: .sensitivity(.otherMarkets),
          threads: plan.settings.run.threadCount
        ).check()
        add(other, named: series.name)
      }
      files += found.files.flatMap { InputFile.described($0, role: .market, holding: inputs.held) }
    }
  }

  private mutating func add(_ inputs: StudyInputs, named name: String) {
    self.inputs.append(inputs)
    var unique = name
    var count = 1
    while names.contains(unique) {
      count += 1
      unique = "\(name) (\(count))"
    }
    names.append(unique)
  }

  private static func standardized(_ path: String) -> String {
    URL(fileURLWithPath: path).standardizedFileURL.path
  }
}
