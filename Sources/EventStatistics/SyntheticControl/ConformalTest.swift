/// The conformal test of a synthetic control over a window.
///
/// Under the null that the window had the effects *θ* the return without the event is `R − θ`. With it the weights are
/// found again over the estimation window and the tested window together, so that no day stands out for having been
/// left out, and the statistic `S = Σ |û|` over the days of the window is compared with what it is when the residuals
/// `û` change places: `p = #{π : S(û_π) ≥ S(û)}/#{π}`.
///
/// - Moving blocks: the days, in their order and closed to a ring, are shifted by 0 to *T* + *L* − 1 places. Valid for
///   residuals that depend on those of the days before.
/// - All permutations: for residuals whose order says nothing. All choices of *L* days where there are at most 100,000;
///   else `(1 + k)/(1 + B)` over seeded draws.
///
/// For a window of one day both are the same. The smallest p-value by moving blocks is `1/(T + L)`.
///
/// Source: Chernozhukov, Wüthrich & Zhu (2021), *An Exact and Robust Conformal Inference Method for Counterfactual and
/// Synthetic Controls*, JASA 116(536), section 2.2, with q = 1.
public struct ConformalTest: Sendable, Hashable {
  /// `Σ |û|` over the window.
  public let statistic: Double
  /// The p-value by moving blocks.
  public let blockPValue: Double
  /// The p-value by all permutations, or by seeded draws of them.
  public let permutationPValue: Double
  /// Whether all permutations were tried.
  public let isExact: Bool

  /// Evaluates the test.
  ///
  /// - Parameters:
  ///   - control: The synthetic control, whose form is kept.
  ///   - window: Days relative to the event.
  ///   - effect: The effect of each day under the null, as a fraction.
  ///   - draws: The number of permutations where there are too many to try all.
  ///   - seed: The key of the permutations.
  /// - Throws: ``InferenceError`` where the window has no day with a return, or the control follows to the last digit.
  public init(
    _ control: SyntheticControl,
    window: ClosedRange<Int>,
    effect: Double = 0,
    draws: Int,
    seed: UInt64
  ) throws(InferenceError) {
    let sample = control.sample
    let tested = sample.positions(of: window)
    guard !tested.isEmpty else { throw .noAbnormalReturn }
    let rows = Array(sample.estimation) + tested
    let refit = RefittedControl(
      sample.donors.rows(rows),
      target: rows.map { sample.treated[$0] },
      form: control.form,
      from: control.weights
    )
    guard refit.leavesResiduals else { throw .noVariance }
    self.init(
      refit.residuals(ofLast: tested.count, less: effect),
      days: tested.count,
      draws: draws,
      seed: seed
    )
  }

  /// Evaluates the test on residuals, those of the window last.
  init(_ residuals: [Double], days: Int, draws: Int, seed: UInt64) {
    let sizes = residuals.map(abs)
    let count = sizes.count
    let observed = sizes.suffix(days).reduce(0, +)
    // Sums that differ by rounding alone are the same.
    let enough = observed - 1e-10 * observed
    statistic = observed
    var atLeast = 0
    for start in 0..<count {
      var sum = 0.0
      for offset in 0..<days { sum += sizes[(start + offset) % count] }
      if sum >= enough { atLeast += 1 }
    }
    blockPValue = Double(atLeast) / Double(count)
    let pool = PermutationPool(values: sizes, windowDays: days, degreesOfFreedom: 1)
    if pool.arrangements(upTo: PermutationDraws.exactLimit) != nil {
      let sums = pool.allParts.map(\.sum)
      permutationPValue = Double(sums.count { $0 >= enough }) / Double(sums.count)
      isExact = true
    } else {
      var work = sizes
      let random = CounterRandom(seed: seed)
      let found = (0..<draws).count { draw in
        var indices = RandomIndices(random, stream: .conformal, draw: UInt64(draw))
        return work.drawFirst(days, by: &indices).sum >= enough
      }
      permutationPValue = Double(1 + found) / Double(1 + draws)
      isExact = false
    }
  }
}

/// The confidence interval of the effect of a window on a security, by the test's inversion.
///
/// The effects *θ* that the conformal test by moving blocks does not reject at the level: `p(θ) > α`. For a window of
/// *L* days the estimation window is cut into blocks of *L* days, the last ones where days are left over, and returns
/// are summed over each block, so that the effect of the window is one number whatever its path; the weights are found
/// on these sums.
///
/// The ends are searched outward from the effect in steps of half the residuals' size, until two steps in a row are
/// rejected, and then halved 16 times.
///
/// Source: Chernozhukov, Wüthrich & Zhu (2021), algorithm 1, and appendix A.1 for windows of several days.
public struct ConformalInterval: Sendable, Hashable {
  /// The lower end, as a fraction.
  public let lower: Double
  /// The upper end.
  public let upper: Double

  /// Inverts the test.
  ///
  /// - Parameters:
  ///   - control: The synthetic control, whose form is kept.
  ///   - window: Days relative to the event.
  ///   - level: *α*, such as 0.05.
  /// - Throws: ``InferenceError`` where the window has no day, or the estimation window has so few blocks that no effect
  ///   would be rejected, or the control follows to the last digit.
  public init(
    _ control: SyntheticControl,
    window: ClosedRange<Int>,
    level: Double
  ) throws(InferenceError) {
    let sample = control.sample
    let tested = sample.positions(of: window)
    guard let first = tested.first, let last = tested.last else { throw .noAbnormalReturn }
    let days = tested.count
    let blocks = sample.estimationCount / days
    let needed = Int((1 / level - 1e-9).rounded(.up)) - 1
    guard blocks >= needed else {
      throw .tooFewResiduals(required: needed * days, available: sample.estimationCount)
    }
    let start = sample.estimationCount - blocks * days
    let ranges =
      (0..<blocks).map { (start + $0 * days)..<(start + ($0 + 1) * days) } + [first..<(last + 1)]
    let columns = sample.donors.sums(over: ranges)
    let target = ranges.map { sample.treated[...].total(of: $0) }
    // A sum of L days has L times the variance of one, and so has the penalty.
    let form: SyntheticControlForm =
      switch control.form {
      case .simplex: .simplex
      case .ridgeAugmented(let penalty): .ridgeAugmented(penalty: penalty * Double(days))
      }
    let refit = RefittedControl(columns, target: target, form: form, from: [])
    guard refit.leavesResiduals else { throw .noVariance }
    // Under the weights of the blocks before, the window's own residual is the effect.
    let center = refit.effectOfLast
    let isKept = { (effect: Double) in
      let sizes = refit.residuals(ofLast: 1, less: effect).map(abs)
      let enough = (sizes.last ?? 0) * (1 - 1e-10)
      return Double(sizes.count { $0 >= enough }) > level * Double(sizes.count) + 1e-9
    }
    let step = refit.size / 2
    lower = Self.end(from: center, step: -step, isKept)
    upper = Self.end(from: center, step: step, isKept)
  }

  private static func end(
    from center: Double,
    step: Double,
    _ isKept: (Double) -> Bool
  ) -> Double {
    var (kept, place, rejected) = (center, center, 0)
    // Of returns no effect lies a thousand steps away, and a fit without residuals has no end.
    for _ in 0..<1000 {
      place += step
      if isKept(place) { (kept, rejected) = (place, 0) } else { rejected += 1 }
      if rejected == 2 { break }
    }
    var out = kept + step
    for _ in 0..<16 {
      let middle = (kept + out) / 2
      if isKept(middle) { kept = middle } else { out = middle }
    }
    return kept
  }
}

/// A synthetic control that is found again for other returns of the last days.
private struct RefittedControl {
  private let columns: ReturnColumns
  private let target: [Double]
  private let start: [DonorWeight]
  private let ridge: (factor: CholeskyFactor, penalty: Double)?

  init(
    _ columns: ReturnColumns,
    target: [Double],
    form: SyntheticControlForm,
    from start: [DonorWeight]
  ) {
    (self.columns, self.target) = (columns, target)
    switch form {
    case .simplex:
      ridge = nil
      self.start = start.isEmpty ? SimplexLeastSquares(target, on: columns).weights : start
    case .ridgeAugmented(let penalty):
      let kernel = DonorKernel(columns)
      ridge = (CholeskyFactor(kernel.matrix, size: kernel.size, adding: penalty), penalty)
      self.start = SimplexLeastSquares(target, on: columns).weights
    }
  }

  /// The residuals once an effect is taken from each of the last days.
  func residuals(ofLast days: Int, less effect: Double) -> [Double] {
    var returns = target
    for day in (returns.count - days)..<returns.count { returns[day] -= effect }
    let fit = SimplexLeastSquares(returns, on: columns, from: start)
    guard let ridge else { return fit.residuals }
    // e − K(K + λI)⁻¹e = λ(K + λI)⁻¹e.
    return ridge.factor.solve(fit.residuals).map { $0 * ridge.penalty }
  }

  /// What the last day did beyond the weights of the days before.
  var effectOfLast: Double {
    let before = Array(0..<(target.count - 1))
    let fit = SimplexLeastSquares(before.map { target[$0] }, on: columns.rows(before))
    return (target.last ?? 0) - (columns.combination(fit.weights).last ?? 0)
  }

  /// Whether the control does not follow to the last digit.
  var leavesResiduals: Bool { size > 1e-10 * target.rootMeanSquare }

  /// The root of the mean squared residual without an effect taken away.
  var size: Double { residuals(ofLast: 0, less: 0).rootMeanSquare }
}
