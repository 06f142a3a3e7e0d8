public import Notices

/// Something that a reader of the result should know.
///
/// It names settings without spelling them: `note.message.text(.key)` speaks of `exclude_overlapping`,
/// where a command line that has `--exclude-overlapping` takes `text(.option)`.
public struct StudyNote: Notice, Hashable, Codable {
  /// A part of the work that notices something.
  public enum Source: String, Sendable, Hashable, Codable, CaseIterable {
    case prices, market, events, calendar, tests, sensitivity
  }

  /// How much the note matters.
  public let severity: Severity
  /// The part of the work that noticed it.
  public let source: Source
  /// One sentence.
  public let message: Message

  private enum CodingKeys: String, CodingKey {
    case severity, source
    case message = "text"
  }
}

extension StudyNote {
  /// Takes over what a part of the work noticed.
  init(_ notice: some Notice, source: Source) {
    self.init(severity: notice.severity, source: source, message: notice.message)
  }

  /// Puts warnings first.
  static func ordered(_ notes: [StudyNote]) -> [StudyNote] {
    notes.filter { $0.severity == .warning } + notes.filter { $0.severity == .information }
  }
}
