internal import CivilTime
internal import EventAlignment
internal import EventStatistics
public import EventStudy

extension StudyDocument {
  /// Creates the plain data of a result; nothing is computed here.
  public init(_ result: StudyResult) {
    simulated = result.configuration.simulated
    title = result.configuration.title
    configuration = result.configuration
    versions = result.versions
    inputs = result.inputs
    notes = result.notes
    events = result.events.map(DocumentEvent.init)
    exclusions = result.exclusions.map(DocumentExclusion.init)
    overlaps = result.overlaps
    let firstDay = result.configuration.windows.event.days.lowerBound
    averagePrices = result.averagePrices.map { DocumentPrices($0, firstDay: firstDay) }
    let confidence = result.configuration.methods.confidence
    models = result.models.map { DocumentModel($0, confidence: confidence) }
    analysis = DocumentAnalysis(result.analysis)
    sensitivity = result.sensitivity
  }
}

extension DocumentEvent {
  init(_ record: EventRecord) {
    eventID = record.eventID
    symbol = record.symbol
    company = record.company
    announcedAt = record.announcedAt
    precision = record.precision
    eventDate = record.eventDate?.description
    alignmentRule = record.alignmentRule
    marketOpen = record.marketOpen
    status = record.status
    group = record.group
    headline = record.headline
    sourceFile = record.sourceFile
    evidence = record.evidence
    attributes = record.attributes
  }
}

extension DocumentExclusion {
  init(_ exclusion: Exclusion) {
    eventID = exclusion.eventID
    symbol = exclusion.symbol
    reason = exclusion.reason
    detail = exclusion.detail
  }
}

extension DocumentPrices {
  init(_ prices: EventAveragePrices, firstDay: Int) {
    eventID = prices.eventID
    symbol = prices.symbol
    source = prices.source?.rawValue
    relativeDay = prices.dates.indices.map { firstDay + $0 }
    date = prices.dates.map(\.description)
    close = prices.closes.map(\.present)
    vwap = prices.daily.map(\.present)
    // The anchored average begins on day 0; the days before it have none.
    let before = max(0, prices.dates.count - prices.anchored.count)
    anchoredVWAP = [Double?](repeating: nil, count: before) + prices.anchored.map(\.present)
    windows = prices.windows.map {
      Window(
        windowStart: $0.window.days.lowerBound,
        windowEnd: $0.window.days.upperBound,
        vwap: $0.price?.present
      )
    }
  }
}

extension DocumentModel {
  init(_ result: ModelResult, confidence: Double) {
    model = result.method.rawValue
    fits = result.events.map(DocumentFit.init)
    abnormalReturns = result.events.map { DocumentAbnormalReturns($0, confidence: confidence) }
    cars = result.events.flatMap { event in
      event.windows.map { DocumentCAR($0, eventID: event.eventID, symbol: event.symbol) }
    }
    aar = result.days.map(DocumentAverageDay.init)
    windows = result.windows.map(DocumentWindow.init)
    tests = DocumentTest.tests(of: result.windows)
    firstDate = result.span?.lowerBound.description
    lastDate = result.span?.upperBound.description
  }
}

extension DocumentFit {
  init(_ result: EventResult) {
    eventID = result.eventID
    symbol = result.symbol
    terms = result.fit.coefficients.map {
      Term(
        term: $0.term,
        estimate: $0.estimate.present,
        standardError: $0.standardError.present
      )
    }
    sigma = result.fit.sigma.present
    rSquared = result.fit.rSquared.present
    observations = result.fit.observations
    degreesOfFreedom = result.fit.degreesOfFreedom
    firstDate = result.firstEstimationDate.description
    lastDate = result.lastEstimationDate.description
  }
}

extension DocumentAbnormalReturns {
  init(_ result: EventResult, confidence: Double) {
    let fit = result.fit
    eventID = result.eventID
    symbol = result.symbol
    relativeDay = Array(fit.days)
    date = result.dates.map(\.description)
    returns = fit.returns.map(\.present)
    expectedReturn = fit.expected.map(\.present)
    ar = fit.abnormal.map(\.present)
    arStandardError = fit.standardError.map(\.present)
    sar = fit.standardized.map(\.present)
    let path = fit.days.map { fit.cumulative(fit.days.lowerBound...$0) }
    let reach = NullDistribution.studentT(degreesOfFreedom: Double(fit.degreesOfFreedom))
      .upperQuantile((1 - confidence) / 2)
    carPath = path.map { $0?.car.present }
    carPathLower = path.map { sum in sum.flatMap { ($0.car - reach * $0.standardError).present } }
    carPathUpper = path.map { sum in sum.flatMap { ($0.car + reach * $0.standardError).present } }
  }
}

extension DocumentCAR {
  init(_ result: EventWindowResult, eventID: String, symbol: String) {
    self.eventID = eventID
    self.symbol = symbol
    windowStart = result.window.days.lowerBound
    windowEnd = result.window.days.upperBound
    days = result.cumulative?.observedDays ?? 0
    car = result.cumulative?.car.present
    carStandardError = result.cumulative?.standardError.present
    scar = result.cumulative?.scar.present
    t = result.test.figures?.statistic.present
    pValue = result.test.figures?.pValue.present
    bhar = result.cumulative?.bharMarket.present
    reason = result.test.reason
    sq = SampleQuantile(
      statistic: result.sampleQuantile.figures?.statistic.present,
      pValue: result.sampleQuantile.figures?.pValue.present,
      reason: result.sampleQuantile.reason
    )
  }
}

extension DocumentAverageDay {
  init(_ day: AverageDay) {
    relativeDay = day.relativeDay
    eventCount = day.eventCount
    aar = day.aar?.present
    caar = day.caar?.present
    lowerBound = day.lowerBound?.present
    upperBound = day.upperBound?.present
  }
}

extension DocumentWindow {
  init(_ result: WindowResult) {
    windowStart = result.window.days.lowerBound
    windowEnd = result.window.days.upperBound
    eventCount = result.eventCount
    caar = result.caar?.present
    medianCAR = result.medianCAR?.present
    positiveCount = result.positiveCount
    lowerBound = result.interval?.lower.present
    upperBound = result.interval?.upper.present
  }
}

extension DocumentTest {
  init(_ outcome: TestOutcome, test: String, window: WindowResult) {
    windowStart = window.window.days.lowerBound
    windowEnd = window.window.days.upperBound
    self.test = test
    eventCount = outcome.figures?.eventCount ?? window.eventCount
    statistic = outcome.figures?.statistic.present
    degreesOfFreedom = outcome.figures?.degreesOfFreedom?.present
    pValue = outcome.figures?.pValue.present
    reason = outcome.reason
  }

  /// Returns the tests of some windows, one after the other.
  static func tests(of windows: [WindowResult]) -> [DocumentTest] {
    windows.flatMap { window in
      window.tests.map { DocumentTest($0.outcome, test: $0.method.rawValue, window: window) }
    }
  }
}

extension TestOutcome {
  /// Why the test does not apply, where it does not.
  var reason: String? {
    if case .notApplicable(let reason) = self { reason } else { nil }
  }
}
