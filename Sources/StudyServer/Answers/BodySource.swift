internal import Hummingbird
internal import NIOCore

/// The body of a request, of which the rest can be read after a handler has given up.
///
/// A client that is still sending when its connection is closed never sees why.
final class BodySource: AsyncSequence, @unchecked Sendable {
  typealias Element = ByteBuffer

  /// Reads on where the last one stopped.
  struct AsyncIterator: AsyncIteratorProtocol {
    fileprivate let source: BodySource

    mutating func next() async throws -> ByteBuffer? { try await source.next() }
  }

  // A handler reads first, and the rest is read when it has returned: never two at once.
  private var iterator: RequestBody.AsyncIterator

  init(_ body: RequestBody) { iterator = body.makeAsyncIterator() }

  func makeAsyncIterator() -> AsyncIterator { AsyncIterator(source: self) }

  private func next() async throws -> ByteBuffer? {
    var iterator = iterator
    let buffer = try await iterator.next()
    self.iterator = iterator
    return buffer
  }

  /// Reads the rest and forgets it.
  ///
  /// - Parameter time: How long it may take.
  /// - Returns: Whether it came to its end.
  func drain(within time: Duration) async -> Bool {
    await withTaskGroup(of: Bool.self) { group in
      group.addTask {
        do {
          while try await self.next() != nil {}
          return !Task.isCancelled
        } catch {
          return false
        }
      }
      group.addTask {
        try? await Task.sleep(for: time)
        return false
      }
      let isWhole = await group.next() ?? false
      group.cancelAll()
      return isWhole
    }
  }
}
