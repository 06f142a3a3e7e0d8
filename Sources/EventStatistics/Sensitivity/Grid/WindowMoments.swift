/// What all tests of one window and model need to know about the events, in one pass.
///
/// Moments are means and centered sums, so that nothing cancels however large the mean.
struct WindowMoments: Sendable, Hashable {
  var count = 0.0
  var carMean = 0.0
  /// `Σ(CAR − mean)²`.
  var carSquares = 0.0
  var scarMean = 0.0
  /// `Σ(SCAR − mean)²`.
  var scarSquares = 0.0
  /// The number of positive sums.
  var positive = 0.0
  /// The sum over events of the share of positive residuals.
  var share = 0.0
  /// `Σ (Tᵢ − K)/(Tᵢ − K − 2)`.
  var nullVariance = 0.0
  /// The smallest degrees of freedom of an event.
  var degreesOfFreedom = Double.infinity

  /// Adds the events of other moments.
  ///
  /// Source: Chan, Golub & LeVeque (1983), *Algorithms for Computing the Sample Variance*, American
  /// Statistician 37(3), pp. 242–247, eq. 2.1.
  mutating func merge(_ other: WindowMoments) {
    guard other.count > 0 else { return }
    guard count > 0 else {
      self = other
      return
    }
    let total = count + other.count
    let weight = other.count / total
    let carShift = other.carMean - carMean
    let scarShift = other.scarMean - scarMean
    carMean += carShift * weight
    scarMean += scarShift * weight
    carSquares += other.carSquares + carShift * carShift * count * weight
    scarSquares += other.scarSquares + scarShift * scarShift * count * weight
    count = total
    positive += other.positive
    share += other.share
    nullVariance += other.nullVariance
    degreesOfFreedom = min(degreesOfFreedom, other.degreesOfFreedom)
  }

  /// Adds one event.
  mutating func add(
    car: Double,
    scar: Double,
    isPositive: Bool,
    share: Double,
    degreesOfFreedom: Double
  ) {
    count += 1
    let carDeviation = car - carMean
    carMean += carDeviation / count
    carSquares += carDeviation * (car - carMean)
    let scarDeviation = scar - scarMean
    scarMean += scarDeviation / count
    scarSquares += scarDeviation * (scar - scarMean)
    positive += isPositive ? 1 : 0
    self.share += share
    nullVariance += degreesOfFreedom / (degreesOfFreedom - 2)
    self.degreesOfFreedom = min(self.degreesOfFreedom, degreesOfFreedom)
  }
}
