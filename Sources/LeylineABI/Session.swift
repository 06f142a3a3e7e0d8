internal import ArrowExchange
internal import CLeyline
internal import DelimitedText
internal import EventStudy
internal import Foundation
internal import Notices
internal import ParallelExecution
internal import StudyReport
internal import Synchronization

/// One piece of work: its settings and inputs, and then what came out.
final class Session: Sendable {
  private enum State: Sendable {
    case open
    case running
    case done(Outcome)
    case failed
  }

  private let task: Task
  private let state = Mutex(State.open)
  private let order: Mutex<Order>
  private let stage = Mutex("")
  private let request = StopRequest()
  /// The text that was asked for last, which a caller asks for twice.
  private let latest = Mutex<(name: String, bytes: [UInt8])?>(nil)

  init(_ task: Task) {
    self.task = task
    order = Mutex(Order(task))
  }

  // MARK: - Before the run

  /// Changes settings.
  func set(_ text: String, folder: String, name: String) throws {
    try requireOpen()
    try order.withLock { order in
      guard folder.isEmpty || !order.hasSettings else {
        throw SessionError.busy("only the first settings of a session can have a folder")
      }
      try order.set(text, folder: folder, name: name)
    }
  }

  /// Takes a text in the place of a file.
  func hold(_ bytes: Data, as path: String, role name: String) throws {
    let role = try role(name)
    try order.withLock { try $0.hold(bytes, as: path, role: role) }
  }

  /// Takes a data frame in the place of a file.
  func hold(_ frame: FrameTable, as path: String, role name: String) throws {
    let role = try role(name)
    try order.withLock { try $0.hold(frame, as: path, role: role) }
  }

  private func role(_ name: String) throws -> InputRole {
    try requireOpen()
    guard let role = InputRole(rawValue: name) else {
      throw SessionError.unknown("role", name, known: InputRole.allCases.map(\.rawValue))
    }
    return role
  }

  private func requireOpen() throws(SessionError) {
    let isOpen = state.withLock { if case .open = $0 { true } else { false } }
    guard isOpen else { throw .busy("the session has run; begin a new one") }
  }

  // MARK: - The run

  /// Does the work.
  ///
  /// - Parameter progress: Told of each stage; anything but true ends the work.
  /// - Throws: What the work throws, or ``SessionError`` when the session has run.
  func run(_ progress: (String) -> Bool) throws {
    let begins = state.withLock { state in
      guard case .open = state else { return false }
      state = .running
      return true
    }
    guard begins else { throw SessionError.busy("the session has run; begin a new one") }
    defer { stage.withLock { $0 = "" } }
    do {
      let order = order.withLock { order in
        let filled = order.filled()
        order = Order(task)
        return filled
      }
      // Who gave the frames can change their memory again when the run has returned.
      defer { order.closeFrames() }
      let outcome = try request.heeded {
        try task.run(order) { step throws(StudyError) in
          stage.withLock { $0 = step.description }
          guard !request.isMade, progress(step.description) else { throw .stopped }
        }
      }
      // What a loop gave that was asked to end is no result, nor is what it led to an error.
      guard !request.isMade else { throw StudyError.stopped }
      state.withLock { $0 = .done(outcome) }
    } catch {
      state.withLock { $0 = .failed }
      throw request.isMade ? StudyError.stopped : error
    }
  }

  /// Asks the run to end soon: before its next stage, or within a loop that takes long.
  func stop() { request.make() }

  /// The stage that the run is in.
  var currentStage: String { stage.withLock { $0 } }

  // MARK: - After the run

  private func outcome() throws(SessionError) -> Outcome {
    switch state.withLock({ $0 }) {
    case .done(let outcome): return outcome
    case .open: throw .busy("the session has not run yet; call leyline_run first")
    case .running: throw .busy("the session is running; wait for leyline_run to return")
    case .failed: throw .busy("the run of the session failed; begin a new one")
    }
  }

  /// The names of the tables; none before the run.
  var tableNames: [String] { (try? outcome())?.tables.names ?? [] }

  /// Puts a table into a stream.
  func table(_ name: String, into stream: UnsafeMutablePointer<ArrowArrayStream>) throws {
    let tables = try outcome().tables
    guard let table = tables.table(name) else {
      throw SessionError.unknown("table", name, known: tables.names)
    }
    table.export(to: stream)
  }

  /// Returns the bytes of a text.
  func text(_ name: String) throws -> [UInt8] {
    let outcome = try outcome()
    if let known = latest.withLock({ $0?.name == name ? $0?.bytes : nil }) { return known }
    guard let bytes = try outcome.bytes(name, spelling: .keyword) else {
      throw SessionError.unknown("text", name, known: Outcome.textNames)
    }
    latest.withLock { $0 = (name, bytes) }
    return bytes
  }

  /// Writes the output folder.
  ///
  /// - Parameters:
  ///   - folder: The folder.
  ///   - forms: Names of forms of tables and of the JSON result, with spaces between them.
  /// - Throws: ``SessionError`` for a form that there is not, and what the writing throws.
  func save(to folder: String, forms: String = "") throws {
    let names = forms.split(separator: " ").map(String.init)
    let known = TableFormat.allCases.map(\.rawValue) + JSONForm.allCases.map(\.rawValue)
    if let name = names.first(where: { !known.contains($0) }) {
      throw SessionError.unknown("form", name, known: known)
    }
    let formats = names.compactMap { TableFormat(rawValue: $0) }
    let json = names.lazy.compactMap { JSONForm(rawValue: $0) }.first
    guard try outcome().save(to: folder, formats: formats, json: json) else {
      throw SessionError.busy("this work has no output folder; take its tables and texts")
    }
  }
}
