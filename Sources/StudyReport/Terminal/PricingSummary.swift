internal import CivilTime
public import EventStudy
internal import Notices

/// Prices before a day, for a person at a terminal.
public struct PricingSummary: Sendable {
  private let result: PricingResult
  private let width: Int

  /// Creates a summary.
  ///
  /// - Parameters:
  ///   - result: The prices.
  ///   - width: The number of columns; lines stay within 60 to 120 of them.
  public init(_ result: PricingResult, width: Int = 100) {
    self.result = result
    self.width = min(max(width, 60), 120)
  }

  /// Writes the summary out.
  ///
  /// - Parameter colored: Whether the text has control codes for colors.
  /// - Returns: Lines that each end with a line feed.
  public func render(colored: Bool) -> String {
    let layout = SectionLines(width: width)
    let parts =
      [header, opening, notes(.warning, "! ", .warning)]
      + PricingSections.all(result, for: .terminal).flatMap(layout.parts)
      + [notes(.information, "- ", .quiet)]
    return TerminalPaint.text(
      Array(parts.filter { !$0.isEmpty }.joined(separator: [TerminalLine()])),
      colored: colored
    )
  }

  private var header: [TerminalLine] {
    let exchange = result.exchanges.first.map { $0.files.joined(separator: " ") } ?? ""
    let compared =
      result.exchanges.count > 1
      ? "; the exchange with the larger volume, \(exchange), counts" : ""
    return
      (result.simulated ? [TerminalLine("SIMULATED DATA", .warning)] : [])
      + [
        TerminalLine(
          PricingWords(result).title,
          .title
        )
      ]
      + TextLayout.paragraph(
        "Calendar \(result.calendar), last session \(result.lastSession), close "
          + "\(NumberFormat.terminal.price(result.lastClose))\(compared)",
        width: width,
        tone: .quiet
      )
  }

  /// What must be decided before any price.
  private var opening: [TerminalLine] {
    OpeningWords.sentences(result).flatMap {
      TextLayout.paragraph($0, width: width, mark: "! ", tone: .alert)
    }
  }

  private func notes(
    _ severity: Severity,
    _ mark: String,
    _ tone: TerminalLine.Tone
  ) -> [TerminalLine] {
    result.untoldNotes.filter { $0.severity == severity }.flatMap {
      TextLayout.paragraph($0.message.text(.option), width: width, mark: mark, tone: tone)
    }
  }
}
