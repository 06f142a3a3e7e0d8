internal import Foundation
internal import TOMLKit

/// A file of rules: what a regulation prescribes, as data.
struct RuleFile {
  /// What the file is called in errors.
  let name: String
  /// A file in the repository that shows one of each.
  let example: String
  private let text: String

  /// Reads the text of a file.
  ///
  /// - Throws: ``ConfigurationError/cannotRead(file:reason:)``.
  init(path: String, example: String) throws(ConfigurationError) {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw .cannotRead(
        file: path,
        reason: FileManager.default.fileExists(atPath: path)
          ? "the file cannot be read as UTF-8 text; check its encoding and permissions"
          : "there is no such file; check the path"
      )
    }
    self.init(text, name: path, example: example)
  }

  /// Takes a text in memory.
  init(_ text: String, name: String, example: String) {
    self.text = text
    self.name = name
    self.example = example
  }

  /// Reads the rules.
  ///
  /// - Throws: ``ConfigurationError`` for what is no TOML, a key that nothing reads, and one that is missing or of
  ///   the wrong kind.
  func decode<Rules: Decodable>(_ type: Rules.Type) throws(ConfigurationError) -> Rules {
    do {
      return try TOMLDecoder(strictDecoding: true)
        .decodeNumbers(type, from: try TOMLTable(string: text))
    } catch let error as TOMLParseError {
      throw .invalidSyntax(
        file: name,
        line: error.source.begin.line,
        column: error.source.begin.column,
        reason: error.description
      )
    } catch let error as UnexpectedKeysError {
      let key = error.keys.values.map { $0.map(\.stringValue).joined(separator: ".") }.min() ?? ""
      throw .unknownKey(file: name, key: key, suggestion: nil)
    } catch let error as DecodingError {
      throw invalidValue(error)
    } catch {
      throw .cannotRead(file: name, reason: "\(error)")
    }
  }

  private func invalidValue(_ error: DecodingError) -> ConfigurationError {
    let wrongKind = "is not of the right kind; \(example) shows one of each"
    switch error {
    case .keyNotFound(let key, let context):
      let path = path(context)
      let last = context.codingPath.last?.stringValue
      return .invalidValue(
        file: name,
        key: last == key.stringValue ? path : [path, key.stringValue].joined(separator: "."),
        reason: "is missing; \(example) shows one of each"
      )
    case .dataCorrupted(let context):
      let choice = UnknownChoice(context.debugDescription)?.description
      return .invalidValue(
        file: name,
        key: path(context),
        reason: choice ?? context.debugDescription
      )
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      return .invalidValue(file: name, key: path(context), reason: wrongKind)
    @unknown default: return .cannotRead(file: name, reason: "\(error)")
    }
  }

  /// Where in the file something is, such as `rule.2.part.1`.
  private func path(_ context: DecodingError.Context) -> String {
    context.codingPath.map { $0.intValue.map { String($0 + 1) } ?? $0.stringValue }
      .joined(separator: ".")
  }
}
