internal import CivilTime
internal import EventAlignment
public import EventStudy
internal import Notices

/// Announcements with their trading days, for a person at a terminal.
public struct AlignmentSummary: Sendable {
  private let listing: AlignmentListing
  private let width: Int

  /// Creates a summary.
  ///
  /// - Parameters:
  ///   - listing: The announcements with their trading days.
  ///   - width: The number of columns; lines stay within 60 to 120 of them.
  public init(_ listing: AlignmentListing, width: Int = 100) {
    self.listing = listing
    self.width = min(max(width, 60), 120)
  }

  /// Writes the summary out.
  ///
  /// - Parameter colored: Whether the text has control codes for colors.
  /// - Returns: Lines that each end with a line feed.
  public func render(colored: Bool) -> String {
    let parts = [notes, events, exclusions]
    let lines = parts.filter { !$0.isEmpty }.joined(separator: [TerminalLine()])
    return TerminalPaint.text(lines, colored: colored)
  }

  private var notes: [TerminalLine] {
    listing.notes.filter { $0.severity == .warning }.flatMap {
      TextLayout.paragraph($0.message.text(.option), width: width, mark: "! ", tone: .warning)
    }
  }

  private var events: [TerminalLine] {
    let aligned = listing.events.filter { $0.status == .included }
    let table = TerminalTable(
      headings: [
        .words("Event"), .words("Symbol"), .words("Announced"), .words("Day 0"), .words("Market"),
      ],
      rows: aligned.map { event in
        [
          TextLayout.shortened(event.eventID, width: 28),
          TextLayout.shortened(event.symbol, width: 14),
          event.announcedAt ?? "",
          event.eventDate.map { "\($0.weekday.name.prefix(3)) \($0)" } ?? "",
          event.marketOpen.map { $0 ? "open" : "closed" } ?? "",
        ]
      }
    )
    guard !aligned.isEmpty else { return [] }
    let lines = table.lines
    let rules = aligned.map { event in
      TextLayout.wrapped(event.alignmentRule ?? "", width: width - 4, indent: "    ")
        .map { TerminalLine($0, .quiet) }
    }
    return [TerminalLine("Calendar \(listing.calendar)", .heading)] + lines.prefix(2)
      + zip(lines.dropFirst(2), rules).flatMap { [$0] + $1 }
  }

  private var exclusions: [TerminalLine] {
    guard !listing.exclusions.isEmpty else { return [] }
    return [TerminalLine("Without a day 0", .heading)]
      + listing.exclusions.flatMap { exclusion in
        TextLayout.wrapped(
          "\(exclusion.eventID) \(exclusion.symbol): \(exclusion.detail) "
            + "(\(exclusion.reason.rawValue))",
          width: width - 2
        ).enumerated().map { TerminalLine(($0 == 0 ? "- " : "  ") + $1) }
      }
  }
}
