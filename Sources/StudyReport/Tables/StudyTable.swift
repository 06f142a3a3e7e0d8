internal import DelimitedText

/// A CSV table of a finished study.
///
/// The name of the file, and the names and the order of its columns, are a contract with every
/// program that reads the output folder.
public protocol StudyTable: Sendable {
  /// The name of the file in the output folder.
  static var fileName: String { get }
  /// The names of the columns.
  static var columns: [String] { get }
  /// Creates the table of a study.
  init(_ document: StudyDocument)
  /// The whole file: a header line and one line a row, in UTF-8.
  var csv: [UInt8] { get }
}

/// The tables of the output folder.
public enum StudyTables {
  /// The tables of every study.
  public static let all: [any StudyTable.Type] = [
    EventsTable.self, ExclusionsTable.self, AverageReturnsTable.self, TestsTable.self,
  ]

  /// The tables of every study that has results of single events.
  public static let perEvent: [any StudyTable.Type] = [
    FitsTable.self, AbnormalReturnsTable.self, CARsTable.self,
  ]

  /// The tables that are written only when they have a row.
  public static let optional: [any StudyTable.Type] = [
    AdjustedPValuesTable.self, SingleEventTestsTable.self, GroupsTable.self,
    GroupComparisonsTable.self, RegressionsTable.self, CorrelationsTable.self, ActivityTable.self,
    CalendarTimeTable.self, DayZeroSplitTable.self, DayZeroShiftTable.self, EarlyMovesTable.self,
    DiagnosticsTable.self,
  ]
}

extension StudyTable {
  /// The file, or nothing when it would have no row.
  var csvWithRows: [UInt8]? {
    let csv = csv
    return csv == Self.csv({ _ in }) ? nil : csv
  }

  /// Returns a file from its rows.
  static func csv(_ writeRows: (inout CSVWriter) -> Void) -> [UInt8] {
    var writer = CSVWriter()
    for column in columns { writer.append(column) }
    writer.endRow()
    writeRows(&writer)
    return writer.bytes
  }
}
