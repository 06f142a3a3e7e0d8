/// A sentence for a person, in which settings are named and not yet spelled.
///
/// ```swift
/// let message: Message = "the row is short; pass \(.skipBadRows) to leave such rows out"
/// message.text(.option)  // the row is short; pass --skip-bad-rows to leave such rows out
/// ```
///
/// What a person clicks on a page is said there in other words: `"\("pass \(.calendar)", onPage: "choose one")"`.
public struct Message: Sendable, Hashable, ExpressibleByStringInterpolation {
  /// Texts and settings; no two texts stand side by side and none is empty, so that equal messages
  /// have equal parts.
  fileprivate var parts: [Part] = []

  fileprivate enum Part: Sendable, Hashable, Codable {
    case text(String)
    case setting(Setting, value: String?)
    indirect case action([Part], onPage: String)
  }

  /// Creates a message that names no setting.
  public init(stringLiteral text: String) { parts.append(text: text) }

  /// Creates a message that names no setting.
  public init(_ text: String) { parts.append(text: text) }

  public init(stringInterpolation interpolation: StringInterpolation) {
    parts = interpolation.parts
  }

  /// Puts a message together from literals, values, settings and other messages.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var parts: [Part] = []

    public init(literalCapacity: Int, interpolationCount: Int) {
      parts.reserveCapacity(2 * interpolationCount + 1)
    }

    public mutating func appendLiteral(_ literal: String) { parts.append(text: literal) }

    /// Appends the description of a value.
    public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      parts.append(text: value.description)
    }

    /// Appends the message of an error.
    public mutating func appendInterpolation(_ error: some AdvisingError) {
      parts.append(contentsOf: error.message)
    }

    /// Appends the name of a setting, with the value it would be given.
    public mutating func appendInterpolation(_ setting: Setting, _ value: String? = nil) {
      parts.append(.setting(setting, value: value))
    }

    /// Appends another message.
    public mutating func appendInterpolation(_ message: Message) {
      parts.append(contentsOf: message)
    }

    /// Appends what to do by files and settings, and in words for a page on which it is clicked.
    public mutating func appendInterpolation(_ message: Message, onPage words: String) {
      parts.append(.action(message.parts, onPage: words))
    }
  }

  /// The settings that the message names, in its order.
  public var settings: [Setting] { suggestions.map(\.setting) }

  /// The settings that the message names with the values it suggests, in its order.
  package var suggestions: [(setting: Setting, value: String?)] {
    parts.flatMap(\.suggestions)
  }

  /// Returns the message with another setting in the place of one.
  package func naming(_ other: Setting, insteadOf setting: Setting) -> Message {
    var copy = self
    copy.parts = parts.map { $0.naming(other, insteadOf: setting) }
    return copy
  }

  /// Returns one message after another.
  public static func + (first: Message, second: Message) -> Message {
    var sum = first
    sum.parts.append(contentsOf: second)
    return sum
  }

  /// Returns the message as a face writes it.
  ///
  /// - Complexity: O(*n*) in its length.
  public func text(_ spelling: SettingSpelling) -> String {
    parts.reduce(into: "") { text, part in
      // Options are passed; what is on a page is chosen.
      if spelling.isOfPage, case .setting = part, text.hasSuffix(Self.passing) {
        text.removeLast(Self.passing.count)
        text += "choose "
      }
      text += part.text(spelling)
    }
  }

  private static let passing = "pass "
}

extension Message.Part {
  fileprivate var suggestions: [(setting: Setting, value: String?)] {
    switch self {
    case .text: []
    case .setting(let setting, let value): [(setting, value)]
    case .action(let parts, _): parts.flatMap(\.suggestions)
    }
  }

  fileprivate func naming(_ other: Setting, insteadOf setting: Setting) -> Self {
    switch self {
    case .setting(setting, let value): .setting(other, value: value)
    case .action(let parts, let words):
      .action(parts.map { $0.naming(other, insteadOf: setting) }, onPage: words)
    case .text, .setting: self
    }
  }

  fileprivate func text(_ spelling: SettingSpelling) -> String {
    switch self {
    case .text(let text): text
    case .setting(let setting, let value): spelling.text(setting, value)
    case .action(let parts, let words):
      spelling.isOfPage ? words : parts.map { $0.text(spelling) }.joined()
    }
  }
}

extension [Message.Part] {
  fileprivate mutating func append(text: String) {
    guard !text.isEmpty else { return }
    if case .text(let before) = last {
      self[count - 1] = .text(before + text)
    } else {
      append(.text(text))
    }
  }

  fileprivate mutating func append(contentsOf message: Message) {
    for part in message.parts {
      if case .text(let text) = part { append(text: text) } else { append(part) }
    }
  }
}

extension Message: Codable {
  /// Reads a text, or the parts of a message that is not spelled yet.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      parts.append(text: text)
    } else {
      parts = try container.decode([Part].self)
    }
  }

  /// Writes the text, where the encoder was told how to spell settings; otherwise the parts, which can
  /// be spelled later.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let spelling = SettingSpelling(userInfo: encoder.userInfo) {
      try container.encode(text(spelling))
    } else if settings.isEmpty {
      try container.encode(text(.key))
    } else {
      try container.encode(parts)
    }
  }
}

/// An error that tells a person what to do.
public protocol AdvisingError: Error, CustomStringConvertible {
  /// What is wrong and what to do.
  var message: Message { get }
  /// Where it lies in the input, as far as that is known.
  var place: InputPlace { get }
}

extension AdvisingError {
  /// The message with settings spelled as keys of a study file.
  public var description: String { message.text(.key) }

  public var place: InputPlace { InputPlace() }
}
