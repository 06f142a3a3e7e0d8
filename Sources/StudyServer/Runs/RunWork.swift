internal import EventStudy
internal import Foundation
internal import HTTPTypes
internal import ParallelExecution
internal import StudyReport
internal import Synchronization

/// A run with what it needs and what it left.
final class RunWork: Sendable {
  let id: String
  let workspace: String
  let plan: RunPlan
  /// The folder of the run.
  let path: String
  let stop = StopRequest()
  private let workspacePath: String
  private let hasWorkspaceEnded = Mutex(false)
  private let told = Mutex("")
  private let kept = Mutex<Outcome?>(nil)

  init(id: String, workspace: Workspace, plan: RunPlan) {
    self.id = id
    self.workspace = workspace.id
    self.plan = plan
    workspacePath = workspace.path
    path = "\(workspace.runsPath)/\(id)"
  }

  /// Deletes the folder of the run some time later, with that of its workspace where that has ended.
  func discard() {
    outcome = nil
    // What is written just now makes the folders above it again.
    Removal.begin(hasWorkspaceEnded.withLock { $0 } ? workspacePath : path)
  }

  /// Tells that the workspace has ended.
  func endWorkspace() { hasWorkspaceEnded.withLock { $0 = true } }

  /// The folder that the outputs are in.
  var output: String { "\(path)/out" }

  /// What the work does just now.
  var stage: String {
    get { told.withLock { $0 } }
    set { told.withLock { $0 = newValue } }
  }

  /// What came out, while it is kept in memory.
  var outcome: Outcome? {
    get { kept.withLock { $0 } }
    set { kept.withLock { $0 = newValue } }
  }

  /// Returns what came out, from memory or from the files.
  ///
  /// - Throws: ``ServerFailure`` where neither has it any more.
  func found() throws -> Outcome {
    guard let outcome = try ifFound() else {
      throw ServerFailure(.conflict, "the result is no longer kept", advice: "run it again")
    }
    return outcome
  }

  /// Returns what came out; nothing where neither memory nor files have it any more.
  func ifFound() throws -> Outcome? {
    if let outcome { return outcome }
    switch plan.task {
    case .study, .reopen:
      if let result = try? OutputFolder.read(output) { return .study(result) }
      if let result = try SensitivityFolder.read(output) { return .sensitivity(result) }
    case .sensitivity:
      if let result = try SensitivityFolder.read(output) { return .sensitivity(result) }
    case .vwap, .premium, .correlate: break
    }
    return nil
  }

  /// Does the work and writes what came out.
  func perform(threads: Int, progress: @escaping @Sendable (String) -> Void) throws {
    let outcome = try plan.run(threads: threads, stop: stop, progress: progress)
    progress("writing the report")
    // Not with the folders above it, which are gone where the workspace has ended.
    try FileManager.default.createDirectory(
      atPath: path,
      withIntermediateDirectories: false,
      attributes: [.posixPermissions: 0o700]
    )
    let (saved, grid) = concurrently(threads: threads) {
      Result { try outcome.save(to: output, formats: [], json: nil) }
    } _: {
      Result {
        guard let grid = outcome.sensitivity.map(GridAnswer.init) else { return }
        try JSONAnswer.data(grid).write(to: URL(fileURLWithPath: "\(self.path)/grid.json"))
      }
    }
    _ = try saved.get()
    try grid.get()
    let result = try ResultAnswer(outcome, of: self)
    try JSONAnswer.data(result).write(to: URL(fileURLWithPath: "\(path)/result.json"))
    guard !stop.isMade else { throw StudyError.stopped }
    self.outcome = outcome
  }
}
