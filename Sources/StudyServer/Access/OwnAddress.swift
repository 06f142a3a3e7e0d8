internal import Synchronization

/// The names under which the server may be asked, known once it listens.
///
/// A page of another site whose name was made to lead here has that name in its requests.
final class OwnAddress: Sendable {
  private struct State {
    var port = 0
    var hosts: Set<String> = []
    var takesAnyNumber = false
  }

  private let state = Mutex(State())

  /// Remembers where the server listens.
  ///
  /// - Parameters:
  ///   - address: The address.
  ///   - port: The port.
  func settle(address: String, port: Int) {
    let bracketed = address.contains(":") ? "[\(address)]" : address
    let names = Set(["127.0.0.1", "localhost", "[::1]", bracketed].map { $0.lowercased() })
    state.withLock {
      $0.port = port
      $0.takesAnyNumber = ["0.0.0.0", "::", "[::]"].contains(address)
      // The port of a scheme is left out of what browsers send.
      $0.hosts = Set(names.map { "\($0):\(port)" }).union(port == 80 ? names : [])
    }
  }

  /// The port.
  var port: Int { state.withLock { $0.port } }

  /// Whether a request may name a host.
  func contains(_ host: String) -> Bool {
    let host = host.lowercased()
    return state.withLock { state in
      if state.hosts.contains(host) { return true }
      guard state.takesAnyNumber, let colon = host.lastIndex(of: ":"),
        host[host.index(after: colon)...] == "\(state.port)"
      else { return false }
      // An address in numbers was not looked up, so nobody can have bent it.
      let name = host[..<colon]
      return name.hasPrefix("[") || name.allSatisfy { $0.isASCII && ($0.isNumber || $0 == ".") }
    }
  }
}
