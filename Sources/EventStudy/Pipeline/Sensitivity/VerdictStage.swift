internal import EventAlignment
internal import EventStatistics
internal import Notices

/// Judges whether a result depends on the window or on any other choice.
struct VerdictStage {
  let base: [SpecificationResult]
  let specifications: [SpecificationResult]
  /// The tests that the sample supports, the most fitting first.
  let trusted: [InferenceMethod]
  /// What random days show, where they were studied.
  let placebo: PlaceboResult?
  let plan: SensitivityPlan

  /// The share of significant cells from which a result counts as the same in every window.
  private static let robustShare = 0.8
  /// By how much the share of significant windows with a day exceeds that of windows without it where
  /// the day decides.
  private static let decisiveDifference = 0.5

  /// The verdict by the first test that the sample supports; where none of them is tested, by the
  /// cross-sectional t, or by the first test that applies.
  var verdict: SensitivityVerdict {
    let counts = plan.tests.indices.map { count(test: $0) }
    func place(of method: InferenceMethod) -> Int? {
      counts.firstIndex { $0.method == method && $0.cells > 0 }
    }
    let leading =
      trusted.lazy.compactMap(place).first ?? place(of: .crossSectional)
      ?? counts.firstIndex { $0.cells > 0 } ?? 0
    return SensitivityVerdict(
      answer: answer(counts[leading]),
      leadingTest: plan.tests[leading],
      trusted: trusted,
      adjustment: base.first?.tests[leading].adjustment ?? .holm,
      counts: counts,
      decisiveDay: decisiveDay(test: leading),
      effects: effects(test: leading)
    )
  }

  private func answer(_ count: SignificanceCount) -> SensitivityVerdict.Answer {
    guard count.cells > 0 else { return .untested }
    guard count.significantAfterAdjustment > 0 else { return .noEffect }
    if let chance = best(of: count)?.pValue, chance >= plan.choice.level, canTell(count) {
      return .chance
    }
    let share = Double(count.significantAfterAdjustment) / Double(count.cells)
    return count.sameSign == count.cells && share >= Self.robustShare ? .robust : .depends
  }

  /// The best cell of a test among those of random days.
  private func best(of count: SignificanceCount) -> PlaceboResult.Maximum? {
    placebo?.maxima.first { $0.method == count.method }
  }

  /// Whether random days are so many that the best cell could stand out among them at the level.
  private func canTell(_ count: SignificanceCount) -> Bool {
    1 / Double(1 + (best(of: count)?.studies ?? 0)) < plan.choice.level
  }

  /// That random days are too few to say what a verdict does not say, where it could else be ``Answer/chance``.
  func note(on verdict: SensitivityVerdict) -> StudyNote? {
    let count = verdict.counts.first { $0.method == verdict.leadingTest }
    guard let count, count.significantAfterAdjustment > 0, let best = best(of: count),
      let studies = best.studies, best.pValue != nil, !canTell(count)
    else { return nil }
    // The smallest number of studies of which `1/(1 + n)` is below the level.
    let needed = Int((1 / plan.choice.level + 1e-9).rounded(.down))
    let remedy: Message =
      plan.choice.placebos < needed
      ? "; ask for at least \(.sensitivity(.placebos), "\(needed)")" : ""
    return StudyNote(
      severity: .warning,
      source: .sensitivity,
      message:
        "\(studies.grouped) \(studies == 1 ? "study" : "studies") of random days with \(count.method.rawValue) "
        + "cannot tell at the level \(plan.choice.level) whether chance makes as good a window; the answer "
        + "rests on corrected p-values alone\(remedy)"
    )
  }

  private var headlineIndex: Int { plan.windows.firstIndex(of: plan.headline) ?? 0 }

  /// Whether an effect has the sign of the base model's in the headline window.
  private func hasSameSign(_ caar: Double?) -> Bool {
    guard let caar, let effect = base.first?.caar[headlineIndex] else { return false }
    return (caar > 0) == (effect > 0)
  }

  private func isBelow(_ pValue: Double?) -> Bool { (pValue ?? 1) < plan.choice.level }

  /// One window of one model of the base.
  private struct Cell {
    let window: TestWindow
    let caar: Double?
    let pValue: Double?
    let adjustedPValue: Double?
  }

  /// The cells that a test applies to.
  private func cells(test: Int) -> [Cell] {
    base.flatMap { specification in
      let found = specification.tests[test]
      return plan.windows.indices.map { place in
        Cell(
          window: plan.windows[place],
          caar: specification.caar[place],
          pValue: found.pValue[place],
          adjustedPValue: found.adjustedPValue[place]
        )
      }
    }
    .filter { $0.pValue != nil }
  }

  private func count(test: Int) -> SignificanceCount {
    let cells = cells(test: test)
    return SignificanceCount(
      method: plan.tests[test],
      cells: cells.count,
      sameSign: cells.count { hasSameSign($0.caar) },
      significant: cells.count { isBelow($0.pValue) },
      significantAfterAdjustment: cells.count { isBelow($0.adjustedPValue) }
    )
  }

  private func decisiveDay(test: Int) -> DecisiveDay? {
    let cells = cells(test: test)
    let significant = cells.count { isBelow($0.pValue) }
    guard significant > 0, significant < cells.count else { return nil }
    func share(_ cells: [Cell]) -> Double {
      Double(cells.count { isBelow($0.pValue) }) / Double(cells.count)
    }
    var best: DecisiveDay?
    for day in Set(cells.flatMap { Array($0.window.days) }).sorted() {
      let with = cells.filter { $0.window.days.contains(day) }
      let without = cells.filter { !$0.window.days.contains(day) }
      guard !with.isEmpty, !without.isEmpty else { continue }
      let found = DecisiveDay(day: day, shareWith: share(with), shareWithout: share(without))
      if best.map({ found.difference > $0.difference }) ?? true { best = found }
    }
    return best.flatMap { $0.difference >= Self.decisiveDifference ? $0 : nil }
  }

  private func effects(test: Int) -> EffectRange? {
    let effects = specifications.compactMap { $0.caar[headlineIndex] }
    guard specifications.count > base.count, let lowest = effects.min(), let highest = effects.max()
    else { return nil }
    let counts = specifications.map(\.fittedCount).filter { $0 > 0 }
    return EffectRange(
      specifications: effects.count,
      lowest: lowest,
      highest: highest,
      sameSign: effects.count { hasSameSign($0) },
      significant: specifications.count { isBelow($0.tests[test].pValue[headlineIndex]) },
      fewestEvents: counts.min() ?? 0,
      mostEvents: counts.max() ?? 0
    )
  }
}

extension DecisiveDay {
  fileprivate var difference: Double { shareWith - shareWithout }
}

/// Divides the variation of the effect among the choices.
struct SharesStage {
  let specifications: [SpecificationResult]
  let plan: SensitivityPlan

  init(_ specifications: [SpecificationResult], plan: SensitivityPlan) {
    self.specifications = specifications
    self.plan = plan
  }

  /// The shares; nothing where the effect does not vary.
  var shares: SensitivityShares? {
    let place = plan.windows.firstIndex(of: plan.headline) ?? 0
    let all = shares(ofWindows: Array(plan.windows.indices))
    let headline = shares(ofWindows: [place])
    guard let all else { return nil }
    return SensitivityShares(
      allWindows: all.shares,
      allWindowsRest: all.rest,
      headline: headline?.shares ?? [],
      headlineRest: headline.map(\.rest) ?? 0
    )
  }

  private func shares(
    ofWindows windows: [Int]
  ) -> (shares: [SensitivityShares.Share], rest: Double?)? {
    let effects = specifications.flatMap { result in
      windows.map { result.caar[$0] ?? .nan }
    }
    func factor(
      _ choice: SensitivityShares.Choice,
      _ level: (SpecificationResult) -> String
    ) -> VarianceShares.Factor {
      VarianceShares.Factor(
        name: choice.rawValue,
        levels: specifications.flatMap { result in
          [String](repeating: level(result), count: windows.count)
        }
      )
    }
    let factors = [
      VarianceShares.Factor(
        name: SensitivityShares.Choice.window.rawValue,
        levels: specifications.flatMap { _ in windows.map { plan.windows[$0].description } }
      ),
      factor(.model) { $0.model.rawValue },
      // A model without a market goes with the study's own, or "none" would stand for the model.
      factor(.market) { $0.market ?? specifications.first?.market ?? "" },
      factor(.estimation) { "\($0.estimationStart)..\($0.estimationEnd)" },
      factor(.returns) { $0.returns.rawValue },
      factor(.shift) { String($0.shift) },
      factor(.overlapping) { $0.overlapping.rawValue },
    ].filter { Set($0.levels).count > 1 }
    guard !factors.isEmpty,
      let found = try? VarianceShares(effects: effects, factors: factors)
    else { return nil }
    let shares = found.shares.compactMap { share in
      SensitivityShares.Choice(rawValue: share.name).map {
        SensitivityShares.Share(
          choice: $0,
          levels: share.levelCount,
          oneWay: share.oneWay.present,
          sequential: share.sequential.present
        )
      }
    }
    return (shares, found.rest.present)
  }
}
