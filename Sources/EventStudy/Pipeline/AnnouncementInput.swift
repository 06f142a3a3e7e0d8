internal import Announcements
internal import EventAlignment
internal import Notices

/// The announcements of a study as read from event files and documents.
struct AnnouncementInput {
  let announcements: [Announcement]
  let notes: [StudyNote]
  let files: [InputFile]

  /// Reads every event file and document of a source.
  static func load(_ source: EventSettings, threads: Int) throws(StudyError) -> AnnouncementInput {
    var announcements: [Announcement] = []
    var notes: [StudyNote] = []
    var files: [InputFile] = []
    do throws(AnnouncementError) {
      for path in source.files {
        let reading = try EventFile.reading(
          path,
          columns: source.columns,
          dateFormat: source.dateFormat,
          threads: threads,
          holding: source.held
        )
        announcements += reading.announcements
        notes += reading.notes.map { StudyNote($0, source: .events) }
        files += InputFile.described(path, role: .events, holding: source.held)
      }
      if !source.announcements.isEmpty {
        let companies = try directory(source)
        if let path = source.companies {
          files += InputFile.described(path, role: .companies, holding: source.held)
        }
        let reading = try AnnouncementSource(
          companies: companies,
          kinds: try rules(source.kinds),
          columns: source.columns,
          keepsRepeats: source.keepRepeats,
          dateFormat: source.dateFormat,
          threads: threads
        ).read(paths: source.announcements)
        announcements += reading.announcements
        notes += reading.problems.map {
          StudyNote(severity: .warning, source: .events, message: $0.message)
        }
        files += reading.files.flatMap {
          InputFile.described($0, role: .announcements, holding: source.held)
        }
      }
    } catch {
      throw .announcements(error)
    }
    if let column = source.groupColumn {
      announcements = try grouped(announcements, by: column)
    }
    // One event file has told its own identifiers apart; a folder may hold several.
    if source.files.count > 1 || !source.announcements.isEmpty {
      try requireDistinctIdentifiers(announcements)
    }
    return AnnouncementInput(announcements: announcements, notes: notes, files: files)
  }

  /// The companies that are looked for: those of a person's own table before those that Leyline brings,
  /// or its own alone.
  static func directory(_ source: EventSettings) throws(AnnouncementError) -> CompanyDirectory {
    guard let path = source.companies else {
      guard !source.companiesOnly else { throw .noOwnCompanies }
      return .standard
    }
    let own = try CompanyDirectory.read(path, holding: source.held)
    return source.companiesOnly ? own : CompanyDirectory.standard.adding(own.companies)
  }

  /// Returns the companies of ``directory(_:)``, for readers of the rest of a study.
  static func companies(_ source: EventSettings) throws(StudyError) -> CompanyDirectory {
    do throws(AnnouncementError) {
      return try directory(source)
    } catch {
      throw .announcements(error)
    }
  }

  /// Reads the rules of kinds; without a path, the built-in rules.
  static func rules(_ path: String?) throws(AnnouncementError) -> KindRules {
    guard let path else { return .standard }
    return try KindRules.read(path)
  }

  /// Takes the group of each announcement from one of its columns.
  private static func grouped(
    _ announcements: [Announcement],
    by column: String
  ) throws(StudyError) -> [Announcement] {
    guard announcements.contains(where: { $0.value(ofColumn: column) != nil }) else {
      let roles = ["group", "kind"]
      guard !roles.contains(column) else {
        throw .configuration(
          .missing(
            what: "no event has a value in the column \"\(column)\"",
            remedy: "leave out \(.events(.groupColumn)), or name a column that has some"
          )
        )
      }
      let known = roles + Set(announcements.flatMap { $0.attributes.keys }).sorted()
      throw .configuration(
        .unknownName(
          kind: "column of the event file",
          name: column,
          suggestion: SymbolSuggestion.similar(to: column, among: known, limit: 1).first,
          known: known
        )
      )
    }
    return announcements.map {
      var announcement = $0
      announcement.group = $0.value(ofColumn: column)
      return announcement
    }
  }

  /// Refuses two events with one identifier, which every table is keyed by.
  private static func requireDistinctIdentifiers(
    _ announcements: [Announcement]
  ) throws(StudyError) {
    var sources: [String: String] = [:]
    sources.reserveCapacity(announcements.count)
    for announcement in announcements {
      if let other = sources[announcement.eventID] {
        throw .configuration(
          .invalidSetting(
            "\(announcement.sourceFile): the event \"\(announcement.eventID)\" is also in \(other); "
              + "give each event an identifier of its own"
          )
        )
      }
      sources[announcement.eventID] = announcement.sourceFile
    }
  }
}

extension Announcement {
  /// Returns the text of a column of an event file, whether it has a meaning of its own or not.
  fileprivate func value(ofColumn column: String) -> String? {
    switch column.lowercased() {
    case "group": group
    case "kind": kind
    case "symbol": symbol
    case "company": company
    default: attributes[column]
    }
  }
}
