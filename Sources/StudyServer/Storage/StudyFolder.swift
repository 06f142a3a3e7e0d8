internal import Foundation

/// The folder of a workspace's files, whose path stands in no answer and no output.
struct StudyFolder: Sendable {
  /// The path, without a slash behind it.
  let path: String

  /// Returns the path of a file.
  func path(of name: String) -> String { "\(path)/\(name)" }

  /// Returns a text that names files as the person does who uploaded them.
  func shown(_ text: String) -> String { text.replacing("\(path)/", with: "") }

  /// Returns a result that names files as the person does, wherever it names them.
  func shown<Value: Codable>(_ value: Value) throws -> Value {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.withoutEscapingSlashes]
    let text = String(decoding: try encoder.encode(value), as: UTF8.self)
    guard text.contains("\(path)/") else { return value }
    return try JSONDecoder().decode(Value.self, from: Data(shown(text).utf8))
  }
}
