/// Least squares with weights that are not negative and sum to one.
///
/// `min ‖y − Xw‖²` subject to `w ≥ 0` and `Σw = 1`: the point of the convex hull of the donors that lies nearest to
/// *y*. With the points `z_j = x_j − y` it is the point of least norm of a polytope, which Wolfe's algorithm finds in
/// finitely many steps: a set of donors whose best combination has only positive weights; the donor whose product
/// with the residual promises most joins it, and donors whose weight would turn negative leave it. At most *T* + 1
/// donors have a weight, and every step works with the *T* days and the donors of the set, so that the number of all
/// donors counts only where the next one is looked for: the most promising ones of all are looked for rarely, and
/// the set grows from these in between.
///
/// The answer is certified by its duality gap, `r'Xw − min_j r'x_j` with `r = Xw − y`, which bounds how far half the
/// sum of squares lies above the smallest one. Where several combinations are equally near, the one found by the
/// lowest positions stands.
///
/// Source: Wolfe (1976), *Finding the Nearest Point in a Polytope*, Mathematical Programming 11(1), pp. 128–149.
public struct SimplexLeastSquares: Sendable, Hashable {
  /// The donors with a weight, in the order of their positions.
  public let weights: [DonorWeight]
  /// `y − Xw`.
  public let residuals: [Double]
  /// How far `½‖y − Xw‖²` may lie above the minimum, rounding included.
  public let dualityGap: Double

  /// How many donors are picked at a time out of all of them.
  private static let picked = 48
  /// The gap, as a share of `‖r‖ max‖x‖`, that is rounding.
  private static let tolerance = 1e-13
  /// More steps than any problem has taken; one that cycles ends there, and its gap says so.
  private static let mostSteps = 100_000

  /// Finds the weights.
  ///
  /// - Parameters:
  ///   - target: *y*.
  ///   - columns: *X*, each as long as *y*; at least one besides the one that is left out.
  ///   - left: A column that takes no part.
  ///   - start: Weights to begin from, such as those of a problem nearby.
  init(
    _ target: [Double],
    on columns: ReturnColumns,
    leavingOut left: Int? = nil,
    from start: [DonorWeight] = []
  ) {
    precondition(target.count == columns.rowCount, "Series of one length")
    precondition(columns.count > (left == nil ? 0 : 1), "At least one donor")
    (weights, residuals, dualityGap) = columns.withColumns { memory in
      var search = NearestPointSearch(
        target,
        columns: memory,
        count: columns.count,
        leavingOut: left
      )
      search.begin(from: start)
      var pool: [Int] = []
      var steps = 0
      var gap = Double.infinity
      while true {
        let promising = search.promising(Self.picked)
        gap = search.gap(of: promising)
        let enough = Self.tolerance * search.scale
        guard gap > enough, steps < Self.mostSteps else { break }
        pool = search.members + promising.map(\.column)
        let before = search.squares
        while steps < Self.mostSteps {
          steps += 1
          guard let best = search.best(of: pool), search.gap(of: [best]) > enough,
            search.add(best.column)
          else { break }
        }
        // What no longer falls is rounding.
        guard search.squares < before else { break }
      }
      search.polish()
      let found = search.found
      return (found, search.residual.map { -$0 }, max(0, search.gap(of: search.promising(1))))
    }
  }
}

/// The state of Wolfe's algorithm.
private struct NearestPointSearch {
  struct Candidate {
    let column: Int
    /// `r'x`, or the negative of what the donor promises.
    let product: Double
  }

  private let target: [Double]
  private let columns: UnsafePointer<Double>
  private let count: Int
  private let rows: Int
  private let left: Int?
  /// The length of the longest donor, or of the target.
  private let longest: Double
  /// The donors of the set, in the order in which they came.
  private(set) var members: [Int] = []
  private var weights: [Double] = []
  /// The points `x − y` of the set, one after the other.
  private var points: [Double] = []
  /// The triangle *L* with `LL' = Z'Z + c ee'` over the set; row *i* begins at `i (i + 1)/2`.
  private var triangle: [Double] = []
  /// *c*, which makes the matrix regular for any points of which none is an affine combination of the others.
  private let shift: Double
  /// `Xw − y`.
  private(set) var residual: [Double]
  /// `‖r‖²`.
  private(set) var squares = Double.infinity

  init(_ target: [Double], columns: UnsafePointer<Double>, count: Int, leavingOut left: Int?) {
    self.target = target
    self.columns = columns
    self.count = count
    self.left = left
    rows = target.count
    residual = target.map { -$0 }
    let own = target.reduce(0) { $0 + $1 * $1 }
    var sum = 0.0
    var most = own
    for column in 0..<count where column != left {
      let square = SeriesProduct.of(
        columns + column * target.count,
        columns + column * target.count,
        count: target.count
      )
      sum += square
      most = max(most, square)
    }
    longest = most.squareRoot()
    let mean = sum / Double(count) + own
    shift = mean > 0 ? mean : 1
  }

  /// The size that rounding is measured by: `‖r‖ max‖x‖`.
  var scale: Double { squares.squareRoot() * longest }

  /// The donors with a weight, in the order of their positions.
  var found: [DonorWeight] {
    zip(members, weights).filter { $1 > 0 }.sorted { $0.0 < $1.0 }
      .map { DonorWeight(donor: $0, weight: $1) }
  }

  /// Begins with weights that are given, or with the donor that is nearest to the target.
  mutating func begin(from start: [DonorWeight]) {
    for weight in start where weight.donor != left && weight.weight > 0 {
      if append(weight.donor) { weights.append(weight.weight) }
    }
    let sum = weights.reduce(0, +)
    if sum > 0 {
      weights = weights.map { $0 / sum }
      measure()
      improve()
      return
    }
    var nearest = (column: left == 0 ? 1 : 0, square: Double.infinity)
    for column in 0..<count where column != left {
      var square = 0.0
      let point = columns + column * rows
      for row in 0..<rows {
        let difference = point[row] - target[row]
        square += difference * difference
      }
      if square < nearest.square { nearest = (column, square) }
    }
    if append(nearest.column) { weights = [1] }
    measure()
  }

  /// Returns the donors of all whose products with the residual are smallest, the smallest first.
  func promising(_ number: Int) -> [Candidate] {
    var best: [Candidate] = []
    var limit = Double.infinity
    residual.withUnsafeBufferPointer { residual in
      guard let residual = residual.baseAddress else { return }
      for column in 0..<count where column != left {
        let product = SeriesProduct.of(columns + column * rows, residual, count: rows)
        guard product < limit else { continue }
        let place = best.firstIndex { product < $0.product } ?? best.count
        best.insert(Candidate(column: column, product: product), at: place)
        if best.count > number { best.removeLast() }
        if best.count == number, let last = best.last { limit = last.product }
      }
    }
    return best
  }

  /// Returns the donor of some whose product with the residual is smallest.
  func best(of pool: [Int]) -> Candidate? {
    residual.withUnsafeBufferPointer { residual -> Candidate? in
      guard let residual = residual.baseAddress else { return nil }
      var best: Candidate?
      for column in pool {
        let product = SeriesProduct.of(columns + column * rows, residual, count: rows)
        if product < best?.product ?? .infinity {
          best = Candidate(column: column, product: product)
        }
      }
      return best
    }
  }

  /// `r'Xw − min r'x`: what the best donor promises.
  func gap(of candidates: [Candidate]) -> Double {
    guard let best = candidates.first else { return 0 }
    var own = 0.0
    for (residual, target) in zip(residual, target) { own += residual * (residual + target) }
    return own - best.product
  }

  /// Takes a donor into the set and finds the best weights; false where it adds nothing.
  mutating func add(_ column: Int) -> Bool {
    guard !members.contains(column) else { return false }
    let before = (members, weights, points, triangle, residual, squares)
    guard append(column) else { return false }
    weights.append(0)
    improve()
    guard squares < before.5 else {
      (members, weights, points, triangle, residual, squares) = before
      return false
    }
    return true
  }

  /// Moves to the best combination of the set, leaving out the donors that turn negative on the way.
  private mutating func improve() {
    while true {
      let best = affineMinimum()
      guard let least = best.min(), least <= 0 else {
        weights = best
        break
      }
      var step = 1.0
      var leaving = 0
      for (index, (now, then)) in zip(weights, best).enumerated() where then <= 0 {
        let reach = now > then ? now / (now - then) : 0
        if reach < step { (step, leaving) = (reach, index) }
      }
      for index in weights.indices {
        weights[index] = max(0, weights[index] + step * (best[index] - weights[index]))
      }
      weights[leaving] = 0
      for index in weights.indices.reversed() where weights[index] <= 0 && members.count > 1 {
        remove(at: index)
      }
    }
    measure()
  }

  /// Brings the weights of the set to full precision: the products of all its donors with the residual are equal.
  mutating func polish() {
    for _ in 0..<3 {
      let products = members.indices.map { index in
        points.withUnsafeBufferPointer { points in
          residual.withUnsafeBufferPointer { residual in
            guard let points = points.baseAddress, let residual = residual.baseAddress else {
              return 0.0
            }
            return SeriesProduct.of(points + index * rows, residual, count: rows)
          }
        }
      }
      // (Z'Z + c ee') d = −Z'r + µe with Σd = 0 leaves the sum of the weights as it is.
      let toward = solve(products.map { -$0 })
      let even = solve([Double](repeating: 1, count: members.count))
      let multiplier = toward.reduce(0, +) / even.reduce(0, +)
      let moved = weights.indices.map { weights[$0] + toward[$0] - multiplier * even[$0] }
      guard moved.allSatisfy({ $0 > 0 }) else { return }
      let before = (weights, residual, squares)
      weights = moved
      let sum = weights.reduce(0, +)
      weights = weights.map { $0 / sum }
      measure()
      guard squares <= before.2 * (1 + 1e-15) else {
        (weights, residual, squares) = before
        return
      }
    }
  }

  /// The weights of any sign, with the sum 1, whose combination of the set is nearest.
  private func affineMinimum() -> [Double] {
    let solution = solve([Double](repeating: 1, count: members.count))
    let sum = solution.reduce(0, +)
    return solution.map { $0 / sum }
  }

  /// Computes the residual of the weights.
  private mutating func measure() {
    residual = target.map { -$0 }
    for (member, weight) in zip(members, weights) {
      let point = columns + member * rows
      for row in 0..<rows { residual[row] += weight * point[row] }
    }
    squares = residual.reduce(0) { $0 + $1 * $1 }
  }

  // MARK: The triangle

  private mutating func append(_ column: Int) -> Bool {
    let size = members.count
    let start = points.count
    let source = columns + column * rows
    for row in 0..<rows { points.append(source[row] - target[row]) }
    var line = [Double](repeating: 0, count: size + 1)
    points.withUnsafeBufferPointer { points in
      guard let points = points.baseAddress else { return }
      for index in 0...size {
        line[index] =
          SeriesProduct.of(points + index * rows, points + start, count: rows) + shift
      }
    }
    let whole = line[size]
    for index in 0...size {
      var value = line[index]
      let place = index * (index + 1) / 2
      for before in 0..<index {
        value -= (index < size ? triangle[place + before] : line[before]) * line[before]
      }
      if index < size {
        line[index] = value / triangle[place + index]
      } else {
        // An affine combination of the donors of the set adds nothing to them.
        guard value > 1e-13 * whole else {
          points.removeLast(rows)
          return false
        }
        line[index] = value.squareRoot()
      }
    }
    triangle += line
    members.append(column)
    return true
  }

  private mutating func remove(at index: Int) {
    let size = members.count
    // The rows below lose a column; rotations make the rest a triangle again.
    for row in (index + 1)..<max(size, index + 1) {
      var line = Array(triangle[(row * (row + 1) / 2)..<((row + 1) * (row + 2) / 2)])
      rows(below: index, upTo: row, rotating: &line)
      let place = (row - 1) * row / 2
      for (column, value) in line.dropLast().enumerated() { triangle[place + column] = value }
    }
    triangle.removeLast(size)
    rotations.removeAll(keepingCapacity: true)
    members.remove(at: index)
    weights.remove(at: index)
    points.removeSubrange((index * rows)..<((index + 1) * rows))
  }

  /// The rotations of the removal that is under way.
  private var rotations: [(cosine: Double, sine: Double)] = []

  /// Applies the rotations of the rows above to a row, and makes its own.
  private mutating func rows(below index: Int, upTo row: Int, rotating line: inout [Double]) {
    for (offset, rotation) in rotations.enumerated() {
      let place = index + offset
      let (a, b) = (line[place], line[place + 1])
      line[place] = rotation.cosine * a + rotation.sine * b
      line[place + 1] = rotation.cosine * b - rotation.sine * a
    }
    let place = row - 1
    let (a, b) = (line[place], line[place + 1])
    let length = (a * a + b * b).squareRoot()
    let rotation = length > 0 ? (cosine: a / length, sine: b / length) : (cosine: 1, sine: 0)
    rotations.append(rotation)
    line[place] = length
    line[place + 1] = 0
  }

  /// Solves `(Z'Z + c ee') x = b`.
  private func solve(_ b: [Double]) -> [Double] {
    var x = b
    triangle.withUnsafeBufferPointer { triangle in
      for i in x.indices {
        let place = i * (i + 1) / 2
        var value = x[i]
        for j in 0..<i { value -= triangle[place + j] * x[j] }
        x[i] = value / triangle[place + i]
      }
      for i in x.indices.reversed() {
        let place = i * (i + 1) / 2
        x[i] /= triangle[place + i]
        let value = x[i]
        for j in 0..<i { x[j] -= triangle[place + j] * value }
      }
    }
    return x
  }
}
