import ArrowExchange
import CSQLite
import CivilTime
import EventStatistics
import EventStudy
import Foundation
import Notices
import Testing

@testable import StudyReport

/// Tables as databases of SQLite.
struct DatabaseTests {
  /// A database in memory, as SQLite reads it.
  private final class Opened {
    private var database: OpaquePointer?

    init(_ data: Data) throws {
      try #require(sqlite3_open(":memory:", &database) == SQLITE_OK)
      let size = sqlite3_int64(data.count)
      let memory = try #require(sqlite3_malloc64(sqlite3_uint64(data.count)))
      data.copyBytes(to: UnsafeMutableRawBufferPointer(start: memory, count: data.count))
      let bytes = memory.assumingMemoryBound(to: UInt8.self)
      let flags = UInt32(SQLITE_DESERIALIZE_FREEONCLOSE)
      try #require(
        sqlite3_deserialize(database, "main", bytes, size, size, flags) == SQLITE_OK
      )
    }

    deinit { sqlite3_close(database) }

    /// Returns the rows of a query: numbers, texts and nothing.
    func rows(_ query: String) throws -> [[TableCell]] {
      var statement: OpaquePointer?
      try #require(
        sqlite3_prepare_v2(database, query, -1, &statement, nil) == SQLITE_OK,
        "\(query)"
      )
      defer { sqlite3_finalize(statement) }
      var rows: [[TableCell]] = []
      while sqlite3_step(statement) == SQLITE_ROW {
        rows.append(
          (0..<sqlite3_column_count(statement)).map { place in
            switch sqlite3_column_type(statement, place) {
            case SQLITE_INTEGER: .integer(Int(sqlite3_column_int64(statement, place)))
            case SQLITE_FLOAT: .number(sqlite3_column_double(statement, place))
            case SQLITE_NULL: .missing
            default: .text(String(cString: sqlite3_column_text(statement, place)))
            }
          }
        )
      }
      return rows
    }
  }

  private static func database(_ tables: [TableContents], simulated: Bool = true) throws -> Opened {
    try Opened(
      Database(
        source: TableSource(title: "A study", simulated: simulated, generator: "leyline 0.1.0"),
        tables: tables
      ).bytes("tables.sqlite")
    )
  }

  @Test func `holds every field of every table, to the last bit`() throws {
    let result = try SampleStudy(eventCount: 3, analyzed: true).result()
    let tables = ResultTables(result).contents(withRowsOnly: true)
    let database = try Self.database(tables)
    for table in tables {
      var expected: [[TableCell]] = []
      table.forEachRow { row in
        expected.append(
          row.map { cell in
            if case .date(let date) = cell { .text(date.description) } else { cell }
          }
        )
      }
      #expect(try database.rows("SELECT * FROM \(table.name)") == expected, "\(table.name)")
    }
  }

  @Test func `joins what belongs together`() throws {
    let result = try SampleStudy(eventCount: 3).result()
    let database = try Self.database(ResultTables(result).contents(withRowsOnly: true))
    let cars = try database.rows(
      "SELECT event_id, event_date, car FROM event_cars WHERE window_start = -1 AND window_end = 1"
    )
    #expect(cars.count == 3)
    #expect(cars.first?.first == .text("E0001"))
    let tests = try database.rows(
      "SELECT caar, statistic FROM window_tests WHERE test = 'bmp_t' AND window_start = 0 AND window_end = 0"
    )
    let window = try #require(result.models[0].windows.first)
    let test = try #require(result.models[0].tests(of: window).first { $0.test == .bmp })
    #expect(tests == [[.number(window.caar ?? 0), .number(test.statistic ?? 0)]])
    #expect(try database.rows("SELECT count(*) FROM event_days") == [[.integer(3 * 21)]])
  }

  @Test func `has keys that hold`() throws {
    let result = try SampleStudy(eventCount: 3, analyzed: true).result()
    let tables = ResultTables(result).contents(withRowsOnly: true)
    let database = try Self.database(tables)
    #expect(try database.rows("PRAGMA foreign_key_check").isEmpty)
    #expect(try database.rows("PRAGMA integrity_check") == [[.text("ok")]])
    let keys = try database.rows(
      "SELECT name FROM pragma_table_info('cars') WHERE pk > 0 ORDER BY pk"
    )
    #expect(
      keys == [
        [.text("event_id")], [.text("model")], [.text("window_start")], [.text("window_end")],
      ]
    )
    let parents = try database.rows("SELECT \"table\" FROM pragma_foreign_key_list('cars')")
    #expect(parents == [[.text("events")]])
  }

  @Test func `says what each column means, and that prices are simulated`() throws {
    let tables = ResultTables(try SampleStudy(eventCount: 2).result()).contents(withRowsOnly: true)
    let database = try Self.database(tables)
    let meaning = try database.rows(
      "SELECT meaning, unit FROM columns WHERE table_name = 'cars' AND column_name = 'car'"
    )
    #expect(meaning == [[.text("The cumulative abnormal return."), .text("fraction")]])
    let simulated = "SELECT value FROM about WHERE name = 'simulated'"
    #expect(try database.rows(simulated) == [[.text("yes: SIMULATED PRICES")]])
    #expect(try Self.database(tables, simulated: false).rows(simulated) == [[.text("no")]])
  }

  @Test(arguments: ["", "=1", "o'clock; DROP TABLE events", "\"x\"", "हिन्दी", "a\nb"])
  func `keeps a text as it is`(text: String) throws {
    let database = try Self.database([WorkbookTests.table([[.text(text)]])])
    #expect(try database.rows("SELECT value FROM things") == [[.text(text)]])
  }

  @Test func `has a table without rows too`() throws {
    let database = try Self.database([WorkbookTests.table([])])
    #expect(try database.rows("SELECT * FROM things").isEmpty)
  }

  @Test func `refuses two rows with one key, and says why`() {
    let about = ColumnDescription(name: "id", meaning: "A key.", unit: nil, empty: nil)
    let table = TableContents(
      name: "things",
      about: "",
      columns: [TableContents.Column(about, kind: .text)],
      key: ["id"],
      count: { 2 }
    ) { body in
      for _ in 0..<2 { body([.text("x")]) }
    }
    let source = TableSource(title: "", simulated: false, generator: "")
    #expect {
      try Database(source: source, tables: [table]).bytes("tables.sqlite")
    } throws: { error in
      (error as? ReportError)?.message.text(.option)
        == "tables.sqlite cannot be written: UNIQUE constraint failed: things.id"
    }
  }

  @Test func `writes the same bytes on every run`() throws {
    let document = TableDocument(try SampleStudy(eventCount: 2, analyzed: true).result())
    #expect(try document.bytes(.sqlite) == document.bytes(.sqlite))
  }
}
