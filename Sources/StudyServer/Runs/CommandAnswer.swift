internal import EventStudy
internal import Foundation
internal import Notices

/// The command line that does what a run did, in the folder of its files.
struct CommandAnswer: Encodable {
  let command: String
  let needsStudyFile: Bool
  /// The names of the tables that were made on the page, which the study reads beside the person's own files.
  let made: [String]

  private enum CodingKeys: String, CodingKey {
    case command, made
    case needsStudyFile = "needs_study_file"
  }

  /// The name of the study file that the command may name.
  static let studyFile = "study.toml"

  init(_ plan: RunPlan) {
    let name: String =
      switch plan.task {
      case .study: "study"
      case .sensitivity: "sensitivity"
      case .vwap, .premium: "vwap"
      case .correlate: "correlate"
      case .reopen: "report"
      }
    made = plan.made.keys.sorted()
    var words = ["leyline", name]
    guard plan.task != .reopen else {
      command = (words + ["."]).joined(separator: " ")
      needsStudyFile = false
      return
    }
    let options = Self.options(plan.tables)
    // The command for average prices takes its settings from a study file.
    needsStudyFile = options == nil || !["study", "sensitivity"].contains(name)
    words += needsStudyFile ? [Self.studyFile] : (options ?? [])
    words += Self.options(premium: plan.premium)
    command = words.map(Self.quoted).joined(separator: " ")
  }

  /// What an option stands for, by the key with its table.
  private static let simple = [
    "title": "title", "prices.files": "prices", "prices.adjustments": "adjustments",
    "market.file": "market", "market.factors": "factors", "events.files": "events",
    "events.announcements": "announcements", "events.companies": "companies",
    "alignment.calendar": "calendar", "windows.estimation": "estimation",
    "windows.event": "event-window", "windows.tested": "window", "methods.models": "model",
    "methods.tests": "test", "methods.returns": "returns",
  ]
  /// The options that are given once for each value.
  private static let repeated: Set<String> = ["market", "window", "model", "test"]

  /// Returns the settings as options; nothing where one has no simple option.
  private static func options(_ tables: JSONValue) -> [String]? {
    var words: [String] = []
    let order = ["title", "prices", "market", "events", "alignment", "windows", "methods"]
    let members = tables.members
    guard Set(members.keys).isSubset(of: order) else { return nil }
    for section in order {
      guard let table = members[section] else { continue }
      let entries =
        section == "title" ? [("title", table)] : table.members.sorted { $0.key < $1.key }
      for (key, value) in entries {
        let path = section == "title" ? key : "\(section).\(key)"
        guard let option = simple[path], let values = texts(value) else { return nil }
        if repeated.contains(option) {
          words += values.flatMap { ["--\(option)", $0] }
        } else if !values.isEmpty {
          words += ["--\(option)"] + values
        }
      }
    }
    return words
  }

  private static func texts(_ value: JSONValue) -> [String]? {
    switch value {
    case .string(let text): [text]
    case .array(let values):
      values.reduce([String]?.some([])) { list, value in
        if case .string(let text) = value { list.map { $0 + [text] } } else { nil }
      }
    default: nil
    }
  }

  private static func options(premium: JSONValue?) -> [String] {
    (premium?.members ?? [:]).sorted { $0.key < $1.key }.flatMap { key, value -> [String] in
      let option = "--" + key.split(separator: "_").joined(separator: "-")
      return switch value {
      case .bool(let isOn): isOn ? [option] : []
      case .array(let values): values.flatMap { [option, $0.plain] }
      case .object(let members):
        members.sorted { $0.key < $1.key }.flatMap { [option, "\($0.key)=\($0.value.plain)"] }
      default: [option, value.plain]
      }
    }
  }

  /// Quotes a word for a shell where it needs it.
  static func quoted(_ word: String) -> String {
    let plain = word.unicodeScalars.allSatisfy { scalar in
      scalar.isASCII
        && (scalar.properties.isAlphabetic || "0123456789-_./=:,+".unicodeScalars.contains(scalar))
    }
    guard !plain || word.isEmpty else { return word }
    return "'" + word.replacing("'", with: "'\\''") + "'"
  }
}

extension JSONValue {
  /// The value as a word of a command line.
  fileprivate var plain: String {
    if case .string(let text) = self { text } else { text }
  }
}
