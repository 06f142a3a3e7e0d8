import Foundation
import PriceData

/// Two invented securities whose every number tells what it is: which security, and which field.
enum FuzzTruth {
  static let days = 8

  struct Owner: Hashable {
    let security: Int
    let field: PriceField
    let day: Int
  }

  static let symbols = ["AAA", "BBB"]

  /// Returns the number of a field, with two decimals of which the last names the field.
  static func value(_ security: Int, _ field: PriceField, day: Int) -> String {
    let base = security == 0 ? 40 : 712
    let tenths = (day * 3) % 10
    let whole = base + day / 4
    return switch field {
    case .open: "\(whole).\(tenths)4"
    case .high: "\(whole + 1).\(tenths)6"
    case .low: "\(whole - 1).\(tenths)2"
    case .volume: "\((security + 1) * 1_000_000 + day * 1371 + 17)"
    default: "\(whole).\(tenths)5"
    }
  }

  /// What each number is.
  static let owners: [Double: Owner] = {
    var owners: [Double: Owner] = [:]
    for security in 0..<2 {
      for day in 0..<days {
        for field in [PriceField.open, .high, .low, .close, .volume] {
          if let number = Double(value(security, field, day: day)) {
            owners[number] = Owner(security: security, field: field, day: day)
          }
        }
      }
    }
    return owners
  }()

  /// The day of January 2024, without weekends.
  static func dayOfMonth(_ day: Int) -> Int { 15 + day + (day > 4 ? 2 : 0) }

  static func date(_ day: Int) -> String { "2024-01-\(dayOfMonth(day))" }
}

/// A price file before it is written: lines of fields.
struct FuzzTable: Sendable {
  let name: String
  /// The lines above the rows; the last of them names the columns.
  var header: [[String]]
  var rows: [[String]]
  /// The lines below the rows.
  var footer: [[String]] = []
  var delimiter = ","
  var decimalComma = false

  /// The bytes of the file.
  func bytes() -> [UInt8] {
    let lines = (header + rows + footer).map { line in
      line.map { field in
        let text =
          decimalComma && Double(field) != nil
          ? field.replacingOccurrences(of: ".", with: ",") : field
        return text.contains(delimiter) || text.contains("\"")
          ? "\"\(text.replacingOccurrences(of: "\"", with: "\"\""))\"" : text
      }.joined(separator: delimiter)
    }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }
}

extension FuzzTable {
  private static let fields: [PriceField] = [.open, .high, .low, .close, .volume]

  private static func values(_ security: Int, _ day: Int) -> [String] {
    fields.map { FuzzTruth.value(security, $0, day: day) }
  }

  private static func epoch(_ day: Int) -> Int {
    1_705_276_800 + (FuzzTruth.dayOfMonth(day) - 15) * 86_400
  }

  private static func each<Row>(_ row: (Int) -> Row) -> [Row] { (0..<FuzzTruth.days).map(row) }

  /// One file of each kind.
  static let kinds: [FuzzTable] = [
    FuzzTable(
      name: "long",
      header: [["Symbol", "Date", "Open", "High", "Low", "Close", "Volume"]],
      rows: each { day in
        (0..<2).map { [FuzzTruth.symbols[$0], FuzzTruth.date(day)] + values($0, day) }
      }.flatMap { $0 }
    ),
    FuzzTable(
      name: "long by symbol",
      header: [["date", "asset", "close"]],
      rows: (0..<2).flatMap { security in
        each { [FuzzTruth.date($0), FuzzTruth.symbols[security], values(security, $0)[3]] }
      }
    ),
    FuzzTable(
      name: "matrix",
      header: [["Date"] + FuzzTruth.symbols],
      rows: each { [FuzzTruth.date($0), values(0, $0)[3], values(1, $0)[3]] }
    ),
    FuzzTable(
      name: "two lines of names",
      header: [
        ["Price", "Close", "Close", "Volume", "Volume"],
        ["Ticker"] + FuzzTruth.symbols
          + FuzzTruth.symbols, ["Date", "", "", "", ""],
      ],
      rows: each { day in
        [
          FuzzTruth.date(day), values(0, day)[3], values(1, day)[3], values(0, day)[4],
          values(1, day)[4],
        ]
      }
    ),
    FuzzTable(
      name: "paired dates",
      header: [
        ["AAA IN Equity", "", "BBB IN Equity", ""], ["Date", "PX_LAST", "Date", "PX_LAST"],
      ],
      rows: each { day in
        [FuzzTruth.date(day), values(0, day)[3]]
          + (day == FuzzTruth.days - 1
            ? ["", ""] : [FuzzTruth.date(day + 1), values(1, day + 1)[3]])
      }
    ),
    FuzzTable(
      name: "joined names",
      header: [["Date", "Close_AAA", "Volume_AAA", "Close_BBB", "Volume_BBB"]],
      rows: each { day in
        [
          FuzzTruth.date(day), values(0, day)[3], values(0, day)[4], values(1, day)[3],
          values(1, day)[4],
        ]
      }
    ),
    FuzzTable(
      name: "one security",
      header: [["Date", "Open", "High", "Low", "Close", "Volume"]],
      rows: each { [FuzzTruth.date($0)] + values(0, $0) }
    ),
    FuzzTable(
      name: "one security, German",
      header: [["Datum", "Eröffnung", "Hoch", "Tief", "Schluss", "Volumen"]],
      rows: each { [FuzzTruth.date($0)] + values(0, $0) },
      delimiter: ";",
      decimalComma: true
    ),
    FuzzTable(
      name: "one security, Chinese",
      header: [["日期", "开盘", "最高", "最低", "收盘", "成交量"]],
      rows: each { [FuzzTruth.date($0)] + values(0, $0) }
    ),
    FuzzTable(
      name: "unknown names",
      header: [["x1", "x2", "x3", "x4", "x5", "x6"]],
      rows: each { [FuzzTruth.date($0)] + values(0, $0) }
    ),
    FuzzTable(
      name: "headerless with symbols",
      header: [],
      rows: each { day in
        (0..<2).map { [FuzzTruth.symbols[$0], FuzzTruth.date(day)] + values($0, day) }
      }.flatMap { $0 }
    ),
    FuzzTable(
      name: "identifiers and tickers",
      header: [["permno", "date", "ticker", "prc", "vol", "ret"]],
      rows: (0..<2).flatMap { security in
        each { day in
          [
            security == 0 ? "10001" : "20002", FuzzTruth.date(day), "XYZ", values(security, day)[3],
            values(security, day)[4], "C",
          ]
        }
      }
    ),
    FuzzTable(
      name: "lines above and below",
      header: [
        ["Historical prices"], ["Currency: INR"], [],
        ["Date", "Open", "High", "Low", "Close", "Volume"],
      ],
      rows: each { [FuzzTruth.date($0)] + values(0, $0) },
      footer: [[], ["Source: simulated"]]
    ),
    FuzzTable(
      name: "bhavcopy",
      header: [
        [
          "SYMBOL", "SERIES", "OPEN", "HIGH", "LOW", "CLOSE", "LAST", "PREVCLOSE", "TOTTRDQTY",
          "TIMESTAMP",
        ]
      ],
      rows: each { day in
        (0..<2).map { security in
          let row = values(security, day)
          return [
            FuzzTruth.symbols[security], "EQ", row[0], row[1], row[2], row[3], row[3], "1", row[4],
          ]
            + ["\(FuzzTruth.dayOfMonth(day))-JAN-2024"]
        }
      }.flatMap { $0 }
    ),
    FuzzTable(
      name: "epochs",
      header: [["v", "o", "c", "h", "l", "t"]],
      rows: each { day in
        let row = values(0, day)
        return [row[4], row[0], row[3], row[1], row[2], "\(epoch(day) * 1000)"]
      }
    ),
    FuzzTable(
      name: "three columns of dates",
      header: [["Year", "Month", "Day", "Open", "High", "Low", "Close", "Volume"]],
      rows: each { ["2024", "1", "\(FuzzTruth.dayOfMonth($0))"] + values(0, $0) }
    ),
    FuzzTable(
      name: "two digits for the year",
      header: [["Date", "Close"]],
      rows: each { [String(FuzzTruth.date($0).dropFirst(2)), values(0, $0)[3]] }
    ),
    FuzzTable(
      name: "decimal commas in quotation marks",
      header: [["Date", "Price", "Open", "High", "Low", "Vol."]],
      rows: each { day in
        let row = values(0, day)
        return [FuzzTruth.date(day), row[3], row[0], row[1], row[2], row[4]]
      },
      decimalComma: true
    ),
    FuzzTable(
      name: "changes beside the price",
      header: [["Date", "Price", "Change", "Change %"]],
      rows: each { [FuzzTruth.date($0), values(0, $0)[3], "0.\($0)1", "0.\($0)3%"] }
    ),
    FuzzTable(
      name: "spreadsheet errors",
      header: [["Code", "Date", "Close"]],
      rows: each { day in
        [
          ["=\"500325\"", FuzzTruth.date(day), day < 3 ? "#N/A" : "=\"\(values(0, day)[3])\""],
          ["=\"500209\"", FuzzTruth.date(day), values(1, day)[3]],
        ]
      }.flatMap { $0 }
    ),
    FuzzTable(
      name: "two lines of names, joined cells",
      header: [
        ["", "AAA.NS", "", "BBB.NS", ""],
        ["Date", "TRDPRC_1", "ACVOL_UNS", "TRDPRC_1", "ACVOL_UNS"],
      ],
      rows: each { day in
        [
          FuzzTruth.date(day), values(0, day)[3], values(0, day)[4], values(1, day)[3],
          values(1, day)[4],
        ]
      }
    ),
  ]
}

extension FuzzTable {
  /// Whether securities stand above the names of their fields.
  var hasTwoLinesOfNames: Bool {
    hasPairedDates || name.hasPrefix("two lines of names")
  }

  /// Whether each security has dates of its own.
  var hasPairedDates: Bool { name == "paired dates" }

  /// Writes each ticker of joined cells above all its columns: where one is moved, nobody could tell whose it was.
  mutating func spellOutJoinedCells() {
    for line in header.indices where header[line].contains("AAA.NS") && header[line].contains("") {
      for column in header[line].indices.dropFirst() where header[line][column].isEmpty {
        header[line][column] = header[line][column - 1]
      }
    }
  }
}
