internal import Foundation
internal import Notices

extension StudySettings {
  /// Lays the keys of a JSON text over settings, as those of a study file are laid over the standard ones.
  ///
  /// Programs that run many studies take this way: the TOML library keeps what it has read.
  ///
  /// - Parameters:
  ///   - text: An object with the tables of a study file.
  ///   - name: What errors call the text.
  ///   - given: The settings before.
  /// - Throws: ``ConfigurationError`` when the text is no JSON, or has a key or a value that is not known.
  package init(
    json text: String,
    name: String,
    over given: StudySettings
  ) throws(ConfigurationError) {
    guard let tables = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    else {
      throw .cannotRead(file: name, reason: "the settings are no JSON object")
    }
    try Self.refuseUnknown(tables, file: name)
    var standard = given
    if tables["sensitivity"] != nil, standard.sensitivity == nil {
      standard.sensitivity = SensitivitySettings()
    }
    do {
      let base = try JSONSerialization.jsonObject(with: JSONEncoder().encode(standard))
      let laid = Self.lay(tables, over: base as? [String: Any] ?? [:])
      self = try JSONDecoder().decode(
        StudySettings.self,
        from: JSONSerialization.data(withJSONObject: laid)
      )
      let run = tables["run"] as? [String: Any]
      keepUnwritten(of: given) { run?[$0] != nil }
      try check()
    } catch ConfigurationError.outOfRange(let setting, let range, let value) {
      throw .invalidValue(file: name, key: setting.path, reason: "takes \(range), not \(value)")
    } catch let error as ConfigurationError {
      throw error
    } catch let error as DecodingError {
      throw StudyFile.invalidValue(error, file: name)
    } catch {
      throw .cannotRead(file: name, reason: "\(error)")
    }
  }

  /// Keeps of other settings what a text does not name and no settings are written with, because it changes no
  /// result.
  mutating func keepUnwritten(of given: StudySettings, unless isNamed: (String) -> Bool) {
    if !isNamed("threads") { run.threads = given.run.threads }
    if !isNamed("output") { run.output = given.run.output }
    if !isNamed("cache") { run.cache = given.run.cache }
  }

  private static func refuseUnknown(
    _ tables: [String: Any],
    file: String
  ) throws(ConfigurationError) {
    let sections = Set(StudySettings.CodingKeys.allCases.map(\.rawValue))
    let keys = Set(StudySettings.all.map(\.path))
    for (section, value) in tables.sorted(by: { $0.key < $1.key }) {
      guard sections.contains(section) else { throw StudyFile.unknownKey([section], file: file) }
      for key in (value as? [String: Any] ?? [:]).keys.sorted()
      where !keys.contains("\(section).\(key)") {
        throw StudyFile.unknownKey([section, key], file: file)
      }
    }
  }

  /// Puts the values of a table over those of another, table by table.
  private static func lay(_ table: [String: Any], over base: [String: Any]) -> [String: Any] {
    base.merging(table) { standard, value in
      guard let standard = standard as? [String: Any], let value = value as? [String: Any] else {
        return value
      }
      return lay(value, over: standard)
    }
  }
}
