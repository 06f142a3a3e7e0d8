internal import CivilTime
public import EventStudy
internal import Notices

/// Daily average prices of trades, for a person at a terminal.
public struct TradedDaysSummary: Sendable {
  private let result: TradedDays
  private let width: Int

  /// Creates a summary.
  ///
  /// - Parameters:
  ///   - result: The days.
  ///   - width: The number of columns; lines stay within 60 to 120 of them.
  public init(_ result: TradedDays, width: Int = 100) {
    self.result = result
    self.width = min(max(width, 60), 120)
  }

  /// The most days of a security that are shown; the table of the folder has all.
  private static let mostDays = 10
  /// The most securities that are shown.
  private static let mostSymbols = 10
  /// The most notes of one kind that are shown.
  private static let mostNotes = 12

  /// Writes the summary out.
  ///
  /// - Parameter colored: Whether the text has control codes for colors.
  /// - Returns: Lines that each end with a line feed.
  public func render(colored: Bool) -> String {
    let parts =
      [header, notes(.warning, "! ", .warning)] + days + [notes(.information, "- ", .quiet)]
    return TerminalPaint.text(
      Array(parts.filter { !$0.isEmpty }.joined(separator: [TerminalLine()])),
      colored: colored
    )
  }

  private var symbols: [String] {
    result.days.reduce(into: []) { if $0.last != $1.symbol { $0.append($1.symbol) } }
  }

  private var header: [TerminalLine] {
    let format = NumberFormat.terminal
    let trades = result.days.reduce(0) { $0 + $1.trades }
    let dates = result.days.map(\.date)
    let span = dates.min().map { "\($0) to \(dates.max() ?? $0)" } ?? ""
    return
      (result.simulated ? [TerminalLine("SIMULATED DATA", .warning)] : [])
      + [TerminalLine("Daily average prices of \(format.counted(trades, "trade"))", .title)]
      + TextLayout.paragraph(
        "\(format.counted(symbols.count, "symbol")), \(span); "
          + "\(format.counted(result.days.count, "row")) with --format csv",
        width: width,
        tone: .quiet
      )
  }

  private var days: [[TerminalLine]] {
    let shown = symbols.prefix(Self.mostSymbols)
    var parts = shown.map { symbol in
      let own = result.days.filter { $0.symbol == symbol }
      var table = TerminalTable(headings: [
        .words(symbol), .number("VWAP"), .number("Deviation"), .number("Close"), .number("Shares"),
        .number("Trades"),
      ])
      let format = NumberFormat.terminal
      table.rows = own.suffix(Self.mostDays).map { day in
        [
          "\(day.date)", format.price(day.vwap), format.price(day.deviation),
          format.price(day.close),
          format.count(Int(day.volume.rounded())), format.count(day.trades),
        ]
      }
      let more = own.count - table.rows.count
      return table.lines
        + (more > 0
          ? [TerminalLine("and \(format.counted(more, "day")) before", .quiet)] : [])
    }
    let more = symbols.count - shown.count
    if more > 0 {
      parts.append([
        TerminalLine("and \(NumberFormat.terminal.counted(more, "more symbol"))", .quiet)
      ])
    }
    return parts
  }

  private func notes(
    _ severity: Severity,
    _ mark: String,
    _ tone: TerminalLine.Tone
  ) -> [TerminalLine] {
    let own = result.notes.filter { $0.severity == severity }
    let more = own.count - Self.mostNotes
    return own.prefix(Self.mostNotes).flatMap {
      TextLayout.paragraph($0.message.text(.option), width: width, mark: mark, tone: tone)
    } + (more > 0 ? [TerminalLine("and \(more) more, with --format json", tone)] : [])
  }
}
