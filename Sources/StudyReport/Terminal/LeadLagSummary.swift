internal import CivilTime
internal import EventStatistics
public import EventStudy
internal import Notices

/// The lead-lag correlations for a person at a terminal.
public struct LeadLagSummary: Sendable {
  private let result: LeadLagResult
  private let width: Int
  private let format = NumberFormat.terminal

  /// Creates a summary.
  ///
  /// - Parameters:
  ///   - result: The correlations.
  ///   - width: The number of columns; lines stay within 60 to 120 of them.
  public init(_ result: LeadLagResult, width: Int = 100) {
    self.result = result
    self.width = min(max(width, 60), 120)
  }

  /// Returns the summary.
  ///
  /// - Parameter colored: Whether the text has control codes for colors.
  /// - Returns: The text, with a final newline.
  public func render(colored: Bool) -> String {
    let parts = [
      head, words, notes(.warning, mark: "! "), table.lines + rest, reasons, legend,
      notes(.information, mark: "- "),
    ]
    let lines = parts.filter { !$0.isEmpty }.joined(separator: [TerminalLine()])
    return TerminalPaint.text(lines, colored: colored)
  }

  private var head: [TerminalLine] {
    let stamp =
      result.simulated
      ? [TerminalLine("SIMULATED DATA: nothing here says anything about a real company", .alert)]
      : []
    return stamp + [
      TerminalLine("Announcements and prices over time", .title),
      TerminalLine(
        format.counted(result.announcementCount, "announcement") + ", "
          + "\(result.firstDate) to \(result.lastDate)",
        .quiet
      ),
    ]
  }

  /// What was found, in sentences.
  private var words: [TerminalLine] {
    let words = LeadLagWords(result.correlations, format: format)
    return TextLayout.paragraph(words.summary, width: width, tone: .title)
      + (words.selections.prefix(limit) + words.limits).flatMap {
        TextLayout.paragraph($0, width: width, mark: "- ")
      }
  }

  /// The most rows that anybody reads in a terminal.
  private let limit = 2 * Face.terminal.rowLimit

  /// How many rows are left out.
  private var rest: [TerminalLine] {
    let count = result.correlations.inOrderOfInterest.count - limit
    guard count > 0 else { return [] }
    return [
      TerminalLine(
        "and \(format.counted(count, "more row")) in \(Table<LeadLagResult>.leadLag.fileName), "
          + "which --output writes",
        .quiet
      )
    ]
  }

  private var table: TerminalTable {
    TerminalTable(
      headings: [
        .words("Announcements"), .number("N"), .words("Outcome"), .words("Lags"),
        .number("Strongest"),
        .number("r"), .number("Chance"), .number("p"), .number("r at 0"),
      ],
      rows: result.correlations.inOrderOfInterest.prefix(limit).compactMap { entry in
        guard let strongest = entry.strongest, let zero = entry.lags.first(where: { $0.lag == 0 })
        else { return nil }
        return [
          TextLayout.shortened(entry.selection, width: 24), format.count(entry.announcementCount),
          entry.outcome.rawValue + (against(entry)),
          Sparkline.text(entry.lags.map { $0.correlation ?? .nan }),
          strongest.lag > 0 ? "+\(strongest.lag)" : "\(strongest.lag)",
          format.fixed(strongest.correlation, decimals: 3)
            + (entry.isBeyondChance(strongest) ? "!" : " "),
          format.fixed(entry.simultaneousBound, decimals: 3),
          format.pValue(strongest.simultaneousPValue),
          format.fixed(zero.correlation, decimals: 3),
        ]
      }
    )
  }

  /// The index of an entry, where there are several.
  private func against(_ entry: LeadLagEntry) -> String {
    let names = Set(result.correlations.compactMap(\.market))
    guard names.count > 1, let market = entry.market else { return "" }
    return ", " + TextLayout.shortened(market, width: 16)
  }

  /// What was noticed on the way.
  private func notes(_ severity: Severity, mark: String) -> [TerminalLine] {
    let tone = severity == .warning ? TerminalLine.Tone.warning : .quiet
    return result.notes.filter { $0.severity == severity }.flatMap {
      TextLayout.paragraph($0.message.text(.option), width: width, mark: mark, tone: tone)
    }
  }

  private var reasons: [TerminalLine] {
    // Where nothing could be correlated, the sentence at the top has said why.
    guard hasFindings else { return [] }
    return result.correlations.compactMap { entry in
      entry.reason.map {
        TerminalLine("\(entry.selection), \(entry.outcome.rawValue): n/a, \($0)", .quiet)
      }
    }
  }

  private var hasFindings: Bool { result.correlations.contains { $0.reason == nil } }

  private var legend: [TerminalLine] {
    guard hasFindings else { return [] }
    return [
      TerminalLine(
        "At lag +k the announcements come k trading days before the outcome. Chance: the largest |r|",
        .quiet
      ),
      TerminalLine(
        "over all lags that shifts of the announcements stay below; ! is beyond it. Chance and p count",
        .quiet
      ),
      TerminalLine(
        "all lags, and for a company all companies, for a kind or group all of these.",
        .quiet
      ),
    ]
  }
}
