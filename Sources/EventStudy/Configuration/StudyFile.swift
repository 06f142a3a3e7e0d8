internal import EventAlignment
internal import Foundation
internal import TOMLKit

/// A study written down as a TOML file, conventionally `study.toml`.
public struct StudyFile: Sendable {
  /// The configuration; its paths are relative to the folder of the file.
  public let configuration: StudySettings
  /// The folder of the file.
  public let folder: String

  /// Reads a file.
  ///
  /// - Parameter path: The path of the TOML file.
  /// - Throws: ``ConfigurationError`` when the file cannot be read, is not TOML, or has a key or a
  ///   value that is not known.
  public init(path: String) throws(ConfigurationError) {
    let text: String
    do {
      text = try String(contentsOfFile: path, encoding: .utf8)
    } catch {
      let exists = FileManager.default.fileExists(atPath: path)
      throw .cannotRead(
        file: path,
        reason: exists
          ? "the file cannot be read as UTF-8 text; check its encoding and permissions"
          : "there is no such file; check the path"
      )
    }
    configuration = try Self.configuration(from: text, file: path)
    folder = (path as NSString).deletingLastPathComponent
  }

  /// Returns the configuration that a TOML text describes.
  static func configuration(
    from text: String,
    file: String
  ) throws(ConfigurationError) -> StudySettings {
    do {
      let table = try TOMLTable(string: text)
      if let (key, suggestion) = unknownKey(in: table) {
        throw ConfigurationError.unknownKey(file: file, key: key, suggestion: suggestion)
      }
      return try TOMLDecoder().decode(StudySettings.self, from: table)
    } catch let error as ConfigurationError {
      if case .unknownName = error {
        throw .invalidValue(file: file, key: "methods", reason: error.description)
      }
      throw error
    } catch let error as TOMLParseError {
      throw .invalidSyntax(
        file: file,
        line: error.source.begin.line,
        column: error.source.begin.column,
        reason: error.description
      )
    } catch let error as DecodingError {
      throw invalidValue(error, file: file)
    } catch {
      throw .cannotRead(file: file, reason: "\(error)")
    }
  }

  /// Every key that a study file can have, by section; the empty section is the top level.
  private static let knownKeys: [String: [String]] = [
    "": [
      "title", "simulated", "prices", "market", "events", "alignment", "windows", "methods",
      "analysis", "sensitivity", "run",
    ],
    "prices": [
      "files", "series", "symbol", "columns", "date_format", "values", "duplicates",
      "skip_bad_rows", "adjustments", "use_adjusted_close", "intraday", "bar_time",
    ],
    "market": ["file", "column", "values", "date_format", "factors", "companion"],
    "events": ["files", "announcements", "companies", "kinds", "date_format", "group_column"],
    "alignment": [
      "calendar", "policy", "open", "close", "time_zone", "max_missing_sessions",
      "max_distance_days", "exclude_overlapping", "mask_events",
    ],
    "windows": ["estimation", "event", "tested", "min_estimation"],
    "methods": [
      "models", "tests", "returns", "confidence", "alternative", "benchmark",
      "coefficient_errors", "factors", "factors_include_market",
      "factors_excess_returns", "dimson_leads", "dimson_lags", "huber_tuning", "draws", "skewness",
      "ranking_days",
    ],
    "analysis": [
      "regress", "correlate", "outcomes", "calendar_time", "min_securities", "control_column",
      "adjustments", "single_events",
    ],
    "sensitivity": [
      "windows", "models", "tests", "markets", "estimation_lengths", "estimation_ends", "returns",
      "shifts", "without_overlapping", "headline", "level", "placebos", "draws", "tail",
      "single_events", "power", "effects",
    ],
    "run": ["threads", "seed", "output", "cache"],
  ]

  private static func unknownKey(in table: TOMLTable) -> (key: String, suggestion: String?)? {
    for key in table.keys.sorted() {
      guard let section = knownKeys[key] else {
        guard knownKeys[""]?.contains(key) != true else { continue }
        let candidates = knownKeys.flatMap { name, keys in
          name.isEmpty ? keys : keys.map { "\(name).\($0)" }
        }
        let home = knownKeys.keys.sorted().first { knownKeys[$0]?.contains(key) == true }
        let suggestion =
          home.map { "\($0).\(key)" }
          ?? SymbolSuggestion.similar(to: key, among: candidates.sorted(), limit: 1).first
        return (key, suggestion)
      }
      guard let inner = table[key]?.table else { continue }
      for innerKey in inner.keys.sorted() where !section.contains(innerKey) {
        let suggestion = SymbolSuggestion.similar(to: innerKey, among: section, limit: 1).first
        return ("\(key).\(innerKey)", suggestion.map { "\(key).\($0)" })
      }
    }
    return nil
  }

  private static func invalidValue(_ error: DecodingError, file: String) -> ConfigurationError {
    let context: DecodingError.Context
    switch error {
    case .typeMismatch(_, let found), .valueNotFound(_, let found), .keyNotFound(_, let found),
      .dataCorrupted(let found):
      context = found
    @unknown default:
      return .cannotRead(file: file, reason: "\(error)")
    }
    let key = context.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }
      .joined(separator: ".")
    return .invalidValue(file: file, key: key, reason: reason(of: error, context: context))
  }

  private static func reason(of error: DecodingError, context: DecodingError.Context) -> String {
    let wrongKind = "the value is not of the right kind; "
    if case .typeMismatch(let type, _) = error { return wrongKind + expectation(for: "\(type)") }
    let text = context.debugDescription
    // The TOML library reports a value of another kind as if there were none.
    guard text.hasPrefix("A \"") || text.hasPrefix("Cannot decode \"") || text.hasPrefix("An array")
    else { return text }
    let quoted = text.split(separator: "\"").dropFirst().first.map(String.init) ?? ""
    return wrongKind + expectation(for: text.hasPrefix("An array") ? "Array" : quoted)
  }

  private static func expectation(for type: String) -> String {
    switch type {
    case "String": "write text in quotes, such as \"market\""
    case "Bool": "write true or false"
    case "Int", "UInt64": "write a whole number"
    case "Double": "write a number, such as 0.95"
    default: "write a list in brackets, such as [\"a\", \"b\"]"
    }
  }
}
