internal import CivilTime
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
