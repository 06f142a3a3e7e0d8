internal import EventStatistics
internal import EventStudy

/// The names of what is studied beside returns.
enum OutcomeName {
  /// Returns an outcome with what is normal, such as `Volume against its own mean`.
  static func text(_ activity: ActivityResult) -> String {
    let name = MethodDefinition.definition(of: activity.outcome).name
    switch activity.model {
    case .meanAdjusted: return "\(name), against its own mean"
    case .market: return "\(name), against the market's"
    case .raw: return "\(name), against the variance before the event"
    default: return "\(name), \(MethodDefinition.definition(of: activity.model).name)"
    }
  }
}
