internal import Announcements
internal import CivilTime
internal import EventAlignment
internal import EventStatistics
internal import Foundation
internal import Notices

/// Settings that have been checked, with their open choices closed.
///
/// They never change and are shared: a copy of all of them for each event would take longer than to place it.
final class StudyPlan: Sendable {
  /// The settings, with the event window that the tested windows need.
  let settings: StudySettings
  /// The estimation and the event window.
  let windows: WindowPlan
  /// The windows to test, each inside the event window, without repetition.
  let tested: [TestWindow]
  /// The number of threads, at least 1.
  let threads: Int
  /// What was changed of the settings.
  let notes: [StudyNote]

  /// Checks settings.
  ///
  /// - Throws: ``StudyError/configuration(_:)`` when two settings contradict each other.
  init(_ settings: StudySettings) throws(StudyError) {
    do throws(ConfigurationError) {
      try settings.check()
    } catch {
      throw .configuration(error)
    }
    let choice = settings.windows
    let widening = try EventWindowWidening(settings)
    windows = widening.windows
    notes = widening.notes + (try ConventionNotes.notes(of: settings))
    guard !settings.methods.models.isEmpty else {
      throw .configuration(
        .missing(
          what: "no model is chosen",
          remedy: "name one with \(.methods(.models)), such as market"
        )
      )
    }
    var settings = settings
    settings.windows.event = windows.event
    self.settings = settings
    tested =
      choice.tested.isEmpty
      ? Self.standardWindows(in: windows.event) : Self.withoutRepetition(choice.tested)
    threads = settings.run.threadCount
  }

  /// Returns the tests of a sample.
  ///
  /// A study that names none also runs the sign-flip test where it has few events, and those of whole dates where
  /// it has few dates that events share: there these tests are exact and quick, and there they are needed.
  ///
  /// - Parameter dates: The event date of each event.
  /// - Returns: The tests, in their order.
  func tests(ofEventsOn dates: [Int]) -> [InferenceMethod] {
    let named = settings.methods.tests
    guard named == MethodSettings.standardTests, dates.count > 1 else { return named }
    let (sharing, count) = TestRecommendation.sharing(dates)
    return named + (dates.count < TestRecommendation.fewEvents ? [.signFlip] : [])
      + (TestRecommendation.matters(sharing: sharing, of: dates.count)
        ? TestRecommendation.testsOfFewDates(count) : [])
  }

  /// The choices that the tests leave open, with the seed of the run.
  var inferenceOptions: InferenceOptions {
    settings.methods.testOptions(seed: settings.run.seed)
  }

  /// Returns the choices that the models leave open.
  ///
  /// - Parameter factors: The factors of the study, all of which are used when none is named.
  /// - Returns: The configured options, with the factors named.
  func modelOptions(factors: FactorsOnAxis) -> ExpectedReturnOptions {
    var options = settings.methods.modelOptions
    if options.factors.isEmpty { options.factors = factors.factors.map(\.name) }
    return options
  }

  /// Returns the windows of an announcement whose day 0 has a position on some trading days.
  func windows(
    of announcement: Announcement,
    around index: Int,
    on axis: [CalendarDate]
  ) throws(EventAlignmentError) -> StudyWindows {
    try windows.windows(
      estimation: announcement.ownWindows?.estimation,
      event: announcement.ownWindows?.event,
      around: index,
      on: axis
    )
  }

  /// Returns the number of returns that an estimation window must hold.
  func requiredReturns(for windows: StudyWindows) -> Int {
    settings.windows.minEstimation.required(of: windows.estimationLength)
  }

  /// Returns the windows that are tested when none are named.
  static func standardWindows(in event: EventWindow) -> [TestWindow] {
    let candidates = [0...0, -1...1, 0...1, -5...5, event.days].filter {
      event.days.contains($0.lowerBound) && event.days.contains($0.upperBound)
    }
    return withoutRepetition(candidates.map { TestWindow($0) })
  }

  private static func withoutRepetition(_ windows: [TestWindow]) -> [TestWindow] {
    var kept: [TestWindow] = []
    for window in windows where !kept.contains(window) { kept.append(window) }
    return kept
  }
}
