public import Notices

/// Something that a reader of the result should know.
public struct StudyNote: Sendable, Hashable, Codable {
  /// A part of the work that notices something.
  public enum Source: String, Sendable, Hashable, Codable, CaseIterable {
    case prices, market, events, calendar, tests, sensitivity
  }

  /// How much the note matters.
  public let severity: Severity
  /// The part of the work that noticed it.
  public let source: Source
  /// One sentence.
  public let text: String

  /// Creates a note.
  public init(severity: Severity, source: Source, text: String) {
    self.severity = severity
    self.source = source
    self.text = text
  }

  /// Creates a note that names settings.
  init(severity: Severity, source: Source, message: Message) {
    self.init(severity: severity, source: source, text: message.text(.option))
  }

  /// Takes over what a part of the work noticed.
  init(_ notice: some Notice, source: Source) {
    self.init(severity: notice.severity, source: source, message: notice.message)
  }
}
