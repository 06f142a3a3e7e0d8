internal import EventAlignment
internal import EventStudy
internal import Notices

extension TerminalSummary {
  /// The warnings, which come before any number.
  var warnings: [TerminalLine] {
    result.notes.filter { $0.severity == .warning }
      .flatMap { paragraph($0.message.text(.option), mark: "! ", tone: .warning) }
  }

  /// What else is worth knowing.
  var information: [TerminalLine] {
    let notes = result.notes.filter { $0.severity == .information }
    guard !notes.isEmpty else { return [] }
    return [TerminalLine("Notes", .heading)]
      + notes.flatMap { paragraph($0.message.text(.option), mark: "- ") }
  }

  /// The announcements that are left out, each with its reason.
  var exclusions: [TerminalLine] {
    guard !result.exclusions.isEmpty else { return [] }
    let shown = result.exclusions.prefix(Self.listedEvents)
    let lines = shown.flatMap { exclusion in
      paragraph(
        "\(exclusion.eventID) \(exclusion.symbol): \(exclusion.detail) (\(exclusion.reason.rawValue))",
        mark: "- "
      )
    }
    return [TerminalLine("Left out", .heading)] + lines
      + more(result.exclusions.count - shown.count, in: StudyTables.file(.exclusions))
  }

  /// The events that disturb each other.
  var overlaps: [TerminalLine] {
    guard !result.overlaps.isEmpty else { return [] }
    let shown = result.overlaps.prefix(Self.listedEvents)
    let lines = shown.flatMap { overlap in
      paragraph(OverlapSentence.text(overlap), mark: "- ")
    }
    return [TerminalLine("Overlaps", .heading)] + lines
      + more(result.overlaps.count - shown.count, in: OutputNames.study)
  }

  /// What the stars, parentheses and brackets mean.
  var legend: [TerminalLine] {
    let stars = Significance.legend(result.configuration.methods.alternative)
    return result.models.isEmpty ? [] : [TerminalLine(stars, .quiet)] + keys
  }

  /// Returns a line that says where the rest of a list is.
  func more(_ count: Int, _ noun: String = "", in file: String) -> [TerminalLine] {
    guard count > 0 else { return [] }
    let what = noun.isEmpty ? "" : count == 1 ? " \(noun)" : " \(noun)s"
    return [TerminalLine("  and \(format.count(count)) more\(what), all in \(file)", .quiet)]
  }
}
