/// The name of a setting, which each face spells in its own way.
///
/// A module that refuses an input knows which setting would help, but not whether a person passes a
/// flag, writes a study file or calls a function. So it names the setting, and the face spells it.
public struct Setting: Sendable, Hashable, Codable {
  /// The table of a study file that holds the setting, such as `prices`.
  public let section: String
  /// The key in that table, such as `skip_bad_rows`.
  public let key: String
  /// The name of the option of the command line, without dashes at its beginning.
  public let option: String

  /// Names a setting.
  ///
  /// - Parameters:
  ///   - section: The table of a study file.
  ///   - key: The key in that table.
  ///   - option: The option; the key with hyphens where it is left out.
  public init(_ section: String, _ key: String, option: String? = nil) {
    self.section = section
    self.key = key
    self.option = option ?? key.split(separator: "_").joined(separator: "-")
  }
}

/// How a face writes the name of a setting, and the value it would be given.
public struct SettingSpelling: Sendable {
  private let spell: @Sendable (Setting, String?) -> String
  /// Whether it is for a page on which things are clicked, which has words of its own for them.
  private(set) var isOfPage = false

  /// Creates a spelling.
  ///
  /// - Parameter spell: Returns the text for a setting and, where one is suggested, its value.
  public init(_ spell: @escaping @Sendable (Setting, String?) -> String) {
    self.spell = spell
  }

  /// Spells a setting: `--date-format dd/mm/yyyy`; a value that a shell would take apart is in quotation
  /// marks, such as `--security "ARE&M"`.
  public static let option = SettingSpelling { setting, value in
    guard let value else { return "--\(setting.option)" }
    return "--\(setting.option) \(shellWord(value))"
  }

  /// Returns a word as a shell takes it: plain, or in the quotation marks that leave all of it as it is.
  private static func shellWord(_ value: String) -> String {
    let isPlain = !value.contains { " \t&;|<>()*?[]~#$`\"'\\!{}".contains($0) }
    if isPlain { return value }
    // Within double ones a shell still reads these.
    guard value.contains(where: { "$`\"\\!".contains($0) }) else { return "\"\(value)\"" }
    return
      "'\(value.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''"))'"
  }

  /// Spells a setting as a study file does, without its table: `date_format = dd/mm/yyyy`.
  public static let key = SettingSpelling { setting, value in
    value.map { "\(setting.key) = \($0)" } ?? setting.key
  }

  /// Spells a setting as a study file does, and what is clicked on a page in the page's words.
  public static let page = onPage(key.text)

  /// Spells settings as a page calls them, and what is clicked on it in the page's words.
  ///
  /// - Parameter spell: Returns the text for a setting and, where one is suggested, its value.
  /// - Returns: The spelling.
  package static func onPage(
    _ spell: @escaping @Sendable (Setting, String?) -> String
  ) -> SettingSpelling {
    var spelling = SettingSpelling(spell)
    spelling.isOfPage = true
    return spelling
  }

  /// Returns the text for a setting and the value it would be given.
  public func text(_ setting: Setting, _ value: String? = nil) -> String { spell(setting, value) }

  private static let userInfoKey = CodingUserInfoKey(rawValue: "SettingSpelling")

  /// What an encoder is told, so that the messages in what it encodes become texts.
  ///
  /// ```swift
  /// let encoder = JSONEncoder()
  /// encoder.userInfo = SettingSpelling.key.userInfo
  /// ```
  public var userInfo: [CodingUserInfoKey: any Sendable] {
    Self.userInfoKey.map { [$0: self] } ?? [:]
  }

  /// The spelling that an encoder was told, if it was.
  init?(userInfo: [CodingUserInfoKey: Any]) {
    guard let told = Self.userInfoKey.flatMap({ userInfo[$0] as? SettingSpelling }) else {
      return nil
    }
    self = told
  }
}
