internal import CivilTime
internal import DelimitedText

/// What the columns of an event file mean, by their names.
///
/// Dates: an announcement's own time comes before the day that the study was to use, because day 0
/// is found from the time of announcement. Of several columns the first of this list is taken, and
/// in a row where it is empty the next one:
/// the time of dissemination by the exchange, `published_at`, `announced_at`, `announced_date` and
/// their kin, `date`, `event_date`. Columns that are not taken stay as attributes, and a note names a
/// column of dates that was passed over for another day. What a person assigns comes before all names.
struct EventColumns {
  var eventID: Int?
  var symbol: Int
  /// What the column of the symbol holds by its name.
  var symbolKind = SymbolKind.symbol
  /// The columns of numbers that other lists have for a security or its issuer.
  var identifiers: [(identifier: SecurityIdentifier, column: Int)] = []
  var company: Int?
  var dates: [Int]
  var time: Int?
  /// The column that names the zone of the times.
  var zone: Int?
  /// The column that tells the part of the day, such as `AMC`.
  var partOfDay: Int?
  var group: Int?
  var headline: Int?
  var kind: Int?
  /// The column that names the index of each event, which stays an attribute as well.
  var market: Int?
  var eventWindow: Int?
  var eventWindowStart: Int?
  var eventWindowEnd: Int?
  var estimationWindow: Int?
  var estimationStart: Int?
  var estimationEnd: Int?
  var estimationLength: Int?
  /// The columns of the table that Leyline itself writes.
  var own: Own?
  /// Whether the first line of the file is an event.
  var isWithoutHeader = false
  /// The columns that have no meaning here, by their names.
  var attributes: [(name: String, column: Int)]

  /// What stands in the place of a symbol.
  enum SymbolKind: Sendable, Hashable {
    case symbol
    case name
    case number(SecurityIdentifier)
  }

  /// Whether a column sets windows of single events.
  var hasWindows: Bool {
    eventWindow != nil || eventWindowStart != nil || eventWindowEnd != nil
      || estimationWindow != nil || estimationStart != nil || estimationEnd != nil
      || estimationLength != nil
  }

  struct Own {
    let status: Int
    let repeatOf: Int?
    let sourceFile: Int?
    let evidence: Int?
    let reason: Int?
    let precision: Int?

    /// Finds the columns, or returns nothing for a table that Leyline did not write.
    ///
    /// A person may have taken columns out; two that others hardly have tell Leyline's table.
    init?(_ table: DelimitedTable) {
      let own = ["published_at", "precision", "repeat_of", "source_file", "evidence"].compactMap {
        table.column(named: $0)
      }
      repeatOf = table.column(named: "repeat_of")
      guard let status = table.column(named: "status"), own.count >= 2 || repeatOf != nil else {
        return nil
      }
      self.status = status
      sourceFile = table.column(named: "source_file")
      evidence = table.column(named: "evidence")
      reason = table.column(named: "reason")
      precision = table.column(named: "precision")
    }
  }

  /// Finds the columns of a table.
  ///
  /// - Parameters:
  ///   - table: The table.
  ///   - assigned: The columns that a person assigned, by their roles.
  /// - Throws: ``AnnouncementError`` when no column names the company or dates the event.
  init(
    _ table: DelimitedTable,
    assigned: [EventColumnRole: Int] = [:]
  ) throws(AnnouncementError) {
    let header = table.header
    func column(_ role: EventColumnRole) -> Int? {
      assigned[role] ?? table.column(named: role.names)
    }
    guard let symbol = column(.symbol) ?? column(.company) ?? column(.identifier) else {
      throw .noSymbolColumn(file: table.name, header: header)
    }
    self.symbol = symbol
    identifiers = SecurityIdentifier.allCases.compactMap { identifier in
      table.column(named: identifier.names).map { (identifier: identifier, column: $0) }
    }
    if let number = identifiers.first(where: { $0.column == symbol }) {
      symbolKind = .number(number.identifier)
    } else if column(.symbol) == nil, column(.company) == symbol {
      symbolKind = .name
    }
    let dates = assigned[.date].map { [$0] } ?? Self.dateColumns(table)
    guard let first = dates.first else {
      throw .noDateColumn(file: table.name, header: header, periodEnds: Self.periodEnds(table))
    }
    self.dates = dates
    eventID = column(.eventID) ?? Self.eventNumbers(table)
    company = (assigned[.company] ?? table.column(named: EventColumnRole.companyNames))
      .flatMap { $0 == symbol ? nil : $0 }
    time = assigned[.time] ?? Self.timeColumn(of: first, table)
    zone = column(.zone)
    partOfDay = column(.session).flatMap { dates.contains($0) ? nil : $0 }
    group = column(.group)
    headline = column(.headline)
    kind = column(.kind)
    market = assigned[.market] ?? Self.marketColumn(table)
    eventWindow = column(.eventWindow)
    eventWindowStart = column(.eventWindowStart)
    eventWindowEnd = column(.eventWindowEnd)
    estimationWindow = column(.estimationWindow)
    estimationStart = column(.estimationStart)
    estimationEnd = column(.estimationEnd)
    estimationLength = column(.estimationLength)
    own = Own(table)
    attributes = []
    let taken = takenColumns.subtracting(identifiers.map(\.column))
    attributes = header.enumerated().filter { !taken.contains($0.offset) && !$0.element.isEmpty }
      .map { (name: $0.element, column: $0.offset) }
  }

  /// The nine columns of a request file, which has no header.
  init(requestFile: Void) {
    isWithoutHeader = true
    (eventID, symbol, dates, group) = (0, 1, [3], 4)
    (eventWindowStart, eventWindowEnd, estimationEnd, estimationLength) = (5, 6, 7, 8)
    market = 2
    attributes = [(name: "market", column: 2)]
  }

  /// The columns of a file without a header, in which one field of the first line is a date.
  init(dateColumn: Int, count: Int) {
    isWithoutHeader = true
    dates = [dateColumn]
    let others = (0..<count).filter { $0 != dateColumn }
    symbol = others.first ?? 0
    company = others.dropFirst().first
    attributes = others.dropFirst(2).map { (name: "column \($0 + 1)", column: $0) }
  }

  /// The columns of dates, the one that counts first.
  private static func dateColumns(_ table: DelimitedTable) -> [Int] {
    let named = EventColumnRole.date.names.compactMap { table.column(named: $0) }
      .filter { !holdsPeriodEnds($0, of: table) }
    guard named.isEmpty else { return named }
    // Words that name other things too date an event where they hold nothing but dates.
    return ["event", "when"].compactMap { table.column(named: $0) }.filter { column in
      fields(column, of: table).allSatisfy { EventFile.isDate($0) }
    }
  }

  /// Whether a column called after reports has ends of quarters, as some vendors' `Report Date` does.
  private static func holdsPeriodEnds(_ column: Int, of table: DelimitedTable) -> Bool {
    guard ["reportdate", "reporteddate"].contains(normalizedHeader(table.header[column])) else {
      return false
    }
    let fields = fields(column, of: table)
    return fields.count >= 3
      && fields.allSatisfy { field in
        DateNotation.yearMonthDay.parse(field).map { stamp in
          stamp.date.month.isMultiple(of: 3) && stamp.date.adding(days: 1).day == 1
        } ?? false
      }
  }

  /// The names of the columns that tell ends of fiscal periods.
  private static func periodEnds(_ table: DelimitedTable) -> [String] {
    table.header.enumerated().filter { column, name in
      EventColumnRole.periodEnds.contains(normalizedHeader(name))
        || holdsPeriodEnds(column, of: table)
    }.map(\.element)
  }

  /// The column of times that goes with a column of dates: `anntims` with `anndats`, `Earnings Time` with
  /// `Earnings Date`; else the first that goes with no other one.
  private static func timeColumn(of date: Int, _ table: DelimitedTable) -> Int? {
    let names = table.header.map(normalizedHeader)
    func partners(_ name: String) -> Set<String> {
      Set(
        [("dats", "tims"), ("date", "time"), ("dt", "tm")].map { name.replacing($0, with: $1) }
          .filter { $0 != name }
      )
    }
    let own = partners(names[date])
    if let partner = names.firstIndex(where: own.contains) { return partner }
    let others = names.filter { $0 != names[date] }.reduce(into: Set<String>()) {
      $0.formUnion(partners($1))
    }.subtracting(["time"])
    return EventColumnRole.time.names.lazy.filter { !others.contains(normalizedHeader($0)) }
      .compactMap { table.column(named: $0) }.first
  }

  /// The column `event`, where each row has its own number or short name in it.
  private static func eventNumbers(_ table: DelimitedTable) -> Int? {
    guard let column = table.column(named: "event") else { return nil }
    let fields = fields(column, of: table)
    let areNames = fields.allSatisfy { field in
      field.utf8.count <= 16 && !field.contains(" ") && !EventFile.isDate(field)
    }
    return areNames && fields.count == table.rows.count && Set(fields).count == fields.count
      ? column : nil
  }

  /// The column that names indices; one that counts the rows of a table is called `index` too.
  private static func marketColumn(_ table: DelimitedTable) -> Int? {
    EventColumnRole.market.names.lazy.compactMap { name in
      table.column(named: name).flatMap { column in
        let isCount = { fields(column, of: table).allSatisfy { Int($0) != nil } }
        return name == "index" && isCount() ? nil : column
      }
    }.first
  }

  private static func fields(_ column: Int, of table: DelimitedTable) -> [String] {
    table.rows.compactMap { table.field(column, of: $0) }
  }

  /// The columns that are read as something; later date columns stay attributes as well.
  private var takenColumns: Set<Int> {
    var taken: Set<Int> = [symbol]
    taken.formUnion(dates.prefix(1))
    for column in [
      eventID, company, time, zone, partOfDay, group, headline, kind, eventWindow, eventWindowStart,
      eventWindowEnd,
      estimationWindow, estimationStart, estimationEnd, estimationLength, own?.status,
      own?.repeatOf, own?.sourceFile, own?.evidence, own?.reason, own?.precision,
    ] {
      if let column { taken.insert(column) }
    }
    return taken
  }
}
