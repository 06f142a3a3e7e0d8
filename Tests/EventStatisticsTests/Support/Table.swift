import Foundation

/// A small CSV file with one header line; quotes around a field are removed.
struct Table: Sendable {
  let header: [String]
  let rows: [[String]]

  init(path: String) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let lines = text.split(whereSeparator: \.isNewline).map(Self.fields)
    header = lines.first ?? []
    rows = Array(lines.dropFirst())
  }

  private static func fields(_ line: Substring) -> [String] {
    var fields = [""]
    var quoted = false
    for character in line {
      switch character {
      case "\"": quoted.toggle()
      case "," where !quoted: fields.append("")
      default: fields[fields.count - 1].append(character)
      }
    }
    return fields
  }

  func column(_ name: String) -> [String] {
    guard let index = header.firstIndex(of: name) else { return [] }
    return rows.map { $0[index] }
  }

  /// A column of numbers; NaN where a field is empty.
  func numbers(_ name: String) -> [Double] { column(name).map { Double($0) ?? .nan } }

  /// Rows as dictionaries from column name to field.
  var records: [[String: String]] {
    rows.map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }
}
