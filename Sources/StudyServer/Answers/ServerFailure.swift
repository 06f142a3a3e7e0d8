internal import EventStudy
internal import Foundation
internal import HTTPTypes
internal import Notices

/// A request that cannot be done, as the client is told of it.
struct ServerFailure: Error, Sendable {
  /// The status of the answer.
  let status: HTTPResponse.Status
  /// What is wrong and what to do.
  var body: ErrorBody
  /// Further headers.
  var headers = HTTPFields()
  /// Whether the rest of the body is not wanted, so that the connection is closed.
  var leavesBody = false

  init(_ status: HTTPResponse.Status, _ message: String, advice: String? = nil) {
    self.status = status
    body = ErrorBody(message: message, advice: advice)
  }

  init(_ status: HTTPResponse.Status, _ body: ErrorBody) {
    self.status = status
    self.body = body
  }

  /// Describes what was thrown: input that is wrong, or a mistake of the program's own.
  init(thrown error: any Error, in folder: StudyFolder? = nil) {
    if let failure = error as? ServerFailure {
      self = failure
    } else if let body = ErrorBody(error, in: folder) {
      self.init(.unprocessableContent, body)
    } else {
      self.init(
        .internalServerError,
        "internal error: \(folder.map { $0.shown("\(error)") } ?? "\(error)")",
        advice: "report it with what you did"
      )
    }
  }

  /// There is none of something.
  static func notFound(_ what: String) -> ServerFailure {
    ServerFailure(
      .notFound,
      "there is no such \(what)",
      advice: "it may have ended; load the page again"
    )
  }

  /// The failure with the rest of the body left unread.
  var leavingBody: ServerFailure {
    var failure = self
    failure.leavesBody = true
    return failure
  }
}

/// The one form of all failures.
struct ErrorBody: Codable, Sendable, Hashable {
  /// What is wrong and what to do, in one sentence.
  var message: String
  /// What to do, where the message does not say it.
  var advice: String?
  var file: String?
  var line: Int?
  var number: Int?
  var column: String?
  var value: String?
  var setting: String?
  /// What can be done with a click.
  var answers: [Answer] = []

  init(message: String, advice: String? = nil) {
    self.message = message
    self.advice = advice
  }

  /// Takes over an error that tells a person what to do; nothing for others.
  init?(_ error: any Error, in folder: StudyFolder? = nil) {
    guard let refusal = Refusal(error) else { return nil }
    self.init(refusal.message, place: refusal.place, in: folder)
  }

  /// Takes over a message with its place.
  init(_ message: Message, place: InputPlace, in folder: StudyFolder? = nil) {
    func shown(_ text: String) -> String { folder?.shown(text) ?? text }
    self.message = shown(message.text(.controls))
    file = place.file.map(shown)
    line = place.line
    number = place.number
    column = place.column
    value = place.value.map { String($0.prefix(1_000)) }
    setting = message.settings.first?.path
    answers = Answer.all(of: message)
  }
}

extension ErrorBody {
  /// What is wrong with a field, for a table that shows its row and its column.
  var objection: String {
    var text = message
    if let file, let line {
      let place = "\(file):\(line):" + (number.map { "\($0):" } ?? "") + " "
      if text.hasPrefix(place) { text.removeFirst(place.count) }
    }
    guard let column else { return text }
    return text.replacing("column \"\(column)\" is empty", with: "it is empty")
      .replacing(" in column \"\(column)\"", with: "")
  }
}

/// What answers a question with a click.
struct Answer: Codable, Sendable, Hashable {
  /// A key with its table.
  var setting: String?
  /// The value that it would be given.
  var value: JSONValue?
  /// A line for the adjustments.
  var adjustment: AdjustmentLine?

  init(setting: String, value: JSONValue?) {
    self.setting = setting
    self.value = value
  }

  init(_ adjustment: AdjustmentLine) { self.adjustment = adjustment }

  /// Returns what the settings that a message names would be given.
  ///
  /// A setting of files is left out, as files come from uploads.
  static func all(of message: Message) -> [Answer] {
    message.suggestions.compactMap { suggestion in
      guard !SettingPlaces.namesFiles(suggestion.setting) else { return nil }
      return Answer(
        setting: suggestion.setting.path,
        value: SettingPlaces.value(suggestion.value, for: suggestion.setting)
      )
    }
  }
}
