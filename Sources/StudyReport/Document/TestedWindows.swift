/// Windows with their tests: of all events, of a group, or of another outcome.
protocol TestedWindows {
  /// The average effect over each window.
  var windows: [DocumentWindow] { get }
  /// Each test of each window.
  var tests: [DocumentTest] { get }
}

extension TestedWindows {
  /// Returns the tests of a window, in the order of the configuration.
  func tests(of window: DocumentWindow) -> [DocumentTest] {
    tests.filter { $0.windowStart == window.windowStart && $0.windowEnd == window.windowEnd }
  }

  /// The identifiers of the tests, in the order of the configuration.
  var testNames: [String] { windows.first.map { tests(of: $0).map(\.test) } ?? [] }
}

extension DocumentModel: TestedWindows {}
extension DocumentGroup: TestedWindows {}
extension DocumentActivity: TestedWindows {}
extension DocumentShift: TestedWindows {}
