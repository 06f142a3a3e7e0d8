public import EventStudy
public import Foundation

/// The JSON form of a sensitivity study: `sensitivity.json` and what `--format json` prints.
///
/// The same study gives the same bytes: keys are sorted, numbers have their shortest round-trip form.
public struct SensitivityJSON: Sendable {
  /// The finished study.
  public let document: SensitivityDocument

  /// Creates the JSON of a result.
  public init(_ result: SensitivityResult) {
    document = SensitivityDocument(result)
  }

  /// Creates the JSON of a document.
  public init(_ document: SensitivityDocument) {
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
      throw .cannotEncode(file: SensitivityFolder.jsonName, reason: "\(error)")
    }
  }

  /// Reads a document back.
  ///
  /// - Parameters:
  ///   - data: The bytes of a `sensitivity.json`.
  ///   - file: The name of the file, for the error.
  /// - Returns: The study as plain data.
  /// - Throws: ``ReportError/notAStudy(file:reason:)``.
  public static func document(
    from data: Data,
    file: String
  ) throws(ReportError) -> SensitivityDocument {
    do {
      return try JSONDecoder().decode(SensitivityDocument.self, from: data)
    } catch {
      throw .notAStudy(file: file, reason: ResultJSON.reason(for: error))
    }
  }
}
