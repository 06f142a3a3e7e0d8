/// Why a document is not a result that a study can have written.
///
/// Results are drawn as they are read, list beside list, so what does not fit together is refused where
/// it is read.
package struct DamagedResult: Error, Sendable, CustomStringConvertible {
  package let description: String

  /// Refuses what does not hold.
  static func unless(_ holds: Bool, _ description: @autoclosure () -> String) throws {
    if !holds { throw DamagedResult(description: description()) }
  }
}

extension StudyResult {
  /// Refuses lists of the days of an event that differ in length.
  func checkLengths() throws {
    for event in models.flatMap(\.abnormalReturns) {
      let numbers = [
        event.returns, event.expectedReturn, event.ar, event.arStandardError, event.sar,
        event.carPath, event.carPathLower, event.carPathUpper,
      ]
      let lengths = Set(numbers.map(\.count) + [event.date.count, event.relativeDay.count])
      try DamagedResult.unless(
        lengths.count == 1,
        "the abnormal returns of event \(event.eventID) have lists of different lengths"
      )
    }
    for event in analysis.estimationReturns {
      let lengths = Set([event.returns, event.marketReturn, event.ar].map(\.count))
        .union([event.date.count, event.relativeDay.count])
      try DamagedResult.unless(
        lengths.count == 1,
        "the estimation returns of event \(event.eventID) have lists of different lengths"
      )
    }
    for event in averagePrices {
      let numbers = [event.close, event.vwap, event.anchoredVWAP]
      // Lists that results did not have before are empty in those.
      let further = [
        event.session.count, event.open.count, event.high.count, event.low.count,
        event.volume.count, event.turnover.count, event.vwapKind.count, event.factor.count,
        event.cumulativeVolume.count, event.cumulativeTurnover.count,
        event.anchoredDeviation.count, event.marketReturn.count,
      ].filter { $0 > 0 }
      let lengths = Set(
        numbers.map(\.count) + further + [event.date.count, event.relativeDay.count]
      )
      try DamagedResult.unless(
        lengths.count == 1,
        "the average prices of event \(event.eventID) have lists of different lengths"
      )
    }
  }
}

extension SensitivityResult {
  /// Refuses counts and lists that do not belong to the windows and specifications.
  func checkLengths() throws {
    try DamagedResult.unless(
      (0...specifications.count).contains(baseCount),
      "\"n_base_specifications\" is \(baseCount), and there are \(specifications.count) specifications"
    )
    try DamagedResult.unless(
      windows.contains(headline) && windows.allSatisfy { $0.windowStart <= $0.windowEnd },
      "its windows end before they begin, or \"headline\" is none of them"
    )
    for (index, specification) in specifications.enumerated() {
      let numbers = [specification.caar] + specification.tests.flatMap(\.lists)
      try DamagedResult.unless(
        specification.eventCounts.count == windows.count
          && numbers.allSatisfy { $0.count == windows.count },
        "the lists of specification \(index + 1) are not as long as the list of windows"
      )
      let places = specification.tests.flatMap { $0.notApplicable ?? [] }.flatMap(\.places)
      try DamagedResult.unless(
        places.allSatisfy(windows.indices.contains),
        "specification \(index + 1) has a \"not_applicable\" of a window that is not there"
      )
    }
  }
}

extension SpecificationTest {
  fileprivate var lists: [[Double?]] { [statistic, pValue, adjustedPValue] }
}
