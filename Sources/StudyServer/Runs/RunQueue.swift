internal import Foundation
internal import HTTPTypes
internal import ParallelExecution

/// Runs studies, so many at once and the others in the order in which they were asked for.
actor RunQueue {
  private struct Entry {
    let work: RunWork
    var state: RunState
    var begun: ContinuousClock.Instant?
    var watchers: [Int: AsyncStream<RunState>.Continuation] = [:]
  }

  private let limits: ServerLimits
  private var entries: [String: Entry] = [:]
  /// All runs in the order in which they were asked for.
  private var order: [String] = []
  private var waiting: [String] = []
  private var running = 0
  private var watcherCount = 0
  /// The runs whose results are in memory, the oldest first.
  private var inMemory: [String] = []
  private static let mostInMemory = 8

  init(limits: ServerLimits) { self.limits = limits }

  // MARK: What there is

  /// Returns a run.
  func state(_ id: String) throws(ServerFailure) -> RunState {
    guard let entry = entries[id] else { throw .notFound("run") }
    return shown(entry)
  }

  /// Returns the runs of a workspace, the oldest first.
  func states(of workspace: String) -> [RunState] {
    order.compactMap { entries[$0] }.filter { $0.work.workspace == workspace }.map(shown)
  }

  /// The runs of every workspace, the oldest first.
  var states: [String: [RunState]] {
    Dictionary(grouping: order.compactMap { entries[$0] }.map(shown), by: \.workspace)
  }

  /// Returns a run that is done.
  func finished(_ id: String) throws(ServerFailure) -> RunWork {
    guard let entry = entries[id] else { throw .notFound("run") }
    switch entry.state.state {
    case .done: return entry.work
    case .queued, .running:
      throw ServerFailure(.conflict, "the run is not done yet", advice: "wait until it is")
    case .failed: throw ServerFailure(.conflict, "the run has no result: it failed")
    case .cancelled: throw ServerFailure(.conflict, "the run has no result: it was cancelled")
    }
  }

  /// Returns a run in whatever state it is.
  func work(_ id: String) throws(ServerFailure) -> RunWork {
    guard let entry = entries[id] else { throw .notFound("run") }
    return entry.work
  }

  /// The workspaces with a run that has not ended.
  var busyWorkspaces: Set<String> {
    Set(entries.values.filter { !$0.state.state.hasEnded }.map(\.work.workspace))
  }

  private func shown(_ entry: Entry) -> RunState {
    var state = entry.state
    if state.state == .queued { state.place = waiting.firstIndex(of: state.id).map { $0 + 1 } }
    if state.state == .running {
      state.stage = entry.work.stage.isEmpty ? nil : entry.work.stage
      state.seconds = entry.begun.map(Self.seconds)
    }
    return state
  }

  private static func seconds(since begun: ContinuousClock.Instant) -> Double {
    let parts = (ContinuousClock.now - begun).components
    return (Double(parts.seconds) * 1000 + Double(parts.attoseconds / 1_000_000_000_000_000)) / 1000
  }

  // MARK: Asking for runs

  /// Puts a run at the end of the queue.
  func submit(_ work: RunWork) throws(ServerFailure) -> RunState {
    guard waiting.count < limits.queue else {
      throw ServerFailure(
        .tooManyRequests,
        "\(waiting.count) runs wait already",
        advice: "wait until some are done"
      )
    }
    let own = order.filter { entries[$0]?.work.workspace == work.workspace }
    if own.count >= limits.runs {
      guard let ended = own.first(where: { entries[$0]?.state.state.hasEnded == true }) else {
        throw ServerFailure(
          .tooManyRequests,
          "the workspace has \(own.count) runs that have not ended",
          advice: "cancel some of them"
        )
      }
      forget(ended)
    }
    entries[work.id] = Entry(
      work: work,
      state: RunState(work)
    )
    order.append(work.id)
    waiting.append(work.id)
    startNext()
    return try state(work.id)
  }

  private func startNext() {
    while running < limits.running, !waiting.isEmpty {
      let id = waiting.removeFirst()
      guard let work = entries[id]?.work else { continue }
      entries[id]?.state.state = .running
      entries[id]?.begun = .now
      running += 1
      let cores = ProcessInfo.processInfo.activeProcessorCount
      let threads = max(1, cores / running)
      WorkThread.run(.studying) {
        let result = Result {
          try work.perform(threads: threads) { stage in
            work.stage = stage
            Task { await self.tell(id) }
          }
        }
        Task { await self.end(work, result) }
      }
    }
    tellWaiting()
  }

  private func end(_ work: RunWork, _ result: Result<Void, any Error>) {
    running -= 1
    let id = work.id
    if var entry = entries[id] {
      if entry.state.state == .running {
        entry.state.seconds = entry.begun.map(Self.seconds)
        switch result {
        case .success:
          entry.state.state = .done
          remember(id)
        case .failure(let error):
          entry.state.state = .failed
          entry.state.error = ServerFailure(thrown: error, in: entry.work.plan.folder).body
        }
        entries[id] = entry
      } else {
        work.discard()
      }
      tell(id)
    } else {
      // It was forgotten while it ran.
      work.discard()
    }
    startNext()
  }

  private func remember(_ id: String) {
    inMemory.append(id)
    while inMemory.count > Self.mostInMemory {
      entries[inMemory.removeFirst()]?.work.outcome = nil
    }
  }

  // MARK: Ending runs

  /// Cancels a run that has not ended; forgets one that has.
  func cancel(_ id: String) throws(ServerFailure) -> RunState {
    guard var entry = entries[id] else { throw .notFound("run") }
    guard !entry.state.state.hasEnded else {
      let last = shown(entry)
      forget(id)
      return last
    }
    entry.work.stop.make()
    waiting.removeAll { $0 == id }
    entry.state.state = .cancelled
    entry.state.seconds = entry.begun.map(Self.seconds)
    entries[id] = entry
    tell(id)
    tellWaiting()
    return shown(entry)
  }

  /// Ends everything of a workspace.
  func end(workspace: String) {
    for id in order where entries[id]?.work.workspace == workspace {
      entries[id]?.work.stop.make()
      entries[id]?.work.endWorkspace()
      waiting.removeAll { $0 == id }
      forget(id)
    }
  }

  /// Asks all work to end.
  func stopAll() {
    waiting = []
    for entry in entries.values { entry.work.stop.make() }
  }

  private func forget(_ id: String) {
    guard let entry = entries.removeValue(forKey: id) else { return }
    for watcher in entry.watchers.values { watcher.finish() }
    order.removeAll { $0 == id }
    inMemory.removeAll { $0 == id }
    entry.work.discard()
  }

  // MARK: Watching

  /// Returns the states of a run as they change, the present one first, up to its end.
  func watch(_ id: String) throws(ServerFailure) -> AsyncStream<RunState> {
    guard let entry = entries[id] else { throw .notFound("run") }
    let (stream, continuation) = AsyncStream<RunState>.makeStream(
      bufferingPolicy: .bufferingNewest(4)
    )
    continuation.yield(shown(entry))
    guard !entry.state.state.hasEnded else {
      continuation.finish()
      return stream
    }
    watcherCount += 1
    let number = watcherCount
    entries[id]?.watchers[number] = continuation
    continuation.onTermination = { _ in
      Task { await self.leave(id, number) }
    }
    return stream
  }

  private func leave(_ id: String, _ number: Int) { entries[id]?.watchers[number] = nil }

  private func tell(_ id: String) {
    guard let entry = entries[id] else { return }
    let state = shown(entry)
    for watcher in entry.watchers.values {
      watcher.yield(state)
      if state.state.hasEnded { watcher.finish() }
    }
    if state.state.hasEnded { entries[id]?.watchers = [:] }
  }

  private func tellWaiting() {
    for id in waiting { tell(id) }
  }
}
