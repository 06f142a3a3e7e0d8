internal import CivilTime
internal import EventAlignment
internal import EventStatistics
internal import EventStudy

extension DocumentAnalysis {
  /// Creates the plain data of an analysis; nothing is computed here.
  init(_ analysis: StudyAnalysis) {
    adjustedPValues = analysis.adjustedPValues.map(DocumentAdjustedPValue.init)
    groups = analysis.groups.map(DocumentGroup.init)
    groupComparisons = analysis.comparisons.map(DocumentGroupComparison.init)
    regressions = analysis.regressions.map(DocumentRegression.init)
    correlations = analysis.correlations.map(DocumentCorrelation.init)
    diagnostics = analysis.diagnostics.map(DocumentDiagnostics.init)
    advice = analysis.advice.map(DocumentAdvice.init)
    activities = analysis.activities.map(DocumentActivity.init)
    calendarTime = analysis.calendarTime.map(DocumentCalendarTime.init)
    shiftedDayZero = analysis.shiftedDayZero.map(DocumentShift.init)
    earlyMoves = analysis.earlyMoves.map(DocumentEarlyMove.init)
    dayZeroSplits = analysis.dayZeroSplits.map(DocumentSplit.init)
  }
}

extension DocumentShift {
  init(_ result: DayShiftResult) {
    description = result.description
    shiftedCount = result.shiftedCount
    model = result.model
    windows = result.windows.map(DocumentWindow.init)
    tests = DocumentTest.tests(of: result.windows)
  }
}

extension DocumentEarlyMove {
  init(_ move: EarlyMove) {
    eventID = move.eventID
    symbol = move.symbol
    kind = move.kind.rawValue
    relativeDay = move.relativeDay
    date = move.date.description
    pValue = move.pValue.present
  }
}

extension DocumentAdjustedPValue {
  init(_ value: AdjustedPValue) {
    model = value.model.rawValue
    windowStart = value.window.days.lowerBound
    windowEnd = value.window.days.upperBound
    test = value.test.rawValue
    familySize = value.familySize
    pValue = value.pValue.present
    adjusted = Dictionary(
      value.adjusted.compactMap { method, pValue in pValue.present.map { (method.rawValue, $0) } },
      uniquingKeysWith: { first, _ in first }
    )
    romanoWolf = value.romanoWolf.present
  }
}

extension DocumentGroup {
  init(_ result: GroupResult) {
    model = result.model.rawValue
    group = result.group
    eventCount = result.eventCount
    aar = result.days.map(DocumentAverageDay.init)
    windows = result.windows.map(DocumentWindow.init)
    tests = DocumentTest.tests(of: result.windows)
  }
}

extension DocumentGroupComparison {
  init(_ result: GroupComparisonResult) {
    model = result.model.rawValue
    windowStart = result.window.days.lowerBound
    windowEnd = result.window.days.upperBound
    test = result.method.rawValue
    groups = result.groups
    statistic = result.outcome.figures?.statistic.present
    degreesOfFreedom = result.outcome.figures?.degreesOfFreedom.present
    pValue = result.outcome.figures?.pValue.present
    eventCount = result.outcome.figures?.eventCount
    reason = result.outcome.reason
  }
}

extension DocumentRegression {
  init(_ result: RegressionResult) {
    model = result.model.rawValue
    windowStart = result.window.days.lowerBound
    windowEnd = result.window.days.upperBound
    eventCount = result.rows
    rSquared = result.rSquared.present
    adjustedRSquared = result.adjustedRSquared.present
    fStatistic = result.fStatistic.present
    fPValue = result.fPValue.present
    terms = result.terms.map(DocumentTerm.init)
    reason = result.reason
  }
}

extension DocumentTerm {
  init(_ result: RegressionResult.Term) {
    term = result.name
    estimate = result.estimate.present
    errors = result.errors.map {
      Error(
        kind: $0.kind,
        standardError: $0.standardError.present,
        t: $0.t.present,
        pValue: $0.pValue.present
      )
    }
  }
}

extension DocumentCorrelation {
  init(_ result: CorrelationResult) {
    model = result.model.rawValue
    windowStart = result.window.days.lowerBound
    windowEnd = result.window.days.upperBound
    column = result.column
    measure = result.measure.rawValue
    coefficient = result.coefficient.present
    statistic = result.outcome.figures?.statistic.present
    degreesOfFreedom = result.outcome.figures?.degreesOfFreedom.present
    pValue = result.outcome.figures?.pValue.present
    permutationPValue = result.permutationPValue.present
    isExact = result.isExact
    eventCount = result.outcome.figures?.eventCount
    reason = result.outcome.reason
  }
}

extension DocumentDiagnostics {
  init(_ result: EventDiagnostics) {
    let checks = result.checks
    model = result.model.rawValue
    eventID = result.eventID
    symbol = result.symbol
    durbinWatson = checks?.durbinWatson.present
    autocorrelation = checks?.autocorrelation.present
    ljungBox = checks?.ljungBox.value.present
    ljungBoxPValue = checks?.ljungBox.pValue.present
    skewness = checks?.skewness.present
    kurtosis = checks?.kurtosis.present
    jarqueBera = checks?.jarqueBera.value.present
    jarqueBeraPValue = checks?.jarqueBera.pValue.present
    archLM = checks?.archLM.value.present
    archLMPValue = checks?.archLM.pValue.present
    shapiroWilk = checks?.shapiroWilk?.statistic.present
    shapiroWilkPValue = checks?.shapiroWilk?.pValue.present
    eventDayLeverage = checks?.eventDayLeverage.present
    zeroReturnShare = checks?.zeroReturnShare.present
    reason = result.reason
  }
}

extension DocumentAdvice {
  init(_ advice: TestAdvice) {
    model = advice.model.rawValue
    findings = advice.findings
    preferred = advice.preferred.map(\.rawValue)
    doubtful = advice.doubtful.map(\.rawValue)
  }
}

extension DocumentActivity {
  init(_ result: ActivityResult) {
    outcome = result.outcome.rawValue
    model = result.model.rawValue
    eventCount = result.eventCount
    aar = result.days.map(DocumentAverageDay.init)
    windows = result.windows.map(DocumentWindow.init)
    tests = DocumentTest.tests(of: result.windows)
  }
}

extension DocumentCalendarTime {
  init(_ result: CalendarTimeResult) {
    model = result.model
    days = result.days
    terms = result.terms.map(DocumentTerm.init)
    reason = result.reason
  }
}
