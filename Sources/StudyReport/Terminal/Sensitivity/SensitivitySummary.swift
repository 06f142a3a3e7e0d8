internal import EventAlignment
internal import EventStatistics
public import EventStudy
internal import Notices

/// A sensitivity study for a person at a terminal: the answer first, then what stands behind it.
public struct SensitivitySummary: Sendable {
  let document: SensitivityDocument
  let width: Int
  let format = NumberFormat.terminal

  /// Creates the summary of a result.
  ///
  /// - Parameters:
  ///   - result: The finished study.
  ///   - width: The number of columns; lines stay within 60 to 120 of them.
  public init(_ result: SensitivityResult, width: Int = 100) {
    self.init(SensitivityDocument(result), width: width)
  }

  /// Creates the summary of a document.
  ///
  /// - Parameters:
  ///   - document: The finished study.
  ///   - width: The number of columns; lines stay within 60 to 120 of them.
  public init(_ document: SensitivityDocument, width: Int = 100) {
    self.document = document
    self.width = min(max(width, 60), 120)
  }

  /// Writes the summary out.
  ///
  /// - Parameter colored: Whether the text has control codes for colors.
  /// - Returns: Lines that each end with a line feed.
  public func render(colored: Bool) -> String {
    let parts = [
      header, warnings, verdict, windows, counts, shares, placebo, sizes, events, robust, power,
      exclusions, information,
    ]
    let lines = parts.filter { !$0.isEmpty }.joined(separator: [TerminalLine()])
    return lines.map { (colored ? TerminalPaint.painted($0) : $0.text) + "\n" }.joined()
  }

  /// The model, the test and the window that most of the tables are about.
  var leading: (specification: DocumentSpecification, test: DocumentSpecification.Test)? {
    guard let first = document.base.first, document.leadingTest < first.tests.count else {
      return nil
    }
    return (first, first.tests[document.leadingTest])
  }

  func percent(_ level: Double) -> String { format.percent(level, decimals: 0, signed: false) }

  func paragraph(
    _ text: String,
    mark: String = "",
    tone: TerminalLine.Tone = .plain
  ) -> [TerminalLine] {
    TextLayout.paragraph(text, width: width, mark: mark, tone: tone)
  }

  private var header: [TerminalLine] {
    let stamp =
      document.simulated
      ? [TerminalLine(" SIMULATED DATA: nothing here says anything about a real company ", .alert)]
      : []
    let fitted = document.base.first?.eventCount ?? 0
    let left = document.exclusions.count
    return TextLayout.wrapped(document.title + ": sensitivity", width: width)
      .map { TerminalLine($0, .title) }
      + [TerminalLine(String(repeating: "\u{2501}", count: width), .quiet)] + stamp
      + paragraph(
        format.counted(fitted, "event")
          + (left == 0 ? ", none left out" : ", \(format.count(left)) left out")
          + "; \(format.counted(document.specifications.count, "specification")), "
          + "\(format.counted(document.windows.count, "window")), "
          + format.counted(document.tests.count, "test")
      )
  }

  private var warnings: [TerminalLine] {
    document.notes.filter { $0.severity == .warning }
      .flatMap { paragraph($0.text, mark: "! ", tone: .warning) }
  }

  private var information: [TerminalLine] {
    document.notes.filter { $0.severity == .information }
      .flatMap { paragraph($0.text, mark: "- ", tone: .quiet) }
  }

  /// The announcements that are left out, each with its reason.
  private var exclusions: [TerminalLine] {
    guard !document.exclusions.isEmpty else { return [] }
    let shown = document.exclusions.prefix(TerminalSummary.listedEvents)
    let rest = document.exclusions.count - shown.count
    return [TerminalLine("Left out", .heading)]
      + shown.flatMap {
        paragraph("\($0.eventID) \($0.symbol): \($0.detail) (\($0.reason))", mark: "- ")
      }
      + (rest > 0
        ? paragraph(
          "  and \(format.count(rest)) more, all in \(SensitivityFolder.jsonName)",
          tone: .quiet
        ) : [])
  }

  private var verdict: [TerminalLine] {
    [TerminalLine("Does it depend on the window?", .heading)]
      + paragraph(document.verdict.summary, tone: .title)
      + document.verdict.sentences.flatMap { paragraph($0, mark: "- ") }
  }

  private var counts: [TerminalLine] {
    let counts = document.verdict.counts.filter { $0.cells > 0 }
    guard !counts.isEmpty else { return [] }
    let level = percent(document.configuration.sensitivity?.level ?? 0.05)
    return [TerminalLine("Cells of the study's own choices, by test", .heading)]
      + TerminalTable(
        headings: [
          .words("Test"), .number("Cells"), .number("Same sign"), .number("p < \(level)"),
          .number("corrected"),
        ],
        rows: counts.map {
          [
            $0.method.rawValue, format.count($0.cells), format.count($0.sameSign),
            format.count($0.significant), format.count($0.significantAfterAdjustment),
          ]
        }
      ).lines
  }

  private var shares: [TerminalLine] {
    guard let shares = document.shares else { return [] }
    let headline = Dictionary(shares.headline.map { ($0.choice, $0.oneWay) }) { first, _ in first }
    return [TerminalLine("What moves the CAAR: share of its variation", .heading)]
      + TerminalTable(
        headings: [
          .words("Choice"), .number("Levels"), .number("All windows"), .words(""),
          .number("\(document.headline)"),
        ],
        rows: shares.allWindows.map {
          [
            $0.choice, format.count($0.levels), format.fixed($0.oneWay * 100, decimals: 1) + "%",
            String(repeating: "\u{2588}", count: Int(($0.oneWay * 20).rounded())),
            headline[$0.choice].map { format.fixed($0 * 100, decimals: 1) + "%" } ?? "",
          ]
        }
      ).lines
  }
}
