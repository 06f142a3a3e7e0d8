internal import EventStatistics

/// Why tests have no number.
enum TestReasons {
  /// Returns the notes below a table: each reason once, with the tests that it keeps from applying.
  static func notes<Test: RawRepresentable<String>>(
    of tests: [(test: Test, reason: String?)]
  ) -> [String] {
    var order: [String] = []
    var names: [String: [String]] = [:]
    for test in tests {
      guard let reason = test.reason else { continue }
      if names[reason] == nil { order.append(reason) }
      let name = MethodDefinition.definition(of: test.test).shortName
      if names[reason]?.contains(name) != true { names[reason, default: []].append(name) }
    }
    return order.map { "n/a: \(names[$0, default: []].joined(separator: ", ")): \($0)." }
  }
}
