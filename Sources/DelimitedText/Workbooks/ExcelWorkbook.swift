internal import Notices

/// A workbook of Excel (.xlsx, .xlsm): its sheets of values.
struct ExcelWorkbook {
  private let archive: ZipArchive
  private let file: String
  private let stored: Int
  private let index: WorkbookIndex
  private let targets: [String: String]
  private let texts: [String]
  private let formats: [CellFormat]

  /// Reads what all sheets share.
  init(
    _ archive: ZipArchive,
    _ workbook: ZipArchive.Member,
    file: String,
    stored: Int
  ) throws(DelimitedTextError) {
    self.archive = archive
    self.file = file
    self.stored = stored
    index = WorkbookIndex()
    try XMLPushParser.read(workbook, of: archive, file: file, index)
    let relations = Relationships()
    if let member = archive.member("xl/_rels/workbook.xml.rels") {
      try XMLPushParser.read(member, of: archive, file: file, relations)
    }
    targets = relations.sheets
    let strings = SharedTexts()
    if let member = archive.member(relations.texts) {
      try XMLPushParser.read(member, of: archive, file: file, strings)
    }
    texts = strings.texts
    let styles = CellStyles()
    if let member = archive.member(relations.styles) {
      try XMLPushParser.read(member, of: archive, file: file, styles)
    }
    formats = styles.formats
  }

  /// Returns the sheets as text.
  func parts(sheet: String?) throws(DelimitedTextError) -> FileParts {
    let wanted = try SheetChoice(sheet, among: index.sheets.map(\.name), file: file)
    var result = FileParts(kind: .workbook, parts: [])
    for (number, sheet) in index.sheets.enumerated() where wanted.includes(number) {
      let name = "\(file) [\(sheet.name)]"
      guard !sheet.isHidden || wanted.isNamed else {
        result.leftOut.append((name, "the sheet is hidden"))
        continue
      }
      // A sheet of another kind holds a chart.
      guard let target = targets[sheet.relation] else { continue }
      guard let member = archive.member(target) else {
        throw .damagedArchive(
          file: file,
          reason: "it has no file \(target.clipped) for its sheet \(sheet.name.clipped)"
        )
      }
      let cells = SheetCells(texts: texts, formats: formats, since1904: index.isSince1904)
      try XMLPushParser.read(member, of: archive, file: name, cells)
      result.add(
        cells.text,
        sheet: sheet.name,
        name: name,
        stored: stored,
        formulas: cells.unsavedFormulas
      )
    }
    return result
  }
}

extension FileParts {
  /// Adds a sheet, unless it is blank.
  mutating func add(_ text: SheetText, sheet: String, name: String, stored: Int, formulas: Int) {
    let holdsTable = text.fullRows >= 2
    let bytes = text.finished()
    guard !bytes.isEmpty else { return }
    parts.append(
      Part(
        name: sheet,
        source: SourceBytes(bytes, name: name, storedCount: stored),
        holdsTable: holdsTable,
        unsavedFormulas: formulas
      )
    )
  }
}

/// Which sheets of a workbook are read.
struct SheetChoice {
  private let number: Int?

  /// Finds a sheet by its name, else by its number.
  init(_ sheet: String?, among names: [String], file: String) throws(DelimitedTextError) {
    guard let sheet else {
      number = nil
      return
    }
    let named =
      names.firstIndex(of: sheet)
      ?? names.firstIndex { $0.lowercased() == sheet.lowercased() }
    guard let found = named ?? names.indices.first(where: { $0 + 1 == Int(sheet) }) else {
      throw .container(file: file, .noSheet(sheet, sheets: names))
    }
    number = found
  }

  /// Whether a person has named a sheet.
  var isNamed: Bool { number != nil }

  /// Whether a sheet is read.
  func includes(_ sheet: Int) -> Bool { number.map { $0 == sheet } ?? true }
}

/// The sheets that a workbook lists.
private final class WorkbookIndex: XMLHandler {
  struct Sheet {
    let name: String
    let relation: String
    let isHidden: Bool
  }

  private(set) var sheets: [Sheet] = []
  private(set) var isSince1904 = false

  func start(_ name: String, _ attributes: XMLAttributes) {
    switch name {
    case "workbookPr": isSince1904 = ["1", "true"].contains(attributes["date1904"] ?? "")
    case "sheet":
      sheets.append(
        Sheet(
          name: attributes["name"] ?? "",
          relation: attributes["id"] ?? "",
          isHidden: attributes["state"].map { $0 != "visible" } ?? false
        )
      )
    default: break
    }
  }

  func end(_ name: String) {}
  func text(_ bytes: UnsafeRawBufferPointer) {}
}

/// Where the parts of a workbook lie in its archive.
private final class Relationships: XMLHandler {
  private(set) var sheets: [String: String] = [:]
  private(set) var texts = "xl/sharedStrings.xml"
  private(set) var styles = "xl/styles.xml"

  func start(_ name: String, _ attributes: XMLAttributes) {
    guard name == "Relationship", let id = attributes["Id"], let target = attributes["Target"],
      let type = attributes["Type"]
    else { return }
    let path = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
    switch type.split(separator: "/").last {
    case "worksheet": sheets[id] = path
    case "sharedStrings": texts = path
    case "styles": styles = path
    default: break
    }
  }

  func end(_ name: String) {}
  func text(_ bytes: UnsafeRawBufferPointer) {}
}

/// The texts that cells refer to by number.
private final class SharedTexts: XMLHandler {
  private(set) var texts: [String] = []
  private var current: [UInt8] = []
  private var isText = false
  private var phonetic = 0

  func start(_ name: String, _ attributes: XMLAttributes) {
    switch name {
    case "si": current = []
    case "rPh": phonetic += 1
    case "t": isText = phonetic == 0
    default: break
    }
  }

  func end(_ name: String) {
    switch name {
    case "si": texts.append(String(decoding: current, as: UTF8.self))
    case "rPh": phonetic -= 1
    case "t": isText = false
    default: break
    }
  }

  func text(_ bytes: UnsafeRawBufferPointer) {
    if isText { current.append(contentsOf: bytes) }
  }
}

/// The formats that cells refer to by number.
private final class CellStyles: XMLHandler {
  private(set) var formats: [CellFormat] = []
  private var codes: [Int: String] = [:]
  private var isOfCells = false

  func start(_ name: String, _ attributes: XMLAttributes) {
    switch name {
    case "numFmt":
      if let id = attributes["numFmtId"].flatMap({ Int($0) }) {
        codes[id] = attributes["formatCode"]
      }
    case "cellXfs": isOfCells = true
    case "xf" where isOfCells:
      let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
      formats.append(CellFormat(id: id, code: codes[id]))
    default: break
    }
  }

  func end(_ name: String) { if name == "cellXfs" { isOfCells = false } }
  func text(_ bytes: UnsafeRawBufferPointer) {}
}

/// The cells of a sheet.
private final class SheetCells: XMLHandler {
  private(set) var text = SheetText()
  private(set) var unsavedFormulas = 0
  private let texts: [String]
  private let formats: [CellFormat]
  private let since1904: Bool
  private var row = -1
  private var column = -1
  private var type = ""
  private var format = CellFormat.number
  private var value: [UInt8] = []
  private var isValue = false
  private var hasFormula = false
  private var phonetic = 0

  init(texts: [String], formats: [CellFormat], since1904: Bool) {
    self.texts = texts
    self.formats = formats
    self.since1904 = since1904
  }

  func start(_ name: String, _ attributes: XMLAttributes) throws(ContainerFault) {
    switch name {
    case "row":
      let number = attributes["r"].flatMap { Int($0) } ?? row + 2
      guard number > row + 1, number <= SheetText.mostRows else {
        throw .badCell("of row \(number)")
      }
      row = number - 1
      column = -1
    case "c":
      let next =
        try attributes["r"].map { (cell) throws(ContainerFault) in try place(cell) } ?? column + 1
      guard next > column, next < SheetText.mostColumns else {
        throw .badCell("\(attributes["r"] ?? "")")
      }
      column = next
      type = attributes["t"] ?? "n"
      let style = attributes["s"].flatMap { Int($0) } ?? 0
      format = formats.indices.contains(style) ? formats[style] : .number
      value.removeAll(keepingCapacity: true)
      hasFormula = false
    case "f": hasFormula = true
    case "rPh": phonetic += 1
    case "v": isValue = true
    case "t": isValue = type == "inlineStr" && phonetic == 0
    default: break
    }
  }

  func end(_ name: String) throws(ContainerFault) {
    switch name {
    case "rPh": phonetic -= 1
    case "v", "t": isValue = false
    case "c":
      if value.isEmpty {
        if hasFormula { unsavedFormulas += 1 }
      } else {
        let content = try content(String(decoding: value, as: UTF8.self))
        try text.add(content, row: row, column: column)
      }
    default: break
    }
  }

  func text(_ bytes: UnsafeRawBufferPointer) {
    if isValue { value.append(contentsOf: bytes) }
  }

  private func content(_ value: String) throws(ContainerFault) -> String {
    switch type {
    case "s":
      guard let number = Int(trimmed(value)), texts.indices.contains(number) else {
        throw .noText(value, row: row + 1)
      }
      return trimmed(texts[number])
    case "b": return value == "1" ? "TRUE" : "FALSE"
    case "n": return format.text(trimmed(value), since1904: since1904)
    case "d": return CellFormat.isoDate(value)
    default: return trimmed(value)
    }
  }

  /// Returns the column of a reference such as `AB12`, which must lie in the row that it is in.
  private func place(_ cell: String) throws(ContainerFault) -> Int {
    var column = 0
    var digits = 0
    for byte in cell.utf8 {
      switch byte {
      case 0x41...0x5A where digits == 0 && column < 100_000:
        column = column * 26 + Int(byte - 0x40)
      case 0x30...0x39: digits += 1
      default: throw .badCell(cell)
      }
    }
    guard column > 0, let number = Int(cell.suffix(digits)), number == row + 1 else {
      throw .badCell(cell)
    }
    return column - 1
  }
}
