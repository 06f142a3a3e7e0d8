internal import CivilTime
internal import EventStatistics
public import EventStudy
internal import Notices

/// Extreme days of a series, for a person at a terminal.
public struct ExtremeEventSummary: Sendable {
  private let listing: ExtremeEventListing
  private let width: Int
  private let format = NumberFormat.terminal

  /// Creates a summary.
  ///
  /// - Parameters:
  ///   - listing: The events and what they are.
  ///   - width: The number of columns; lines stay within 60 to 120 of them.
  public init(_ listing: ExtremeEventListing, width: Int = 100) {
    self.listing = listing
    self.width = min(max(width, 60), 120)
  }

  /// Writes the summary out.
  ///
  /// - Parameter colored: Whether the text has control codes for colors.
  /// - Returns: Lines that each end with a line feed.
  public func render(colored: Bool) -> String {
    let parts = [head, notes, counts, runLengths, years, values]
    let lines = parts.filter { !$0.isEmpty }.joined(separator: [TerminalLine()])
    return TerminalPaint.text(lines, colored: colored)
  }

  private var head: [TerminalLine] {
    let series = listing.series
    guard let first = series.first else { return [] }
    let days = series.compactMap(\.firstDate).min()
    let last = series.compactMap(\.lastDate).max()
    let span = days.flatMap { days in last.map { " from \(days) to \($0)" } } ?? ""
    guard series.count == 1 else {
      let returns = series.reduce(0) { $0 + $1.returnCount }
      return [
        TerminalLine(
          "Extreme days of \(format.counted(series.count, "security", "securities")), each with "
            + "limits of its own",
          .title
        ),
        TerminalLine("\(format.counted(returns, "return"))\(span)", .quiet),
      ]
    }
    let limits = [
      first.lowerLimit.map { "below \(format.percent($0))" },
      first.upperLimit.map { "above \(format.percent($0))" },
    ]
    return [
      TerminalLine(
        "Extreme days of \(first.name): \(limits.compactMap(\.self).joined(separator: " or "))",
        .title
      ),
      TerminalLine("\(format.counted(first.returnCount, "return"))\(span)", .quiet),
    ]
  }

  private var notes: [TerminalLine] {
    listing.notes.flatMap { note in
      let isWarning = note.severity == .warning
      return TextLayout.paragraph(
        note.message.text(.option),
        width: width,
        mark: isWarning ? "! " : "- ",
        tone: isWarning ? .warning : .plain
      )
    }
  }

  private var counts: [TerminalLine] {
    let rows = listing.counts.map { count in
      [
        count.tail.rawValue, format.count(count.days), format.count(count.singleDays),
        format.count(count.clusteredDays), format.count(count.clusters),
        format.count(count.mixedDays), format.count(count.events),
      ]
    }
    return table(
      [
        .words("Tail"), .number("Days"), .number("Single"), .number("In clusters"),
        .number("Clusters"), .number("In mixed"), .number("Events"),
      ],
      rows
    )
  }

  private var runLengths: [TerminalLine] {
    let lengths = Set(listing.runLengths.map(\.days)).sorted()
    let rows = lengths.map { days in
      [format.count(days)]
        + tails.map { tail in
          format.count(
            listing.runLengths.first { $0.tail == tail && $0.days == days }?.events ?? 0
          )
        }
    }
    return table(
      [.number("Days in a row")] + tails.map { .number("Events of a \($0.rawValue)") },
      rows
    )
  }

  private var years: [TerminalLine] {
    let rows = Set(listing.years.map(\.year)).sorted().map { year in
      [String(year)]
        + tails.flatMap { tail in
          let found = listing.years.first { $0.year == year && $0.tail == tail }
          return [format.count(found?.events ?? 0), found.map { format.percent($0.median) } ?? ""]
        }
    }
    return table(
      [.words("Year")]
        + tails.flatMap { [.number("Events of a \($0.rawValue)"), .number("Median")] },
      rows
    )
  }

  private var values: [TerminalLine] {
    let rows = listing.values.map { values in
      let summary = values.summary
      return [values.tail.rawValue]
        + [
          summary.minimum, summary.lowerQuartile, summary.median, summary.upperQuartile,
          summary.maximum, summary.mean,
        ].map { format.percent($0) }
    }
    return table(
      [
        .words("Returns"), .number("Smallest"), .number("25%"), .number("Median"), .number("75%"),
        .number("Largest"), .number("Mean"),
      ],
      rows
    )
  }

  private var tails: [ExtremeTail] { listing.counts.map(\.tail) }

  private func table(
    _ headings: [TerminalTable.Heading],
    _ rows: [[String]]
  ) -> [TerminalLine] {
    rows.isEmpty ? [] : TerminalTable(headings: headings, rows: rows).lines
  }
}
