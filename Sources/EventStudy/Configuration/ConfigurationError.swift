public import Notices

/// A reason why settings cannot be used.
@nonexhaustive
public enum ConfigurationError: AdvisingError, Sendable {
  /// The study file cannot be read.
  case cannotRead(file: String, reason: String)
  /// The study file is not valid TOML.
  case invalidSyntax(file: String, line: Int, column: Int, reason: String)
  /// The study file has a key that nothing reads.
  case unknownKey(file: String, key: String, suggestion: String?)
  /// The study file has a key that has another name now.
  case renamedKey(file: String, key: String, name: String)
  /// A key has a value that it cannot take.
  case invalidValue(file: String, key: String, reason: String)
  /// A setting has a number outside its range.
  case outOfRange(setting: Setting, range: String, value: String)
  /// A name stands for no method.
  case unknownName(kind: String, name: String, suggestion: String?, known: [String])
  /// A setting that the study needs is missing.
  case missing(what: String, remedy: Message)
  /// Two settings contradict each other, or the inputs contradict one.
  case invalidSetting(Message)
}

extension ConfigurationError {
  public var message: Message {
    switch self {
    case .cannotRead(let file, let reason):
      "\(file): \(reason)"
    case .invalidSyntax(let file, let line, let column, let reason):
      "\(file):\(line):\(column): \(reason)"
    case .unknownKey(let file, let key, let suggestion):
      "\(file): the key \"\(key)\" is not known\(suggestion.map { "; did you mean \"\($0)\"?" } ?? "; delete it")"
    case .renamedKey(let file, let key, let name):
      "\(file): the key \"\(key)\" is called \(name) now"
    case .invalidValue(let file, let key, let reason):
      "\(file): \(key): \(reason)"
    case .outOfRange(let setting, let range, let value):
      "\(setting) takes \(range), not \(value)"
    case .unknownName(let kind, let name, let suggestion, let known):
      "\"\(name)\" is not \(Self.article(kind)) \(kind)\(Self.advice(suggestion, known))"
    case .missing(let what, let remedy):
      "\(what); \(remedy)"
    case .invalidSetting(let reason):
      reason
    }
  }

  private static func article(_ word: String) -> String {
    word.first.map("aeiou".contains) == true ? "an" : "a"
  }

  private static func advice(_ suggestion: String?, _ known: [String]) -> String {
    if let suggestion { return "; did you mean \"\(suggestion)\"?" }
    return known.isEmpty ? "; there is none" : "; known are \(known.joined(separator: ", "))"
  }
}

extension ConfigurationError {
  public var place: InputPlace {
    switch self {
    case .cannotRead(let file, _): InputPlace(file: file)
    case .invalidSyntax(let file, let line, let column, _):
      InputPlace(file: file, line: line, number: column)
    case .unknownKey(let file, let key, _), .renamedKey(let file, let key, _),
      .invalidValue(let file, let key, _):
      InputPlace(file: file, column: key)
    case .outOfRange(_, _, let value): InputPlace(value: value)
    case .unknownName(_, let name, _, _): InputPlace(value: name)
    case .missing, .invalidSetting: InputPlace()
    }
  }
}
