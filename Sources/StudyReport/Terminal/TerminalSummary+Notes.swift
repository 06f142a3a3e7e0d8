internal import EventStudy
internal import Notices

extension TerminalSummary {
  /// The warnings, which come before any number.
  var warnings: [TerminalLine] {
    document.notes.filter { $0.severity == .warning }
      .flatMap { paragraph($0.text, mark: "! ", tone: .warning) }
  }

  /// What else is worth knowing.
  var information: [TerminalLine] {
    let notes = document.notes.filter { $0.severity == .information }
    guard !notes.isEmpty else { return [] }
    return [TerminalLine("Notes", .heading)] + notes.flatMap { paragraph($0.text, mark: "- ") }
  }

  /// The announcements that are left out, each with its reason.
  var exclusions: [TerminalLine] {
    guard !document.exclusions.isEmpty else { return [] }
    let shown = document.exclusions.prefix(Self.listedEvents)
    let lines = shown.flatMap { exclusion in
      paragraph(
        "\(exclusion.eventID) \(exclusion.symbol): \(exclusion.detail) (\(exclusion.reason))",
        mark: "- "
      )
    }
    return [TerminalLine("Left out", .heading)] + lines
      + more(document.exclusions.count - shown.count, in: ExclusionsTable.fileName)
  }

  /// The events that disturb each other.
  var overlaps: [TerminalLine] {
    guard !document.overlaps.isEmpty else { return [] }
    let shown = document.overlaps.prefix(Self.listedEvents)
    let lines = shown.flatMap { overlap in
      paragraph(OverlapSentence.text(overlap), mark: "- ")
    }
    return [TerminalLine("Overlaps", .heading)] + lines
      + more(document.overlaps.count - shown.count, in: OutputFolder.jsonName)
  }

  /// What the stars, parentheses and brackets mean.
  var legend: [TerminalLine] {
    let stars = Significance.legend(document.configuration.methods.alternative)
    return document.models.isEmpty ? [] : [TerminalLine(stars, .quiet)] + keys
  }

  /// Returns a line that says where the rest of a list is.
  func more(_ count: Int, _ noun: String = "", in file: String) -> [TerminalLine] {
    guard count > 0 else { return [] }
    let what = noun.isEmpty ? "" : count == 1 ? " \(noun)" : " \(noun)s"
    return [TerminalLine("  and \(format.count(count)) more\(what), all in \(file)", .quiet)]
  }
}
