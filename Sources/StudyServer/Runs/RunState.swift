internal import Foundation

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
  /// The state of its workspace that it was made of; nothing of a finished study that was opened.
  let madeOf: String?
  /// The settings that were given, where they are no long text.
  let settings: JSONValue?
  /// What was asked of the prices before a day, where it is no long text.
  let premium: JSONValue?

  private enum CodingKeys: String, CodingKey {
    case id, workspace, task, state, place, stage, seconds, error, settings, premium
    case madeOf = "made_of"
  }

  /// The longest JSON that every state of a run tells, in bytes.
  private static let longest = 10_000

  init(_ work: RunWork) {
    (id, workspace, task) = (work.id, work.workspace, work.plan.task)
    madeOf = work.plan.state
    func short(_ value: JSONValue?) -> JSONValue? {
      value.flatMap { $0.text.utf8.count <= Self.longest ? $0 : nil }
    }
    settings = short(work.plan.given)
    premium = short(work.plan.premium)
  }
}
