internal import EventStatistics

/// Which tests to trust, in words, for the models of which the same is true.
struct AdviceWords: Hashable {
  /// How many tests are named before the rest is counted.
  private static let named = 6

  /// The names of the models.
  let models: [String]
  /// What is particular about the sample under the first of them, one sentence each.
  let findings: [String]
  /// What follows from it.
  let conclusion: String

  /// Everything in one paragraph.
  var paragraph: String { (findings + [conclusion]).joined(separator: " ") }

  /// Returns the advice of a study; models with the same conclusion share one.
  ///
  /// The findings are then those of the first of them: the numbers of the others differ a little.
  static func all(_ document: StudyDocument) -> [AdviceWords] {
    var order: [AdviceWords] = []
    for advice in document.analysis.advice {
      let tests = document.models.first { $0.model == advice.model }?.testNames ?? []
      let name = MethodDefinition.definition(of: advice.model).name
      let conclusion = conclusion(of: advice, tests: tests)
      let same = order.firstIndex {
        $0.conclusion == conclusion && $0.findings.count == advice.findings.count
      }
      if let same {
        let first = order[same]
        order[same] = AdviceWords(
          models: first.models + [name],
          findings: first.findings,
          conclusion: conclusion
        )
      } else {
        order.append(
          AdviceWords(models: [name], findings: advice.findings, conclusion: conclusion)
        )
      }
    }
    return order
  }

  private static func conclusion(of advice: DocumentAdvice, tests: [String]) -> String {
    let run = Set(tests)
    var sentences: [String] = []
    let preferred = advice.preferred.map { id in
      let name = MethodDefinition.definition(of: id).shortName
      return run.contains(id) ? name : "\(name) (--test \(id))"
    }
    if !preferred.isEmpty { sentences.append("Trust \(list(preferred)).") }
    let doubtful = advice.doubtful.filter(run.contains)
      .map { MethodDefinition.definition(of: $0).shortName }
    // One event has no test over events at all, which its finding says already.
    if !doubtful.isEmpty, !preferred.isEmpty {
      sentences.append("Here the sample does not support \(list(doubtful)).")
    }
    return sentences.joined(separator: " ")
  }

  private static func list(_ names: [String]) -> String {
    let more = names.count - named
    let shown = more > 1 ? Array(names.prefix(named)) + ["\(more) more"] : names
    guard let last = shown.last, shown.count > 1 else { return shown.first ?? "" }
    return shown.dropLast().joined(separator: ", ") + " and " + last
  }
}

extension StudyDocument {
  /// Returns the test that the sample of a model supports best among those that were evaluated.
  ///
  /// Without advice it is the one that fails least often, robust to event-induced variance.
  func decisiveTest(of model: String, among tests: [DocumentTest]) -> DocumentTest? {
    let preferred = analysis.advice.first { $0.model == model }?.preferred ?? []
    let evaluated = tests.filter { $0.pValue != nil }
    for id in preferred + ["bmp_t"] {
      if let test = evaluated.first(where: { $0.test == id }) { return test }
    }
    return evaluated.first
  }
}
