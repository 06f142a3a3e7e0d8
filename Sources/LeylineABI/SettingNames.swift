internal import EventStudy
internal import Foundation
internal import Notices
internal import TOMLKit

/// A setting as a program is told of it.
private struct SettingName: Encodable {
  let section: String
  let key: String
  let option: String
  /// Whether the value is a list.
  let list: Bool
}

/// The settings of a study, for programs that take them as arguments.
enum SettingNames {
  /// The settings as JSON, in the order of a study file.
  static var json: String {
    var settings = StudySettings()
    settings.sensitivity = SensitivitySettings()
    let values: TOMLTable? = try? TOMLEncoder().encode(settings)
    let names = StudySettings.all.map { setting in
      SettingName(
        section: setting.section,
        key: setting.key,
        option: setting.option,
        list: values?[setting.section]?.table?[setting.key]?.array != nil
      )
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return (try? encoder.encode(names)).map { String(decoding: $0, as: UTF8.self) } ?? "[]"
  }
}
