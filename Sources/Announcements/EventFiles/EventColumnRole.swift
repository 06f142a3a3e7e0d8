internal import DelimitedText

/// What a column of an event file can hold, with the names by which it is known.
enum EventColumnRole: String, CaseIterable, Sendable {
  case symbol, company, identifier, date, time, zone, session, group, headline, kind, market
  case eventID = "event_id"
  case eventWindow = "event_window"
  case eventWindowStart = "event_window_start"
  case eventWindowEnd = "event_window_end"
  case estimationWindow = "estimation_window"
  case estimationStart = "estimation_start"
  case estimationEnd = "estimation_end"
  case estimationLength = "estimation_length"

  /// The names of the column, the preferred one first; case, blanks and signs do not matter.
  var names: [String] {
    switch self {
    case .symbol:
      [
        // I/B/E/S has tickers of its own; its `oftic` is the exchange's.
        "symbol", "oftic", "nse_code", "nse_symbol", "ticker", "tckrsymb", "firm", "firm_id",
        "firm_symbol",
        "permno",
        "lpermno", "security", "stock", "scrip", "scrip_cd", "scrip_code", "sm_symbol",
        "company_id",
        "stock_id", "instrument", "id_firm", "security_ticker", "stock_ticker", "company_ticker",
        "ticker_symbol", "stock_symbol", "exchange_ticker", "trading_symbol", "bse_code",
        "security_code", "stock_code", "company_code", "security_id", "bbg", "bbg_ticker",
        "bloomberg", "bloomberg_ticker", "ric", "tic", "ts_code", "wertpapier", "aktie", "kürzel",
        "valeur", "titre",
      ]
    case .company:
      [
        "company", "company_name", "name", "security_name", "scrip_name", "stock_name", "issuer",
        "issuer_name", "name_of_company", "company_short_name", "long_name", "comnam", "conm",
        "cname",
        "slongname", "firma", "unternehmen", "société", "empresa",
      ]
    case .identifier:
      [
        "isin", "isin_number", "isin_code", "cusip", "ncusip", "sedol", "wkn", "gvkey", "permco",
        "cik",
        "cik_number", "cik_str", "valor", "code",
      ]
    case .date:
      [
        "dissemination", "exchdisstime", "dissemdt", "disseminated_at", "published_at",
        "published_utc", "publication_time", "announced_at", "announcement_datetime",
        "announcement_time_stamp", "announced", "announced_date", "announcement_date",
        "announcement",
        "published", "published_date", "publication_date", "publish_date", "broadcast_date_time",
        "broadcast_date", "broadcast", "broadcast_time", "broadcast_dt", "an_dt", "news_dt",
        "announcement_dt", "ann_dt", "ann_date", "anndate",
        "anndats", "anndats_act", "announce_date", "announcement_day", "date_announced",
        "date_of_announcement", "original_announcement_date", "earnings_announcement_date",
        "earnings_release_date", "earnings_report_date", "earnings_date", "rdq", "notice_date",
        "result_date", "results_date", "reported_date", "report_date", "reports_at", "release_date",
        "acceptance_date_time", "filed_at", "date_filed", "filing_date", "declaration_date",
        "declared_date", "dclrdt", "start_datetime", "event_start_date", "datetime", "date_time",
        "datetime_utc", "timestamp", "timestamp_utc", "date", "datum", "event_date", "event_day",
        "edate", "evdate", "evtdate", "date_of_event", "trans_date", "transaction_date",
        "expected_report_dt", "meeting_date", "fecha", "day", "tag",
      ]
    case .time:
      [
        "announced_time", "announcement_time", "event_time", "published_time", "announce_time",
        "anntims", "anntims_act", "report_time", "earnings_time", "earnings_call_time", "call_time",
        "release_time", "event_start_time", "time",
      ]
    case .zone:
      [
        "time_zone", "timezone", "tz", "time_zone_short_name", "time_zone_name",
        "exchange_time_zone_name", "exchange_timezone_name",
      ]
    case .session:
      [
        "session", "when", "timing", "announcement_timing", "release_timing", "market_timing",
        "part_of_day", "time_of_day", "before_after_market", "hour", "start_datetime_type",
      ]
    case .group: ["group", "grouping", "grouping_variable", "event_group"]
    case .headline: ["headline", "title", "subject", "newssub", "desc"]
    case .kind: ["kind", "event_kind"]
    case .market:
      [
        "market", "market_id", "market_index", "market_symbol", "benchmark", "benchmark_index",
        "index_name", "index_symbol", "index",
      ]
    case .eventID: ["event_id", "id", "event_no", "newsid", "seq_id"]
    case .eventWindow: ["event_window"]
    case .eventWindowStart: ["event_window_start", "start_event_window", "event_start"]
    case .eventWindowEnd: ["event_window_end", "end_event_window", "event_end"]
    case .estimationWindow: ["estimation_window"]
    case .estimationStart: ["estimation_start", "estimation_window_start"]
    case .estimationEnd:
      [
        "estimation_end", "estimation_window_end", "end_of_estimation_window",
        "end_estimation_window", "shift_estimation_window",
      ]
    case .estimationLength: ["estimation_length", "estimation_window_length"]
    }
  }

  /// The names of a column of companies beside one of symbols.
  static let companyNames = EventColumnRole.company.names + ["firm_name", "firm", "sm_name"]

  /// The names of columns that tell the end of a fiscal period, which is never when its figures came.
  static let periodEnds: Set<String> = Set(
    [
      "fiscal_date_ending", "fiscal_quarter_ending", "fiscal_period_end", "fiscal_year_end",
      "period_ending", "period_end", "period_end_date", "period_of_report", "quarter_end",
      "quarter_ended", "quarter_ending", "datadate", "pends", "fpedats", "end_date",
    ].map(normalizedHeader)
  )
}

extension EventColumnRole {
  /// Finds the columns that a person assigned.
  ///
  /// - Parameters:
  ///   - headers: The names in the header, by the names of their roles.
  ///   - table: The table.
  /// - Returns: The columns.
  /// - Throws: ``AnnouncementError`` when a role or a header does not exist.
  static func columns(
    _ headers: [String: String],
    in table: DelimitedTable
  ) throws(AnnouncementError) -> [EventColumnRole: Int] {
    var columns: [EventColumnRole: Int] = [:]
    for (name, header) in headers.sorted(by: { $0.key < $1.key }) {
      guard let role = role(named: name) else {
        throw .unknownRole(name, known: allCases.filter { $0 != .identifier }.map(\.rawValue))
      }
      guard let column = table.column(named: header) else {
        throw .text(
          .missingColumn(file: table.name, column: header, header: table.header)
        )
      }
      columns[role] = column
    }
    return columns
  }

  /// The role of a name, or of one of the names of its column: `ticker` is `symbol`.
  private static func role(named name: String) -> EventColumnRole? {
    let wanted = normalizedHeader(name)
    return allCases.first { normalizedHeader($0.rawValue) == wanted }
      ?? allCases.first { $0.names.contains { normalizedHeader($0) == wanted } }
  }
}
