/// A sentence for a person, in which settings are named and not yet spelled.
///
/// ```swift
/// let message: Message = "the row is short; pass \(.skipBadRows) to leave such rows out"
/// message.text(.option)  // the row is short; pass --skip-bad-rows to leave such rows out
/// ```
public struct Message: Sendable, ExpressibleByStringInterpolation {
  private var parts: [Part]

  fileprivate enum Part: Sendable {
    case text(String)
    case setting(Setting, String?)
  }

  /// Creates a message that names no setting.
  public init(stringLiteral text: String) { parts = [.text(text)] }

  /// Creates a message that names no setting.
  public init(_ text: String) { parts = [.text(text)] }

  public init(stringInterpolation interpolation: StringInterpolation) {
    parts = interpolation.parts
  }

  /// Puts a message together from literals, values, settings and other messages.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var parts: [Part] = []

    public init(literalCapacity: Int, interpolationCount: Int) {
      parts.reserveCapacity(2 * interpolationCount + 1)
    }

    public mutating func appendLiteral(_ literal: String) { parts.append(.text(literal)) }

    /// Appends the description of a value.
    public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      parts.append(.text(value.description))
    }

    /// Appends the name of a setting, with the value it would be given.
    public mutating func appendInterpolation(_ setting: Setting, _ value: String? = nil) {
      parts.append(.setting(setting, value))
    }

    /// Appends another message.
    public mutating func appendInterpolation(_ message: Message) { parts += message.parts }
  }

  /// The settings that the message names, in its order.
  public var settings: [Setting] {
    parts.compactMap { if case .setting(let setting, _) = $0 { setting } else { nil } }
  }

  /// Returns one message after another.
  public static func + (first: Message, second: Message) -> Message {
    var sum = first
    sum.parts += second.parts
    return sum
  }

  /// Returns the message as a face writes it.
  ///
  /// - Complexity: O(*n*) in its length.
  public func text(_ spelling: SettingSpelling) -> String {
    parts.map { part in
      switch part {
      case .text(let text): text
      case .setting(let setting, let value): spelling.text(setting, value)
      }
    }
    .joined()
  }
}

/// An error that tells a person what to do.
public protocol AdvisingError: Error, CustomStringConvertible {
  /// What is wrong and what to do.
  var message: Message { get }
}

extension AdvisingError {
  /// The message with settings spelled as keys of a study file.
  public var description: String { message.text(.key) }
}
