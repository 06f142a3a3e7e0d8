/// How days of the estimation window are kept back, to be predicted from the others.
public enum OutOfSampleDesign: String, Sendable, Hashable, CaseIterable, Codable {
  /// Each block in turn is predicted from all other days of the window.
  ///
  /// Every day is predicted once, from nearly as many days as the study itself has. Days after a block tell
  /// nothing of its residuals as long as these are uncorrelated.
  case blocks
  /// Each block of the second half is predicted from the days before it alone.
  ///
  /// It shows a drift of the coefficients, from fewer days than the study has.
  case rolling
}

/// How well a model predicts returns of days that it was not estimated from, all before the event.
///
/// `e = r − E[r]` over the days kept back; `RMSE = √(Σe²/n)`, `MAE = Σ|e|/n`, and
/// `R² = 1 − Σe²/Σ(r − r̄)²`, with r̄ the mean return of the same days that the model was estimated from. R² is
/// negative for a model that predicts worse than that mean.
///
/// Sources: Baker & Gelbach (2020), *Machine Learning and Predicted Returns for Event Studies in Securities
/// Litigation*, Journal of Law, Finance, and Accounting 5(2), pp. 231–272, who choose models by their predictions;
/// Bergmeir, Hyndman & Koo (2018), Computational Statistics & Data Analysis 120, pp. 70–83, on blocks of a time
/// series; Campbell & Thompson (2008), Review of Financial Studies 21(4), pp. 1509–1531, eq. 1, on R².
public struct OutOfSampleFit: Sendable, Hashable {
  /// The number of predicted days, *n*.
  public let days: Int
  /// The root of the mean squared error, as a fraction a day.
  public let rootMeanSquare: Double
  /// The mean absolute error, as a fraction a day.
  public let meanAbsolute: Double
  /// The share of the variance of returns that was predicted; at most 1, negative where the mean predicts better.
  public let rSquared: Double

  /// Measures errors on the days on which they and those of the mean exist.
  init(errors: [Double], meanErrors: [Double], days: [Int]) {
    var (squares, sizes, spread) = (0.0, 0.0, 0.0)
    for day in days {
      squares += errors[day] * errors[day]
      sizes += abs(errors[day])
      spread += meanErrors[day] * meanErrors[day]
    }
    self.days = days.count
    rootMeanSquare = (squares / Double(days.count)).squareRoot()
    meanAbsolute = sizes / Double(days.count)
    rSquared = 1 - squares / spread
  }
}

/// The models of one event by how well they predict, each on the same days.
///
/// A day that one of them cannot predict counts for none, so that no model wins by the days it leaves out.
public struct OutOfSampleComparison: Sendable {
  /// What each model predicted, or why it did not.
  public let fits: [Result<OutOfSampleFit, EstimationError>]

  /// Estimates each model on parts of the estimation window and predicts the rest.
  ///
  /// - Parameters:
  ///   - models: The models, each with the sample that it is estimated from in the study; the event window is left
  ///     out of all of them.
  ///   - design: How days are kept back.
  ///   - blocks: The number of blocks of days that follow each other, at least 2.
  public init(
    _ models: [(model: any ExpectedReturnModel, sample: EventSample)],
    design: OutOfSampleDesign,
    blocks: Int
  ) {
    let errors = models.map { model, sample in
      Result { () throws(EstimationError) in
        try HeldOutBlocks(sample, design: design, count: blocks).errors(of: model)
      }
    }
    let mean = models.first.map { _, sample in
      Result { () throws(EstimationError) in
        try HeldOutBlocks(sample, design: design, count: blocks).errors(of: MeanAdjustedModel())
      }
    }
    guard case .success(let meanErrors)? = mean else {
      // Returns without a mean that predicts them cannot be predicted by a model either.
      fits = errors.map { found in
        found.flatMap { _ in .failure(.noResidualVariance) }
      }
      return
    }
    let predicted = errors.compactMap { try? $0.get() } + [meanErrors]
    let days = meanErrors.indices.filter { day in predicted.allSatisfy { $0[day].isFinite } }
    let spread = days.reduce(0.0) { $0 + meanErrors[$1] * meanErrors[$1] }
    fits = errors.map { found in
      found.flatMap { errors in
        days.isEmpty
          ? .failure(.tooFewObservations(required: 1, available: 0))
          : spread > 0
            ? .success(OutOfSampleFit(errors: errors, meanErrors: meanErrors, days: days))
            : .failure(.noResidualVariance)
      }
    }
  }

  /// The position of the model with the smallest mean squared error, the first of equal ones; nothing where none
  /// predicts.
  public var best: Int? {
    let found = fits.enumerated().compactMap { place, fit in
      (try? fit.get()).map { (place: place, error: $0.rootMeanSquare) }
    }
    return found.min { ($0.error, $0.place) < ($1.error, $1.place) }?.place
  }
}

/// The days of an estimation window in blocks that follow each other, each kept back in turn.
///
/// Blocks hold days with a return that the estimation uses, as many as fit: of *n* such days block *j* of *k* has
/// those from `⌊jn/k⌋` to before `⌊(j + 1)n/k⌋`. The event window is in none of them, and in no estimation.
struct HeldOutBlocks: Sendable {
  private let sample: EventSample
  private let design: OutOfSampleDesign
  /// The positions of each block's days.
  let blocks: [[Int]]

  /// Parts an estimation window.
  ///
  /// - Throws: ``EstimationError`` when it has fewer days than blocks.
  init(_ sample: EventSample, design: OutOfSampleDesign, count: Int) throws(EstimationError) {
    let hidden = sample.masked + [sample.event]
    let start = sample.security.startIndex
    let days = sample.estimation.filter { day in
      sample.security[start + day].isFinite && !hidden.contains { $0.contains(day) }
    }
    guard days.count >= count else {
      throw .tooFewObservations(required: count, available: days.count)
    }
    self.sample = sample
    self.design = design
    blocks = Self.parts(of: days.count, count: count).map { Array(days[$0]) }
  }

  /// Returns the places of each of some contiguous parts of nearly the same size.
  static func parts(of days: Int, count: Int) -> [Range<Int>] {
    (0..<count).map { (days * $0 / count)..<(days * ($0 + 1) / count) }
  }

  /// Returns what a model does not predict of each day of the estimation window; NaN where it does not predict.
  func errors(of model: any ExpectedReturnModel) throws(EstimationError) -> [Double] {
    var errors = [Double](repeating: .nan, count: sample.estimation.count)
    let first = design == .blocks ? 0 : (blocks.count + 1) / 2
    for block in blocks[first...] {
      guard let start = block.first, let end = block.last else { continue }
      let fit = try model.fit(sample(predicting: start..<(end + 1)))
      for day in block where fit.abnormal.indices.contains(day - start) {
        errors[day - sample.estimation.lowerBound] = fit.abnormal[day - start]
      }
    }
    return errors
  }

  /// Returns the sample with a block in the place of the event window.
  private func sample(predicting block: Range<Int>) -> EventSample {
    let unseen =
      design == .blocks
      ? block : block.lowerBound..<max(block.upperBound, sample.estimation.upperBound)
    return EventSample(
      security: sample.security,
      market: sample.market,
      factors: sample.factors,
      riskFree: sample.riskFree,
      peerIndex: sample.peerIndex,
      peers: sample.peers,
      prices: sample.prices,
      estimation: sample.estimation,
      event: block,
      firstRelativeDay: sample.firstRelativeDay + block.lowerBound - sample.event.lowerBound,
      masked: sample.masked + [sample.event, unseen],
      returnKind: sample.returnKind
    )
  }
}
