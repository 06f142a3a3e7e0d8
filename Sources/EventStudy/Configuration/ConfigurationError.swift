/// A reason why a configuration cannot be used.
@nonexhaustive
public enum ConfigurationError: Error, Hashable, Sendable {
  /// The configuration file cannot be read.
  case cannotRead(file: String, reason: String)
  /// The configuration file is not valid TOML.
  case invalidSyntax(file: String, line: Int, column: Int, reason: String)
  /// The configuration file has a key that nothing reads.
  case unknownKey(file: String, key: String, suggestion: String?)
  /// A key has a value that it cannot take.
  case invalidValue(file: String, key: String, reason: String)
  /// A name stands for no method.
  case unknownName(kind: String, name: String, suggestion: String?, known: [String])
  /// A setting that the study needs is missing.
  case missing(what: String, remedy: String)
  /// Two settings contradict each other, or one is out of its range.
  case invalidSetting(String)
}

extension ConfigurationError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .cannotRead(let file, let reason):
      "\(file): \(reason)"
    case .invalidSyntax(let file, let line, let column, let reason):
      "\(file):\(line):\(column): \(reason)"
    case .unknownKey(let file, let key, let suggestion):
      "\(file): the key \"\(key)\" is not known"
        + (suggestion.map { "; did you mean \"\($0)\"?" } ?? "; delete it")
    case .invalidValue(let file, let key, let reason):
      "\(file): \(key): \(reason)"
    case .unknownName(let kind, let name, let suggestion, let known):
      "\"\(name)\" is not a \(kind)"
        + (suggestion.map { "; did you mean \"\($0)\"?" }
          ?? (known.isEmpty ? "; there is none" : "; known are \(known.joined(separator: ", "))"))
    case .missing(let what, let remedy):
      "\(what); \(remedy)"
    case .invalidSetting(let reason):
      reason
    }
  }
}
