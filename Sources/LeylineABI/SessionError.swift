internal import CLeyline
internal import Notices
internal import Simulation

/// An error as a program takes it: a sentence and its parts.
final class SessionError: Error, Sendable {
  /// What the call answers.
  let status: leyline_status
  /// The sentence, with settings spelled as keys of a study file.
  let message: String
  /// The sentence, with settings spelled as keyword arguments.
  let keywords: String
  /// The setting that is wrong or that helps.
  let setting: String
  /// Where it lies in the input.
  let place: InputPlace

  init(
    _ status: leyline_status,
    _ message: Message,
    setting: String? = nil,
    place: InputPlace = InputPlace()
  ) {
    self.status = status
    self.message = message.text(.key)
    keywords = message.text(.keyword)
    self.setting = setting ?? message.settings.first.map(\.path) ?? ""
    self.place = place
  }

  /// Describes what was thrown.
  convenience init(_ error: any Error) {
    if let refusal = Refusal(error) {
      self.init(leyline_status(LEYLINE_INVALID), refusal.message, place: refusal.place)
      return
    }
    switch error {
    case let error as SimulationError:
      self.init(leyline_status(LEYLINE_INVALID), Message(error.description))
    default:
      self.init(
        leyline_status(LEYLINE_INTERNAL),
        Message("internal error: " + String(describing: error))
      )
    }
  }

  /// The work is not in a state for the call.
  static func busy(_ reason: String) -> SessionError {
    SessionError(leyline_status(LEYLINE_BUSY), Message(reason))
  }

  /// The call names what there is none of.
  static func unknown(_ what: String, _ name: String, known: [String]) -> SessionError {
    SessionError(
      leyline_status(LEYLINE_UNKNOWN),
      Message(
        "there is no \(what) \"\(name)\"; \(known.isEmpty ? "there is none" : "known are \(known.joined(separator: ", "))")"
      ),
      place: InputPlace(value: name)
    )
  }

  /// A part of the error, by its number in the header.
  func text(_ part: leyline_error_part) -> String {
    switch Int(part) {
    case LEYLINE_ERROR_MESSAGE: message
    case LEYLINE_ERROR_SETTING: setting
    case LEYLINE_ERROR_FILE: place.file ?? ""
    case LEYLINE_ERROR_COLUMN: place.column ?? ""
    case LEYLINE_ERROR_VALUE: place.value ?? ""
    case LEYLINE_ERROR_KEYWORDS: keywords
    default: ""
    }
  }
}

extension SettingSpelling {
  /// Spells a setting as a keyword argument of a function: `date_format="dd/mm/yyyy"`.
  static let keyword = SettingSpelling { setting, value in
    let name = setting.keyword
    guard let value else { return name }
    let parts = value.split(separator: "=", maxSplits: 1)
    if setting.key == "columns", parts.count == 2 {
      return "\(name)={\"\(parts[0])\": \"\(parts[1])\"}"
    }
    return Double(value) == nil ? "\(name)=\"\(value)\"" : "\(name)=\(value)"
  }
}

extension Setting {
  /// The key with its table.
  var path: String { section.isEmpty ? key : "\(section).\(key)" }

  /// The option of the command line as a keyword argument.
  var keyword: String { option.split(separator: "-").joined(separator: "_") }
}
