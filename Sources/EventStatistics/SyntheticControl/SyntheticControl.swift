/// The returns of an event's security and of the donors, on days on which all of them have one.
public struct SyntheticControlSample: Sendable, Hashable {
  /// The returns of the security: those of the estimation window, then those of the event window.
  public let treated: [Double]
  /// The returns of the donors on the same days.
  public let donors: ReturnColumns
  /// The number of days of the estimation window, *T*.
  public let estimationCount: Int
  /// The day of each return of the event window, relative to day 0, ascending.
  public let eventDays: [Int]

  /// Takes the returns of a security and of its donors, as fractions and without missing values.
  public init(treated: [Double], donors: ReturnColumns, estimationCount: Int, eventDays: [Int]) {
    precondition(treated.count == donors.rowCount, "Series of one length")
    precondition(treated.count == estimationCount + eventDays.count, "A day for each return")
    (self.treated, self.donors) = (treated, donors)
    (self.estimationCount, self.eventDays) = (estimationCount, eventDays)
  }

  /// The positions of the days of the estimation window.
  var estimation: Range<Int> { 0..<estimationCount }

  /// Returns the positions of the days of a window among all days.
  func positions(of window: ClosedRange<Int>) -> [Int] {
    eventDays.indices.filter { window.contains(eventDays[$0]) }.map { $0 + estimationCount }
  }
}

/// What a synthetic control is made of.
public enum SyntheticControlForm: Sendable, Hashable {
  /// Weights that are not negative and sum to one.
  case simplex
  /// These weights, corrected by a ridge regression with a penalty.
  case ridgeAugmented(penalty: Double)
}

/// A portfolio of other securities that moved as the security of an event did before it.
///
/// The weights `w ≥ 0`, `Σw = 1` minimise `Σ_t (R_t − Σ_j w_j R_jt)²` over the estimation window alone. The abnormal
/// return of a day is `AR_t = R_t − Σ_j w_j R_jt`, and `σ̂ = √(Σ_t AR_t²/T)` over the estimation window says how well the
/// portfolio follows.
///
/// The ridge-augmented form adds `(R − X'w)'(X_c'X_c + λI)⁻¹ X_c,j` to the weight of donor *j*, with *X_c* the returns of
/// the donors less their mean of each day: weights may then be negative and still sum to one.
///
/// Source: Abadie, Diamond & Hainmueller (2010), *Synthetic Control Methods for Comparative Case Studies*, JASA
/// 105(490); for returns Acemoglu, Johnson, Kermani, Kwak & Mitton (2016), *The Value of
/// Connections in Turbulent Times*, Journal of Financial Economics 121(2); Ben-Michael, Feller & Rothstein
/// (2021), *The Augmented Synthetic Control Method*, JASA 116(536).
public struct SyntheticControl: Sendable, Hashable {
  /// The returns.
  public let sample: SyntheticControlSample
  /// The form.
  public let form: SyntheticControlForm
  /// The donors with a weight, in the order of their positions.
  public let weights: [DonorWeight]
  /// `R − X'w` on the days of the estimation window.
  public let residuals: [Double]
  /// The abnormal return of each day of the event window.
  public let abnormal: [Double]
  /// How far half the sum of squares of the weights that are not negative may lie above the minimum.
  public let dualityGap: Double

  /// Finds the portfolio.
  ///
  /// - Parameters:
  ///   - sample: The returns; at least one donor and one day of the estimation window.
  ///   - form: The form.
  public init(_ sample: SyntheticControlSample, form: SyntheticControlForm = .simplex) {
    let columns = sample.donors.rows(Array(sample.estimation))
    let own = Array(sample.treated[sample.estimation])
    let fit = SimplexLeastSquares(own, on: columns)
    self.sample = sample
    self.form = form
    dualityGap = fit.dualityGap
    switch form {
    case .simplex: weights = fit.weights
    case .ridgeAugmented(let penalty):
      let kernel = DonorKernel(columns)
      let factor = CholeskyFactor(kernel.matrix, size: kernel.size, adding: penalty)
      let multipliers = factor.solve(fit.residuals)
      var all = [Double](repeating: 0, count: columns.count)
      for weight in fit.weights { all[weight.donor] = weight.weight }
      for donor in all.indices {
        for (row, value) in columns[donor].enumerated() {
          all[donor] += (value - kernel.means[row]) * multipliers[row]
        }
      }
      weights = all.enumerated().map { DonorWeight(donor: $0, weight: $1) }
    }
    let synthetic = sample.donors.combination(weights)
    let gaps = zip(sample.treated, synthetic).map { $0 - $1 }
    residuals = Array(gaps[sample.estimation])
    abnormal = Array(gaps[sample.estimationCount...])
  }

  /// `σ̂`, the root of the mean squared abnormal return of the estimation window.
  public var fitError: Double { residuals.rootMeanSquare }

  /// `1/Σw²`, the number of donors of equal weight that are as spread out.
  public var effectiveDonors: Double {
    1 / weights.reduce(0) { $0 + $1.weight * $1.weight }
  }

  /// Returns what the security did beyond the portfolio in a window; nothing where a window has no day.
  public func effect(in window: ClosedRange<Int>) -> SyntheticEffect? {
    SyntheticEffect(abnormal, of: sample.eventDays, in: window, fitError: fitError)
  }
}

/// What a security did beyond its synthetic control in a window.
public struct SyntheticEffect: Sendable, Hashable {
  /// The cumulative abnormal return, `Σ AR`.
  public let car: Double
  /// `√(Σ AR²/L)` over the days of the window.
  public let error: Double
  /// The error over that of the estimation window, which is large where the days are unlike those before.
  public let ratio: Double

  init?(_ abnormal: [Double], of days: [Int], in window: ClosedRange<Int>, fitError: Double) {
    let chosen = zip(days, abnormal).filter { window.contains($0.0) }.map(\.1)
    guard !chosen.isEmpty else { return nil }
    car = chosen.reduce(0, +)
    error = chosen.rootMeanSquare
    ratio = fitError > 0 ? error / fitError : error > 0 ? .infinity : 1
  }
}

extension [Double] {
  /// `√(Σx²/n)`; NaN without values.
  var rootMeanSquare: Double {
    (reduce(0) { $0 + $1 * $1 } / Double(count)).squareRoot()
  }
}
