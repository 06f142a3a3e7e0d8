internal import EventStatistics
internal import EventStudy

/// A table of figures that a page and a terminal both show: its rows are chosen once.
struct FigureTable {
  /// A column and its titles.
  struct Column {
    /// Where the column stands in a terminal.
    enum Place {
      /// Under a title.
      case title(String)
      /// As lines below the row.
      case below
      /// Nowhere: a page has more room.
      case hidden
    }

    let page: String
    let terminal: Place
    let isNumber: Bool
    /// The method that the title names, whose definition the page links to.
    var method: String?
    /// A mark behind the title, such as a dagger.
    var mark = ""
    /// The window whose figures the column has.
    var window: ClosedRange<Int>?

    /// A column of words.
    static func words(_ page: String, terminal: String? = nil) -> Column {
      Column(page: page, terminal: .title(terminal ?? page), isNumber: false)
    }

    /// A column of numbers.
    static func number(_ page: String, terminal: String? = nil) -> Column {
      Column(page: page, terminal: .title(terminal ?? page), isNumber: true)
    }

    /// A column of numbers that a definition explains.
    static func method(_ id: String) -> Column {
      let name = MethodDefinition.definition(of: id).shortName
      return Column(page: name, terminal: .title(name), isNumber: true, method: id)
    }

    /// A column of numbers for each window.
    static func window(_ days: ClosedRange<Int>) -> Column {
      let figure = Figure.window(days)
      return Column(
        page: figure.text(.page),
        terminal: .title(figure.text(.terminal)),
        isNumber: true,
        window: days
      )
    }

    /// A column of numbers for the window from one day to another.
    static func window(_ first: Int, _ last: Int) -> Column {
      .window(WindowDays(windowStart: first, windowEnd: last).days)
    }

    /// The column under another title.
    func titled(_ title: String) -> Column {
      var column = Column(page: title, terminal: .title(title), isNumber: isNumber)
      (column.method, column.mark, column.window) = (method, mark, window)
      return column
    }

    /// The column, at another place of a terminal.
    func placed(_ place: Place) -> Column {
      var column = Column(page: page, terminal: place, isNumber: isNumber)
      (column.method, column.mark, column.window) = (method, mark, window)
      return column
    }

    /// The column where a condition holds; elsewhere a terminal leaves it out.
    func hidden(_ condition: Bool) -> Column { condition ? placed(.hidden) : self }
  }

  /// A row, and whether it is one of those that only a page has room for.
  struct Row {
    let cells: [Figure]
    var isDetail = false

    /// The figure of a column, blank where a document has fewer figures than the table columns.
    subscript(column: Int) -> Figure { cells.indices.contains(column) ? cells[column] : .blank }
  }

  /// What gives way where a terminal is narrow.
  enum Fit {
    /// Columns go into further tables below, each with the first column again.
    case split
    /// The last columns go, down to a number of them.
    case drop(keeping: Int)
  }

  /// The name of the table, for those who cannot see the page.
  let label: String
  /// The identifier of the table on a page, where something else there refers to it.
  var id: String?
  /// Whether a press on a title of the page sorts the rows.
  var isSortable = false
  let columns: [Column]
  var rows: [Row]
  var fit = Fit.drop(keeping: .max)
  /// Whether p-values stand below their statistics in a terminal, rather than behind them.
  var isStacked = false
  /// How many rows there are in all, where only the first are here, and the file that has them.
  var listing: (total: Int, file: String)?
  /// How many rows a terminal shows, where it is another number than of other lists.
  var terminalRows: Int?

  /// The table with rows and columns exchanged: its windows become the rows.
  var transposed: FigureTable {
    let titles = rows.compactMap(\.cells.first).map { figure -> Column in
      var column = Column(
        page: figure.text(.page),
        terminal: .title(figure.text(.terminal)),
        isNumber: true
      )
      if case .method(let id, _) = figure.content { column.method = id }
      column.mark = figure.mark
      return column
    }
    let windows = columns.dropFirst().enumerated().compactMap { index, column in
      column.window.map { days -> Row in
        var name = Figure.window(days)
        name.isHeader = true
        return Row(cells: [name] + rows.map { $0[index + 1] })
      }
    }
    var table = FigureTable(
      label: label,
      columns: [.number(columns[0].page)] + titles,
      rows: windows
    )
    (table.fit, table.isStacked) = (.split, true)
    return table
  }
}

extension FigureTable {
  /// Creates a table whose rows all have room everywhere.
  init(
    label: String,
    isSortable: Bool = false,
    columns: [Column],
    rows: [[Figure]],
    fit: Fit = .drop(keeping: .max)
  ) {
    self.init(
      label: label,
      isSortable: isSortable,
      columns: columns,
      rows: rows.map { Row(cells: $0) },
      fit: fit
    )
  }
}
