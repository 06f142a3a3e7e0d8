internal import CivilTime
internal import EventStatistics
internal import EventStudy
internal import PriceData

/// The tables of announcements whose days were looked for.
extension Table<AlignmentListing> {
  /// Every announcement, its day 0 and the rule that led there.
  static let events = Table(
    "events.csv",
    "One row for each announcement.",
    rows: { listing, row in for event in listing.events { row(event) } }
  ) { AnnouncementColumns.events }

  /// Every announcement without a day 0.
  static let exclusions = Table(
    "exclusions.csv",
    "One row for each announcement that has no day 0.",
    rows: { listing, row in for exclusion in listing.exclusions { row(exclusion) } }
  ) { AnnouncementColumns.exclusions }
}

/// The tables of price files that were looked at.
extension Table<PriceInspection> {
  /// What was understood of each file.
  static let files = Table(
    "files.csv",
    "One row for each price file.",
    rows: { inspection, row in for source in inspection.sources { row(source) } }
  ) {
    TableColumn("path", "The file.") { $0.path }
    TableColumn("n_rows", "The rows that were read.") { $0.rowCount }
    TableColumn("n_symbols", "The securities.") { $0.symbolCount }
    TableColumn("first_date", "The first day.", unit: .date, empty: "there is none") {
      $0.firstDate
    }
    TableColumn("last_date", "The last day.", unit: .date, empty: "there is none") { $0.lastDate }
    TableColumn("delimiter", "The character between two fields.") { $0.delimiter }
    TableColumn("encoding", "The encoding of the text.") { $0.encoding }
    TableColumn("frequency", "How often the file has a row.") { $0.frequency }
    TableColumn("dates", "How dates are written.", empty: "not all have one notation") { $0.dates }
    TableColumn("rejected_rows", "The rows that were left out.") { $0.rejectedRows }
  }

  /// What each column of each file is used as.
  static let columns = Table(
    "columns.csv",
    "One row for each column that is used.",
    rows: { (inspection: PriceInspection, row: ((InspectedFile, InspectedFile.Column)) -> Void) in
      for source in inspection.sources {
        for column in source.columns { row((source, column)) }
      }
    }
  ) {
    TableColumn("path", "The file.") { $0.0.path }
    TableColumn("column", "The name in the header.") { $0.1.header }
    TableColumn("role", "What it is used as.") { $0.1.role }
    TableColumn("ground", "By what that is known.") { $0.1.ground.rawValue }
  }
}

/// The tables of extreme days.
extension Table<ExtremeEventListing> {
  /// The series, and from where on their returns are extreme.
  static let series = Table(
    "series.csv",
    "One row for each series whose days are events.",
    rows: { listing, row in for series in listing.series { row(series) } }
  ) {
    TableColumn("series", "The index or the symbol.") { $0.name }
    TableColumn("n_returns", "The returns.") { $0.returnCount }
    TableColumn("first_date", "The first day with a return.", unit: .date, empty: "there is none") {
      $0.firstDate
    }
    TableColumn("last_date", "The last day with a return.", unit: .date, empty: "there is none") {
      $0.lastDate
    }
    TableColumn(
      "lower_limit",
      "Below it a return is extreme.",
      unit: .fraction,
      empty: "no fall is"
    ) { $0.lowerLimit }
    TableColumn(
      "upper_limit",
      "Above it a return is extreme.",
      unit: .fraction,
      empty: "no rise is"
    ) { $0.upperLimit }
  }

  /// The events of the series, and the clusters that are none.
  static let extremes = Table(
    "extremes.csv",
    "One row for each event of a series, then for each cluster with days of both tails.",
    rows: { listing, row in for event in listing.extremes + listing.mixed { row(event) } }
  ) {
    TableColumn("series", "The index or the symbol.") { $0.series }
    TableColumn("tail", "`fall` or `rise`.", empty: "there are days of both") { $0.tail?.rawValue }
    TableColumn("date", "The first day.", unit: .date) { $0.date }
    TableColumn("last_date", "The last day.", unit: .date) { $0.lastDate }
    TableColumn("n_days", "The extreme days.") { $0.days }
    TableColumn("return", "The return over all of them.", unit: .fraction) { $0.value }
  }

  /// The days and events of each tail.
  static let counts = Table(
    "counts.csv",
    "One row for each tail.",
    rows: { listing, row in for count in listing.counts { row(count) } }
  ) {
    TableColumn("tail", "`fall` or `rise`.") { $0.tail.rawValue }
    TableColumn("n_days", "The days beyond the limit.") { $0.days }
    TableColumn("n_single_days", "Those without another before or after.") { $0.singleDays }
    TableColumn("n_clustered_days", "Those in clusters of this tail alone.") { $0.clusteredDays }
    TableColumn("n_mixed_days", "Those in clusters with days of both tails.") { $0.mixedDays }
    TableColumn("n_clusters", "The clusters of this tail alone.") { $0.clusters }
    TableColumn("n_events", "The events.") { $0.events }
  }

  /// The events of each year.
  static let years = Table(
    "years.csv",
    "One row for each year and tail with an event.",
    rows: { listing, row in for year in listing.years { row(year) } }
  ) {
    TableColumn("year", "The year of the first day.") { $0.year }
    TableColumn("tail", "`fall` or `rise`.") { $0.tail.rawValue }
    TableColumn("n_events", "The events.") { $0.events }
    TableColumn("median", "The median of their returns.", unit: .fraction) { $0.median }
  }

  /// How many events have how many days.
  static let runs = Table(
    "run_lengths.csv",
    "One row for each tail and number of days.",
    rows: { listing, row in for run in listing.runLengths { row(run) } }
  ) {
    TableColumn("tail", "`fall` or `rise`.") { $0.tail.rawValue }
    TableColumn("n_days", "The number of days.") { $0.days }
    TableColumn("n_events", "The events.") { $0.events }
  }

  /// The returns of the events.
  static let values = Table(
    "values.csv",
    "One row for each tail with an event.",
    rows: { listing, row in for values in listing.values { row(values) } }
  ) {
    TableColumn("tail", "`fall` or `rise`.") { $0.tail.rawValue }
    TableColumn("minimum", "The smallest return.", unit: .fraction) { $0.summary.minimum }
    TableColumn("lower_quartile", "The quantile 0.25.", unit: .fraction) {
      $0.summary.lowerQuartile
    }
    TableColumn("median", "The median.", unit: .fraction) { $0.summary.median }
    TableColumn("upper_quartile", "The quantile 0.75.", unit: .fraction) {
      $0.summary.upperQuartile
    }
    TableColumn("maximum", "The largest return.", unit: .fraction) { $0.summary.maximum }
    TableColumn("mean", "The mean.", unit: .fraction) { $0.summary.mean }
  }
}
