extension MethodDefinition {
  /// The quantities of the tables.
  package static let statistics: [MethodDefinition] =
    CumulativeAbnormalReturn.definitions + [VolumeWeightedAveragePrice.definition]
  /// The tests between groups of events.
  package static let groupTests = GroupComparison.allCases.map(\.definition)
  /// The measures of correlation.
  package static let correlations = CorrelationMeasure.allCases.map(\.definition)
  /// The standard errors of a regression.
  package static let regressionErrors = CoefficientCovariance.definitions
  /// What is studied beside returns.
  package static let outcomes =
    AbnormalActivity.definitions
    + [CalendarTimePortfolio.definition, ReturnsAcrossTimeAndSecurities.definition]
  /// Portfolios of other securities, and what is asked of them.
  package static let syntheticControls = SyntheticControl.definitions
  /// The corrections for several tests.
  package static let corrections =
    PValueAdjustment.allCases.map(\.definition) + [StepDownTest.definition]
  /// The checks of residuals.
  package static let diagnostics = ResidualDiagnostics.definitions

  /// Returns the definition of an identifier; an unknown one stands for itself.
  package static func definition(of id: String) -> MethodDefinition {
    catalogue[id] ?? MethodDefinition(id: id, name: id, short: id, formula: "", assumes: "")
  }

  /// The work that results under all reasonable choices come from.
  package static let specificationCurve = Paper.simonsohn

  /// The work that control firms of about the same size and book-to-market come from.
  package static let controlFirms = Paper.barberLyon

  /// The work that models chosen by their predictions come from.
  package static let outOfSample = Paper.bakerGelbach

  /// Every definition, by family.
  package static let all: [MethodDefinition] = Array(families.joined())

  private static let families: [[MethodDefinition]] = [
    ExpectedReturnMethod.allCases.map(\.definition),
    InferenceMethod.allCases.map(\.definition),
    SingleEventMethod.allCases.map(\.definition),
    statistics, groupTests, correlations, regressionErrors, outcomes, syntheticControls,
    corrections, diagnostics,
  ]

  private static let catalogue: [String: MethodDefinition] = Dictionary(
    families.joined().map { ($0.id, $0) },
    uniquingKeysWith: { first, _ in first }
  )
}
