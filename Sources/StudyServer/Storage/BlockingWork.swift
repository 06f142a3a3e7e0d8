/// Threads for looking at files and for drawing, so that none that answers requests waits for it.
struct BlockingWork: Sendable {
  private let gate: Gate

  /// Lets so much work be done at once.
  init(width: Int) { gate = Gate(width: width) }

  /// Does work on a thread of its own, after what was asked for before.
  ///
  /// - Parameter work: The work.
  /// - Returns: What it gives.
  /// - Throws: What it throws.
  func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    await gate.enter()
    let result: Result<Value, any Error> = await withCheckedContinuation { continuation in
      WorkThread.run(.looking) { continuation.resume(returning: Result { try work() }) }
    }
    await gate.leave()
    return try result.get()
  }

  /// Lets a number of callers in, and the others after them in their order.
  private actor Gate {
    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(width: Int) { free = width }

    func enter() async {
      if free > 0 {
        free -= 1
      } else {
        await withCheckedContinuation { waiting.append($0) }
      }
    }

    func leave() {
      if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
    }
  }
}
