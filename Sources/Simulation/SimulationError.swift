/// A reason why a simulated market cannot be made or written.
public enum SimulationError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A parameter has a value outside its range.
  case invalidParameter(name: String, value: String, allowed: String)
  /// There are too few trading sessions for the events of a company.
  case tooFewSessions(required: Int, available: Int)
  /// A file or folder cannot be written.
  case cannotWrite(path: String, reason: String)

  public var description: String {
    switch self {
    case .invalidParameter(let name, let value, let allowed):
      "\(name) is \(value); it must be \(allowed)"
    case .tooFewSessions(let required, let available):
      "the simulation needs \(required) trading sessions for its events but has \(available); "
        + "take more days or fewer events for each company"
    case .cannotWrite(let path, let reason):
      "cannot write \(path): \(reason); nothing was changed"
    }
  }
}
