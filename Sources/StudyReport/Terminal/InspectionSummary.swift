internal import CivilTime
public import EventStudy
internal import Notices

/// What the loader understands of price files, for a person at a terminal.
public struct InspectionSummary: Sendable {
  /// How many files are described in full; the rest are counted.
  private static let describedFiles = 12

  private let inspection: PriceInspection
  private let width: Int
  private let format = NumberFormat.terminal

  /// Creates a summary.
  ///
  /// - Parameters:
  ///   - inspection: What the loader understood.
  ///   - width: The number of columns; lines stay within 60 to 120 of them.
  public init(_ inspection: PriceInspection, width: Int = 100) {
    self.inspection = inspection
    self.width = min(max(width, 60), 120)
  }

  /// Writes the summary out.
  ///
  /// - Parameter colored: Whether the text has control codes for colors.
  /// - Returns: Lines that each end with a line feed.
  public func render(colored: Bool) -> String {
    let parts = [total] + files + [findings, suggestions]
    let lines = parts.filter { !$0.isEmpty }.joined(separator: [TerminalLine()])
    return TerminalPaint.text(lines, colored: colored)
  }

  private var total: [TerminalLine] {
    let symbols = inspection.symbols
    let named = symbols.prefix(6).joined(separator: ", ") + (symbols.count > 6 ? ", ..." : "")
    let rows = inspection.sources.map(\.rowCount).reduce(0, +)
    return [
      TerminalLine(
        "\(counted(rows, "row")), \(counted(symbols.count, "symbol")), "
          + "\(counted(inspection.dayCount, "day")) from \(inspection.firstDate) "
          + "to \(inspection.lastDate)",
        .title
      ),
      TerminalLine(TextLayout.shortened(named, width: width), .quiet),
    ]
  }

  private func counted(_ number: Int, _ noun: String) -> String {
    format.counted(number, noun)
  }

  private var files: [[TerminalLine]] {
    let described = inspection.sources.prefix(Self.describedFiles)
    let parts = described.enumerated().map { index, source in
      lines(of: source, below: index > 0 ? described[index - 1] : nil)
    }
    let rest = inspection.sources.count - described.count
    guard rest > 0 else { return parts }
    return parts + [[TerminalLine("and \(format.count(rest)) more files", .quiet)]]
  }

  private func lines(of source: InspectedFile, below previous: InspectedFile?) -> [TerminalLine] {
    let facts = InspectedFileLines(source: source, previous: previous, format: format).rows
    return [TerminalLine(source.path, .heading)]
      + facts.enumerated().flatMap { place, fact in
        // The second of two lines with one label needs none.
        let isRepeated = place > 0 && facts[place - 1].label == fact.label
        return TextLayout.wrapped(fact.text, width: width - 12).enumerated().map { index, line in
          let name = index == 0 && !isRepeated ? fact.label : ""
          return TerminalLine(
            "  " + name + String(repeating: " ", count: 10 - name.count) + line
          )
        }
      }
  }

  private var findings: [TerminalLine] {
    guard !inspection.notes.isEmpty else {
      return [TerminalLine("Nothing unusual was found.", .quiet)]
    }
    return inspection.notes.flatMap { note in
      let isWarning = note.severity == .warning
      return TextLayout.paragraph(
        note.message.text(.option),
        width: width,
        mark: isWarning ? "! " : "- ",
        tone: isWarning ? .warning : .plain
      )
    }
  }

  private var suggestions: [TerminalLine] {
    guard !inspection.suggestedAdjustments.isEmpty else { return [] }
    return [
      TerminalLine(
        "Lines for the file of --adjustments, if these are splits or days in another unit:",
        .heading
      )
    ]
      + (["symbol,ex_date,factor"] + inspection.suggestedAdjustments).map { TerminalLine($0) }
  }
}
