internal import EventStudy
internal import Foundation
internal import Notices

/// A study file of settings as they were given.
enum StudyFileText {
  /// Returns the settings of a study file as they stand in it, without those that name files.
  ///
  /// - Throws: ``ConfigurationError`` when it is not TOML.
  static func settings(of text: String, name: String) throws -> JSONValue {
    let given = try JSONDecoder().decode(
      JSONValue.self,
      from: Data(StudyFile.json(of: text, name: name).utf8)
    )
    var tables: [String: JSONValue] = [:]
    for (section, value) in given.members {
      guard case .object(let table) = value else {
        tables[section] = value
        continue
      }
      let keys = StudySettings.all.filter { $0.section == section && !SettingPlaces.namesFiles($0) }
        .map(\.key)
      let kept = table.filter { key, value in
        if case .string(let calendar) = value,
          Setting.alignment(.calendar).path == "\(section).\(key)",
          AlignmentSettings.isFile(calendar: calendar)
        {
          return false
        }
        return keys.contains(key)
      }
      if !kept.isEmpty { tables[section] = .object(kept) }
    }
    return .object(tables)
  }

  /// Returns the settings as TOML.
  static func text(_ tables: JSONValue) -> String {
    var lines: [String] = []
    for (key, value) in tables.members.sorted(by: { $0.key < $1.key }) {
      guard case .object = value else {
        lines.append("\(key) = \(inline(value))")
        continue
      }
    }
    for section in order {
      guard case .object(let table)? = tables[section], !table.isEmpty else { continue }
      if !lines.isEmpty { lines.append("") }
      lines.append("[\(section)]")
      for (key, value) in table.sorted(by: { $0.key < $1.key }) where value != .null {
        lines.append("\(key) = \(inline(value))")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static let order = [
    "prices", "market", "events", "alignment", "windows", "methods", "analysis", "correlate",
    "sensitivity", "run",
  ]

  private static func inline(_ value: JSONValue) -> String {
    switch value {
    case .null: "\"\""
    case .bool(let value): value ? "true" : "false"
    case .integer(let value): "\(value)"
    case .number(let value): "\(value)"
    case .string(let text): quoted(text)
    case .array(let values): "[" + values.map(inline).joined(separator: ", ") + "]"
    case .object(let members):
      "{ "
        + members.sorted { $0.key < $1.key }
        .map { "\(quoted($0.key)) = \(inline($0.value))" }.joined(separator: ", ") + " }"
    }
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      case let scalar where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
