internal import NIOCore
internal import Synchronization

/// The connections that are open: their number is bounded, and those that only rest make room for new ones.
///
/// So nobody who opens connections and asks nothing keeps others from the page.
final class OpenConnections: Sendable {
  private struct State {
    var count = 0
    var last = 0
    /// Connections without a request that is not answered, by the order in which they began to rest.
    var resting: [Int: any Channel] = [:]
  }

  /// How many connections are served at once.
  let most: Int
  private let state = Mutex(State())

  init(most: Int) { self.most = most }

  /// Counts a new connection.
  ///
  /// - Returns: Whether it can be served; for its sake the one that has rested longest is closed.
  func enter() -> Bool {
    let (isWelcome, closed) = state.withLock { state -> (Bool, (any Channel)?) in
      state.count += 1
      guard state.count > most else { return (true, nil) }
      guard let first = state.resting.keys.min() else { return (false, nil) }
      return (true, state.resting.removeValue(forKey: first))
    }
    closed?.close(promise: nil)
    return isWelcome
  }

  /// Forgets a connection that is closed.
  func leave() { state.withLock { $0.count -= 1 } }

  /// Remembers that a connection rests.
  ///
  /// - Returns: By what it is known until it works again.
  func rest(_ channel: any Channel) -> Int {
    state.withLock { state in
      state.last += 1
      state.resting[state.last] = channel
      return state.last
    }
  }

  /// Takes a connection from those that rest.
  func work(_ rest: Int) { state.withLock { $0.resting[rest] = nil } }
}
