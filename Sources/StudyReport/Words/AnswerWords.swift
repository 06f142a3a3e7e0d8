internal import Algorithms
internal import CivilTime
internal import EventAlignment
internal import EventStatistics
internal import EventStudy

/// The answer of a study in sentences, the same in a terminal, on a page and in a document.
///
/// The first says what moved, beyond the market, and whether that is more than noise; where there are few
/// events the next says what each of them did; then whether the answer depends on the window, and what to
/// beware of.
struct AnswerWords {
  /// The answer.
  let answer: String
  /// Whether groups of events differ, where the study has some.
  let groups: String?
  /// What each event did by itself, where there are few.
  let each: String?
  /// The smallest move that a test of the only event can see.
  let sight: String?
  /// Whether the answer depends on the window.
  let robustness: String?
  /// What to beware of.
  let caution: String?

  /// The most cautions that are told; the sections below have all.
  private static let told = 4

  /// Puts the answer of a study into words; nothing where it has none.
  init?(_ result: StudyResult, format: NumberFormat) {
    guard let verdict = StudyVerdict(result) else { return nil }
    let words = Words(result: result, verdict: verdict, format: format)
    answer = words.answer
    groups = words.groups
    each = words.each
    sight = words.sight
    robustness = words.robustness
    let cautions = CautionWords(result: result, verdict: verdict, format: format).sentences
    caution =
      cautions.isEmpty
      ? nil : "Beware: " + cautions.prefix(Self.told).joined(separator: "; ") + "."
  }

  /// Everything behind the answer, in its order.
  var rest: [String] { [groups, each, sight, robustness, caution].compactMap(\.self) }

  /// Returns what one event did by itself, in a sentence; nothing where it has no return in the first window.
  static func sentence(
    of event: EventRecord,
    in result: StudyResult,
    lookup: ResultLookup,
    format: NumberFormat
  ) -> String? {
    let verdict = StudyVerdict(event, of: result) { model, window in
      lookup.cars(of: event.eventID, model: model.model)?.first { $0.span == window.days }
    }
    return verdict.map { Words(result: result, verdict: $0, format: format).answer }
  }

  /// Returns a window as the beginning of a sentence, such as `On day 0` or `In month 0`.
  static func opening(
    _ window: TestWindow,
    of result: StudyResult,
    format: NumberFormat
  ) -> String {
    let days = window.days
    let period = result.period
    return days.count == 1
      ? "\(result.frequency == nil ? "On" : "In") \(period) \(format.day(days.lowerBound))"
      : "From \(period) \(format.day(days.lowerBound)) to \(period) \(format.day(days.upperBound))"
  }

  /// Returns the name of an event's security.
  static func name(_ event: EventRecord) -> String { event.company ?? event.symbol }
}

/// The sentences about figures.
private struct Words {
  let result: StudyResult
  let verdict: StudyVerdict
  let format: NumberFormat

  private var methods: MethodSettings { result.configuration.methods }
  private var effect: MeasuredEffect { verdict.effect }
  private var level: String { format.level(methods.level) }

  // MARK: The answer

  var answer: String {
    let only = verdict.isSingle ? verdict.singles.first?.event : nil
    let opening = AnswerWords.opening(verdict.window, of: result, format: format)
    let date = verdict.window.days == 0...0 ? only?.eventDate.map { " (\($0))" } ?? "" : ""
    let who =
      only.map { "\(AnswerWords.name($0)) returned " }
      ?? "\(format.counted(verdict.eventCount, "event")) returned on average "
    let basis = result.configuration.prices.basis
    // Returns from close to close are what everybody takes for granted.
    let price = basis == .close || basis == .adjusted ? "" : " from \(basis.words),"
    return "\(opening)\(date),\(price) \(who)\(amount)\(interval)\(judged)."
  }

  /// The effect against what was expected.
  private var amount: String {
    let size = format.percent(abs(effect.value), signed: false)
    let than = effect.value < 0 ? "less than" : "more than"
    let name = MethodDefinition.definition(of: verdict.model).nameInSentence
    switch verdict.model {
    case .raw: return format.percent(effect.value)
    case .marketAdjusted: return "\(size) \(than) the market"
    case .meanAdjusted: return "\(size) \(than) on ordinary \(result.period)s"
    default: return "\(size) \(than) the \(name) expects"
    }
  }

  private var interval: String {
    var parts: [String] = []
    if let lower = effect.lower, let upper = effect.upper {
      parts.append(
        "\(ResultsSection.intervalName(result))\(basis) \(format.percent(lower)) to \(format.percent(upper))"
      )
    }
    if verdict.eventCount > 1 {
      parts.append(
        "\(format.count(verdict.positiveCount)) of \(format.count(verdict.eventCount)) above zero"
      )
    }
    return parts.isEmpty ? "" : " (\(parts.joined(separator: "; ")))"
  }

  /// What the interval takes for granted, where that is not what everybody thinks of.
  private var basis: String {
    switch effect.basis {
    case .independent: ""
    case .byDate: " by dates"
    case .correlated: " for events that share dates"
    case .unsupported: " as if events were independent"
    }
  }

  private var judged: String {
    guard let test = effect.test, let pValue = effect.pValue, let rarity = effect.rarity else {
      return "; no test applies, so it cannot be told from noise"
    }
    let name = MethodDefinition.definition(of: test).nameInSentence
    let p = "(\(name), p\u{A0}\(format.pRelation(pValue)))"
    let often = verdict.isSingle ? ordinary(rarity) : byChance(rarity, test: test)
    return "; \(often) \(p): \(conclusion(effect.certainty))"
  }

  /// How often an ordinary day of the security is as large.
  private func ordinary(_ rarity: Rarity) -> String {
    let length = verdict.window.days.count
    func days(_ count: Int) -> String {
      length == 1
        ? "ordinary \(result.period)\(count == 1 ? "" : "s")"
        : "ordinary spell\(count == 1 ? "" : "s") of \(length) \(result.period)s"
    }
    switch rarity {
    case .below(let all):
      return "a \(move) comes on fewer than 1 \(days(1)) in \(format.count(all))"
    case .share(let some, let all):
      return "a \(move) comes on \(some) \(days(some)) in \(format.count(all))"
    case .nearlyAll: return "a \(move) comes on nearly every \(days(1))"
    }
  }

  /// How often chance alone gives as much over several events.
  private func byChance(_ rarity: Rarity, test: String) -> String {
    let what = Self.rankTests.contains(test) ? "a result this strong" : "an average this \(extreme)"
    switch rarity {
    case .below(let all):
      return "chance alone gives \(what) in fewer than 1 study of \(format.count(all))"
    case .share(let some, let all):
      return "chance alone gives \(what) in about \(some) stud\(some == 1 ? "y" : "ies") of "
        + format.count(all)
    case .nearlyAll: return "chance alone gives \(what) in nearly every study"
    }
  }

  /// Two-sided p-values count ranks from either end, which is not the size alone.
  private var move: String {
    switch methods.alternative {
    case .twoSided: "move this unusual"
    case .greater: "rise this large"
    case .less: "fall this large"
    }
  }

  private var extreme: String {
    switch methods.alternative {
    case .twoSided: "large"
    case .greater: "high"
    case .less: "low"
    }
  }

  /// The tests that look at ranks and signs rather than at the average.
  private static let rankTests = Set(
    [
      InferenceMethod.corradoRank, .modifiedRank, .corradoZivneyRank, .corradoSign,
      .generalizedRankT, .generalizedRankZ, .sign, .signExact, .generalizedSign, .wilcoxon,
      .cumulatedRankT, .cumulatedRankZ, .generalizedRankCorrelated, .cumulatedSign, .portfolioScore,
      .normalScore,
    ].map(\.rawValue)
  )

  private func conclusion(_ certainty: MeasuredEffect.Certainty) -> String {
    switch certainty {
    case .beyondNoise: "more than noise"
    case .weak: "weak evidence, hardly more than noise"
    case .noise, .untested: "not distinguishable from noise"
    }
  }

  // MARK: Groups

  /// The most groups that a sentence names.
  private static let namedGroups = 4

  /// Whether the groups differ over the window of the answer, and what each did.
  var groups: String? {
    let found = result.analysis.groupComparisons.filter {
      $0.model == verdict.model && $0.windowStart == verdict.window.days.lowerBound
        && $0.windowEnd == verdict.window.days.upperBound
    }
    let order: [GroupComparison] = [.welchT, .welchAnova, .mannWhitney, .kruskalWallis]
    let test = order.lazy.compactMap { test in
      found.first { $0.test == test && $0.pValue != nil }
    }.first
    guard let test, let pValue = test.pValue else { return nil }
    let effects = result.analysis.groups.filter { $0.model == verdict.model }
      .compactMap { group -> (name: String, caar: Double)? in
        group.windows.first { $0.window == verdict.window }?.caar.map { (group.group, $0) }
      }
      .sorted { ($1.caar, $0.name) < ($0.caar, $1.name) }
    // Of one event each nothing tells a difference of groups from one of events.
    let sizes = result.analysis.groups.filter { $0.model == verdict.model }.compactMap { group in
      group.windows.first { $0.window == verdict.window }?.eventCount
    }
    guard effects.count > 1, sizes.contains(where: { $0 > 1 }) else { return nil }
    func words(_ effect: (name: String, caar: Double)) -> String {
      "\(name(effect.name)) \(format.percent(effect.caar))"
    }
    // A number would run into its effect: "from 4 -0.08% to 8 +0.07%".
    func name(_ group: String) -> String {
      group.last?.isNumber == true ? "group \(group) with" : group
    }
    let shown =
      effects.count <= Self.namedGroups
      ? effects.map(words).joined(separator: ", ")
      : "from \(words(effects[effects.count - 1])) to \(words(effects[0]))"
    let differ = pValue < methods.level ? "differ" : "do not differ beyond chance"
    let name =
      switch test.test {
      case .kruskalWallis: "Kruskal–Wallis"
      case .mannWhitney: "Mann–Whitney"
      default: "Welch"
      }
    return "The groups \(differ): \(shown) (\(name) p\u{A0}\(format.pRelation(pValue)))."
  }

  // MARK: What can be seen

  var sight: String? {
    guard verdict.isSingle, let smallest = verdict.smallestDetectable else { return nil }
    // Four of five are the power that `SingleEventPower.target` asks for.
    return
      "The smallest move that this design finds in four of five cases is "
      + "\(format.percent(smallest, decimals: 1, signed: false)) (\(level) level)."
  }

  // MARK: Each event

  var each: String? {
    guard verdict.singles.count > 1, verdict.singles.count <= StudyVerdict.fewEvents else {
      return nil
    }
    let events = verdict.singles.map { single in
      let p = single.effect.pValue.map { " (p\u{A0}\(format.pRelation($0)))" } ?? ""
      return "\(label(single.event)) \(format.percent(single.effect.value))\(p)"
    }
    let beyond = verdict.singles.filter { $0.effect.certainty == .beyondNoise }
    let conclusion =
      switch beyond.count {
      case 0: "none is more than noise by itself"
      case verdict.singles.count: "each is more than noise by itself"
      default:
        "only \(beyond.map { label($0.event) }.joined(separator: " and ")) "
          + "\(beyond.count == 1 ? "is" : "are") more than noise alone"
      }
    let tests = Array(verdict.singles.compactMap(\.effect.test).uniqued())
      .map { MethodDefinition.definition(of: $0).nameInSentence }
    let by = tests.isEmpty ? "" : " by the \(tests.joined(separator: " or the "))"
    return "One by one\(by), as an average of \(verdict.singles.count) hides them: "
      + "\(events.joined(separator: ", ")); \(conclusion)."
  }

  /// What tells an event from the others: its symbol, with its day where the symbol has several, or its key
  /// where these have one day.
  private func label(_ event: EventRecord) -> String {
    let same = verdict.singles.map(\.event).filter { $0.symbol == event.symbol }
    guard same.count > 1 else { return event.symbol }
    let days = Set(same.map(\.eventDate))
    guard days.count == same.count, let day = event.eventDate else { return event.eventID }
    return "\(event.symbol) on \(day)"
  }

  // MARK: Robustness

  var robustness: String? {
    [tested, result.sensitivity.map { VerdictWords($0, format: format).brief }]
      .compactMap(\.self).joined(separator: " ").nonEmpty
  }

  private var tested: String? {
    guard let cells = verdict.cells else { return nil }
    let windows = format.counted(cells.windowCount, "tested window")
    let models = cells.modelCount > 1 ? " under \(format.counted(cells.modelCount, "model"))" : ""
    let range = "\(format.percent(cells.lowest)) to \(format.percent(cells.highest))"
    let side = effect.value < 0 ? "below zero" : "above zero"
    let sign =
      cells.sameSign == cells.count
      ? "\(side) in all" : "\(side) in \(cells.sameSign) of \(cells.count)"
    guard cells.isTested else {
      return "Over the \(windows)\(models) the effect runs from \(range), \(sign)."
    }
    let by =
      " by the "
      + cells.tests.map { MethodDefinition.definition(of: $0).nameInSentence }
      .joined(separator: " or the ")
    let significant =
      switch cells.significant.count {
      case 0: "none has p\u{A0}<\u{A0}\(level)\(by)"
      case cells.count: "all have p\u{A0}<\u{A0}\(level)\(by)"
      case 1...2:
        "p\u{A0}<\u{A0}\(level)\(by) in "
          + cells.significant.map { named($0, amongModels: cells.modelCount) }
          .joined(separator: " and ") + " alone"
      default: "p\u{A0}<\u{A0}\(level)\(by) in \(cells.significant.count) of \(cells.count)"
      }
    return
      "Over the \(windows)\(models) the effect runs from \(range), \(sign); \(significant)\(countedTwice(cells))."
  }

  /// Where the events of one security share days, so that a small p says nothing.
  private func countedTwice(_ cells: VerdictCells) -> String {
    guard !cells.countedTwice.isEmpty else { return "" }
    let windows = cells.countedTwice.map { format.window($0.days.lowerBound, $0.days.upperBound) }
    return ", but events share days of \(windows.joined(separator: ", "))"
  }

  private func named(_ cell: VerdictCells.Cell, amongModels count: Int) -> String {
    let days = format.window(cell.window.days.lowerBound, cell.window.days.upperBound)
    let model = MethodDefinition.definition(of: cell.model).nameInSentence
    return days + (count > 1 ? " (\(model))" : "")
  }
}

extension String {
  /// The text, or nothing where it is empty.
  var nonEmpty: String? { isEmpty ? nil : self }
}
