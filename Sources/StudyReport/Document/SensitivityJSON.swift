public import EventStudy
public import Foundation

/// The JSON form of a sensitivity study: `sensitivity.json` and what `--format json` prints.
///
/// It is the result, with the verdict in sentences beside its figures. ``ResultJSON`` reads it back; the
/// sentences follow from the figures.
public struct SensitivityJSON: Sendable {
  private let result: SensitivityResult

  /// Creates the JSON of a result.
  public init(_ result: SensitivityResult) {
    self.result = result
  }

  /// Returns the JSON as text, with a final newline.
  ///
  /// - Throws: ``ReportError/cannotEncode(file:reason:)``.
  public func text() throws(ReportError) -> String {
    String(decoding: try data(), as: UTF8.self)
  }

  /// Returns the JSON as UTF-8, with a final newline.
  ///
  /// - Parameter isLaidOut: Whether it has line breaks for people.
  /// - Returns: The bytes.
  /// - Throws: ``ReportError/cannotEncode(file:reason:)``.
  public func data(isLaidOut: Bool = true) throws(ReportError) -> Data {
    try ResultJSON.data(
      of: SpokenResult(result: result),
      file: OutputNames.sensitivity,
      isLaidOut: isLaidOut
    )
  }
}

/// A result whose verdict says in sentences what its figures mean.
private struct SpokenResult: Encodable {
  let result: SensitivityResult

  private enum Key: String, CodingKey {
    case verdict, summary, sentences
  }

  func encode(to encoder: any Encoder) throws {
    try result.encode(to: encoder)
    var values = encoder.container(keyedBy: Key.self)
    var verdict = values.nestedContainer(keyedBy: Key.self, forKey: .verdict)
    let words = VerdictWords(result)
    try verdict.encode(words.summary, forKey: .summary)
    try verdict.encode(words.sentences, forKey: .sentences)
  }
}
