internal import EventStudy
internal import Notices

/// What the page calls settings, so that its controls, its buttons and its messages say the same.
enum ControlWords {
  /// The labels of the controls, by the paths of their settings.
  private static let labels = [
    "windows.tested": "Windows that are tested", "windows.event": "Event window",
    "windows.estimation": "Estimation window", "methods.returns": "Returns",
    "methods.alternative": "The question", "methods.models": "Models", "methods.tests": "Tests",
    "alignment.calendar": "Trading days",
    "vwap.security": "Security", "vwap.on": "The day", "vwap.price": "The price",
    "vwap.rule": "What is asked", "vwap.shares": "Shares outstanding",
  ]

  /// Returns the label of a setting's control, and of others what they are called among every other setting.
  static func name(_ setting: Setting) -> String {
    labels[setting.path] ?? setting.key.split(separator: "_").joined(separator: " ")
  }

  /// Returns how messages name a setting, or what a file is to be.
  fileprivate static func text(_ setting: Setting, _ value: String?) -> String {
    if let role = FileRole.allCases.first(where: { $0.setting?.path == setting.path }) {
      let words = "“What it is: \(role.words)”"
      return value.map { "\($0) as \(words)" } ?? words
    }
    let words = "“\(name(setting))”"
    return value.map { "\(words) = \($0)" } ?? words
  }
}

extension SettingSpelling {
  /// Spells settings as the page calls their controls.
  static let controls = onPage(ControlWords.text)
}
