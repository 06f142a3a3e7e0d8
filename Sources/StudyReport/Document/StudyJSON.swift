public import EventStudy
public import Foundation

/// The JSON form of a study: `study.json` and what `--format json` prints.
///
/// The same study gives the same bytes: keys are sorted, numbers have their shortest round-trip
/// form, and nothing depends on the time, the machine or the number of threads.
public struct StudyJSON: Sendable {
  /// The finished study.
  public let document: StudyDocument

  /// Creates the JSON of a result.
  public init(_ result: StudyResult) {
    document = StudyDocument(result)
  }

  /// Creates the JSON of a document.
  public init(_ document: StudyDocument) {
    self.document = document
  }

  /// Returns the JSON as text, with a final newline.
  ///
  /// - Throws: ``ReportError/cannotEncode(file:reason:)``.
  public func text() throws(ReportError) -> String {
    String(decoding: try data(), as: UTF8.self)
  }

  /// Returns the JSON as UTF-8, with a final newline.
  ///
  /// - Throws: ``ReportError/cannotEncode(file:reason:)``.
  public func data() throws(ReportError) -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      let compact = [UInt8](try encoder.encode(document))
      return Data(JSONLayout.laidOut(compact) + [UInt8(ascii: "\n")])
    } catch {
      throw .cannotEncode(file: OutputFolder.jsonName, reason: "\(error)")
    }
  }

  /// Reads a document back.
  ///
  /// - Parameters:
  ///   - data: The bytes of a `study.json`.
  ///   - file: The name of the file, for the error.
  /// - Returns: The study as plain data.
  /// - Throws: ``ReportError/notAStudy(file:reason:)``.
  public static func document(
    from data: Data,
    file: String = "study.json"
  ) throws(ReportError) -> StudyDocument {
    do {
      return try JSONDecoder().decode(StudyDocument.self, from: data)
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
    default:
      return "it is not JSON"
    }
  }
}
