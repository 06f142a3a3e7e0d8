internal import EventAlignment
internal import EventStudy
internal import Foundation
internal import HTTPTypes
internal import Notices

/// What kind of value each setting has, as its standard value shows.
enum SettingPlaces {
  /// The standard settings, sensitivity included.
  static let standard: JSONValue = {
    var settings = StudySettings()
    settings.sensitivity = SensitivitySettings()
    return (try? JSONValue(of: settings)) ?? .object([:])
  }()

  /// The settings that name files, or say how the program runs, by their paths.
  private static let ofFiles: Set<String> = [
    "prices.files", "prices.adjustments", "prices.intraday", "market.file", "market.factors",
    "market.companion", "peers.table_file", "peers.files", "control_firms.characteristics",
    "events.files", "events.announcements",
    "events.kinds", "events.companies",
    "sensitivity.other_markets", "run.output", "run.threads", "run.cache",
  ]

  /// Whether a setting names files or says how the program runs.
  static func namesFiles(_ setting: Setting) -> Bool { isOfFiles(setting.path) }

  /// Whether the setting of a path names files or says how the program runs.
  static func isOfFiles(_ path: String) -> Bool { ofFiles.contains(path) }

  /// The standard value of a setting.
  static func standard(_ setting: Setting) -> JSONValue? {
    setting.section.isEmpty
      ? standard[setting.key] : standard[setting.section]?[setting.key]
  }

  /// Returns the value that a message suggests for a setting; nothing where a person must fill it in.
  static func value(_ text: String?, for setting: Setting) -> JSONValue? {
    let standard = standard(setting)
    guard let text else {
      // A switch that is named is one to turn.
      if case .bool(let value)? = standard { return .bool(!value) }
      return nil
    }
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    let isBlank =
      setting.key == "columns"
      // Headers of exchanges are in capitals too.
      ? ["NAME", "HEADER"].contains(parts.last ?? "")
      : (parts.last ?? "").allSatisfy { $0.isUppercase || $0 == "_" }
    guard !isBlank || setting.key == "sheet" else { return nil }
    if parts.count == 2, setting.key == "columns" { return .object([parts[0]: .string(parts[1])]) }
    let plain: JSONValue =
      if let integer = Int(text) {
        .integer(integer)
      } else if let number = Double(text) {
        .number(number)
      } else if text == "true" || text == "false" {
        .bool(text == "true")
      } else {
        .string(text)
      }
    if case .array? = standard { return .array([plain]) }
    return plain
  }

  /// Returns what of settings is not the standard, without what names files.
  static func changes(of settings: StudySettings) throws -> JSONValue {
    let tables = try JSONValue(of: settings)
    var changed: [String: JSONValue] = [:]
    for setting in StudySettings.all where !namesFiles(setting) && setting != .study(.simulated) {
      let value =
        setting.section.isEmpty ? tables[setting.key] : tables[setting.section]?[setting.key]
      guard let value, value != .null, value != standard(setting) else { continue }
      if setting.section.isEmpty {
        changed[setting.key] = value
      } else {
        var table = changed[setting.section]?.members ?? [:]
        table[setting.key] = value
        changed[setting.section] = .object(table)
      }
    }
    if AlignmentSettings.isFile(calendar: settings.alignment.calendar) {
      var table = changed["alignment"]?.members ?? [:]
      table["calendar"] = nil
      changed["alignment"] = table.isEmpty ? nil : .object(table)
    }
    return .object(changed)
  }

  /// Refuses settings that name files.
  ///
  /// - Throws: ``ServerFailure`` with a sentence.
  static func check(_ given: JSONValue) throws(ServerFailure) {
    guard case .object(let tables) = given else {
      throw ServerFailure(.unprocessableContent, "the settings are no JSON object")
    }
    for (section, table) in tables.sorted(by: { $0.key < $1.key }) {
      for key in table.members.keys.sorted() where ofFiles.contains("\(section).\(key)") {
        var body = ErrorBody(
          message: "\(section).\(key) cannot be set here",
          advice: "drop the files on the page; the server decides the rest"
        )
        body.setting = "\(section).\(key)"
        body.column = "\(section).\(key)"
        throw ServerFailure(.unprocessableContent, body)
      }
    }
    if case .string(let calendar)? = given["alignment"]?["calendar"],
      AlignmentSettings.isFile(calendar: calendar)
    {
      var body = ErrorBody(
        message: "alignment.calendar takes a built-in calendar here, not a file",
        advice: "choose \((["data"] + TradingCalendar.builtInNames).joined(separator: ", "))"
      )
      body.setting = "alignment.calendar"
      body.value = calendar
      throw ServerFailure(.unprocessableContent, body)
    }
  }
}
