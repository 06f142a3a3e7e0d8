internal import EventStatistics
package import EventStudy
package import Notices

/// Which tests to trust, in words, for the models of which the same is true.
package struct AdviceWords: Hashable {
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

  /// Returns the advice of a study, a paragraph for each conclusion.
  package static func paragraphs(_ result: StudyResult, spelling: SettingSpelling) -> [String] {
    all(result, spelling: spelling).map(\.paragraph)
  }

  /// Returns the advice of a study; models with the same conclusion share one.
  ///
  /// The findings are then those of the first of them: the numbers of the others differ a little.
  static func all(
    _ result: StudyResult,
    spelling: SettingSpelling = .option
  ) -> [AdviceWords] {
    var order: [AdviceWords] = []
    for advice in result.analysis.advice {
      let tests = result.models.first { $0.model == advice.model }?.testMethods ?? []
      let name = MethodDefinition.definition(of: advice.model).name
      let conclusion = conclusion(of: advice, tests: tests, spelling: spelling)
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

  private static func conclusion(
    of advice: TestAdvice,
    tests: [InferenceMethod],
    spelling: SettingSpelling
  ) -> String {
    let run = Set(tests)
    var sentences: [String] = []
    let preferred = advice.preferred.map { method in
      let definition = MethodDefinition.definition(of: method)
      let choice = spelling.text(MethodSettings.CodingKeys.tests.setting, method.rawValue)
      // What was run is found by the title of its column, the rest by the option that asks for it.
      return "the \(definition.nameInSentence) "
        + (run.contains(method) ? "(\(definition.shortName))" : "(\(choice))")
    }
    if !preferred.isEmpty { sentences.append("Trust \(list(preferred)).") }
    let doubtful = advice.doubtful.filter(run.contains)
      .map { "the \(MethodDefinition.definition(of: $0).nameInSentence)" }
    // One event has no test over events at all, which its finding says already.
    if !doubtful.isEmpty, !preferred.isEmpty {
      sentences.append("The sample does not support \(list(doubtful)).")
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
