/// The paths of cumulative abnormal returns of a few events side by side, and the sums of all windows.
///
/// A path starts at zero, so that a window costs one difference. Events lie in lanes: position *p* of
/// a path holds one value for each event, and a window is evaluated for four events at once. Moments
/// are centered at the mean of the batch, which the paths' own sums give before any window is looked at.
final class EventBatch {
  /// The most events of a batch: their paths under one model fit into the fastest cache.
  static let capacity = 64
  /// The values of a row, so many that one event's values of all rows do not compete for the same
  /// places of the cache.
  private static let rowWidth = capacity + 8

  private(set) var count = 0
  private let models: Int
  private let slopes: Int?
  private let spans: [WindowSpan]
  private let pathLength: Int
  private let observations: Double
  /// For each model and position, one value for each lane.
  private let paths: UnsafeMutablePointer<Double>
  /// For each model and lane: one over sigma, and the size below which a sum counts as zero.
  private let scales: UnsafeMutablePointer<Double>
  private let limits: UnsafeMutablePointer<Double>
  /// `Σ(m_t − m̄)/√Sxx` for each position and lane.
  private let leverages: UnsafeMutablePointer<Double>
  private let pathSums: UnsafeMutablePointer<Double>
  private var shares: [Double]

  /// Makes room for events.
  init(settings: GridSettings) {
    models = settings.models.count
    slopes = settings.models.firstIndex(of: .market)
    spans = settings.spans
    pathLength = settings.eventWindow.count + 1
    observations = Double(settings.estimation.count)
    degreesOfFreedom = settings.models.map {
      Double(settings.estimation.count - ($0 == .market ? 2 : 1))
    }
    estimatesMean = settings.models.map { $0 != .marketAdjusted }
    let lanes = Self.rowWidth
    paths = Self.zeros(models * pathLength * lanes)
    scales = Self.zeros(models * lanes)
    limits = Self.zeros(models * lanes)
    leverages = Self.zeros(pathLength * lanes)
    pathSums = Self.zeros(2 * pathLength)
    shares = [Double](repeating: 0, count: models)
  }

  private let degreesOfFreedom: [Double]
  private let estimatesMean: [Bool]

  deinit {
    paths.deallocate()
    scales.deallocate()
    limits.deallocate()
    leverages.deallocate()
    pathSums.deallocate()
  }

  private static func zeros(_ count: Int) -> UnsafeMutablePointer<Double> {
    let pointer = UnsafeMutablePointer<Double>.allocate(capacity: count)
    pointer.initialize(repeating: 0, count: count)
    return pointer
  }

  /// Whether the next event needs an empty batch.
  var isFull: Bool { count == Self.capacity }

  /// Adds the abnormal returns of one model for the event that comes next.
  ///
  /// - Parameters:
  ///   - model: The position of the model.
  ///   - sigma: The residual standard deviation.
  ///   - positiveShare: The share of positive residuals.
  ///   - abnormal: The abnormal return of each day of the event window.
  @inline(__always)
  func set(
    model: Int,
    sigma: Double,
    positiveShare: Double,
    abnormal: (Int) -> Double
  ) {
    let lanes = Self.rowWidth
    scales[model &* lanes &+ count] = 1 / sigma
    limits[model &* lanes &+ count] = FittedEvent.negligible * sigma
    shares[model] += positiveShare
    var place = paths + (model &* pathLength &* lanes &+ count)
    var running = 0.0
    for day in 0..<(pathLength &- 1) {
      running += abnormal(day)
      place += lanes
      place.pointee = running
    }
  }

  /// Adds the market's path of the event that comes next, in units of `√Sxx`.
  func setMarket(path: UnsafePointer<Double>) {
    for position in 0..<pathLength {
      leverages[position &* Self.rowWidth &+ count] = path[position]
    }
  }

  /// Closes the event that was set.
  func advance() { count &+= 1 }

  /// The running sums of one event, model by model, without the leading zero.
  func path(ofLane lane: Int) -> [Double] {
    (0..<models).flatMap { model in
      (1..<pathLength).map { paths[(model * pathLength + $0) * Self.rowWidth + lane] }
    }
  }

  /// Adds the batch to the moments of all cells, model by model, and empties it.
  func flush(into cells: UnsafeMutablePointer<WindowMoments>) {
    guard count > 0 else { return }
    clearUnusedLanes()
    for model in 0..<models {
      sumPaths(of: model)
      let target = cells + model * spans.count
      if model == slopes {
        addWithSlope(model: model, to: target)
      } else {
        addPlain(model: model, to: target)
      }
      shares[model] = 0
    }
    count = 0
  }

  /// Unused lanes of the last vector become zero, so that old values do not enter.
  private func clearUnusedLanes() {
    for lane in count..<((count + 3) & ~3) {
      for row in 0..<(models * pathLength) { paths[row * Self.rowWidth + lane] = 0 }
      for row in 0..<pathLength { leverages[row * Self.rowWidth + lane] = 0 }
      for row in 0..<models {
        scales[row * Self.rowWidth + lane] = 0
        limits[row * Self.rowWidth + lane] = 0
      }
    }
  }

  /// Sums paths over events, as they are and in units of sigma.
  private func sumPaths(of model: Int) {
    let scale = UnsafeRawPointer(scales + model * Self.rowWidth)
    for position in 0..<pathLength {
      let path = UnsafeRawPointer(paths + (model * pathLength + position) * Self.rowWidth)
      var plain = SIMD4<Double>(repeating: 0)
      var scaled = plain
      for lane in stride(from: 0, to: count, by: 4) {
        let value = path.loadUnaligned(fromByteOffset: lane &* 8, as: SIMD4<Double>.self)
        plain += value
        scaled += value * scale.loadUnaligned(fromByteOffset: lane &* 8, as: SIMD4<Double>.self)
      }
      pathSums[2 * position] = plain.sum()
      pathSums[2 * position + 1] = scaled.sum()
    }
  }

  private func row(_ model: Int, _ position: Int) -> UnsafeRawPointer {
    UnsafeRawPointer(paths + (model &* pathLength &+ position) &* Self.rowWidth)
  }

  /// The moments of models whose prediction error is a multiple of sigma that all events share.
  private func addPlain(model: Int, to cells: UnsafeMutablePointer<WindowMoments>) {
    let n = Double(count)
    let scales = UnsafeRawPointer(scales + model * Self.rowWidth)
    let limits = UnsafeRawPointer(limits + model * Self.rowWidth)
    for (index, span) in spans.enumerated() {
      let carMean = (pathSums[2 * span.end] - pathSums[2 * span.start]) / n
      let unitMean = (pathSums[2 * span.end + 1] - pathSums[2 * span.start + 1]) / n
      let (upper, lower) = (row(model, span.end), row(model, span.start))
      var sums = Sums()
      forEachVector { offset, isUsed in
        let car = Self.load(upper, offset) - Self.load(lower, offset)
        sums.add(
          car - carMean,
          car * Self.load(scales, offset) - unitMean,
          isPositive: car .> Self.load(limits, offset),
          isUsed: isUsed
        )
      }
      let length = Double(span.dayCount)
      let spread = length + (estimatesMean[model] ? length * length / observations : 0)
      let unit = 1 / spread.squareRoot()
      var moments = self.moments(model: model, positive: sums.positive.sum())
      moments.carMean = carMean
      moments.carSquares = sums.car.sum()
      moments.scarMean = unitMean * unit
      moments.scarSquares = sums.scar.sum() / spread
      cells[index].merge(moments)
    }
  }

  /// The moments of the market model, whose prediction error depends on the market of the window.
  private func addWithSlope(model: Int, to cells: UnsafeMutablePointer<WindowMoments>) {
    let n = Double(count)
    let scales = UnsafeRawPointer(scales + model * Self.rowWidth)
    let limits = UnsafeRawPointer(limits + model * Self.rowWidth)
    for (index, span) in spans.enumerated() {
      let length = Double(span.dayCount)
      let spread = length + length * length / observations
      let carMean = (pathSums[2 * span.end] - pathSums[2 * span.start]) / n
      // Near the mean of SCAR, and so good enough to center by.
      let pilot =
        (pathSums[2 * span.end + 1] - pathSums[2 * span.start + 1]) / n / spread.squareRoot()
      let (upper, lower) = (row(model, span.end), row(model, span.start))
      let high = UnsafeRawPointer(leverages + span.end * Self.rowWidth)
      let low = UnsafeRawPointer(leverages + span.start * Self.rowWidth)
      var sums = Sums()
      var shifted = SIMD4<Double>(repeating: 0)
      forEachVector { offset, isUsed in
        let car = Self.load(upper, offset) - Self.load(lower, offset)
        let leverage = Self.load(high, offset) - Self.load(low, offset)
        let variance = spread + leverage * leverage
        let scar = car * Self.load(scales, offset) / variance.squareRoot()
        shifted += sums.add(
          car - carMean,
          scar - pilot,
          isPositive: car .> Self.load(limits, offset),
          isUsed: isUsed
        )
      }
      let shift = shifted.sum() / n
      var moments = self.moments(model: model, positive: sums.positive.sum())
      moments.carMean = carMean
      moments.carSquares = sums.car.sum()
      moments.scarMean = pilot + shift
      moments.scarSquares = max(0, sums.scar.sum() - n * shift * shift)
      cells[index].merge(moments)
    }
  }

  /// Sums over events of one window, four events side by side.
  private struct Sums {
    var car = SIMD4<Double>(repeating: 0)
    var scar = SIMD4<Double>(repeating: 0)
    var positive = SIMD4<Double>(repeating: 0)

    /// Adds deviations of the lanes in use and returns those of the standardized sums.
    @inline(__always)
    @discardableResult
    mutating func add(
      _ car: SIMD4<Double>,
      _ scar: SIMD4<Double>,
      isPositive: SIMDMask<SIMD4<Int64>>,
      isUsed: SIMDMask<SIMD4<Int64>>?
    ) -> SIMD4<Double> {
      var (car, scar) = (car, scar)
      if let isUsed {
        car.replace(with: 0, where: .!isUsed)
        scar.replace(with: 0, where: .!isUsed)
      }
      self.car += car * car
      self.scar += scar * scar
      positive += SIMD4(repeating: 0).replacing(with: 1, where: isPositive)
      return scar
    }
  }

  @inline(__always)
  private func forEachVector(_ body: (Int, SIMDMask<SIMD4<Int64>>?) -> Void) {
    let whole = count & ~3
    for lane in stride(from: 0, to: whole, by: 4) { body(lane &* 8, nil) }
    if whole < count {
      let index = SIMD4<Int64>(0, 1, 2, 3) &+ Int64(whole)
      body(whole &* 8, index .< Int64(count))
    }
  }

  @inline(__always)
  private static func load(_ row: UnsafeRawPointer, _ offset: Int) -> SIMD4<Double> {
    row.loadUnaligned(fromByteOffset: offset, as: SIMD4<Double>.self)
  }

  /// What does not depend on the window.
  private func moments(model: Int, positive: Double) -> WindowMoments {
    var moments = WindowMoments()
    moments.count = Double(count)
    moments.positive = positive
    moments.share = shares[model]
    moments.nullVariance =
      Double(count) * (degreesOfFreedom[model] / (degreesOfFreedom[model] - 2))
    moments.degreesOfFreedom = degreesOfFreedom[model]
    return moments
  }
}
