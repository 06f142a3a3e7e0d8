internal import EventStudy
internal import Notices

/// The notes of one kind, folded under what they are about and how many there are.
struct NoteGroup {
  /// What they are about, with their number, such as `Prices: 2 warnings, 1 note`.
  let title: String
  /// Those that may change the result.
  let warnings: [String]
  /// The others.
  let information: [String]
  /// Whether a page shows them without being asked.
  let isOpen: Bool

  /// Returns notes by kind, the kinds with warnings first.
  static func all(_ notes: [StudyNote]) -> [NoteGroup] {
    let kinds = StudyNote.Source.allCases.compactMap { source in
      NoteGroup(notes.filter { $0.source == source }, about: source)
    }
    return kinds.filter { !$0.warnings.isEmpty } + kinds.filter { $0.warnings.isEmpty }
  }

  private init?(_ notes: [StudyNote], about source: StudyNote.Source) {
    guard !notes.isEmpty else { return nil }
    func words(_ severity: Severity) -> [String] {
      notes.filter { $0.severity == severity }.map { $0.message.text(.option) }
    }
    warnings = words(.warning)
    information = words(.information)
    isOpen = !warnings.isEmpty
    let format = NumberFormat.terminal
    let counts = [
      warnings.isEmpty ? nil : format.counted(warnings.count, "warning"),
      information.isEmpty ? nil : format.counted(information.count, "note"),
    ]
    title = "\(source.name): \(counts.compactMap(\.self).joined(separator: ", "))"
  }
}

extension NoteGroup {
  /// The most notes of a kind that a terminal shows.
  private static let shown = 6

  /// The lines of all kinds in a terminal.
  static func lines(_ groups: [NoteGroup], width: Int, file: String) -> [TerminalLine] {
    guard !groups.isEmpty else { return [] }
    return [TerminalLine("Notes", .heading)]
      + groups.flatMap { group in
        let all =
          group.warnings.map { ($0, "! ", TerminalLine.Tone.warning) }
          + group.information.map { ($0, "- ", TerminalLine.Tone.plain) }
        return [TerminalLine(group.title, .quiet)]
          + all.prefix(shown).flatMap {
            TextLayout.paragraph($0.0, width: width, mark: $0.1, tone: $0.2)
          } + TextLayout.more(all.count - min(shown, all.count), in: file)
      }
  }
}

extension StudyNote.Source {
  fileprivate var name: String {
    switch self {
    case .prices: "Prices"
    case .market: "Market"
    case .events: "Events"
    case .calendar: "Trading days"
    case .tests: "Tests"
    case .sensitivity: "Sensitivity"
    }
  }
}
