/// A workbook for tests.
public struct WorkbookFixture: Sendable {
  /// A sheet by its name, the XML of its rows, and its state.
  public struct Sheet: Sendable {
    let name: String
    let rows: String
    let state: String

    /// Creates a sheet.
    ///
    /// - Parameters:
    ///   - name: The name.
    ///   - rows: The elements within `sheetData`.
    ///   - state: `visible`, `hidden` or `veryHidden`.
    public init(_ name: String, _ rows: String, state: String = "visible") {
      self.name = name
      self.rows = rows
      self.state = state
    }

    /// Creates a sheet from rows of fields, all of which are texts or numbers.
    public init(_ name: String, fields: [[String]], state: String = "visible") {
      let rows = fields.enumerated().map { number, row in
        let cells = row.enumerated().map { column, field in
          let place = "r=\"\(Self.letter(column))\(number + 1)\""
          return Double(field) == nil
            ? "<c \(place) t=\"inlineStr\"><is><t>\(field)</t></is></c>"
            : "<c \(place)><v>\(field)</v></c>"
        }
        return "<row r=\"\(number + 1)\">\(cells.joined())</row>"
      }
      self.init(name, rows.joined(), state: state)
    }

    private static func letter(_ column: Int) -> String {
      String(UnicodeScalar(UInt8(ascii: "A") + UInt8(column)))
    }
  }

  /// The sheets in their order.
  public var sheets: [Sheet]
  /// The elements within `sst`.
  public var sharedStrings = ""
  /// The elements within `styleSheet`.
  public var styles = ""
  /// Attributes of `workbookPr`.
  public var properties = ""
  /// What stands before the root of each sheet.
  public var prologue = ""

  /// Creates a workbook.
  public init(_ sheets: [Sheet]) {
    self.sheets = sheets
  }

  /// The archive of an `.xlsx` file.
  public var archive: ZipFixture {
    let list = sheets.enumerated().map { number, sheet in
      "<sheet name=\"\(sheet.name)\" sheetId=\"\(number + 1)\" state=\"\(sheet.state)\" r:id=\"rId\(number + 1)\"/>"
    }
    let relations = sheets.indices.map { number in
      "<Relationship Id=\"rId\(number + 1)\" Type=\"http://x/worksheet\" "
        + "Target=\"worksheets/sheet\(number + 1).xml\"/>"
    }
    var members = [
      ("[Content_Types].xml", "<Types/>"),
      (
        "xl/workbook.xml",
        "<workbook xmlns:r=\"r\"><workbookPr \(properties)/><sheets>\(list.joined())</sheets></workbook>"
      ),
      ("xl/_rels/workbook.xml.rels", "<Relationships>\(relations.joined())</Relationships>"),
      ("xl/sharedStrings.xml", "<sst>\(sharedStrings)</sst>"),
      ("xl/styles.xml", "<styleSheet>\(styles)</styleSheet>"),
    ]
    for (number, sheet) in sheets.enumerated() {
      members.append(
        (
          "xl/worksheets/sheet\(number + 1).xml",
          "\(prologue)<worksheet><sheetData>\(sheet.rows)</sheetData></worksheet>"
        )
      )
    }
    return ZipFixture(members.map { (name: $0.0, text: $0.1) })
  }

  /// The bytes of an `.xlsx` file.
  public var bytes: [UInt8] { archive.bytes }
}
