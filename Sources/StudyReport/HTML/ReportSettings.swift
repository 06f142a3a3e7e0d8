internal import CivilTime
internal import EventStudy
internal import Foundation

/// The configuration and the input files on the page.
enum ReportSettings {
  /// One setting.
  struct Row: Hashable {
    let key: String
    let value: String
  }

  /// One input file.
  struct Input {
    let role: String
    let path: String
    let bytes: String
    let days: String?
    let digest: String
    let sha256: String?

    /// Creates the row of a file.
    init(_ file: InputFile) {
      role = file.role.rawValue
      path = file.path
      bytes = NumberFormat.page.count(file.bytes)
      days = file.days
      digest = file.digest
      sha256 = file.sha256
    }
  }

  /// Returns how a result was made: what is the same in every run of it.
  static func audit(versions: [SoftwareVersion], seed: UInt64) -> [Row] {
    let version = versions.first { $0.name == "leyline" }?.version ?? SoftwareVersion.release
    let parts = version.split(separator: "+", maxSplits: 1).map(String.init)
    var rows = [Row(key: "Program", value: "leyline \(parts[0])")]
    if parts.count > 1 {
      let build = parts[1].split(separator: ".").map(String.init)
      rows.append(
        Row(
          key: "Commit",
          value: build[0] + (build.count > 1 ? ", \(build[build.count - 1])" : "")
        )
      )
    }
    return rows + [
      Row(key: "Seed", value: "\(seed), of every random draw"),
      Row(
        key: "Run",
        value:
          "command line, start and duration are in \(OutputNames.run), where the program wrote the "
          + "folder; every other file is the same whenever these inputs and settings are run again"
      ),
      Row(
        key: "Check",
        value: "sha256sum prints the digests of the files below"
      ),
    ]
  }

  /// Every setting: those that were chosen, and those that are as they are for whoever chooses nothing.
  struct Choices {
    /// The settings that differ from their defaults.
    let chosen: [Row]
    /// The others.
    let standard: [Row]

    /// Tells the chosen settings from the others.
    ///
    /// - Throws: ``ReportError/cannotEncode(file:reason:)``.
    init(_ configuration: StudySettings) throws(ReportError) {
      var defaults = StudySettings()
      if configuration.sensitivity != nil { defaults.sensitivity = SensitivitySettings() }
      let known = Set(try ReportSettings.rows(of: defaults))
      let rows = try ReportSettings.rows(of: configuration)
      chosen = rows.filter { !known.contains($0) }
      standard = rows.filter(known.contains)
    }
  }

  /// Returns every setting with its key as a study file writes it, in the order of the keys.
  ///
  /// - Throws: ``ReportError/cannotEncode(file:reason:)``.
  static func rows(of configuration: StudySettings) throws(ReportError) -> [Row] {
    do {
      let data = try JSONEncoder().encode(configuration)
      return flattened(try JSONDecoder().decode(Value.self, from: data), key: "")
    } catch {
      throw .cannotEncode(file: OutputNames.report, reason: "\(error)")
    }
  }

  private static func flattened(_ value: Value, key: String) -> [Row] {
    guard case .table(let table) = value, !table.isEmpty else {
      return [Row(key: key, value: value.text)]
    }
    return table.keys.sorted().flatMap { name -> [Row] in
      guard let inner = table[name] else { return [] }
      return flattened(inner, key: key.isEmpty ? name : "\(key).\(name)")
    }
  }

  /// A value of any kind.
  private enum Value: Decodable {
    case table([String: Value])
    case list([Value])
    case flag(Bool)
    case number(Double)
    case string(String)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let flag = try? container.decode(Bool.self) {
        self = .flag(flag)
      } else if let number = try? container.decode(Double.self) {
        self = .number(number)
      } else if let string = try? container.decode(String.self) {
        self = .string(string)
      } else if let list = try? container.decode([Value].self) {
        self = .list(list)
      } else {
        self = .table(try container.decode([String: Value].self))
      }
    }

    /// The value as people read it.
    var text: String {
      switch self {
      case .table(let table): table.isEmpty ? "none" : ""
      case .list(let list): list.isEmpty ? "none" : list.map(\.text).joined(separator: ", ")
      case .flag(let flag): flag ? "yes" : "no"
      case .number(let number):
        number.description.hasSuffix(".0")
          ? String(number.description.dropLast(2)) : number.description
      case .string(let string): string
      }
    }
  }
}

extension InputFile {
  /// From the first day of the file to the last, where it is known.
  var days: String? {
    guard let firstDate, let lastDate else { return nil }
    return "\(firstDate) to \(lastDate)"
  }
}
