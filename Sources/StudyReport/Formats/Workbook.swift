internal import CXLSXWriter
internal import CivilTime
internal import Foundation
internal import Notices

/// Tables as a workbook: a sheet that explains, then one sheet a table.
///
/// Numbers are numbers, days are days, and texts are texts whatever they begin with: no cell is a
/// formula. Numbers have 16 significant digits, as many as the library writes.
struct Workbook {
  let source: TableSource
  let tables: [TableContents]

  /// The rows of a sheet, the first of which has the names.
  private static let sheetRows = 1_048_576
  /// The characters of a cell.
  static let cellCharacters = 32_767
  /// The days from the workbook's day 0 to 1970-01-01, right from March 1900 on.
  private static let firstDay = 25_569
  /// The time that the file tells of its making: the same for the same tables.
  private static let created: time_t = 946_684_800
  private static let explanation = "About"
  /// The number of A4 among the papers of a workbook.
  private static let paperA4: UInt8 = 9
  /// The letters that a turned A4 sheet is wide where they can still be read.
  private static let paperWidth = 200.0
  /// The letters that a column is wide at most; a wider one would make all others small on paper.
  private static let widestColumn = 44

  /// Returns the workbook.
  ///
  /// - Parameter name: Its name, for the error.
  /// - Returns: The bytes of the workbook.
  /// - Throws: ``ReportError/cannotEncode(file:reason:)``.
  func bytes(_ name: String) throws(ReportError) -> Data {
    let folder = (NSTemporaryDirectory() as NSString)
      .appendingPathComponent("leyline-\(UUID().uuidString)")
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
      defer { try? FileManager.default.removeItem(atPath: folder) }
      let file = (folder as NSString).appendingPathComponent("tables.xlsx")
      let error = write(file, temporary: folder)
      guard error == LXW_NO_ERROR else {
        throw ReportError.cannotEncode(file: name, reason: String(cString: lxw_strerror(error)))
      }
      return try Data(contentsOf: URL(fileURLWithPath: file))
    } catch let error as ReportError {
      throw error
    } catch {
      throw .cannotEncode(file: name, reason: error.localizedDescription)
    }
  }

  private func write(_ file: String, temporary: String) -> lxw_error {
    temporary.withCString { folder in
      // Rows go to a file as they come: a table can have a million.
      var options = lxw_workbook_options(
        constant_memory: 1,
        tmpdir: UnsafeMutablePointer(mutating: folder),
        use_zip64: 0
      )
      guard let workbook = workbook_new_opt(file, &options) else {
        return LXW_ERROR_CREATING_XLSX_FILE
      }
      let title =
        (source.simulated ? "SIMULATED PRICES: " : "")
        + (source.warning.map { _ in "NOT TO BE TRUSTED YET: " } ?? "") + source.title
      // The library escapes control characters of cells and not those of properties, which take 255 characters.
      Self.inXML(String(title.onOneLine.prefix(255))).withCString { title in
        source.generator.withCString { generator in
          var properties = lxw_doc_properties()
          properties.title = UnsafeMutablePointer(mutating: title)
          properties.comments = UnsafeMutablePointer(mutating: generator)
          properties.created = Self.created
          workbook_set_properties(workbook, &properties)
        }
      }
      let styles = Styles(workbook)
      let counts = tables.map(\.rowCount)
      writeExplanation(workbook, styles, counts: counts)
      for (table, count) in zip(tables, counts) where count < Self.sheetRows {
        write(table, workbook, styles)
      }
      return workbook_close(workbook)
    }
  }

  // MARK: Tables

  private func write(
    _ table: TableContents,
    _ workbook: UnsafeMutablePointer<lxw_workbook>,
    _ styles: Styles
  ) {
    guard let sheet = workbook_add_worksheet(workbook, table.name) else { return }
    for (place, column) in table.columns.enumerated() {
      worksheet_write_string(sheet, 0, lxw_col_t(place), column.name, styles.heading)
    }
    var widths = table.columns.map(\.name.count)
    var hasValue = table.columns.map { _ in false }
    var row: lxw_row_t = 0
    table.forEachRow { cells in
      row += 1
      for (place, cell) in cells.enumerated() {
        let column = lxw_col_t(place)
        switch cell {
        case .missing: continue
        case .number(let value):
          worksheet_write_number(
            sheet,
            row,
            column,
            value,
            styles.number(table.columns[place].unit)
          )
        case .integer(let value):
          worksheet_write_number(sheet, row, column, Double(value), styles.whole)
        case .date(let date) where Int(date.dayNumber) + Self.firstDay > 60:
          let day = Double(Int(date.dayNumber) + Self.firstDay)
          worksheet_write_number(sheet, row, column, day, styles.date)
          widths[place] = max(widths[place], 10)
        case .date(let date):
          worksheet_write_string(sheet, row, column, date.description, nil)
        case .text(let text):
          worksheet_write_string(sheet, row, column, Self.fitting(text), nil)
          widths[place] = max(widths[place], text.count)
        }
        hasValue[place] = true
      }
    }
    let shown = widths.map { Double(min(max($0 + 2, 9), Self.widestColumn)) }
    for place in table.columns.indices {
      // A column that this study has nothing for is there and folded away.
      var options = lxw_row_col_options(
        hidden: row > 0 && !hasValue[place] ? 1 : 0,
        level: 0,
        collapsed: 0
      )
      worksheet_set_column_opt(
        sheet,
        lxw_col_t(place),
        lxw_col_t(place),
        shown[place],
        nil,
        &options
      )
    }
    worksheet_freeze_panes(sheet, 1, 0)
    worksheet_autofilter(sheet, 0, 0, row, lxw_col_t(table.columns.count - 1))
    worksheet_repeat_rows(sheet, 0, 0)
    worksheet_repeat_columns(sheet, 0, 0)
    setPaper(sheet, width: zip(shown, hasValue).reduce(0) { $0 + ($1.1 ? $1.0 : 0) })
    mark(sheet)
  }

  /// Prints a sheet, whose width is in letters, on turned A4 paper.
  ///
  /// What would be too small to read goes on pages side by side.
  private func setPaper(_ sheet: UnsafeMutablePointer<lxw_worksheet>, width: Double) {
    worksheet_set_paper(sheet, Self.paperA4)
    worksheet_set_landscape(sheet)
    worksheet_fit_to_pages(sheet, UInt16(max(1, (width / Self.paperWidth).rounded(.up))), 0)
    worksheet_set_margins(sheet, 0.4, 0.4, 0.6, 0.6)
    worksheet_set_footer(sheet, "&L&A&R&P of &N")
  }

  /// Marks a sheet of simulated prices, on the screen and on paper.
  private func mark(_ sheet: UnsafeMutablePointer<lxw_worksheet>) {
    guard source.simulated else { return }
    worksheet_set_tab_color(sheet, Styles.orange)
    worksheet_set_header(sheet, "&C&\"Arial,Bold\"SIMULATED PRICES")
  }

  /// Returns what a cell has room for of a text.
  static func fitting(_ text: String) -> String {
    let text = inXML(text)
    guard text.unicodeScalars.count > cellCharacters else { return text }
    let end = " … (cut; the CSV file has all)"
    return String(
      String.UnicodeScalarView(
        text.unicodeScalars.prefix(cellCharacters - end.unicodeScalars.count)
      )
    ) + end
  }

  /// Returns a text without the two code points that are no characters and that XML cannot have.
  private static func inXML(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { $0 == "\u{FFFE}" || $0 == "\u{FFFF}" }) else {
      return text
    }
    return text.replacing("\u{FFFE}", with: "\u{FFFD}").replacing("\u{FFFF}", with: "\u{FFFD}")
  }

  // MARK: The sheet that explains

  private func writeExplanation(
    _ workbook: UnsafeMutablePointer<lxw_workbook>,
    _ styles: Styles,
    counts: [Int]
  ) {
    guard let sheet = workbook_add_worksheet(workbook, Self.explanation) else { return }
    var row: lxw_row_t = 0
    func line(_ cells: [String], _ style: UnsafeMutablePointer<lxw_format>? = nil) {
      for (place, cell) in cells.enumerated() where !cell.isEmpty {
        worksheet_write_string(sheet, row, lxw_col_t(place), Self.fitting(cell), style)
      }
      row += 1
    }
    line([source.title], styles.title)
    if source.simulated {
      line(["SIMULATED PRICES: no security traded at any price in this file."], styles.warning)
    }
    for question in source.questions { line([question], styles.warning) }
    line(["Made with \(source.generator)."])
    line([
      "A fraction of 0.01 is one percent and is shown as such; windows and days are trading days "
        + "relative to day 0; an empty cell is a missing value."
    ])
    line([
      "A column without any value in this study is hidden. Numbers have 16 significant digits; the "
        + "CSV files have every digit."
    ])
    row += 1
    line(["Sheet", "What it holds", "", "Rows"], styles.heading)
    for (table, count) in zip(tables, counts) {
      let about = table.about.replacing("`", with: "")
      let isTooLong = count >= Self.sheetRows
      line(
        [
          table.name,
          isTooLong
            ? "Too long for a sheet; \(table.name).csv has its \(count) rows. \(about)" : about,
        ],
        styles.wrapped
      )
      if !isTooLong {
        worksheet_write_url_opt(
          sheet,
          row - 1,
          0,
          "internal:'\(table.name)'!A1",
          nil,
          table.name,
          nil
        )
      }
      worksheet_write_number(sheet, row - 1, 3, Double(count), styles.whole)
    }
    row += 1
    line(["Sheet", "Column", "Meaning", "Unit", "Empty when"], styles.heading)
    for table in tables {
      for column in table.columns {
        let about = column.description
        line(
          [
            table.name, about.name, about.meaning.replacing("`", with: ""),
            about.unit?.rawValue ?? "", about.empty?.replacing("`", with: "") ?? "never",
          ],
          styles.wrapped
        )
      }
    }
    let widths = [22.0, 28, 70, 14, 40]
    for (place, width) in widths.enumerated() {
      worksheet_set_column(sheet, lxw_col_t(place), lxw_col_t(place), width, nil)
    }
    setPaper(sheet, width: widths.reduce(0, +))
    mark(sheet)
  }

  /// How cells look.
  private struct Styles {
    static let orange: lxw_color_t = 0xD55E00

    let title, heading, warning, wrapped, whole, date: UnsafeMutablePointer<lxw_format>?
    private let percent, price, shares: UnsafeMutablePointer<lxw_format>?

    init(_ workbook: UnsafeMutablePointer<lxw_workbook>) {
      func style(_ format: String? = nil, isBold: Bool = false) -> UnsafeMutablePointer<lxw_format>?
      {
        let style = workbook_add_format(workbook)
        if let format { format_set_num_format(style, format) }
        if isBold { format_set_bold(style) }
        return style
      }
      title = style(isBold: true)
      format_set_font_size(title, 14)
      heading = style(isBold: true)
      format_set_bottom(heading, 1)
      warning = style(isBold: true)
      format_set_font_color(warning, Self.orange)
      wrapped = style()
      format_set_text_wrap(wrapped)
      format_set_align(wrapped, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
      whole = style("0")
      date = style("yyyy-mm-dd")
      percent = style("0.00%")
      price = style("#,##0.00")
      shares = style("#,##0")
    }

    func number(_ unit: Unit?) -> UnsafeMutablePointer<lxw_format>? {
      switch unit {
      case .fraction: percent
      case .price: price
      case .shares: shares
      case .tradingDays, .minutes, .date, nil: nil
      }
    }
  }
}
