public import Foundation
internal import Notices

/// The JSON form of a result: `study.json`, `sensitivity.json` and what `--format json` prints.
///
/// The same result gives the same bytes: keys are sorted, numbers have their shortest round-trip
/// form, and nothing depends on the time, the machine or the number of threads. Notes spell settings as
/// the command line does, whose files these are.
public enum ResultJSON {
  /// What values are told about how they are written.
  static var userInfo: [CodingUserInfoKey: any Sendable] { SettingSpelling.option.userInfo }

  /// Returns a result as text, with a final newline.
  ///
  /// - Parameters:
  ///   - result: The result.
  ///   - file: Where it goes, for the error.
  ///   - keys: How the names of members are written.
  ///   - isLaidOut: Whether it has line breaks for people.
  /// - Returns: The text.
  /// - Throws: ``ReportError/cannotEncode(file:reason:)``.
  public static func text(
    of result: some Encodable,
    file: String = "standard output",
    keys: JSONEncoder.KeyEncodingStrategy = .useDefaultKeys,
    isLaidOut: Bool = true
  ) throws(ReportError) -> String {
    String(
      decoding: try data(of: result, file: file, keys: keys, isLaidOut: isLaidOut),
      as: UTF8.self
    )
  }

  /// Returns a result as UTF-8, with a final newline.
  ///
  /// - Parameters:
  ///   - result: The result.
  ///   - file: Where it goes, for the error.
  ///   - keys: How the names of members are written.
  ///   - isLaidOut: Whether it has line breaks for people.
  /// - Returns: The bytes.
  /// - Throws: ``ReportError/cannotEncode(file:reason:)``.
  public static func data(
    of result: some Encodable,
    file: String = "standard output",
    keys: JSONEncoder.KeyEncodingStrategy = .useDefaultKeys,
    isLaidOut: Bool = true
  ) throws(ReportError) -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = keys
    encoder.userInfo = userInfo
    do {
      let compact = [UInt8](try encoder.encode(result))
      return Data((isLaidOut ? JSONLayout.laidOut(compact) : compact) + [UInt8(ascii: "\n")])
    } catch {
      throw .cannotEncode(file: file, reason: "\(error)")
    }
  }

  /// Returns a file of a result, which is made while it is written.
  static func file(_ name: String, of result: some Encodable & Sendable) -> OutputFile {
    OutputFile(name, made: { () throws(ReportError) in try data(of: result, file: name) })
  }

  /// Reads a result back.
  ///
  /// - Parameters:
  ///   - type: What the file holds.
  ///   - data: Its bytes.
  ///   - file: Its name, for the error.
  /// - Returns: The result.
  /// - Throws: ``ReportError/notAStudy(file:reason:)``.
  public static func result<Result: Decodable>(
    _ type: Result.Type = Result.self,
    from data: Data,
    file: String
  ) throws(ReportError) -> Result {
    do {
      return try JSONDecoder().decode(type, from: data)
    } catch {
      throw .notAStudy(file: file, reason: reason(for: error))
    }
  }

  static func reason(for error: any Error) -> String {
    guard let error = error as? DecodingError else { return "\(error)" }
    switch error {
    case .keyNotFound(let key, _):
      return "it has no \"\(key.stringValue)\""
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      let path = context.codingPath.map(\.stringValue).joined(separator: ".")
      return "\"\(path)\" is not of the right kind"
    case .dataCorrupted(let context) where !context.codingPath.isEmpty:
      let path = context.codingPath.map(\.stringValue).joined(separator: ".")
      return "\"\(path)\": \(context.debugDescription)"
    default:
      return "it is not JSON"
    }
  }
}
