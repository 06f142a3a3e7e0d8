internal import EventAlignment
internal import EventStatistics
internal import PriceData

/// A value of a study file that is none of those that its key can have.
struct UnknownChoice: CustomStringConvertible {
  private let value: String
  private let known: [String]

  /// Reads what Swift says when an enumeration has no case of a name.
  ///
  /// - Parameter text: `Cannot initialize ReturnKind from invalid String value logs`.
  init?(_ text: String) {
    let (start, middle) = ("Cannot initialize ", " from invalid String value ")
    guard text.hasPrefix(start), let place = text.firstRange(of: middle),
      let known = Self.known[String(text[..<place.lowerBound].dropFirst(start.count))]
    else { return nil }
    value = String(text[place.upperBound...])
    self.known = known
  }

  var description: String {
    "\"\(value)\" is not one of its values; "
      + (NameSuggestion.nearest(to: value, among: known).map { "did you mean \"\($0)\"?" }
        ?? "known are \(known.joined(separator: ", "))")
  }

  /// The values of every enumeration that a setting has, by its name.
  private static let known: [String: [String]] = {
    var known: [String: [String]] = [:]
    func add<Choice: CaseIterable & RawRepresentable<String>>(_ type: Choice.Type) {
      known["\(type)"] = type.allCases.map(\.rawValue)
    }
    add(AlignmentPolicy.self)
    add(Alternative.self)
    add(DayWeights.self)
    add(BarTime.self)
    add(BuyAndHoldBenchmark.self)
    add(CoefficientErrors.self)
    add(DuplicatePolicy.self)
    add(ExcessMarket.self)
    add(FileValues.self)
    add(OutOfSampleDesign.self)
    add(PeerWeights.self)
    add(ReturnKind.self)
    add(ReturnUnit.self)
    add(RiskFreeUnit.self)
    add(InferenceOptions.RankingDays.self)
    add(InferenceOptions.SkewnessMoments.self)
    return known
  }()
}
