internal import CivilTime
internal import DelimitedText
internal import ParallelExecution

/// Turns the rows of an event file into announcements.
struct EventRowReader {
  /// What one row gave.
  private enum ReadRow: Sendable {
    /// An announcement with the hash value of its identifier.
    case announcement(Announcement, key: Int, isNamed: Bool)
    indirect case failure(AnnouncementError)

    init(isNamed: Bool, _ read: () throws(AnnouncementError) -> Announcement) {
      do throws(AnnouncementError) {
        let announcement = try read()
        let key = announcement.eventID.hashValue
        self = .announcement(announcement, key: key, isNamed: isNamed)
      } catch {
        self = .failure(error)
      }
    }

    func get() throws(AnnouncementError) -> (announcement: Announcement, key: Int, isNamed: Bool) {
      switch self {
      case .announcement(let announcement, let key, let isNamed): (announcement, key, isNamed)
      case .failure(let error): throw error
      }
    }
  }

  private static let manyRows = 2000

  let file: String
  private let header: [String]
  let columns: EventColumns
  /// How the dates of each date column are written.
  let dateColumns: [Int: DateColumn]
  /// The companies that names and numbers are looked up among; nothing where they stay as written.
  let companies: TableCompanies?

  typealias Line = DelimitedTable.Row

  init(
    file: String,
    header: [String],
    columns: EventColumns,
    lines: [Line],
    dateFormat: String?,
    companies: TableCompanies? = nil
  ) throws(AnnouncementError) {
    self.file = file
    self.companies = companies
    self.header = header
    self.columns = columns
    var dateColumns: [Int: DateColumn] = [:]
    for column in columns.dates {
      if let dateFormat {
        guard let notation = DateNotation(format: dateFormat) else {
          throw .badDateFormat(dateFormat)
        }
        dateColumns[column] = DateColumn(notation)
        continue
      }
      do throws(DateNotationError) {
        dateColumns[column] = try DateColumn.recognize(
          lines.map { column < $0.fields.count ? $0.fields[column] : "" },
          forms: .numbers
        )
      } catch {
        let name = column < header.count ? header[column] : ""
        throw .dates(file: file, column: name, error)
      }
    }
    self.dateColumns = dateColumns
  }

  /// Returns the events of some rows, and what is to be said of their identifiers.
  func announcements(
    _ lines: [Line],
    threads: Int
  ) throws(AnnouncementError) -> EventFileReading {
    // Few rows are read faster by one thread.
    let threads = lines.count < Self.manyRows ? 1 : threads
    // Rows are read side by side; the first that cannot be read is the one that is told.
    let read = concurrentMap(count: lines.count, threads: threads) { index in
      ReadRow(isNamed: hasText(lines[index], columns.eventID)) {
        () throws(AnnouncementError) in try announcement(lines[index])
      }
    }
    var names = IdentifierIndex(capacity: lines.count)
    var events: [Announcement] = []
    events.reserveCapacity(lines.count)
    var unnamed: [Int] = []
    var shared = SharedIdentifiers()
    for index in lines.indices {
      let (event, key, isNamed) = try read[index].get()
      events.append(event)
      if !isNamed {
        unnamed.append(index)
      } else if let other = names.insert(event.eventID, key: key, place: index, in: events) {
        // Rows of Leyline's own table refer to each other by their identifiers.
        guard columns.own == nil || events[other] == event else {
          let pair = [lines[other].line, lines[index].line]
          throw .duplicateEvent(event.eventID, file: file, lines: pair)
        }
        shared.add(index, after: other)
      }
    }
    let renamed = shared.resolve(&events, file: file)
    unnamed = (unnamed + renamed).sorted()
    let renamedPlaces = Set(renamed)
    // The number that the next event of a name gets; it goes on where the last one stopped.
    var counts: [String: Int] = [:]
    for index in unnamed {
      let base = events[index].eventID
      let key =
        try renamedPlaces.contains(index) ? base.hashValue : read[index].get().key
      guard names.insert(base, key: key, place: index, in: events) != nil else { continue }
      repeat {
        let count = counts[base, default: 2]
        counts[base] = count + 1
        events[index].eventID = "\(base)-\(count)"
      } while names.insert(
        events[index].eventID,
        key: events[index].eventID.hashValue,
        place: index,
        in: events
      ) != nil
    }
    releaseLater(read)
    return EventFileReading(announcements: events, notes: shared.notes)
  }

  /// Reads a row; an event that its source does not name is called after its symbol and day.
  private func announcement(_ row: Line) throws(AnnouncementError) -> Announcement {
    let publication = try publication(row)
    var status = publication == nil ? AnnouncementStatus.noDate : .ok
    if let own = columns.own { status = try ownStatus(row, own, publication) }
    let written = field(row, columns.symbol)
    if written == nil, status == .ok || columns.own == nil {
      throw .noSymbol(position(row, columns.symbol), column: name(columns.symbol))
    }
    let found = written.map { security(row, symbol: $0) }
    let symbol = found?.symbol
    let partOfDay = try partOfDay(row, publication)
    var reason = field(row, columns.own?.reason)
    if status == .noDate, reason == nil {
      reason =
        "no date in "
        + columns.dates.map { "column \"\(name($0))\"" }.joined(separator: " or ")
        + " of line \(row.line)"
    }
    if let remark = found?.remark {
      reason = [reason, remark].compactMap(\.self).joined(separator: "; ")
    }
    var attributes: [String: String] = [:]
    for (name, column) in columns.attributes { attributes[name] = field(row, column) }
    let givenName = "\(symbol ?? "")-\(partOfDay.publication?.date.description ?? "undated")"
    return Announcement(
      eventID: field(row, columns.eventID) ?? givenName,
      symbol: symbol ?? "",
      company: field(row, columns.company) ?? found?.company,
      publication: partOfDay.publication,
      partOfDay: partOfDay.stated,
      status: status,
      repeatOf: field(row, columns.own?.repeatOf),
      kind: field(row, columns.kind),
      headline: field(row, columns.headline),
      group: field(row, columns.group),
      sourceFile: field(row, columns.own?.sourceFile) ?? file,
      evidence: field(row, columns.own?.evidence).map(EvidenceText.read) ?? [],
      reason: reason,
      attributes: attributes,
      market: field(row, columns.market),
      ownWindows: columns.hasWindows ? try EventWindowFields(self, row).windows() : nil
    )
  }

  /// The status of a row that Leyline wrote, after a person may have filled in its date.
  private func ownStatus(
    _ row: Line,
    _ own: EventColumns.Own,
    _ publication: PublicationTime?
  ) throws(AnnouncementError) -> AnnouncementStatus {
    guard let text = field(row, own.status) else { return publication == nil ? .noDate : .ok }
    guard let status = AnnouncementStatus(rawValue: text.lowercased()) else {
      throw .badValue(
        position(row, own.status),
        value: text,
        column: name(own.status),
        remedy: "is not a status; write ok, review, no_date or repeat"
      )
    }
    if publication == nil, status == .ok { return .noDate }
    return publication != nil && status == .noDate ? .ok : status
  }

  // MARK: Fields

  func field(_ row: Line, _ column: Int?) -> String? {
    guard let column, column < row.fields.count, !row.fields[column].isEmpty else { return nil }
    return columns.own == nil ? row.fields[column] : SpreadsheetText.text(row.fields[column])
  }

  private func hasText(_ row: Line, _ column: Int?) -> Bool {
    guard let column, column < row.fields.count else { return false }
    return !row.fields[column].isEmpty
  }

  func position(_ row: Line, _ column: Int?) -> SourcePosition {
    SourcePosition(file: file, line: row.line, column: column.map { $0 + 1 })
  }

  func name(_ column: Int) -> String {
    guard columns.isWithoutHeader else { return column < header.count ? header[column] : "" }
    return columns.eventID == nil ? "\(column + 1)" : Self.requestNames[column] ?? "\(column + 1)"
  }

  private static let requestNames: [Int: String] = [
    0: "event", 1: "firm", 2: "market", 3: "event date", 4: "group", 5: "start of event window",
    6: "end of event window", 7: "end of estimation window", 8: "length of estimation window",
  ]
}
