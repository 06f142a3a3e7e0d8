package import EventStatistics

// Which of many figures a reader sees first is a statement about the sample, not about a page.

extension StudyResult {
  /// Returns the test that the sample of a model supports best among those that were evaluated.
  ///
  /// Without advice it is the one that fails least often, robust to event-induced variance.
  package func decisiveTest(
    of model: ExpectedReturnMethod,
    among tests: [TestResult]
  ) -> TestResult? {
    let preferred = analysis.advice.first { $0.model == model }?.preferred ?? []
    let evaluated = tests.filter { $0.pValue != nil }
    for method in preferred + [.bmp] {
      if let test = evaluated.first(where: { $0.test == method }) { return test }
    }
    return evaluated.first
  }

  /// Returns the test that the sample of a model supports best over its first window.
  package func decisiveTest(of model: ExpectedReturnMethod) -> InferenceMethod? {
    guard let result = models.first(where: { $0.model == model }), let window = result.windows.first
    else { return nil }
    return decisiveTest(of: model, among: result.tests(of: window))?.test
  }

  /// The standard errors that stars of the regressions rest on.
  ///
  /// Where events share dates, errors by event date if there are enough of them, else those from the days before;
  /// where they share none, `hc3`.
  package var decisiveErrors: StandardError.Kind {
    let dates = includedEvents.compactMap(\.eventDate)
    let distinct = Set(dates).count
    guard distinct < dates.count else { return .hc3 }
    return distinct >= ClusteredTest.enoughDates ? .clustered : .daysBefore
  }
  /// Returns some of the tests of an outcome: those that the advice prefers first, then the usual ones.
  package func leadingTests(of tested: some TestedWindows, count: Int) -> [InferenceMethod] {
    let methods = tested.testMethods
    guard methods.count > count else { return methods }
    let preferred = analysis.advice.first?.preferred ?? []
    let usual: [InferenceMethod] = [.crossSectional, .bmp, .corradoRank, .generalizedSign]
    let first = preferred + usual.filter { !preferred.contains($0) }
    let order = first.filter(methods.contains) + methods.filter { !first.contains($0) }
    return Array(order.prefix(count))
  }
}

extension RegressionTerm {
  /// Returns the standard error of a kind, or the last that the term has.
  package func decisiveError(_ kind: StandardError.Kind) -> StandardError? {
    error(kind) ?? error(.hc3) ?? errors.last
  }
}

extension Collection<GroupComparisonResult> {
  /// The tests that apply to at least one window, each once.
  package var evaluatedTests: [GroupComparison] {
    var tests: [GroupComparison] = []
    for comparison in self where comparison.pValue != nil {
      if !tests.contains(comparison.test) { tests.append(comparison.test) }
    }
    return tests
  }
}
