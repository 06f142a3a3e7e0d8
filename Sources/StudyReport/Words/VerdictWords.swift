internal import EventAlignment
internal import EventStatistics
package import EventStudy
internal import Notices

/// What a sensitivity study comes to, in sentences.
package struct VerdictWords {
  private let result: SensitivityResult
  private let format: NumberFormat

  /// Puts a result into words.
  package init(_ result: SensitivityResult) {
    self.init(result, format: .terminal)
  }

  /// Puts a result into words with numbers as a face writes them.
  init(_ result: SensitivityResult, format: NumberFormat) {
    self.result = result
    self.format = format
  }

  private var verdict: SensitivityVerdict { result.verdict }

  /// The headline window.
  private var headline: String {
    format.window(result.headline.windowStart, result.headline.windowEnd)
  }

  /// The name of the effect.
  private var effect: String { result.isSingle ? "CAR" : "CAAR" }

  private var count: SignificanceCount? {
    verdict.counts.first { $0.method == verdict.leadingTest }
  }

  /// The answer as one sentence, after one that says what has to be decided first.
  package var summary: String {
    [OpeningWords.beforeVerdict(result.questions), answer].compactMap(\.self)
      .joined(separator: " ")
  }

  private var answer: String {
    let cells = count?.cells ?? 0
    let significant = format.count(count?.significantAfterAdjustment ?? 0)
    let all = "\(format.count(cells)) windows and models"
    switch verdict.answer {
    case .untested:
      return "No window has a p-value: the sample is too small for every test."
    case .chance:
      return
        "No window shows more than random days do: \(significant) stay significant after \(correction), but "
        + "in \(percent(bestChance ?? 1, decimals: 1)) of the studies of random days, which have no effect, the "
        + "best cell looks at least as good."
    case .noEffect:
      let counted =
        "once it is counted that \(format.count(cells)) windows and models were tried (\(correction))"
      guard let count, count.significant > 0 else {
        return "No window shows an effect beyond chance, \(counted)."
      }
      return
        "No window stands out beyond chance, \(counted); without the correction \(format.count(count.significant)) "
        + "have p < \(level), and a window that was chosen beforehand needs none."
    case .robust:
      return
        "The result does not depend on the window: the sign holds in all \(all) tried, and "
        + "\(significant) of them stay significant after \(correction) for so many."
    case .depends:
      if count?.sameSign == cells {
        return
          "The sign does not depend on the window, its significance does: the sign holds in all "
          + "\(all) tried, \(significant) of them stay significant after \(correction) for so many."
      }
      return
        "The result depends on the window: of \(all) tried, the sign holds in "
        + "\(format.count(count?.sameSign ?? 0)), and \(significant) stay significant after \(correction) for so "
        + "many."
    }
  }

  /// The answer behind that of a study, in one sentence.
  var brief: String {
    guard verdict.answer == .noEffect, let count else { return answer }
    let tried = "Of \(format.count(count.cells)) windows and models tried"
    guard count.significant > 0 else {
      return
        "\(tried), none has p < \(level) by the \(leading)\(isSecond ? ", which the sample supports, too" : "")."
    }
    return "\(tried), \(format.count(count.significant)) have p < \(level) by the \(leading), "
      + "none after \(correction) for trying so many; a window that was chosen beforehand needs no correction."
  }

  private var leading: String {
    MethodDefinition.definition(of: verdict.leadingTest).nameInSentence
  }

  /// Whether the sample supports the test of the answer, and another one before it.
  private var isSecond: Bool {
    verdict.trusted.dropFirst().contains(verdict.leadingTest)
  }

  /// Why the test of the answer decides.
  private func judge(_ spelling: SettingSpelling) -> String? {
    if result.base.first?.fittedCount == 1, (count?.cells ?? 0) > 0 {
      return
        "One event has no test over events that is trusted: the \(leading) stands in, and random days are "
        + "what it should be compared with."
    }
    guard let first = verdict.trusted.first, first != verdict.leadingTest, (count?.cells ?? 0) > 0
    else { return nil }
    func name(_ test: InferenceMethod) -> String {
      MethodDefinition.definition(of: test).nameInSentence
    }
    func setting(_ test: InferenceMethod) -> String {
      spelling.text(.methods(.tests), test.rawValue)
    }
    if verdict.trusted.contains(verdict.leadingTest) {
      return "The \(leading) decides, the first of the tests here that the sample supports; the "
        + "\(name(first)) would come before it (\(setting(first)))."
    }
    let names = verdict.trusted.prefix(3).map { "the \(name($0)) (\(setting($0)))" }
    return
      "The \(leading) stands in, as the tests that the sample supports are not among those here: "
      + names.joined(separator: ", ") + "."
  }

  /// What stands behind it, one sentence each.
  package var sentences: [String] { sentences(.option) }

  /// What stands behind it, with settings as a face names them.
  func sentences(_ spelling: SettingSpelling) -> [String] {
    [cells, judge(spelling), decisiveDay, bestCell, range, mainChoice, singleEvent, detectable]
      .compactMap(
        \.self
      )
  }

  private var correction: String { verdict.adjustment.possessive + " correction" }

  private var level: String { format.level(result.choices.level) }

  private var cells: String? {
    guard let count, count.cells > 0 else { return nil }
    let models = format.counted(result.baseCount, "model")
    return
      "Of \(format.count(count.cells)) cells (\(models), \(format.counted(result.windows.count, "window"))) the sign of "
      + "\(headline) holds in \(count.sameSign); the \(leading) gives p < \(level) "
      + (count.significant == 0
        ? "in none."
        : "in \(count.significant), in \(count.significantAfterAdjustment) after \(correction).")
  }

  private var decisiveDay: String? {
    guard let found = verdict.decisiveDay else { return nil }
    let day = (found.day > 0 ? "+" : "") + format.day(found.day)
    let with = percent(found.shareWith, decimals: 0)
    if found.shareWithout == 0 {
      return
        "Significance needs day \(day) in the window: \(with) of the windows with it have "
        + "p < \(level), none without it."
    }
    return
      "Significance comes mostly with day \(day): \(with) of the windows with it have "
      + "p < \(level), \(percent(found.shareWithout, decimals: 0)) of those without it."
  }

  /// The best cell by the leading test, set against random days.
  private var best: PlaceboResult.Maximum? {
    result.placebo?.maxima.first { $0.method == verdict.leadingTest }
  }

  private var bestChance: Double? { best?.pValue }

  private var bestCell: String? {
    guard let placebo = result.placebo, let best else { return nil }
    let cell =
      "The best of all cells, \(format.window(best.window.days.lowerBound, best.window.days.upperBound)) "
      + "(\(MethodDefinition.definition(of: best.model).nameInSentence)), has a statistic of "
      + rounded(best.statistic, decimals: 2)
    guard let chance = best.pValue else {
      return "\(cell), which no study of random days can be compared with."
    }
    return
      "\(cell); without any effect the best cell looks at least this good in "
      + "\(percent(chance, decimals: 1)) of \(format.counted(placebo.studies, "study", "studies")) of random days."
  }

  private var range: String? {
    guard let effects = verdict.effects else { return nil }
    let events =
      effects.fewestEvents < effects.mostEvents
      ? " of \(effects.fewestEvents) to \(effects.mostEvents) events" : ""
    return
      "Over \(format.counted(effects.specifications, "specification"))\(events) the \(effect) of \(headline) runs "
      + "from \(percent(effects.lowest, decimals: 2)) to \(percent(effects.highest, decimals: 2)); "
      + "the sign holds in \(effects.sameSign), p < \(level) in \(effects.significant)."
  }

  private var mainChoice: String? {
    guard let strongest = result.shares?.strongest else { return nil }
    return
      "Over \(headline) the choice that moves the effect most is the \(strongest.choice.phrase), "
      + "which explains \(percent(strongest.oneWay, decimals: 0)) of the variation."
  }

  private var singleEvent: String? {
    guard let robustness = result.robustness.first, robustness.influences.count > 1,
      let first = robustness.influences.first
    else {
      return nil
    }
    let without =
      "Without \(first.eventID) (\(first.symbol)), the event that moves it most, the \(effect) of "
      + "\(headline) is \(percent(first.caarWithout, decimals: 2))"
    switch robustness.signChangers {
    case 0: return "\(without); no event left out turns the sign."
    case 1: return "\(without); its sign hangs on one event."
    default:
      return
        "\(without); leaving out any one of \(robustness.signChangers) events turns its sign."
    }
  }

  private var detectable: String? {
    guard let power = result.robustness.first?.power else { return nil }
    return
      "With \(format.counted(power.eventCount, "event")) the smallest effect found with "
      + "\(format.level(result.choices.power)) power is "
      + "\(percent(power.minimumEffect, decimals: 2))."
  }

  private func percent(_ value: Double?, decimals: Int) -> String {
    guard let value = value.present else { return format.missing }
    return rounded(value * 100, decimals: decimals) + "%"
  }

  /// Returns a number whose halves are rounded away from zero, as one does by hand.
  private func rounded(_ value: Double?, decimals: Int) -> String {
    guard let value = value.present else { return format.missing }
    let scale = [1.0, 10, 100][min(decimals, 2)]
    return format.fixed((value * scale).rounded() / scale, decimals: decimals)
  }
}

extension SensitivityAdjustment {
  /// Whose correction it is, such as `Holm's`.
  var possessive: String {
    switch self {
    case .romanoWolf: "Romano and Wolf's"
    case .holm: "Holm's"
    }
  }
}

extension SensitivityShares.Choice {
  /// The choice on the axis of a picture.
  var name: String { words.name }
  /// The choice in a sentence, after "the".
  var phrase: String { words.phrase }

  /// What was tried of the choice, in a list.
  var plural: String {
    switch self {
    case .window: "windows"
    case .model: "models"
    case .market: "market indices"
    case .estimation: "estimation windows"
    case .returns: "kinds of returns"
    case .shift: "days 0 of news without a time"
    case .overlapping: "treatments of overlapping events"
    }
  }

  private var words: (name: String, phrase: String) {
    switch self {
    case .window: ("window", "window")
    case .model: ("model", "model")
    case .market: ("market index", "market index")
    case .estimation: ("estimation window", "estimation window")
    case .returns: ("returns", "kind of returns")
    case .shift: ("day 0 without a time", "day 0 of news without a time")
    case .overlapping: ("overlapping events", "treatment of overlapping events")
    }
  }
}

extension SensitivityResult {
  /// Whether there is one event, which has no average.
  var isSingle: Bool { base.allSatisfy { $0.fittedCount == 1 } }

  /// The choices of which more than one was tried.
  var variedChoices: [SensitivityShares.Choice] {
    func levels<Level: Hashable>(_ level: (SpecificationResult) -> Level?) -> Int {
      Set(specifications.compactMap(level)).count
    }
    let counts: [(SensitivityShares.Choice, Int)] = [
      (.window, windows.count), (.model, levels(\.model)), (.market, levels(\.market)),
      (.estimation, levels { [$0.estimationStart, $0.estimationEnd] }),
      (.returns, levels(\.returns)),
      (.shift, levels(\.shift)), (.overlapping, levels(\.overlapping)),
    ]
    return counts.filter { $0.1 > 1 }.map(\.0)
  }
}
