internal import Foundation
internal import Notices
internal import TOMLKit

/// A study written down as a TOML file, conventionally `study.toml`.
public struct StudyFile: Sendable {
  /// The settings; their paths are relative to the folder of the file.
  public let settings: StudySettings
  /// The folder of the file.
  public let folder: String

  /// Reads a file.
  ///
  /// - Parameter path: The path of the TOML file, or of a folder that has it as `study.toml`.
  /// - Throws: ``ConfigurationError`` when the file cannot be read, is not TOML, or has a key or a
  ///   value that is not known.
  public init(path: String) throws(ConfigurationError) {
    let text: String
    var path = path
    if Self.isFolder(path) {
      let inside = (path as NSString).appendingPathComponent(Self.name)
      guard FileManager.default.fileExists(atPath: inside) else {
        throw .cannotRead(
          file: path,
          reason: "it is a folder without \(Self.name); name the study file"
        )
      }
      path = inside
    }
    do {
      text = try String(contentsOfFile: path, encoding: .utf8)
    } catch {
      let exists = FileManager.default.fileExists(atPath: path)
      throw .cannotRead(
        file: path,
        reason: exists
          ? "the file cannot be read as UTF-8 text; check its encoding and permissions"
          : "there is no such file; check the path"
      )
    }
    settings = try Self.settings(from: text, file: path)
    folder = (path as NSString).deletingLastPathComponent
  }

  /// What a study file is called where only its folder is named.
  package static let name = "study.toml"

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  /// Reads a text in the place of a file.
  ///
  /// - Parameters:
  ///   - text: TOML with the keys of a study file.
  ///   - name: What errors call the text.
  ///   - folder: The folder that relative paths are relative to; blank for the current one.
  ///   - base: The settings that the text is laid over.
  /// - Throws: ``ConfigurationError`` when the text is not TOML, or has a key or a value that is not known.
  public init(
    text: String,
    name: String,
    folder: String = "",
    over base: StudySettings = StudySettings()
  ) throws(ConfigurationError) {
    settings = try Self.settings(from: text, file: name, over: base)
    self.folder = folder
  }

  /// Takes settings that were read in another way, whose paths are relative to a folder.
  package init(_ settings: StudySettings, folder: String) {
    self.settings = settings
    self.folder = folder
  }

  /// Returns the keys of a TOML text as JSON, without the standard ones.
  ///
  /// - Throws: ``ConfigurationError`` when the text is not TOML.
  package static func json(of text: String, name: String) throws(ConfigurationError) -> String {
    do {
      return try TOMLTable(string: text).convert(to: .json)
    } catch {
      throw .cannotRead(file: name, reason: "\(error)")
    }
  }

  /// Returns the settings that a TOML text describes: the standard ones, or others, with the text's laid over.
  static func settings(
    from text: String,
    file: String,
    over given: StudySettings = StudySettings()
  ) throws(ConfigurationError) -> StudySettings {
    var settings: StudySettings
    do {
      let table = try TOMLTable(string: try withoutForeignHeaders(text, file: file))
      try refuseRenamed(table, file: file)
      var standard = given
      if table.contains(key: "sensitivity"), standard.sensitivity == nil {
        standard.sensitivity = SensitivitySettings()
      }
      let base: TOMLTable = try TOMLEncoder().encode(standard)
      // The TOML library leaves tables without keys out.
      for section in ["prices", "events"] where base[section]?.table?["columns"] == nil {
        base[section]?.table?["columns"] = TOMLTable()
      }
      lay(table, over: base)
      settings = try TOMLDecoder(strictDecoding: true).decodeNumbers(StudySettings.self, from: base)
      let run = table["run"]?.table
      settings.keepUnwritten(of: given) { run?.contains(key: $0) == true }
      try settings.check()
    } catch ConfigurationError.outOfRange(let setting, let range, let value) {
      throw .invalidValue(file: file, key: setting.path, reason: "takes \(range), not \(value)")
    } catch let error as ConfigurationError {
      throw error
    } catch let error as UnexpectedKeysError {
      throw unknownKey(error, file: file)
    } catch let error as TOMLParseError {
      throw .invalidSyntax(
        file: file,
        line: error.source.begin.line,
        column: error.source.begin.column,
        reason: error.description
          + ((file as NSString).pathExtension.lowercased() == "toml"
            ? ""
            : "; a study file is TOML and ends in .toml, and a further file of an option stands behind the "
              + "option once more")
      )
    } catch let error as DecodingError {
      throw invalidValue(error, file: file)
    } catch {
      throw .cannotRead(file: file, reason: "\(error)")
    }
    return settings
  }

  /// Puts the values of a table over those of another, table by table.
  private static func lay(_ table: TOMLTable, over base: TOMLTable) {
    for key in table.keys {
      if let inner = table[key]?.table, let standard = base[key]?.table {
        lay(inner, over: standard)
      } else {
        base[key] = table[key]
      }
    }
  }

  /// Returns the text, unless a header has letters that the TOML library stops the program at.
  private static func withoutForeignHeaders(
    _ text: String,
    file: String
  ) throws(ConfigurationError) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let header = line.drop { $0 == " " || $0 == "\t" }
      guard header.first == "[" else { continue }
      let end = header.firstIndex(of: "]") ?? header.index(before: header.endIndex)
      guard !header[...end].allSatisfy(\.isASCII), !header[...end].contains("\"") else { continue }
      throw .invalidSyntax(
        file: file,
        line: index + 1,
        column: 1,
        reason: "\(header[...end]) is not the name of a table; write it in plain letters: [events]"
      )
    }
    return text
  }

  /// The keys that have another name now, with what they are called.
  private static let renamed = [
    "alignment.policy": "\"alignment.align\"",
    "alignment.open": "\"alignment.session_open\"",
    "alignment.close": "\"alignment.session_close\"",
    "methods.factors": "\"methods.factor_names\"",
    "analysis.single_events": "\"analysis.per_event\"",
    "analysis.adjustments": "\"analysis.corrections\"",
    "sensitivity.markets": "\"sensitivity.other_markets\"",
    "sensitivity.returns": "\"sensitivity.return_kinds\"",
    "sensitivity.draws": "\"sensitivity.step_down_draws\"",
    "sensitivity.single_events": "\"sensitivity.per_event\"",
    "sensitivity.without_overlapping":
      "\"sensitivity.keep_overlapping\", which says the opposite,",
  ]

  private static func refuseRenamed(
    _ table: TOMLTable,
    file: String
  ) throws(ConfigurationError) {
    for section in table.keys.sorted() {
      for key in table[section]?.table?.keys.sorted() ?? [] {
        guard let name = renamed["\(section).\(key)"] else { continue }
        throw .renamedKey(file: file, key: "\(section).\(key)", name: name)
      }
    }
  }

  private static func unknownKey(_ error: UnexpectedKeysError, file: String) -> ConfigurationError {
    let paths = error.keys.values.map { $0.map(\.stringValue) }
    let path = paths.min { $0.joined(separator: ".") < $1.joined(separator: ".") } ?? []
    return unknownKey(path, file: file)
  }

  /// Describes a key that nothing reads, by its table and its name.
  static func unknownKey(_ path: [String], file: String) -> ConfigurationError {
    let key = path.last ?? ""
    let known = StudySettings.all
    let suggestion: String?
    if path.count > 1 {
      let keys = known.filter { $0.section == path[0] }.map(\.key)
      suggestion = NameSuggestion.nearest(to: key, among: keys).map { "\(path[0]).\($0)" }
    } else {
      let candidates = known.map(\.path) + StudySettings.CodingKeys.allCases.map(\.rawValue)
      let homes = known.filter { $0.key == key }.map(\.path).sorted()
      suggestion =
        homes.first
        ?? NameSuggestion.nearest(to: key, among: Set(candidates).sorted())
    }
    return .unknownKey(file: file, key: path.joined(separator: "."), suggestion: suggestion)
  }

  /// Describes a value that a key cannot have.
  package static func invalidValue(_ error: DecodingError, file: String) -> ConfigurationError {
    let context: DecodingError.Context
    switch error {
    case .typeMismatch(_, let found), .valueNotFound(_, let found), .keyNotFound(_, let found),
      .dataCorrupted(let found):
      context = found
    @unknown default:
      return .cannotRead(file: file, reason: "\(error)")
    }
    let key = context.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }
      .joined(separator: ".")
    return .invalidValue(file: file, key: key, reason: reason(of: error, context: context))
  }

  private static func reason(of error: DecodingError, context: DecodingError.Context) -> String {
    let wrongKind = "the value is not of the right kind; "
    if case .typeMismatch(let type, _) = error { return wrongKind + expectation(for: "\(type)") }
    let text = context.debugDescription
    if let choice = UnknownChoice(text) { return choice.description }
    // The TOML library reports a value of another kind as if there were none.
    guard text.hasPrefix("A \"") || text.hasPrefix("Cannot decode \"") || text.hasPrefix("An array")
    else { return text }
    let quoted = text.split(separator: "\"").dropFirst().first.map(String.init) ?? ""
    return wrongKind + expectation(for: text.hasPrefix("An array") ? "Array" : quoted)
  }

  private static func expectation(for type: String) -> String {
    switch type {
    case "String": "write text in quotes, such as \"market\""
    case "Bool": "write true or false"
    case "Int", "UInt64": "write a whole number"
    case "Double": "write a number, such as 0.95"
    case "TOMLTable": "write a table, such as [prices]"
    default: "write a list in brackets, such as [\"a\", \"b\"]"
    }
  }
}

extension StudyFile {
  /// Returns the settings with their paths made relative to the current folder.
  ///
  /// The output folder is left as it is written: it is where the reader stands, not the file.
  public func resolved() -> StudySettings {
    var result = settings
    result.mapInputs { located($1) }
    return result
  }

  private func located(_ path: String) -> String {
    guard !folder.isEmpty, !path.hasPrefix("/"), path != "-" else { return path }
    return (folder as NSString).appendingPathComponent(path).standardizedRelativePath
  }
}

extension String {
  /// The path with each `folder/..` taken out, still relative when it was relative.
  fileprivate var standardizedRelativePath: String {
    var parts: [Substring] = []
    for part in split(separator: "/", omittingEmptySubsequences: true) where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    return (hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }
}
