/// The sheets of an OpenDocument spreadsheet (.ods), as LibreOffice writes it.
enum OpenDocumentSheets {
  /// Returns the sheets as text.
  static func parts(
    of archive: ZipArchive,
    _ content: ZipArchive.Member,
    _ source: SourceBytes,
    sheet: String?
  ) throws(DelimitedTextError) -> FileParts {
    let file = source.name
    if let member = archive.member("META-INF/manifest.xml") {
      let manifest = String(decoding: try archive.bytes(of: member), as: UTF8.self)
      guard !manifest.contains("encryption-data") else { throw .container(file: file, .encrypted) }
    }
    if let member = archive.member("mimetype") {
      let type = String(decoding: try archive.bytes(of: member), as: UTF8.self)
      guard type.contains("spreadsheet") else {
        throw .container(
          file: file,
          .otherDocument("an OpenDocument that is no spreadsheet", advice: "save its table as CSV")
        )
      }
    }
    let reader = OpenDocumentContent()
    try XMLPushParser.read(content, of: archive, file: file, reader)
    let wanted = try SheetChoice(sheet, among: reader.sheets.map(\.name), file: file)
    var result = FileParts(kind: .workbook, parts: [])
    for (number, sheet) in reader.sheets.enumerated() where wanted.includes(number) {
      let name = "\(file) [\(sheet.name)]"
      if sheet.isHidden, !wanted.isNamed {
        result.leftOut.append((name, "the sheet is hidden"))
      } else {
        result.add(
          sheet.text,
          sheet: sheet.name,
          name: name,
          stored: source.count,
          formulas: sheet.unsavedFormulas
        )
      }
    }
    return result
  }
}

/// Reads the content of an OpenDocument spreadsheet.
private final class OpenDocumentContent: XMLHandler {
  struct Sheet {
    let name: String
    let isHidden: Bool
    var text = SheetText()
    var unsavedFormulas = 0
  }

  private struct Cell {
    var type: String?
    var value: String?
    var hasFormula = false
    var count = 1
    var text: [UInt8] = []
    var paragraphs = 0
  }

  private(set) var sheets: [Sheet] = []
  /// The styles of sheets that are not shown.
  private var hiddenStyles: Set<String> = []
  private var style = ""
  private var row = 0
  private var rowCount = 1
  private var column = 0
  /// The cells of the current row that have a value: column, how often, text.
  private var cells: [(column: Int, count: Int, text: String)] = []
  private var cell: Cell?
  /// How deep the parser is within a note beside a cell.
  private var noteDepth = 0
  /// How deep the parser is within a table inside a cell.
  private var tableDepth = 0
  private var isParagraph = false
  /// How many more cells may be written that only repeat others: some for each that was read, so that a few
  /// bytes never stand for a whole sheet of values.
  private var repeatsLeft = 1 << 18
  private static let repeatsForEachCell = 16

  func start(_ name: String, _ attributes: XMLAttributes) throws(ContainerFault) {
    if noteDepth > 0 {
      noteDepth += 1
      return
    }
    switch name {
    case "style": style = attributes["name"] ?? ""
    case "table-properties":
      if attributes["display"] == "false" { hiddenStyles.insert(style) }
    case "table":
      tableDepth += 1
      guard tableDepth == 1 else { throw .badXML("a table within a table") }
      let isHidden = attributes["style-name"].map(hiddenStyles.contains) ?? false
      sheets.append(Sheet(name: attributes["name"] ?? "", isHidden: isHidden))
      row = 0
    case "table-row" where tableDepth == 1:
      rowCount = try Self.count(attributes["number-rows-repeated"])
      column = 0
      cells = []
    case "table-cell" where tableDepth == 1, "covered-table-cell" where tableDepth == 1:
      let type = attributes["value-type"]
      cell = Cell(
        type: type,
        value: attributes["value"] ?? attributes["date-value"] ?? attributes["time-value"]
          ?? attributes["boolean-value"] ?? attributes["string-value"],
        hasFormula: attributes["formula"] != nil,
        count: try Self.count(attributes["number-columns-repeated"])
      )
    case "annotation": noteDepth = 1
    case "p" where cell != nil:
      isParagraph = true
      if cell?.paragraphs ?? 0 > 0 { cell?.text.append(0x20) }
      cell?.paragraphs += 1
    case "s" where isParagraph, "tab" where isParagraph, "line-break" where isParagraph:
      cell?.text.append(0x20)
    default: break
    }
  }

  func end(_ name: String) throws(ContainerFault) {
    if noteDepth > 0 {
      noteDepth -= 1
      return
    }
    switch name {
    case "table": tableDepth -= 1
    case "table-row" where tableDepth == 1: try endRow()
    case "table-cell" where tableDepth == 1, "covered-table-cell" where tableDepth == 1:
      try endCell()
    case "p": isParagraph = false
    default: break
    }
  }

  func text(_ bytes: UnsafeRawBufferPointer) {
    if isParagraph, noteDepth == 0 { cell?.text.append(contentsOf: bytes) }
  }

  private func endCell() throws(ContainerFault) {
    guard let cell else { return }
    let text = content(cell)
    if text.isEmpty {
      if cell.hasFormula { sheets[sheets.count - 1].unsavedFormulas += 1 }
    } else {
      guard cell.count <= SheetText.mostColumns, column <= SheetText.mostColumns - cell.count else {
        throw .badCell("\(column) that repeats \(cell.count) times")
      }
      cells.append((column, cell.count, text))
    }
    column += cell.count
    self.cell = nil
  }

  /// Writes the row; rows and cells that repeat are bounded by those of a sheet.
  private func endRow() throws(ContainerFault) {
    if !cells.isEmpty {
      guard rowCount <= SheetText.mostRows - row else { throw .badCell("of row \(row + rowCount)") }
      repeatsLeft += cells.count * Self.repeatsForEachCell
      repeatsLeft -= cells.reduce(0) { $0 + $1.count } * rowCount
      guard repeatsLeft >= 0 else { throw .expandsTooFar }
      for repeated in 0..<rowCount {
        for cell in cells {
          for place in cell.column..<(cell.column + cell.count) {
            try sheets[sheets.count - 1].text.add(cell.text, row: row + repeated, column: place)
          }
        }
      }
    }
    row += rowCount
  }

  private func content(_ cell: Cell) -> String {
    let shown = trimmed(String(decoding: cell.text, as: UTF8.self))
    guard let value = cell.value else { return shown }
    return switch cell.type {
    case "float", "currency": CellFormat.number.text(value, since1904: false)
    case "percentage": CellFormat.percent.text(value, since1904: false)
    case "date": CellFormat.isoDate(value)
    case "time": shown.isEmpty ? value : shown
    case "boolean": value.uppercased()
    default: shown.isEmpty ? value : shown
    }
  }

  /// Reads how often something is repeated.
  private static func count(_ text: String?) throws(ContainerFault) -> Int {
    guard let text else { return 1 }
    guard let count = Int(text), (1...(SheetText.mostRows * 2)).contains(count) else {
      throw .badCell("that repeats \(text) times")
    }
    return count
  }
}
