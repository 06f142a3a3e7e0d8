internal import Announcements
internal import CivilTime
internal import EventAlignment
internal import EventStudy
internal import Foundation
internal import Notices

/// The events of a workspace as they were understood.
struct EventsAnswer: Encodable {
  /// One announcement for one company.
  struct Row: Encodable {
    let eventID: String
    let symbol: String
    let company: String?
    var publishedAt: String?
    let precision: String
    var status: String
    let repeatOf: String?
    let kind: String?
    let group: String?
    let headline: String?
    let sourceFile: String
    let reason: String?
    let evidence: [Quote]
    let attributes: [String: String]
    var eventDate: CalendarDate?
    var alignmentRule: String?
    var marketOpen: Bool?
    var exclusion: Reason?
    /// False where there are prices, and none of the symbol.
    var priced: Bool?
    /// Why the row cannot be read.
    var objection: String?

    private enum CodingKeys: String, CodingKey {
      case objection, priced
      case symbol, company, precision, status, kind, group, headline, reason, evidence, attributes
      case exclusion
      case eventID = "event_id"
      case publishedAt = "published_at"
      case repeatOf = "repeat_of"
      case sourceFile = "source_file"
      case eventDate = "event_date"
      case alignmentRule = "alignment_rule"
      case marketOpen = "market_open"
    }
  }

  /// The words that a finding rests on.
  struct Quote: Encodable {
    let what: String
    let quote: String
  }

  /// Why an announcement has no day 0.
  struct Reason: Encodable {
    let reason: String
    let detail: String
  }

  var edited: Bool
  var calendar: String?
  var rows: [Row] = []
  var problems: [ErrorBody] = []
  var notes: [NoteAnswer] = []
  var error: ErrorBody?

  /// Reads the events of a workspace, and puts them on trading days where these are known.
  init(_ workspace: Workspace) {
    edited = workspace.hasEditedEvents
    guard !workspace.files(.events).isEmpty || !workspace.files(.documents).isEmpty else { return }
    let folder = workspace.folder
    do {
      var decided = workspace
      decided.files.removeAll { $0.role == .undecided }
      let settings = try decided.study()
      let read = try AnnouncementListing.ofStudy(settings)
      rows = read.announcements.map { Row($0, in: folder) }
      notes = read.notes.map { NoteAnswer($0, in: folder) }
      problems = read.notes.filter { $0.severity == .warning }
        .map { ErrorBody($0.message, place: InputPlace(), in: folder) }
      align(settings, in: folder)
    } catch {
      self.error = ServerFailure(thrown: error, in: folder).body
      // What a person edited here is refused as a whole instead.
      if !workspace.hasEditedEvents { rows = UnreadRows(workspace)?.rows ?? [] }
    }
  }

  private mutating func align(_ settings: StudySettings, in folder: StudyFolder) {
    var settings = settings
    if settings.prices.files.isEmpty, settings.alignment.calendar == "data" {
      settings.alignment.calendar = "nse"
    }
    do {
      let (listing, unpriced) = try AlignmentListing.placing(settings)
      calendar = listing.calendar
      let places = Dictionary(
        listing.events.map { ($0.eventID, $0) },
        uniquingKeysWith: { first, _ in first }
      )
      let reasons = Dictionary(
        listing.exclusions.map { ($0.eventID, $0) },
        uniquingKeysWith: { first, _ in first }
      )
      for index in rows.indices {
        let event = places[rows[index].eventID]
        if unpriced.contains(rows[index].eventID) { rows[index].priced = false }
        rows[index].eventDate = event?.eventDate
        rows[index].alignmentRule = event?.alignmentRule
        rows[index].marketOpen = event?.marketOpen
        rows[index].exclusion = reasons[rows[index].eventID].map {
          Reason(reason: $0.reason.rawValue, detail: folder.shown($0.detail))
        }
      }
      let told = Set(notes)
      notes += listing.notes.map { NoteAnswer($0, in: folder) }.filter { !told.contains($0) }
    } catch {
      self.error = ServerFailure(thrown: error, in: folder).body
    }
  }
}

extension EventsAnswer.Row {
  init(_ announcement: Announcement, in folder: StudyFolder) {
    eventID = announcement.eventID
    symbol = announcement.symbol
    company = announcement.company
    publishedAt = announcement.publication?.description
    precision = announcement.publication?.precision.rawValue ?? "none"
    status = announcement.status.rawValue
    repeatOf = announcement.repeatOf
    kind = announcement.kind
    group = announcement.group
    headline = announcement.headline
    sourceFile = folder.shown(announcement.sourceFile)
    reason = announcement.reason.map(folder.shown)
    evidence = announcement.evidence.map {
      EventsAnswer.Quote(what: $0.what.text, quote: $0.quote)
    }
    attributes = announcement.attributes
  }
}
