internal import EventAlignment
internal import EventStatistics
internal import Foundation

/// A configuration that has been checked, with its open choices closed.
struct StudySettings: Sendable {
  let configuration: StudyConfiguration
  /// The estimation window.
  let estimation: EstimationWindow
  /// The event window.
  let event: EventWindow
  /// The windows to test, each inside the event window, without repetition.
  let tested: [TestWindow]
  /// The number of returns that an estimation window must hold.
  let requiredReturns: Int
  /// The number of threads, at least 1.
  let threads: Int

  /// Checks a configuration.
  ///
  /// - Throws: ``StudyError/configuration(_:)`` when two settings contradict each other.
  init(_ configuration: StudyConfiguration) throws(StudyError) {
    let windows = configuration.windows
    guard windows.estimation.days.upperBound < windows.event.days.lowerBound else {
      throw .configuration(
        .invalidSetting(
          "the estimation window \(windows.estimation) must end before the event window "
            + "\(windows.event) begins; otherwise the event itself would shape its expected return"
        )
      )
    }
    var tested: [TestWindow] = []
    for window in windows.tested where !tested.contains(window) {
      guard windows.event.days.contains(window.days.lowerBound),
        windows.event.days.contains(window.days.upperBound)
      else {
        throw .configuration(
          .invalidSetting(
            "the window \(window) reaches outside the event window \(windows.event); "
              + "widen it with --event-window"
          )
        )
      }
      tested.append(window)
    }
    guard !configuration.methods.models.isEmpty else {
      throw .configuration(
        .missing(what: "no model is chosen", remedy: "name one with --model, such as market")
      )
    }
    guard configuration.methods.confidence > 0, configuration.methods.confidence < 1 else {
      throw .configuration(
        .invalidSetting(
          "the confidence \(configuration.methods.confidence) is not between 0 and 1; "
            + "write 0.95 for 95 %"
        )
      )
    }
    self.configuration = configuration
    estimation = windows.estimation
    event = windows.event
    self.tested = tested.isEmpty ? Self.standardWindows(in: windows.event) : tested
    requiredReturns = windows.minimumEstimation.required(of: windows.estimation.days.count)
    threads = max(1, configuration.run.threads ?? ProcessInfo.processInfo.activeProcessorCount)
  }

  /// Returns the windows that are tested when none are named.
  static func standardWindows(in event: EventWindow) -> [TestWindow] {
    var windows: [TestWindow] = []
    for days in [0...0, -1...1, 0...1, -5...5, event.days]
    where event.days.contains(days.lowerBound) && event.days.contains(days.upperBound) {
      let window = TestWindow(days)
      if !windows.contains(window) { windows.append(window) }
    }
    return windows
  }
}
