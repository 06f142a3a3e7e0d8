/// The running sums of one fitted event, from which every window costs O(*K*): the general path.
///
/// Any model, any missing day: a missing day adds nothing to any sum.
struct EventPath: Sendable {
  /// The sum of the abnormal returns before each position, one position more than days.
  let car: [Double]
  /// The number of observed days before each position.
  let observed: [Int]
  private let own: [Double]
  /// `Σ z_t` before each position, `width` values for each.
  private let shared: [Double]
  private let width: Int
  let sigma: Double
  let negligible: Double
  let positiveShare: Double
  let degreesOfFreedom: Double

  /// Sums over the days of an event window, in which the event's own window may be shorter.
  init(_ event: FittedEvent, eventWindow: ClosedRange<Int>) {
    let width = event.prediction.width
    var car = [0.0]
    var own = [0.0]
    var observed = [0]
    var shared = [Double](repeating: 0, count: width * (eventWindow.count + 1))
    for (position, day) in eventWindow.enumerated() {
      let index = event.index(ofDay: day)
      let value = index.map { event.abnormal[$0] } ?? .nan
      let isObserved = value.isFinite
      car.append(car[position] + (isObserved ? value : 0))
      observed.append(observed[position] + (isObserved ? 1 : 0))
      var scale = 0.0
      if isObserved, let index {
        scale = event.disturbanceScale.isEmpty ? 1 : event.disturbanceScale[index]
      }
      own.append(own[position] + scale)
      for column in 0..<width {
        var step = 0.0
        if isObserved, let index { step = event.prediction.values[index * width + column] }
        shared[(position + 1) * width + column] = shared[position * width + column] + step
      }
    }
    self.car = car
    self.own = own
    self.observed = observed
    self.shared = shared
    self.width = width
    sigma = event.sigma
    negligible = event.negligible
    positiveShare = event.positiveShare
    degreesOfFreedom = Double(event.degreesOfFreedom)
  }

  /// Adds the event to the moments of every window in which it has a day.
  func add(to cells: UnsafeMutablePointer<WindowMoments>, spans: [WindowSpan]) {
    for (index, span) in spans.enumerated() where observed[span.end] > observed[span.start] {
      let sum = car[span.end] - car[span.start]
      cells[index].add(
        car: sum,
        scar: sum / standardError(of: span),
        isPositive: sum > negligible,
        share: positiveShare,
        degreesOfFreedom: degreesOfFreedom
      )
    }
  }

  /// `σ√(Σ v_t + ‖Σ z_t‖²)` over the observed days.
  func standardError(of span: WindowSpan) -> Double {
    var variance = own[span.end] - own[span.start]
    for column in 0..<width {
      let sum = shared[span.end * width + column] - shared[span.start * width + column]
      variance += sum * sum
    }
    return sigma * variance.squareRoot()
  }
}
