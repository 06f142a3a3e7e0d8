internal import CivilTime
public import DelimitedText
internal import ParallelExecution

/// Reads events that people keep in a table.
///
/// Four sorts of file are told apart by what stands in them:
/// - A table with a header: a symbol, a date or a date and a time, and what else there is. See
///   ``read(_:dateFormat:)``.
/// - The table that `leyline announcements` writes, with its status and evidence.
/// - The table of announcements that NSE's site gives.
/// - The request file of eventstudytools.com: semicolons, no header, nine columns: event, firm,
///   market, date as dd.mm.yyyy, group, first and last day of the event window, last day and length
///   of the estimation window.
///
/// A file without a header is read when its first line has a date in it: the first other field is
/// the symbol, the next one the company.
public enum EventFile {
  /// Reads an event file, plain or gzipped, or standard input for `-`.
  ///
  /// Known columns, whose case, blanks and signs do not matter: `event_id`; `symbol`, `ticker`,
  /// `firm`; `company`, `name`; `published_at`, `announced_at`, `announced_date`, `date`,
  /// `event_date` in this order of precedence, with `time` and `time_zone`; `group`; `headline`; `kind`;
  /// `event_window` and `estimation_window` such as `-10..10`, or their starts, ends and lengths; the
  /// days of an estimation window can be dates.
  /// Every other column is kept as an attribute. Rows without a date are kept with the status
  /// `no_date`. Without an identifier an event is called after its symbol and day.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - dateFormat: How the dates are written, such as `dd/mm/yyyy`, where the column cannot tell.
  ///   - threads: The number of threads, at least 1, on which nothing depends but the time.
  /// - Returns: The events in the order of the file.
  /// - Throws: ``AnnouncementError``.
  public static func read(
    _ path: String,
    dateFormat: String? = nil,
    threads: Int = 1
  ) throws(AnnouncementError) -> [Announcement] {
    try reading(path, dateFormat: dateFormat, threads: threads).announcements
  }

  /// Reads an event file as ``read(_:dateFormat:threads:)`` does, and says what it chose.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - columns: Which header holds what, by roles such as `symbol`, `date` and `headline`, where the names
  ///     do not tell.
  ///   - dateFormat: How the dates are written, where the column cannot tell.
  ///   - companies: The companies that names, ISINs and other numbers in place of symbols are looked up
  ///     among; without them they stay as they are written.
  ///   - threads: The number of threads, at least 1.
  ///   - held: Texts in memory that stand in the place of files.
  /// - Returns: The events in the order of the file, with notes.
  /// - Throws: ``AnnouncementError``.
  public static func reading(
    _ path: String,
    columns: [String: String] = [:],
    dateFormat: String? = nil,
    companies: CompanyDirectory? = nil,
    threads: Int = 1,
    holding held: HeldFiles = HeldFiles()
  ) throws(AnnouncementError) -> EventFileReading {
    guard !SourceFile.isFolder(path) else { throw .folderAsTable(path: path) }
    do throws(AnnouncementError) {
      return try reading(
        path,
        columns: columns,
        dateFormat: dateFormat,
        companies: companies.map { TableCompanies($0) },
        threads: threads,
        holding: held
      )
    } catch {
      // What cannot be read at all is neither.
      if case .text(.cannotOpen) = error { throw error }
      throw DocumentFormat.isNameOfDocument(path) ? .documentAsTable(error) : error
    }
  }

  /// Reads an event file with companies that are indexed already.
  static func reading(
    _ path: String,
    columns: [String: String],
    dateFormat: String?,
    companies: TableCompanies?,
    threads: Int,
    holding held: HeldFiles = HeldFiles()
  ) throws(AnnouncementError) -> EventFileReading {
    let table: DelimitedTable
    do throws(DelimitedTextError) {
      table = try DelimitedTable.read(path, holding: held)
    } catch {
      throw .text(error)
    }
    return try reading(
      table,
      assigned: columns,
      dateFormat: dateFormat,
      companies: companies,
      threads: threads
    )
  }

  private static func reading(
    _ table: DelimitedTable,
    assigned: [String: String],
    dateFormat: String?,
    companies: TableCompanies?,
    threads: Int
  ) throws(AnnouncementError) -> EventFileReading {
    if assigned.isEmpty, let feed = ExchangeFeed(header: Set(table.header.map(normalizedHeader))),
      feed == .nse, !table.rows.isEmpty
    {
      return EventFileReading(announcements: notices(of: table, feed), notes: [])
    }
    var table = table
    let columns: EventColumns
    if assigned.isEmpty, let first = table.header.firstIndex(where: { isDate($0) }) {
      columns =
        isRequest(table.header)
        ? EventColumns(requestFile: ())
        : EventColumns(dateColumn: first, count: table.header.count)
    } else {
      columns = try EventColumns(
        table,
        assigned: try EventColumnRole.columns(assigned, in: table)
      )
    }
    let footer: ArraySlice<DelimitedTable.Row>
    // Leyline's own table keeps each of its rows, whatever a person wrote into it.
    (table, footer) =
      columns.own == nil
      ? table.withoutFooter(dateColumn: columns.dates[0], isDate: isDate) : (table, [])
    var lines = table.rows
    if columns.isWithoutHeader {
      lines.insert(DelimitedTable.Row(line: table.headerLine, fields: table.header), at: 0)
    }
    guard !lines.isEmpty else { throw .noEvents(file: table.name) }
    let reader = try EventRowReader(
      file: table.name,
      header: table.header,
      columns: columns,
      lines: lines,
      dateFormat: dateFormat,
      // Leyline's own table has been looked up, and a person may have corrected it.
      companies: columns.own == nil ? companies : nil
    )
    let read = try reader.announcements(lines, threads: threads)
    var announcements = read.announcements
    let schedule = EarningsForecast(table.header)?.mark(&announcements, reader: reader)
    let notes =
      EventFileNote.notes(footer, of: table.name) + read.notes
      + EventFileNote.notes(announcements, lines: lines, reader: reader)
      + [schedule].compactMap(\.self)
    releaseLater(table)
    return EventFileReading(announcements: announcements, notes: notes)
  }

  /// The rows of an exchange's own table, with the kinds that Leyline brings; its symbols are known.
  private static func notices(of table: DelimitedTable, _ feed: ExchangeFeed) -> [Announcement] {
    let maker = FeedRows(
      companies: FeedCompanies(CompanyDirectory([]), home: HomeListing(exchanges: [])),
      kinds: .standard
    )
    var rows = maker.rows(FeedFile.content(of: table, feed), file: table.name)
    EventNames.give(to: &rows, where: \.isOfFeed)
    FeedRows.markRepeats(&rows)
    return rows.map(\.announcement)
  }

  /// Whether the first line is the first event of a request file.
  private static func isRequest(_ fields: [String]) -> Bool {
    fields.count == 9 && isDate(fields[3])
      && [5, 6, 7, 8].allSatisfy { Int(fields[$0]) != nil || $0 == 7 && isDate(fields[$0]) }
  }

  static func isDate(_ field: String) -> Bool {
    guard (8...64).contains(field.utf8.count) else { return false }
    return DateNotation.common.contains { $0.parse(field) != nil }
  }
}
