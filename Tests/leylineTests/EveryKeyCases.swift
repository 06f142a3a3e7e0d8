/// The keys of a study file, each with a change that has to show.
extension EveryKeyTests {
  private static let factors = [
    "methods.models": #"["factors"]"#, "market.factors": #""factors.csv""#,
  ]
  private static let letters = [
    "events.announcements": #"["letters"]"#, "events.companies": #""companies.csv""#,
  ]
  private static let peers = [
    "methods.models": #"["peer_index"]"#, "peers.table_file": #""shares.csv""#,
    "peers.with_events": "true",
  ]
  private static let controlFirms = [
    "methods.models": #"["market_adjusted"]"#, "control_firms.characteristics": #""firms.csv""#,
  ]
  private static let opens = ["prices.columns": #"{ open = "Adj Close" }"#]
  private static let bars = ["prices.intraday": #"["bars.csv"]"#]
  private static let synthetic = [
    "analysis.synthetic_control": "true", "analysis.min_donors": "3",
    "events.files": #"["one_event.csv"]"#,
  ]
  private static let sensitivity = [
    "sensitivity.placebos": "20", "sensitivity.step_down_draws": "99",
    "sensitivity.estimation_lengths": "[40]", "sensitivity.estimation_ends": "[-11]",
  ]

  static let cases: [Case] = [
    Case("title", #""Another""#),
    Case("simulated", "true"),
    Case("prices.files", #"["prices.csv", "more.csv"]"#),
    Case("prices.series", #"["BE"]"#),
    Case("prices.symbol", #""S9""#, ["prices.files": #"["prices.csv", "alone.csv"]"#]),
    Case("prices.columns", #"{ close = "Adj Close" }"#),
    Case("prices.date_format", #""dd/mm/yyyy""#),
    Case("prices.encoding", #""utf-16""#, ["prices.files": #"["prices.csv", "accents.csv"]"#]),
    Case("prices.sheet", #""Old""#, ["prices.files": #"["prices.csv", "book.xlsx"]"#]),
    Case("prices.decimal", #""comma""#, ["prices.files": #"["prices.csv", "commas.csv"]"#]),
    Case("prices.values", #""returns""#),
    Case(
      "prices.duplicates",
      #""last""#,
      ["prices.files": #"["prices.csv", "twice.csv"]"#, "prices.duplicates": #""first""#]
    ),
    Case("prices.skip_bad_rows", "true", ["prices.files": #"["prices.csv", "bad.csv"]"#]),
    Case("prices.adjustments", #""splits.csv""#),
    Case("prices.use_adjusted_close", "true"),
    Case("prices.intraday", #"["bars.csv"]"#),
    Case("prices.bar_time", #""end""#, bars),
    Case(
      "prices.session_bars",
      #""all""#,
      bars.merging(["alignment.session_open": #""10:00""#]) { $1 }
    ),
    Case("prices.free_float", #"["S3:1000000"]"#),
    Case("prices.price", #"["open"]"#, opens),
    Case("prices.costs", "10.5", opens),
    Case("prices.interval", #""30min""#, bars),
    Case("prices.intraday_market", #""S1""#, bars),
    Case("market.file", #""other_index.csv""#),
    Case("market.column", #""Total Return""#),
    Case("market.values", #""returns""#),
    Case("market.date_format", #""dd/mm/yyyy""#),
    Case("market.factors", #""other_factors.csv""#, factors),
    Case("market.factor_values", #""percent""#, factors),
    Case(
      "market.risk_free_values",
      #""annual_fractions""#,
      ["methods.models": #"["ff3"]"#, "market.factors": #""factors.csv""#]
    ),
    Case(
      "market.excess_market",
      #""index""#,
      ["methods.models": #"["ff3"]"#, "market.factors": #""factors.csv""#]
    ),
    Case("market.companion", #""other_index.csv""#, factors),
    Case("peers.names", #"["S1", "S2"]"#, peers),
    Case("peers.table_file", #""shares.csv""#, ["methods.models": #"["peer_index"]"#]),
    Case("peers.files", #"["more.csv"]"#, peers),
    Case("peers.weights", #""value""#, peers),
    Case("peers.with_events", "true", peers.filter { $0.key != "peers.with_events" }),
    Case(
      "control_firms.characteristics",
      #""firms.csv""#,
      ["methods.models": #"["market_adjusted"]"#]
    ),
    Case("control_firms.size_band", #""0.1..9.0""#, controlFirms),
    Case("control_firms.count", "2", controlFirms),
    Case("control_firms.max_age", "1", controlFirms),
    Case("events.files", #"["more_events.csv"]"#),
    Case("events.announcements", #"["letters"]"#, ["events.companies": #""companies.csv""#]),
    Case("events.companies", #""other_companies.csv""#, letters),
    Case(
      "events.companies_only",
      "true",
      ["events.announcements": #"["pacts"]"#, "events.companies": #""companies.csv""#]
    ),
    Case("events.kinds", #""kinds.txt""#, letters),
    Case(
      "events.keep_repeats",
      "true",
      ["events.announcements": #"["reports"]"#, "events.companies": #""companies.csv""#]
    ),
    Case("events.date_format", #""mm/dd/yyyy""#, ["events.files": #"["ambiguous.csv"]"#]),
    Case("events.columns", #"{ symbol = "control" }"#),
    Case("events.group_column", #""sector""#),
    Case("alignment.calendar", #""nse""#),
    Case("alignment.align", #""previous""#),
    Case("alignment.session_open", #""10:00""#),
    Case("alignment.session_close", #""21:00""#),
    Case("alignment.time_zone", #""America/New_York""#),
    Case("alignment.max_missing_sessions", "0", ["alignment.calendar": #""nse""#]),
    Case("alignment.max_distance_days", "0"),
    Case("alignment.exclude_overlapping", "true"),
    Case("alignment.mask_events", "true"),
    Case("windows.estimation", #""-50..-6""#),
    Case("windows.event", #""-4..4""#),
    Case("windows.tested", #"["0..1"]"#),
    Case("windows.min_estimation", #""56""#),
    Case("methods.models", #"["mean_adjusted"]"#),
    Case("methods.tests", #"["sign_z"]"#),
    Case("methods.returns", #""log""#),
    Case("methods.confidence", "0.5"),
    Case("methods.alternative", #""greater""#),
    Case("methods.benchmark", #""expected""#, ["methods.tests": #"["bhar_t"]"#]),
    Case("methods.coefficient_errors", #""hc3""#),
    Case("methods.factor_names", #"["smb"]"#, factors),
    Case("methods.factors_include_market", "false", factors),
    Case("methods.factors_excess_returns", "true", factors),
    Case("methods.dimson_leads", "2", ["methods.models": #"["dimson"]"#]),
    Case("methods.dimson_lags", "0", ["methods.models": #"["dimson"]"#]),
    Case("methods.huber_tuning", "0.5", ["methods.models": #"["huber"]"#]),
    Case("methods.draws", "99", ["methods.tests": #"["wild_bootstrap"]"#]),
    Case("methods.skewness", #""population""#, ["methods.tests": #"["skewness_adjusted_t"]"#]),
    Case("methods.ranking_days", #""tested_window""#, ["methods.tests": #"["corrado_rank_z"]"#]),
    Case("methods.conventions", #"["bmp_plain"]"#, ["methods.tests": #"["bmp_t"]"#]),
    Case("analysis.regress", #"["size"]"#),
    Case("analysis.components", "1", ["analysis.regress": #"["size"]"#]),
    Case("analysis.correlate", #"["size"]"#),
    Case("analysis.outcomes", #"["volatility"]"#),
    Case("analysis.calendar_time", "true"),
    Case("analysis.min_securities", "2", ["analysis.calendar_time": "true"]),
    Case("analysis.value_weights", #""size""#, ["analysis.calendar_time": "true"]),
    Case("analysis.day_weights", #""firms""#, ["analysis.calendar_time": "true"]),
    Case("analysis.rats", "true"),
    Case(
      "analysis.control_column",
      #""control""#,
      ["methods.models": #"["market_adjusted"]"#]
    ),
    Case("analysis.corrections", #"["holm"]"#),
    Case("analysis.per_event", "false"),
    Case("analysis.shares", "1000", ["events.files": #"["one_event.csv"]"#]),
    Case("analysis.synthetic_control", "true"),
    Case("analysis.donors", #"["S4", "S5", "S7"]"#, synthetic),
    Case("analysis.min_donors", "9", synthetic),
    Case("analysis.max_placebos", "2", synthetic),
    Case("analysis.ridge_augmented", "true", synthetic),
    Case("analysis.out_of_sample", #""blocks""#),
    Case(
      "methods.elastic_net_mix",
      "0.9",
      peers.merging(["methods.models": #"["elastic_net"]"#]) { $1 }
    ),
    Case("methods.blocks", "5", ["analysis.out_of_sample": #""blocks""#]),
    Case("correlate.lead_lag", "false"),
    Case("correlate.against", #"["return"]"#),
    Case("correlate.max_lag", "3"),
    Case("correlate.min_announcements", "1000"),
    Case("sensitivity.windows", #"["-1..1"]"#, sensitivity),
    Case("sensitivity.models", #"["raw"]"#, sensitivity),
    Case("sensitivity.tests", #"["patell_z"]"#, sensitivity),
    Case("sensitivity.other_markets", #"["other_index.csv"]"#, sensitivity),
    Case("sensitivity.estimation_lengths", "[30]", sensitivity),
    Case("sensitivity.estimation_ends", "[-6]", sensitivity),
    Case("sensitivity.return_kinds", #"["simple"]"#, sensitivity),
    Case("sensitivity.shifts", "[-1]", sensitivity),
    Case("sensitivity.keep_overlapping", "true", sensitivity),
    Case("sensitivity.headline", #""-1..1""#, sensitivity),
    Case("sensitivity.level", "0.001", sensitivity),
    Case("sensitivity.placebos", "25", sensitivity),
    Case("sensitivity.step_down_draws", "119", sensitivity),
    Case("sensitivity.tail", "0.4", sensitivity),
    Case("sensitivity.per_event", "false", sensitivity),
    Case("sensitivity.power", "0.5", sensitivity),
    Case("sensitivity.effects", "[0.1]", sensitivity),
    Case("run.threads", "3"),
    Case("run.seed", "2", ["methods.tests": #"["wild_bootstrap"]"#]),
    Case("run.output", #""elsewhere""#),
    Case("run.cache", "true"),
  ]
}
