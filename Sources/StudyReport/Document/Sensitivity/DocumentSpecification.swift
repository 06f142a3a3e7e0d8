public import EventAlignment
public import EventStatistics
public import EventStudy

/// Every window of one specification, as lists that belong to the windows of the document.
public struct DocumentSpecification: Sendable, Hashable, Codable {
  /// What becomes of events whose event windows overlap.
  public enum Overlapping: String, Sendable, Hashable, Codable {
    case kept
    case excluded
  }

  /// The model.
  public var model: ExpectedReturnMethod
  /// The market index; absent where the model uses none.
  public var market: String?
  /// The days that the model is estimated on.
  public var estimation: EstimationWindow
  /// How returns are measured.
  public var returns: ReturnKind
  /// By how many sessions day 0 of announcements without a time is moved.
  public var shift: Int
  /// What becomes of overlapping events.
  public var overlapping: Overlapping
  /// The number of events that the model was fitted to.
  public var eventCount: Int
  /// The number of events of each window.
  public var counts: [Int]
  /// The CAAR of each window.
  public var caar: [Double?]
  /// One entry for each test of the document.
  public var tests: [Test]

  /// The outcomes of one test, window by window.
  public struct Test: Sendable, Hashable, Codable {
    /// The test.
    public var test: InferenceMethod
    /// How the p-values were corrected.
    public var adjustment: SensitivityAdjustment
    /// The statistics.
    public var statistic: [Double?]
    /// The p-values.
    public var pValue: [Double?]
    /// The corrected p-values.
    public var adjustedPValue: [Double?]

    private enum CodingKeys: String, CodingKey {
      case test, adjustment, statistic
      case pValue = "p_value"
      case adjustedPValue = "adjusted_p_value"
    }
  }

  private enum CodingKeys: String, CodingKey {
    case model, market, estimation, returns, shift, overlapping, caar, tests
    case eventCount = "n_fitted_events"
    case counts = "n_events"
  }

  /// Creates the plain data of a specification.
  init(_ result: SpecificationResult) {
    let choices = result.specification
    model = choices.model
    market = choices.market
    estimation = choices.estimation
    returns = choices.returns
    shift = choices.shift
    overlapping = choices.excludesOverlapping ? .excluded : .kept
    eventCount = result.eventCount
    counts = result.cells.map(\.eventCount)
    caar = result.cells.map(\.caar)
    tests = (result.cells.first?.tests ?? []).indices.map { index in
      let outcomes = result.cells.map { $0.tests[index] }
      return Test(
        test: outcomes[0].method,
        adjustment: outcomes[0].adjustment,
        statistic: outcomes.map(\.statistic),
        pValue: outcomes.map(\.pValue),
        adjustedPValue: outcomes.map(\.adjustedPValue)
      )
    }
  }
}
