internal import ArrowExchange
internal import EventStudy

/// A table of a result with its rows, whatever the result is: what every form of the tables is made from.
struct TableContents: Sendable {
  /// A column: what it is, and what its fields are.
  struct Column: Sendable {
    let description: ColumnDescription
    let kind: ArrowKind

    var name: String { description.name }
    var unit: Unit? { description.unit }

    init(_ description: ColumnDescription, kind: ArrowKind) {
      (self.description, self.kind) = (description, kind)
    }
  }

  /// The name of its file without the ending.
  let name: String
  /// What a row is.
  let about: String
  /// The columns in their order.
  let columns: [Column]
  /// The columns that together name a row; none where nothing does.
  let key: [String]
  private let rows: @Sendable (([TableCell]) -> Void) -> Void
  private let count: @Sendable () -> Int

  init(
    name: String,
    about: String,
    columns: [Column],
    key: [String],
    count: @escaping @Sendable () -> Int,
    rows: @escaping @Sendable (([TableCell]) -> Void) -> Void
  ) {
    (self.name, self.about, self.columns, self.key) = (name, about, columns, key)
    (self.count, self.rows) = (count, rows)
  }

  /// Hands each row on, in their order: a field for each column.
  func forEachRow(_ body: ([TableCell]) -> Void) { rows(body) }

  /// Whether there is no row.
  var isEmpty: Bool { rowCount == 0 }

  /// The number of rows, which are counted without their fields.
  var rowCount: Int { count() }
}

/// What a file of tables tells beside them.
struct TableSource: Sendable {
  /// What the tables are about, in a line.
  let title: String
  /// Whether the prices are simulated.
  let simulated: Bool
  /// The program and its version.
  let generator: String
  /// What must be decided before the numbers can be trusted.
  var undecided: [PriceQuestion] = []

  /// The same, one sentence each.
  var questions: [String] { OpeningWords.questions(undecided) }
  /// The same in a short sentence; nothing where everything is decided.
  var warning: String? { OpeningWords.beforeVerdict(undecided) }

  /// What stands behind the title of each table.
  var mark: String {
    (simulated ? " (simulated prices)" : "") + (warning == nil ? "" : " (not to be trusted yet)")
  }
}
