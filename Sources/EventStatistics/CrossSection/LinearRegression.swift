/// A linear regression over events or days, by ordinary or weighted least squares.
///
/// `y = Xb + e`; with weights *w* the sum `Σ w e²` is minimized. Rows with a missing value are left out.
///
/// Source: Greene (2018), *Econometric Analysis*, 8th edition, chapters 4 and 9; for the covariances
/// MacKinnon & White (1985), Journal of Econometrics 29(3), pp. 305–325.
public struct LinearRegression: Sendable {
  /// The regressors' names, the intercept first.
  public let terms: [String]
  /// One estimate per term.
  public let estimates: [Double]
  /// The positions of the rows that were used.
  public let rows: [Int]
  /// The unweighted residuals of ``rows``.
  public let residuals: [Double]
  /// `1 − SSR/SST`, of the weighted problem around its weighted mean.
  public let rSquared: Double
  let design: [[Double]]
  let weightedResiduals: [Double]
  let gram: [[Double]]
  private let solution: LeastSquares

  /// The name of the constant regressor.
  public static let intercept = "(Intercept)"

  /// Estimates a regression with an intercept.
  ///
  /// - Parameters:
  ///   - response: One value per row; NaN where missing.
  ///   - regressors: Named columns of the same length; NaN where missing.
  ///   - weights: One per row, positive, for example `1/S_CAR²`; nothing for ordinary least squares.
  /// - Throws: ``RegressionError`` when the rows do not identify the coefficients.
  public init(
    response: [Double],
    regressors: [(name: String, values: [Double])],
    weights: [Double]? = nil
  ) throws(RegressionError) {
    precondition(
      regressors.allSatisfy { $0.values.count == response.count }
        && (weights?.count ?? response.count) == response.count,
      "Columns must have the same length"
    )
    let rows = response.indices.filter { row in
      response[row].isFinite && regressors.allSatisfy { $0.values[row].isFinite }
        && (weights.map { $0[row] > 0 && $0[row].isFinite } ?? true)
    }
    let width = regressors.count + 1
    guard rows.count > width else {
      throw .tooFewRows(required: width + 1, available: rows.count)
    }
    let roots = rows.map { row in weights.map { $0[row].squareRoot() } ?? 1 }
    let columns =
      [roots]
      + regressors.map { regressor in
        zip(rows, roots).map { regressor.values[$0] * $1 }
      }
    let y = zip(rows, roots).map { response[$0] * $1 }
    let solution: LeastSquares
    do {
      solution = try LeastSquares(columns: columns, y: y)
    } catch {
      throw .dependentRegressor(
        error.index == 0 ? Self.intercept : regressors[error.index - 1].name
      )
    }
    let total = Self.spread(of: y, weights: roots)
    guard total > 0 else { throw .constantResponse }
    terms = [Self.intercept] + regressors.map(\.name)
    estimates = solution.coefficients
    self.rows = rows
    residuals = zip(solution.residuals, roots).map { $0 / $1 }
    rSquared = 1 - solution.sumOfSquares / total
    design = columns
    weightedResiduals = solution.residuals
    gram = solution.inverseGram
    self.solution = solution
  }

  /// The hat value of each of ``rows``, `x'(X'X)⁻¹x`: the share of its own response in its fitted value.
  public var leverages: [Double] { rows.indices.map(leverage) }

  /// The hat value of a row, by its place among ``rows``.
  func leverage(of place: Int) -> Double {
    solution.whitened(design.map { $0[place] }).reduce(0) { $0 + $1 * $1 }
  }

  /// `Σ w (y − ȳ_w)²` from `√w y` and `√w`.
  private static func spread(of y: [Double], weights roots: [Double]) -> Double {
    let total = roots.reduce(0) { $0 + $1 * $1 }
    let mean = zip(y, roots).reduce(0) { $0 + $1.0 * $1.1 } / total
    return zip(y, roots).reduce(0) { $0 + ($1.0 - mean * $1.1) * ($1.0 - mean * $1.1) }
  }

  /// The number of rows, *n*.
  public var rowCount: Int { rows.count }

  /// The residual degrees of freedom, *n* − *k*.
  public var degreesOfFreedom: Int { rows.count - terms.count }

  /// `1 − (1 − R²)(n − 1)/(n − k)`.
  public var adjustedRSquared: Double {
    1 - (1 - rSquared) * Double(rowCount - 1) / Double(degreesOfFreedom)
  }

  /// `F = R²/(k − 1) / ((1 − R²)/(n − k))` of the hypothesis that only the intercept matters.
  public var fStatistic: Double {
    rSquared / Double(terms.count - 1) / ((1 - rSquared) / Double(degreesOfFreedom))
  }

  /// The p-value of ``fStatistic``.
  public var fPValue: Double {
    NullDistribution.fisherF(
      numerator: Double(terms.count - 1),
      denominator: Double(degreesOfFreedom)
    ).upperTail(fStatistic)
  }

  /// Tests each coefficient against zero.
  ///
  /// - Parameter covariance: How standard errors are measured; clusters are one number per row of the
  ///   data, used or not.
  /// - Returns: One test per term.
  /// - Throws: ``RegressionError/tooFewClusters(required:available:)`` for a single cluster.
  public func tests(
    _ covariance: CoefficientCovariance
  ) throws(RegressionError) -> [CoefficientTest] {
    let matrix = try matrix(covariance)
    let degrees = degreesOfFreedom(covariance)
    return terms.indices.map { term in
      CoefficientTest(
        term: terms[term],
        estimate: estimates[term],
        standardError: matrix[term][term].squareRoot(),
        eventCount: rowCount,
        nullDistribution: .studentT(degreesOfFreedom: Double(degrees))
      )
    }
  }

  /// The degrees of freedom of tests by a covariance.
  func degreesOfFreedom(_ covariance: CoefficientCovariance) -> Int {
    switch covariance {
    case .cr0(let clusters), .cr1(let clusters): clusterCount(clusters) - 1
    case .twoWay(let firms, let dates): min(clusterCount(firms), clusterCount(dates)) - 1
    case .classical, .hc0, .hc1, .hc2, .hc3, .neweyWest: degreesOfFreedom
    }
  }

  private func clusterCount(_ clusters: [Int]) -> Int { Set(rows.map { clusters[$0] }).count }

  /// Returns the covariance matrix of the estimates.
  ///
  /// - Parameter covariance: How it is measured.
  /// - Returns: Rows and columns in the order of ``terms``; by all but the classical one not a number for a coefficient
  ///   that rests on one row alone: the row is fitted by itself and tells nothing of its error.
  /// - Throws: ``RegressionError/tooFewClusters(required:available:)`` for a single cluster.
  public func matrix(_ covariance: CoefficientCovariance) throws(RegressionError) -> [[Double]] {
    let matrix = try estimatedMatrix(covariance)
    guard covariance != .classical else { return matrix }
    let alone = terms.indices.map(restsOnOneRow)
    return terms.indices.map { row in
      terms.indices.map { alone[row] || alone[$0] ? .nan : matrix[row][$0] }
    }
  }

  private func estimatedMatrix(
    _ covariance: CoefficientCovariance
  ) throws(RegressionError) -> [[Double]] {
    let n = Double(rowCount)
    let k = Double(terms.count)
    switch covariance {
    case .classical:
      let variance = weightedResiduals.reduce(0) { $0 + $1 * $1 } / (n - k)
      return gram.map { $0.map { $0 * variance } }
    case .hc0:
      return sandwich(scores { e, _ in e })
    case .hc1:
      return sandwich(scores { e, _ in e * (n / (n - k)).squareRoot() })
    case .hc2:
      return sandwich(scores { e, h in e / (1 - h).squareRoot() })
    case .hc3:
      return sandwich(scores { e, h in e / (1 - h) })
    case .cr0(let clusters):
      return sandwich(try sums(by: clusters))
    case .cr1(let clusters):
      return try clustered(clusters)
    case .twoWay(let firms, let dates):
      let both = Clusters(firms).crossed(with: Clusters(dates)).places
      let parts = (try clustered(firms), try clustered(dates), try clustered(both))
      // In this order the parts of firms with one event each cancel to the last bit.
      let sum = terms.indices.map { row in
        terms.indices.map { column in
          parts.1[row][column] + (parts.0[row][column] - parts.2[row][column])
        }
      }
      return SymmetricEigenvalues(sum).withoutNegative ?? sum
    case .neweyWest(let lags):
      return sandwich(scores { e, _ in e }, lags: lags)
    }
  }

  /// The matrix by clusters with its factor for few of them.
  private func clustered(_ clusters: [Int]) throws(RegressionError) -> [[Double]] {
    let sums = try sums(by: clusters)
    let (n, k, g) = (Double(rowCount), Double(terms.count), Double(sums.count))
    let factor = g / (g - 1) * (n - 1) / (n - k)
    return sandwich(sums).map { $0.map { $0 * factor } }
  }

  /// One vector `u x` per row; that of a row that is fitted by itself, whose residual is zero but for rounding, is zero.
  private func scores(_ u: (_ residual: Double, _ leverage: Double) -> Double) -> [[Double]] {
    rows.indices.map { row in
      let leverage = leverage(of: row)
      let factor = leverage < Self.ownFit ? u(weightedResiduals[row], leverage) : 0
      return design.map { $0[row] * factor }
    }
  }

  private func sums(by clusters: [Int]) throws(RegressionError) -> [[Double]] {
    var sums: [Int: [Double]] = [:]
    for (row, score) in zip(rows, scores { e, _ in e }) {
      let before = sums[clusters[row]] ?? [Double](repeating: 0, count: score.count)
      sums[clusters[row]] = zip(before, score).map { $0 + $1 }
    }
    guard sums.count >= 2 else { throw .tooFewClusters(required: 2, available: sums.count) }
    return sums.sorted { $0.key < $1.key }.map(\.value)
  }

  /// `M (Σ s s' + Σ_l w_l Σ (s_t s_{t−l}' + s_{t−l} s_t')) M`.
  private func sandwich(_ scores: [[Double]], lags: Int = 0) -> [[Double]] {
    let width = terms.count
    var meat = [[Double]](repeating: [Double](repeating: 0, count: width), count: width)
    for lag in 0...lags {
      let weight = 1 - Double(lag) / Double(lags + 1)
      for row in lag..<max(lag, scores.count) {
        for i in 0..<width {
          for j in 0..<width {
            let product = scores[row][i] * scores[row - lag][j]
            meat[i][j] += weight * product
            if lag > 0 { meat[j][i] += weight * product }
          }
        }
      }
    }
    return product(product(gram, meat), gram)
  }

  private func product(_ a: [[Double]], _ b: [[Double]]) -> [[Double]] {
    a.map { row in
      b[0].indices.map { column in
        row.indices.reduce(0) { $0 + row[$1] * b[$1][column] }
      }
    }
  }
}

/// One coefficient of a regression over events, tested against zero.
public struct CoefficientTest: HypothesisTest, Hashable {
  public static var name: String { "coefficient_t" }
  /// The regressor's name.
  public let term: String
  /// The estimate.
  public let estimate: Double
  /// Its standard error, in the unit of the estimate.
  public let standardError: Double
  public let eventCount: Int
  public let nullDistribution: NullDistribution
  public var statistic: Double { estimate / standardError }
}

/// A reason why a regression could not be estimated.
@nonexhaustive
public enum RegressionError: Error, Hashable, Sendable {
  /// There are fewer rows than the regression needs.
  case tooFewRows(required: Int, available: Int)
  /// A regressor is a combination of those before it.
  case dependentRegressor(String)
  /// The response does not vary.
  case constantResponse
  /// Clustered errors need more clusters.
  case tooFewClusters(required: Int, available: Int)
  /// Too few days before the event have a regression to be held against.
  case tooFewEarlierDays(required: Int, available: Int)
  /// Principal components leave nothing of the events, or there are too few events and days before for them.
  case tooManyComponents(components: Int, most: Int, events: Int, stretches: Int)
}

extension RegressionError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .tooFewRows(let required, let available):
      "the regression needs at least \(required) complete rows, there \(available == 1 ? "is" : "are") \(available)"
    case .dependentRegressor(let name):
      "\"\(name)\" is a combination of the other regressors"
    case .constantResponse:
      "the response does not vary"
    case .tooFewClusters(let required, let available):
      "clustered errors need at least \(required) clusters, there \(available == 1 ? "is" : "are") \(available)"
    case .tooFewEarlierDays(let required, let available):
      "errors by the days before need at least \(required) of them, there \(available == 1 ? "is" : "are") \(available)"
    case .tooManyComponents(let components, let most, let events, let stretches):
      "\(components) components are too many for \(events) events with all of \(stretches) stretches of days before; "
        + "at most \(most) can be"
    }
  }
}
