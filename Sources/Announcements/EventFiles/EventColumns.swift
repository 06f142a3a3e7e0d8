internal import CivilTime
internal import DelimitedText

/// What the columns of an event file mean, by their names.
///
/// Dates: an announcement's own time comes before the day that the study was to use, because day 0
/// is found from the time of announcement. Of several columns the first of this list is taken, and
/// in a row where it is empty the next one:
/// the time of dissemination by the exchange, `published_at`, `announced_at`, `announced_date` and
/// their kin, `date`, `event_date`. Columns that are not taken stay as attributes.
struct EventColumns {
  var eventID: Int?
  var symbol: Int
  var company: Int?
  var dates: [Int]
  var time: Int?
  /// The column that tells the part of the day, such as `AMC`.
  var partOfDay: Int?
  var group: Int?
  var headline: Int?
  var kind: Int?
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
  }

  init(_ table: DelimitedTable) throws(AnnouncementError) {
    let header = table.header
    func column(_ names: [String]) -> Int? { table.column(named: names) }
    guard
      let symbol = column([
        "symbol", "ticker", "tckrsymb", "firm", "firm_id", "permno", "security", "stock", "scrip",
        "scrip_cd", "scrip_code", "sm_symbol", "company_id", "stock_id", "instrument",
      ]) ?? column(["company", "company_name", "name"])
    else { throw .noSymbolColumn(file: table.name, header: header) }
    self.symbol = symbol
    let dates = Self.dateNames.compactMap { column([$0]) }
    guard !dates.isEmpty else { throw .noDateColumn(file: table.name, header: header) }
    self.dates = dates
    eventID = column(["event_id", "id", "event_no", "newsid", "seq_id"])
    company = column(["company", "company_name", "name", "firm_name", "issuer", "firm", "sm_name"])
      .flatMap { $0 == symbol ? nil : $0 }
    time = column(["announced_time", "announcement_time", "event_time", "published_time", "time"])
    partOfDay = column([
      "session", "when", "timing", "announcement_timing", "release_timing", "market_timing",
      "part_of_day", "time_of_day",
    ])
    group = column(["group", "grouping", "grouping_variable", "event_group"])
    headline = column(["headline", "title", "subject", "newssub", "desc"])
    kind = column(["kind", "event_kind"])
    eventWindow = column(["event_window"])
    eventWindowStart = column(["event_window_start", "start_event_window", "event_start"])
    eventWindowEnd = column(["event_window_end", "end_event_window", "event_end"])
    estimationWindow = column(["estimation_window"])
    estimationStart = column(["estimation_start", "estimation_window_start"])
    estimationEnd = column([
      "estimation_end", "estimation_window_end", "end_of_estimation_window",
      "end_estimation_window",
    ])
    estimationLength = column(["estimation_length", "estimation_window_length"])
    // A person may have taken columns out; two that others hardly have tell Leyline's table.
    let own = ["published_at", "precision", "repeat_of", "source_file", "evidence"].compactMap {
      column([$0])
    }
    if let status = column(["status"]), own.count >= 2 || column(["repeat_of"]) != nil {
      self.own = Own(
        status: status,
        repeatOf: column(["repeat_of"]),
        sourceFile: column(["source_file"]),
        evidence: column(["evidence"]),
        reason: column(["reason"]),
        precision: column(["precision"])
      )
    }
    attributes = []
    let taken = takenColumns
    attributes = header.enumerated().filter { !taken.contains($0.offset) && !$0.element.isEmpty }
      .map { (name: $0.element, column: $0.offset) }
  }

  /// The nine columns of a request file, which has no header.
  init(requestFile: Void) {
    isWithoutHeader = true
    (eventID, symbol, dates, group) = (0, 1, [3], 4)
    (eventWindowStart, eventWindowEnd, estimationEnd, estimationLength) = (5, 6, 7, 8)
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

  private static let dateNames = [
    "dissemination", "exchdisstime", "dissemdt", "disseminated_at", "published_at",
    "publication_time", "announced_at", "announcement_datetime", "announcement_time_stamp",
    "announced", "announced_date", "announcement_date", "announcement", "published",
    "published_date", "publication_date", "broadcast_date_time", "an_dt", "news_dt", "datetime",
    "date_time", "timestamp", "date", "event_date", "event_day", "day",
  ]

  /// The columns that are read as something; later date columns stay attributes as well.
  private var takenColumns: Set<Int> {
    var taken: Set<Int> = [symbol]
    taken.formUnion(dates.prefix(1))
    for column in [
      eventID, company, time, partOfDay, group, headline, kind, eventWindow, eventWindowStart,
      eventWindowEnd,
      estimationWindow, estimationStart, estimationEnd, estimationLength, own?.status,
      own?.repeatOf, own?.sourceFile, own?.evidence, own?.reason, own?.precision,
    ] {
      if let column { taken.insert(column) }
    }
    return taken
  }
}
