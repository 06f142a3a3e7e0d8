internal import EventAlignment
internal import EventStatistics
internal import Notices

/// A sensitivity study whose choices have been checked and whose open ones are closed.
struct SensitivityPlan: Sendable {
  let configuration: StudySettings
  let choice: SensitivitySettings
  /// The models, those of the study first.
  let models: [ExpectedReturnMethod]
  let windows: [TestWindow]
  let tests: [InferenceMethod]
  let headline: TestWindow

  /// Checks a configuration.
  ///
  /// - Throws: ``StudyError/configuration(_:)`` when a choice makes no sense, and what the study's own
  ///   windows throw.
  init(_ configuration: StudySettings) throws(StudyError) {
    let choice = configuration.sensitivity ?? SensitivitySettings()
    let settings = try StudyPlan(configuration)
    let event = settings.windows.event
    windows =
      choice.windows.isEmpty
      ? GridSettings.allWindows(in: event.days).map { TestWindow($0) }
      : Self.distinct(choice.windows)
    do throws(EventAlignmentError) {
      for window in windows { try settings.windows.check(window) }
    } catch {
      throw .alignment(error)
    }
    guard !windows.isEmpty else {
      throw Self.invalid(
        "no window of the event window \(event) holds day 0; widen \(.windows(.event)) or name windows "
          + "with \(.sensitivity(.windows))"
      )
    }
    models = Self.distinct(configuration.methods.models + choice.models)
    tests = Self.distinct(choice.tests)
    let fallback =
      windows.first { $0.days == -1...1 } ?? windows.first { $0.days == 0...0 } ?? windows[0]
    headline = choice.headline ?? fallback
    guard windows.contains(headline) else {
      throw Self.invalid(
        "the headline window \(headline) is none of the tested windows; choose one of them, such as "
          + "\(fallback)"
      )
    }
    try Self.check(choice)
    self.configuration = configuration
    self.choice = choice
  }

  /// Whether a test needs the fitted events themselves, which the shared sums of the grid do not keep.
  var needsFits: Bool { !tests.allSatisfy(GridCell.methods.contains) }

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

  private static func distinct<Value: Hashable>(_ values: [Value]) -> [Value] {
    var seen: Set<Value> = []
    return values.filter { seen.insert($0).inserted }
  }
}
