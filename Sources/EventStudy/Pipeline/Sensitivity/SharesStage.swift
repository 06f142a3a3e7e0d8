internal import EventAlignment
internal import EventStatistics

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
      headlineRest: headline?.rest ?? 0
    )
  }

  private func shares(
    ofWindows windows: [Int]
  ) -> (shares: [SensitivityShares.Share], rest: Double)? {
    let effects = specifications.flatMap { result in
      windows.map { result.cells[$0].caar ?? .nan }
    }
    func factor(_ name: String, _ level: (Specification) -> String) -> VarianceShares.Factor {
      VarianceShares.Factor(
        name: name,
        levels: specifications.flatMap { result in
          [String](repeating: level(result.specification), count: windows.count)
        }
      )
    }
    let factors = [
      VarianceShares.Factor(
        name: "window",
        levels: specifications.flatMap { _ in windows.map { plan.windows[$0].description } }
      ),
      factor("model") { $0.model.rawValue },
      // A model without a market goes with the study's own, or "none" would stand for the model.
      factor("market") { $0.market ?? specifications.first?.specification.market ?? "" },
      factor("estimation") { $0.estimation.description },
      factor("returns") { $0.returns.rawValue },
      factor("shift") { String($0.shift) },
      factor("overlapping") { $0.excludesOverlapping ? "excluded" : "kept" },
    ].filter { Set($0.levels).count > 1 }
    guard !factors.isEmpty,
      let found = try? VarianceShares(effects: effects, factors: factors)
    else { return nil }
    let shares = found.shares.map {
      SensitivityShares.Share(
        choice: $0.name,
        levels: $0.levelCount,
        oneWay: $0.oneWay,
        sequential: $0.sequential
      )
    }
    return (shares, found.rest)
  }
}
