internal import Foundation
internal import Synchronization

/// A random text that lets whoever knows it in.
struct AccessToken: Sendable {
  /// 256 random bits in base64 for addresses.
  let text: String

  /// Draws a token from the random numbers of the system.
  init() { text = RandomName.make(bytes: 32) }

  /// Whether a text is the token; how long the answer takes tells nothing about it.
  func matches(_ other: some StringProtocol) -> Bool {
    let (own, given) = (Array(text.utf8), Array(other.utf8))
    guard own.count == given.count else { return false }
    return zip(own, given).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }
}

/// A token that lets one request in, for an address that other programs of this machine may see.
final class AccessTicket: Sendable {
  private let token = Mutex<AccessToken?>(nil)

  /// Draws a ticket.
  func issue() -> String {
    let fresh = AccessToken()
    token.withLock { $0 = fresh }
    return fresh.text
  }

  /// Whether a text is the ticket, which is then used up.
  func use(_ text: some StringProtocol) -> Bool {
    token.withLock { token in
      guard token?.matches(text) == true else { return false }
      token = nil
      return true
    }
  }
}

/// Names that nobody can guess.
enum RandomName {
  /// Returns random bytes in base64 for addresses.
  static func make(bytes count: Int = 12) -> String {
    var random = SystemRandomNumberGenerator()
    let bytes = (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &random) }
    return Data(bytes).base64EncodedString().map { letter in
      switch letter {
      case "+": "-"
      case "/": "_"
      default: String(letter)
      }
    }
    .filter { $0 != "=" }.joined()
  }
}
