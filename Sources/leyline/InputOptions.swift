import ArgumentParser
import EventStudy
import PriceData

/// How price files are read; shared by the commands that read them.
struct InputOptions: ParsableArguments {
  @Option(
    parsing: .upToNextOption,
    help: "Exchange series to keep where a file has a series column. (default: EQ)"
  )
  var series: [String] = []

  @Option(help: "The symbol of a price file that names none. (default: from the file's name)")
  var symbol: String?

  @Option(
    name: .customLong("columns"),
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Which header holds what, when recognition is wrong, such as close=Settle.",
      valueName: "role=header"
    )
  )
  var columns: [ColumnAssignment] = []

  @Option(
    help:
      "The notation of dates in price and market files, such as dd/mm/yyyy. (default: recognized)"
  )
  var dateFormat: String?

  @Option(help: "Whether price files hold prices or returns. (default: prices)")
  var values: PricePanel.Values?

  @Option(help: "Two different rows of one symbol and day: error, first or last. (default: error)")
  var duplicates: DuplicatePolicy?

  @Flag(help: "List and leave out rows that cannot be read instead of stopping.")
  var skipBadRows = false

  /// Returns the price source with what was given replaced.
  func applied(to source: PriceSettings) -> PriceSettings {
    var source = source
    if !series.isEmpty { source.series = series }
    if let symbol { source.symbol = symbol }
    for column in columns {
      // What is given here takes the place of the study file's, however it spells the role.
      source.columns = source.columns.filter { $0.key.lowercased() != column.role.lowercased() }
      source.columns[column.role] = column.header
    }
    if let dateFormat { source.dateFormat = dateFormat }
    if let values { source.values = values }
    if let duplicates { source.duplicates = duplicates }
    if skipBadRows { source.skipBadRows = true }
    return source
  }
}

/// A header that is said to hold a role, written `role=header`.
struct ColumnAssignment: ExpressibleByArgument {
  /// What the column holds, such as `close`.
  let role: String
  /// The header as the file spells it.
  let header: String

  init?(argument: String) {
    guard let separator = argument.firstIndex(of: "=") else { return nil }
    role = argument[..<separator].lowercased()
    header = String(argument[argument.index(after: separator)...])
    guard !role.isEmpty, !header.isEmpty else { return nil }
  }
}
