/// A run as clients see it.
struct RunState: Sendable, Encodable, Hashable {
  /// How far a run is.
  enum State: String, Sendable, Encodable {
    case queued, running, done, failed, cancelled

    /// Whether nothing comes any more.
    var hasEnded: Bool { self != .queued && self != .running }
  }

  let id: String
  let workspace: String
  let task: RunTask
  var state = State.queued
  /// The place in the queue, from 1 on.
  var place: Int?
  var stage: String?
  var seconds: Double?
  var error: ErrorBody?
}
