public import Announcements
public import EventStudy
internal import CivilTime
internal import DelimitedText
internal import EventAlignment
internal import EventStatistics
internal import Foundation
internal import PriceData

/// The JSON forms of the commands that stop before a study.
public enum ListingJSON {
  /// Returns announcements with their trading days.
  ///
  /// - Throws: ``ReportError/cannotEncode(file:reason:)``.
  public static func text(of listing: AlignmentListing) throws(ReportError) -> String {
    let reasons = Dictionary(
      listing.exclusions.map { ($0.eventID, $0.reason) },
      uniquingKeysWith: { first, _ in first }
    )
    let events = listing.events.map { event in
      AlignedEventJSON(
        eventID: event.eventID,
        symbol: event.symbol,
        announcedAt: event.announcedAt,
        precision: event.precision,
        eventDate: event.eventDate,
        alignmentRule: event.alignmentRule,
        marketOpen: event.marketOpen,
        reason: reasons[event.eventID]?.code,
        detail: reasons[event.eventID]?.detail
      )
    }
    return try encoded(
      AlignmentJSON(calendar: listing.calendar, events: events, notes: listing.notes)
    )
  }

  /// Returns what the loader understood of price files.
  ///
  /// - Throws: ``ReportError/cannotEncode(file:reason:)``.
  public static func text(of inspection: PriceInspection) throws(ReportError) -> String {
    let sources = inspection.sources.map { source in
      SourceJSON(
        path: source.path,
        bytes: source.bytes,
        rows: source.rows,
        symbols: source.symbolCount,
        firstDay: source.firstDay,
        lastDay: source.lastDay,
        delimiter: source.dialect.delimiterName,
        encoding: source.dialect.encoding.rawValue,
        dates: source.dateNotation?.rawValue,
        columns: source.columns.map { .init(header: $0.header, role: $0.role.name) },
        unusedColumns: source.unusedColumns
      )
    }
    return try encoded(
      InspectionJSON(
        sources: sources,
        symbols: inspection.symbols,
        firstDay: inspection.days.lowerBound,
        lastDay: inspection.days.upperBound,
        days: inspection.dayCount,
        notes: inspection.notes,
        suggestedAdjustments: inspection.suggestedAdjustments
      )
    )
  }

  /// Returns announcements as documents gave them.
  ///
  /// - Throws: ``ReportError/cannotEncode(file:reason:)``.
  public static func text(of announcements: [Announcement]) throws(ReportError) -> String {
    try encoded(announcements)
  }

  /// Returns lead-lag correlations.
  ///
  /// - Throws: ``ReportError/cannotEncode(file:reason:)``.
  public static func text(of result: LeadLagResult) throws(ReportError) -> String {
    let entries = result.entries.map { entry in
      switch entry.correlation {
      case .success(let found):
        LeadLagJSON.Entry(
          selection: entry.selection,
          outcome: entry.outcome.rawValue,
          announcements: entry.announcementCount,
          days: found.dayCount,
          simultaneousBound: found.simultaneousBound,
          lags: found.lags.map {
            .init(
              lag: $0.lag,
              correlation: $0.correlation.isFinite ? $0.correlation : nil,
              lower: $0.lower.isFinite ? $0.lower : nil,
              upper: $0.upper.isFinite ? $0.upper : nil,
              pValue: $0.pValue
            )
          },
          reason: nil
        )
      case .failure(let reason):
        LeadLagJSON.Entry(
          selection: entry.selection,
          outcome: entry.outcome.rawValue,
          announcements: entry.announcementCount,
          days: nil,
          simultaneousBound: nil,
          lags: [],
          reason: reason.description
        )
      }
    }
    return try encoded(
      LeadLagJSON(
        simulated: result.simulated,
        firstDay: result.days.lowerBound,
        lastDay: result.days.upperBound,
        announcements: result.announcementCount,
        correlations: entries,
        notes: result.notes
      )
    )
  }

  private static func encoded(_ value: some Encodable) throws(ReportError) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    do {
      return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
    } catch {
      throw .cannotEncode(file: "standard output", reason: "\(error)")
    }
  }
}

private struct AlignmentJSON: Encodable {
  let calendar: String
  let events: [AlignedEventJSON]
  let notes: [StudyNote]
}

private struct AlignedEventJSON: Encodable {
  let eventID: String
  let symbol: String
  let announcedAt: String?
  let precision: String
  let eventDate: CalendarDate?
  let alignmentRule: String?
  let marketOpen: Bool?
  let reason: String?
  let detail: String?

  private enum CodingKeys: String, CodingKey {
    case symbol, announcedAt, precision, eventDate, alignmentRule, marketOpen, reason, detail
    case eventID = "event_id"
  }
}

private struct InspectionJSON: Encodable {
  let sources: [SourceJSON]
  let symbols: [String]
  let firstDay: CalendarDate
  let lastDay: CalendarDate
  let days: Int
  let notes: [StudyNote]
  let suggestedAdjustments: [String]
}

private struct SourceJSON: Encodable {
  struct Column: Encodable {
    let header: String
    let role: String
  }

  let path: String
  let bytes: Int
  let rows: Int
  let symbols: Int
  let firstDay: CalendarDate?
  let lastDay: CalendarDate?
  let delimiter: String
  let encoding: String
  let dates: String?
  let columns: [Column]
  let unusedColumns: [String]
}

private struct LeadLagJSON: Encodable {
  struct Entry: Encodable {
    let selection: String
    let outcome: String
    let announcements: Int
    let days: Int?
    let simultaneousBound: Double?
    let lags: [Lag]
    let reason: String?
  }

  struct Lag: Encodable {
    let lag: Int
    let correlation: Double?
    let lower: Double?
    let upper: Double?
    let pValue: Double
  }

  let simulated: Bool
  let firstDay: CalendarDate
  let lastDay: CalendarDate
  let announcements: Int
  let correlations: [Entry]
  let notes: [StudyNote]
}
