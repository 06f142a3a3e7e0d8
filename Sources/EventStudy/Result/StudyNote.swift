/// Something that a reader of the result should know.
public struct StudyNote: Sendable, Hashable, Codable {
  /// How much a note matters.
  public enum Severity: String, Sendable, Codable, CaseIterable {
    /// The result may be wrong unless somebody looks.
    case warning
    /// Worth knowing.
    case information
  }

  /// How much the note matters.
  public let severity: Severity
  /// The part of the work that noticed it: `prices`, `market`, `events`, `calendar` or `tests`.
  public let source: String
  /// One sentence.
  public let text: String

  /// Creates a note.
  public init(severity: Severity, source: String, text: String) {
    self.severity = severity
    self.source = source
    self.text = text
  }
}
