internal import ArrowExchange
internal import CSQLite
internal import CivilTime
internal import Foundation

/// Tables as a database of SQLite: a table each, with keys, what each column means, and views that
/// join what is often wanted together.
///
/// Numbers are `REAL` with every digit, days are `TEXT` in ISO 8601, missing values are `NULL`.
struct Database {
  let source: TableSource
  let tables: [TableContents]

  /// The number that the file tells of its layout, as `PRAGMA user_version`.
  private static let layout = 1

  /// What SQLite refused.
  private struct Refusal: Error {
    let reason: String
  }

  /// Returns the database.
  ///
  /// - Parameter name: The name of its file, for the error.
  /// - Returns: The bytes of the database.
  /// - Throws: ``ReportError/cannotEncode(file:reason:)``.
  func bytes(_ name: String) throws(ReportError) -> Data {
    do {
      return try written()
    } catch {
      throw .cannotEncode(file: name, reason: error.reason)
    }
  }

  private func written() throws(Refusal) -> Data {
    var opened: OpaquePointer?
    guard sqlite3_open(":memory:", &opened) == SQLITE_OK, let database = opened else {
      sqlite3_close(opened)
      throw Refusal(reason: "SQLite cannot open a database in memory")
    }
    defer { sqlite3_close(database) }
    // What a page does not use is zero, so that the same tables give the same bytes.
    try run("PRAGMA secure_delete = ON", database)
    try run("PRAGMA user_version = \(Self.layout)", database)
    try run("BEGIN", database)
    try writeAbout(database)
    for table in tables { try write(table, database) }
    for view in views { try run(view, database) }
    try run("COMMIT", database)
    var size: sqlite3_int64 = 0
    guard let bytes = sqlite3_serialize(database, "main", &size, 0) else {
      throw Refusal(reason: "there is no memory for it")
    }
    return Data(
      bytesNoCopy: bytes,
      count: Int(size),
      deallocator: .custom { bytes, _ in sqlite3_free(bytes) }
    )
  }

  // MARK: Tables

  private func write(_ table: TableContents, _ database: OpaquePointer) throws(Refusal) {
    try run(definition(of: table), database)
    let places = table.columns.map { _ in "?" }.joined(separator: ", ")
    let insertion = try Insertion("INSERT INTO \(quoted(table.name)) VALUES (\(places))", database)
    var refusal: Refusal?
    table.forEachRow { cells in
      guard refusal == nil else { return }
      do throws(Refusal) { try insertion.add(cells) } catch { refusal = error }
    }
    if let refusal { throw refusal }
  }

  private func definition(of table: TableContents) -> String {
    var lines = table.columns.map { column in
      let type =
        switch column.kind {
        case .number: "REAL"
        case .integer: "INTEGER"
        case .date, .text: "TEXT"
        }
      // A column of a key has a value in each row.
      let isNeeded = table.key.contains(column.name)
      return "\(quoted(column.name)) \(type)" + (isNeeded ? " NOT NULL" : "")
    }
    if !table.key.isEmpty {
      lines.append("PRIMARY KEY (\(table.key.map(quoted).joined(separator: ", ")))")
    }
    if refersToEvents(table) {
      lines.append("FOREIGN KEY (\"event_id\") REFERENCES \"events\" (\"event_id\")")
    }
    return "CREATE TABLE \(quoted(table.name)) (\n  \(lines.joined(separator: ",\n  "))\n)"
  }

  private func refersToEvents(_ table: TableContents) -> Bool {
    table.name != "events" && has("events", column: "event_id")
      && table.columns.contains { $0.name == "event_id" }
  }

  private func has(_ table: String, column: String) -> Bool {
    tables.first { $0.name == table }?.columns.contains { $0.name == column } == true
  }

  /// Writes what the file is about, and what each column means.
  private func writeAbout(_ database: OpaquePointer) throws(Refusal) {
    try run(
      "CREATE TABLE \"about\" (\"name\" TEXT NOT NULL PRIMARY KEY, \"value\" TEXT)",
      database
    )
    let facts = try Insertion("INSERT INTO \"about\" VALUES (?, ?)", database)
    let known = [
      ("title", source.title),
      ("simulated", source.simulated ? "yes: SIMULATED PRICES" : "no"),
      ("made_with", source.generator),
      ("numbers", "fractions: 0.01 is one percent; NULL is a missing value"),
      ("days", "ISO 8601; windows are trading days relative to day 0"),
    ]
    let open =
      source.questions.isEmpty
      ? [] : [("not_to_be_trusted_yet", source.questions.joined(separator: "\n"))]
    for (name, value) in known + open { try facts.add([.text(name), .text(value)]) }
    try run(
      """
      CREATE TABLE "columns" (
        "table_name" TEXT NOT NULL, "position" INTEGER NOT NULL, "column_name" TEXT NOT NULL,
        "meaning" TEXT NOT NULL, "unit" TEXT, "empty_when" TEXT,
        PRIMARY KEY ("table_name", "column_name")
      )
      """,
      database
    )
    let columns = try Insertion("INSERT INTO \"columns\" VALUES (?, ?, ?, ?, ?, ?)", database)
    for table in tables {
      for (place, column) in table.columns.enumerated() {
        let about = column.description
        try columns.add([
          .text(table.name), .integer(place + 1), .text(about.name), .text(about.meaning),
          about.unit.map { .text($0.rawValue) } ?? .missing,
          about.empty.map { .text($0) } ?? .missing,
        ])
      }
    }
  }

  // MARK: Views

  /// The views whose tables are there.
  private var views: [String] {
    let days = ["event_id"]
    let window = ["model", "window_start", "window_end"]
    return [
      view("event_cars", "events", "cars", on: days),
      view("event_days", "events", "abnormal_returns", on: days),
      view(
        "window_tests",
        "windows",
        "tests",
        on: window,
        taking: window + ["n_positive", "caar", "caar_lower", "caar_upper", "median"]
      ),
    ].compactMap(\.self)
  }

  /// Returns a view of the rows of one table with what another one says of the same thing.
  private func view(
    _ name: String,
    _ first: String,
    _ second: String,
    on shared: [String],
    taking wanted: [String]? = nil
  ) -> String? {
    guard let left = tables.first(where: { $0.name == first }),
      let right = tables.first(where: { $0.name == second })
    else { return nil }
    let taken = wanted ?? left.columns.map(\.name)
    // A column of both that does not join them, such as the symbol, is that of the first.
    let own = right.columns.map(\.name).filter { !taken.contains($0) }
    let columns =
      taken.map { "l.\(quoted($0))" } + own.map { "r.\(quoted($0))" }
    let condition = shared.map { "l.\(quoted($0)) = r.\(quoted($0))" }.joined(separator: " AND ")
    return "CREATE VIEW \(quoted(name)) AS SELECT \(columns.joined(separator: ", "))\n"
      + "FROM \(quoted(second)) AS r JOIN \(quoted(first)) AS l ON \(condition)"
  }

  // MARK: SQLite

  private func quoted(_ name: String) -> String {
    "\"" + name.replacing("\"", with: "\"\"") + "\""
  }

  private func run(_ statement: String, _ database: OpaquePointer) throws(Refusal) {
    guard sqlite3_exec(database, statement, nil, nil, nil) == SQLITE_OK else {
      throw Refusal(reason: String(cString: sqlite3_errmsg(database)))
    }
  }

  /// A statement that adds rows to a table.
  private final class Insertion {
    private let database: OpaquePointer
    private let statement: OpaquePointer

    init(_ text: String, _ database: OpaquePointer) throws(Refusal) {
      var prepared: OpaquePointer?
      guard sqlite3_prepare_v2(database, text, -1, &prepared, nil) == SQLITE_OK,
        let prepared
      else { throw Refusal(reason: String(cString: sqlite3_errmsg(database))) }
      (self.database, statement) = (database, prepared)
    }

    deinit { sqlite3_finalize(statement) }

    func add(_ cells: [TableCell]) throws(Refusal) {
      for (index, cell) in cells.enumerated() {
        let place = Int32(index + 1)
        switch cell {
        case .missing: sqlite3_bind_null(statement, place)
        case .number(let value): sqlite3_bind_double(statement, place, value)
        case .integer(let value): sqlite3_bind_int64(statement, place, Int64(value))
        case .date(let date): bind(date.description, place)
        case .text(let text): bind(text, place)
        }
      }
      guard sqlite3_step(statement) == SQLITE_DONE else {
        throw Refusal(reason: String(cString: sqlite3_errmsg(database)))
      }
      sqlite3_reset(statement)
    }

    /// Binds a text, of which SQLite makes a copy; one with a null byte keeps what follows it.
    private func bind(_ text: String, _ place: Int32) {
      let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
      let bytes = text.utf8.map { CChar(bitPattern: $0) }
      bytes.withUnsafeBufferPointer { bytes in
        // Without an address SQLite would take the text for a missing one.
        guard let start = bytes.baseAddress, !bytes.isEmpty else {
          sqlite3_bind_text(statement, place, "", 0, copied)
          return
        }
        sqlite3_bind_text(statement, place, start, Int32(bytes.count), copied)
      }
    }
  }
}
