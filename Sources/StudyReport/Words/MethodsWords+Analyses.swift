internal import Algorithms
internal import EventStatistics
internal import EventStudy

/// What was computed beside the windows: groups, causes, other outcomes and other choices.
extension MethodsWords {
  /// How groups are compared.
  var groups: String? {
    let found = result.analysis.groupComparisons
    let tests = found.evaluatedTests
    guard let names = found.first?.groups, !tests.isEmpty else { return nil }
    let ofTwo = tests.filter(GroupComparison.ofTwo.contains)
    let used = (ofTwo.isEmpty ? tests : ofTwo).map { withArticle($0.rawValue) }
    let whose =
      names.count <= 4 ? "the groups \(Self.list(names))" : "\(format.count(names.count)) groups"
    return "The cumulative abnormal returns of \(whose) are compared by \(Self.list(used))"
      + (result.analysis.groupPairs.isEmpty
        ? "." : ", and each two of them by the \(named("welch_t")) after the \(named("holm")).")
  }

  /// What the returns are regressed on, and by which errors.
  var regressions: String? {
    let found = result.analysis.regressions.first { !$0.terms.isEmpty }
    guard let found, let term = found.terms.first else { return nil }
    let kind = term.decisiveError(result.decisiveErrors)?.kind ?? result.decisiveErrors
    let columns = result.configuration.analysis.regress
    let on =
      columns.isEmpty
      ? found.terms.map(\.term).filter { $0 != LinearRegression.intercept } : columns
    let explaining = ExplainingWords(result: result, format: format)
    let bases = explaining.bases(columns).map { " (words are dummies, against \($0))" } ?? ""
    let missing = explaining.missingCounts(columns).map { "; \($0)" } ?? ""
    return
      "Across events, cumulative abnormal returns are regressed on \(Self.list(on))\(bases) by "
      + "least squares with \(named(kind.rawValue)), which the Wald test of all terms uses as well"
      + "\(missing)."
  }

  var correlations: String? {
    let found = result.analysis.correlations
    let measures = CorrelationMeasure.allCases.filter { measure in
      found.contains { $0.measure == measure && $0.coefficient != nil }
    }
    guard !measures.isEmpty else { return nil }
    let columns = Array(found.map(\.column).uniqued())
    return "How cumulative abnormal returns go with \(Self.list(columns)) is measured by the "
      + Self.list(measures.map { named($0.rawValue) })
      + ", with p-values from permutations of the events"
      + (ExplainingWords(result: result, format: format).missingCounts(columns).map { "; \($0)" }
        ?? "") + "."
  }

  var outcomes: String? {
    let found = Array(result.analysis.activities.map(\.outcome.rawValue).uniqued())
    return found.isEmpty
      ? nil
      : "Beside returns, \(Self.list(found.map(named))) \(found.count == 1 ? "is" : "are") tested."
  }

  var portfolios: String? {
    result.analysis.calendarTime.contains { !$0.terms.isEmpty }
      ? "Returns after the events are also those of a \(named("calendar_time"))." : nil
  }

  var acrossTime: String? {
    result.analysis.rats.contains { $0.reason == nil }
      ? "Each \(result.period) around the events also has a regression of its own over the events, by "
        + "\(named("rats"))." : nil
  }

  /// The portfolios of other securities.
  var syntheticControls: String? {
    let found = result.analysis.syntheticControls.filter { $0.reason == nil }
    guard !found.isEmpty else { return nil }
    let form = found.contains { $0.penalty != nil } ? "ridge_augmented" : "synthetic_control"
    return
      "Each event is also held against a \(named(form)) of other securities, and judged by the "
      + "\(named("conformal")) and the \(named("placebo_firms"))."
  }

  /// How models were held against days that they were not estimated from.
  var predictions: String? {
    guard let design = result.configuration.analysis.outOfSample,
      !result.analysis.outOfSampleAverages.isEmpty
    else { return nil }
    let blocks = format.count(result.configuration.methods.blocks)
    let from = design == .blocks ? "the others" : "those before it"
    return "Models are compared by what they predict of days before the events "
      + "(\(MethodDefinition.outOfSample.bracketedCitation)), of which each of \(blocks) blocks is predicted from \(from)."
  }

  var checks: String? {
    guard result.analysis.diagnostics.contains(where: { $0.reason == nil }) else { return nil }
    let tests = ["ljung_box", "arch_lm", "jarque_bera", "shapiro_wilk"]
      .filter { id in MethodDefinition.diagnostics.contains { $0.id == id } }
    return
      "The residuals of the estimation windows are checked by the \(Self.list(tests.map(named)))."
  }

  /// What was computed a second time with another input.
  var otherChoices: String? {
    var parts: [String] = []
    if let shift = result.analysis.shiftedDayZero.first {
      parts.append(
        "with day 0 one session later for "
          + "\(format.counted(shift.shiftedCount, "announcement")) without a time of day"
      )
    }
    let markets = Array(result.analysis.otherMarkets.map(\.market).uniqued())
    if !markets.isEmpty { parts.append("against \(Self.list(markets.map(index)))") }
    let prices = Array(result.analysis.otherPrices.map(\.price.rawValue).uniqued())
    if !prices.isEmpty { parts.append("on returns of the \(Self.list(prices))") }
    return parts.isEmpty ? nil : "The study is repeated \(Self.list(parts))."
  }

  /// The study under other choices, and on random days.
  var sensitivity: String? {
    guard let found = result.sensitivity else { return nil }
    let tests = found.verdict.counts.filter { $0.cells > 0 }.count
    guard tests > 0 else { return nil }
    let cells =
      "\(format.counted(found.windows.count, "window")) under "
      + format.counted(found.baseCount, "model")
    let varied = found.variedChoices.filter { $0 != .window }.map(\.plural)
    let more =
      found.specifications.count > found.baseCount && !varied.isEmpty
      ? " and under \(format.counted(found.specifications.count, "specification")) of \(Self.list(varied))"
      : ""
    let adjusted =
      found.verdict.adjustment == .romanoWolf
      ? named("romano_wolf") : named(PValueAdjustment.holm.rawValue)
    var text =
      "Whether the result depends on its choices is shown by results of \(cells)\(more) "
      + "(\(MethodDefinition.specificationCurve.bracketedCitation)), judged by the "
      + "\(named(found.verdict.leadingTest.rawValue)) after the \(adjusted)"
    if let placebo = found.placebo {
      text += ", and by \(format.counted(placebo.studies, "study", "studies")) of random days"
    }
    return text + "."
  }
}
