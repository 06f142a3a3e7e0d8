internal import EventStatistics
internal import EventStudy

/// A table of figures that a page and a terminal both show: its rows are chosen once.
struct FigureTable {
  /// A column and its titles.
  struct Column {
    let page: String
    let terminal: String
    let isNumber: Bool

    /// A column of words.
    static func words(_ page: String, terminal: String? = nil) -> Column {
      Column(page: page, terminal: terminal ?? page, isNumber: false)
    }

    /// A column of numbers.
    static func number(_ page: String, terminal: String? = nil) -> Column {
      Column(page: page, terminal: terminal ?? page, isNumber: true)
    }
  }

  /// A figure, before it is written out.
  enum Figure {
    case test(InferenceMethod)
    /// A model, which names its row where it heads it.
    case model(ExpectedReturnMethod, isHeader: Bool = false)
    case window(WindowDays, role: String? = nil)
    case count(Int?)
    case percent(Double?, decimals: Int = 2, signed: Bool = true, style: String = "")
    case statistic(Double?)
    case pValue(Double?)
  }

  /// The name of the table, for those who cannot see the page.
  let label: String
  let columns: [Column]
  let rows: [[Figure]]

  /// The table of a page.
  var page: ReportTable {
    ReportTable(
      label: label,
      headings: columns.map { $0.isNumber ? .number($0.page) : .words($0.page) },
      rows: rows.map { ReportTable.Row(cells: $0.map(\.cell)) }
    )
  }

  /// The lines of a terminal.
  var terminal: [TerminalLine] {
    TerminalTable(
      headings: columns.map { $0.isNumber ? .number($0.terminal) : .words($0.terminal) },
      rows: rows.map { $0.map(\.text) }
    ).lines
  }
}

extension FigureTable.Figure {
  /// The figure in a terminal.
  fileprivate var text: String {
    let format = NumberFormat.terminal
    return switch self {
    case .test(let method): method.rawValue
    case .model(let model, _): model.rawValue
    case .window(let window, let role): (role.map { $0 + " " } ?? "") + window.description
    case .count(let count): count.map(format.count) ?? format.missing
    case .percent(let value, let decimals, let signed, _):
      format.percent(value, decimals: decimals, signed: signed)
    case .statistic(let value): format.statistic(value)
    case .pValue(let value): format.pValue(value)
    }
  }

  /// The figure on a page.
  fileprivate var cell: ReportTable.Cell {
    let format = NumberFormat.page
    switch self {
    case .test(let method): return .method(method.rawValue)
    case .model(let model, let isHeader):
      let name = MethodDefinition.definition(of: model.rawValue).name
      return isHeader ? .header(name) : ReportTable.Cell(name)
    case .window(let window, let role):
      let days = format.window(window.windowStart, window.windowEnd)
      return ReportTable.Cell((role.map { $0 + " " } ?? "") + days)
    case .count(let count):
      return .number(count.map(format.count) ?? format.missing, count.map { Double($0) })
    case .percent(let value, let decimals, let signed, let style):
      return .number(
        format.percent(value, decimals: decimals, signed: signed),
        value,
        style: style
      )
    case .statistic(let value): return .number(format.statistic(value), value)
    case .pValue(let value): return .pValue(value)
    }
  }
}
