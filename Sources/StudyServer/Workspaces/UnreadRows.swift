internal import Announcements
internal import DelimitedText
internal import EventStudy
internal import Foundation

/// The rows of event files of which some cannot be read, with what is wrong in each, so that they can be corrected.
struct UnreadRows {
  private(set) var rows: [EventsAnswer.Row] = []
  /// As many as a person corrects by hand.
  private static let most = 200

  /// Reads the event files of a workspace; nothing where more is wrong than fields of rows.
  init?(_ workspace: Workspace) {
    var decided = workspace
    decided.files.removeAll { $0.role == .undecided }
    guard let settings = try? decided.study(), workspace.files(.documents).isEmpty else {
      return nil
    }
    for path in settings.events.files {
      guard let found = Self.rows(of: path, settings, in: workspace.folder) else { return nil }
      rows += found
    }
    guard rows.contains(where: { $0.objection != nil }) else { return nil }
  }

  /// Takes out one field after another that is refused, until the others are read.
  private static func rows(
    of path: String,
    _ settings: StudySettings,
    in folder: StudyFolder
  ) -> [EventsAnswer.Row]? {
    guard let table = try? DelimitedTable.read(path) else { return nil }
    // The first line may be a row as well.
    var lines = [table.header] + table.rows.map(\.fields)
    var refused: [Int: (text: String, objection: String)] = [:]
    while refused.count <= most {
      var held = HeldFiles()
      held.hold(text(lines), as: path)
      do {
        let read = try EventFile.reading(
          path,
          columns: settings.events.columns,
          dateFormat: settings.events.dateFormat,
          holding: held
        ).announcements
        let first = lines.count - read.count
        guard (0...1).contains(first) else { return nil }
        return read.enumerated().map { index, event in
          var row = EventsAnswer.Row(event, in: folder)
          guard let wrong = refused[index + first] else { return row }
          row.objection = wrong.objection
          if row.publishedAt == nil { (row.publishedAt, row.status) = (wrong.text, "ok") }
          return row
        }
      } catch {
        guard let body = ErrorBody(error), let line = body.line, let number = body.number,
          lines.indices.contains(line - 1), lines[line - 1].indices.contains(number - 1),
          case let text = lines[line - 1][number - 1], !text.isEmpty, refused[line - 1] == nil
        else { return nil }
        refused[line - 1] = (text, body.objection)
        lines[line - 1][number - 1] = ""
      }
    }
    return nil
  }

  /// The lines as a table, one physical line each.
  private static func text(_ lines: [[String]]) -> [UInt8] {
    var writer = CSVWriter(quoting: ";|\t")
    for line in lines {
      for field in line { writer.append(String(field.map { $0.isNewline ? " " : $0 })) }
      writer.endRow()
    }
    return writer.bytes
  }
}
