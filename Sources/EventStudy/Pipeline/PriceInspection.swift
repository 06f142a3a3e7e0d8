public import CivilTime
internal import EventAlignment
internal import Foundation
internal import Notices
public import PriceData

/// What the loader understands of price files, and what a study would warn of.
public struct PriceInspection: Sendable {
  /// What was understood of each file.
  public let sources: [SourceSummary]
  /// The symbols, ascending.
  public let symbols: [String]
  /// The first and the last day.
  public let days: ClosedRange<CalendarDate>
  /// The number of days.
  public let dayCount: Int
  /// What was noticed, warnings first.
  public let notes: [StudyNote]
  /// The lines for the adjustments file that would explain the jumps.
  public let suggestedAdjustments: [String]

  /// Loads price files and looks at them.
  ///
  /// - Parameter configuration: Names the price files, the market, adjustments and the calendar.
  /// - Returns: What was understood and noticed.
  /// - Throws: ``StudyError`` when a file cannot be read.
  public static func run(_ configuration: StudySettings) throws(StudyError) -> PriceInspection {
    let inputs = try StudyInputs.prices(configuration, fields: Set(PriceField.allCases))
    let axis = try StudyAxis(inputs, settings: StudyPlan(configuration), minimumDays: 1)
    let notes = inputs.notes + PriceQuality.notes(of: inputs, axis: axis) + axis.notes
    let panel = inputs.panel
    guard let first = panel.days.first, let last = panel.days.last else {
      throw .configuration(.missing(what: "the price files hold no day", remedy: "check them"))
    }
    return PriceInspection(
      sources: inputs.sources,
      symbols: panel.symbols,
      days: first...last,
      dayCount: panel.days.count,
      notes: notes.filter { $0.severity == .warning } + notes.filter { $0.severity != .warning },
      suggestedAdjustments: PriceQuality.suggestedAdjustments(inputs)
    )
  }
}
