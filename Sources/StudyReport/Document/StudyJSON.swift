public import EventStudy
internal import EventStatistics
internal import Foundation

/// The JSON form of a study: `study.json`, what `--format json` prints and, where it is asked for, a file
/// with a line for each event.
public struct StudyJSON: Sendable {
  /// The file with a line for each event.
  static let eventsName = OutputNames.events

  private let result: StudyResult
  private let form: JSONForm

  /// Creates the JSON of a study.
  ///
  /// - Parameters:
  ///   - result: The study.
  ///   - form: How it is written; nothing for ``JSONForm/standard(forEvents:)``.
  public init(_ result: StudyResult, form: JSONForm? = nil) {
    self.result = result
    self.form = form ?? .standard(forEvents: result.events.count)
  }

  /// Returns what is printed: the study or, by lines, the study without its events and a line for each.
  ///
  /// - Throws: ``ReportError/cannotEncode(file:reason:)``.
  public func text() throws(ReportError) -> String {
    let file = "standard output"
    var bytes: [UInt8] = []
    switch form {
    case .pretty: return try ResultJSON.text(of: result)
    case .compact: try stream.file(file, of: result).write { bytes += $0 }
    case .lines:
      let parts = SplitStudy(result)
      try stream.file(file, of: parts.head).write { bytes += $0 }
      try stream.file(file, ofLines: parts.events).write { bytes += $0 }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Returns the files, which are made while they are written.
  func files() -> [OutputFile] {
    let name = OutputNames.study
    switch form {
    case .pretty: return [ResultJSON.file(name, of: result)]
    case .compact: return [stream.file(name, of: result)]
    case .lines:
      let parts = SplitStudy(result)
      return [
        stream.file(Self.eventsName, ofLines: parts.events), ResultJSON.file(name, of: parts.head),
      ]
    }
  }

  private var stream: JSONText {
    JSONText(userInfo: ResultJSON.userInfo, threads: result.configuration.run.threadCount)
  }

  /// Reads a study back, with its events where they have a file of their own.
  ///
  /// - Parameters:
  ///   - data: The bytes of `study.json`.
  ///   - file: Its path, for the error.
  ///   - beside: Returns the bytes of another file of the folder; nothing where there is none.
  /// - Returns: The study.
  /// - Throws: ``ReportError`` when a file is missing or no study.
  static func result(
    from data: Data,
    file: String,
    beside: (String) -> Data?
  ) throws(ReportError) -> StudyResult {
    let result = try ResultJSON.result(StudyResult.self, from: data, file: file)
    guard let name = try ResultJSON.result(EventsFile.self, from: data, file: file).eventsFile
    else {
      return result
    }
    guard let bytes = beside(name) else {
      throw .cannotRead(
        path: (file as NSString).deletingLastPathComponent + "/" + name,
        reason:
          "there is no such file, and \(file) says that its events are there; run `leyline study` again"
      )
    }
    var events: [EventLine] = []
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      events.append(
        try ResultJSON.result(
          EventLine.self,
          from: line,
          file: "\(name), line \(events.count + 1),"
        )
      )
    }
    return SplitStudy.joined(result, events)
  }
}

/// Where a study has its events, when they are not in `study.json`.
struct EventsFile: Codable {
  let eventsFile: String?

  enum CodingKeys: String, CodingKey {
    case eventsFile = "events_file"
  }
}

/// What a study says of one event: a line of `events.jsonl`.
struct EventLine: Codable, Hashable, Sendable {
  /// What a model says of the event.
  struct Model: Codable, Hashable, Sendable {
    /// The model.
    let model: ExpectedReturnMethod
    /// The estimates.
    let fit: ModelFit?
    /// The abnormal returns of the days.
    let abnormalReturns: AbnormalReturns?
    /// The cumulative abnormal returns of the windows.
    let cars: [CumulativeReturn]
    /// The checks of the residuals.
    let diagnostics: EventDiagnostics?

    enum CodingKeys: String, CodingKey {
      case model, fit, cars, diagnostics
      case abnormalReturns = "abnormal_returns"
    }
  }

  /// The announcement.
  let event: EventRecord
  /// The prices around it.
  let averagePrices: AveragePrices?
  /// Each model that could be fitted.
  let models: [Model]

  enum CodingKeys: String, CodingKey {
    case event, models
    case averagePrices = "average_prices"
  }
}

/// A study without its events, and a line for each of them.
private struct SplitStudy {
  /// A study without its events, which says where they are.
  struct Head: Encodable, Sendable {
    let result: StudyResult

    func encode(to encoder: any Encoder) throws {
      try result.encode(to: encoder)
      try EventsFile(eventsFile: StudyJSON.eventsName).encode(to: encoder)
    }
  }

  let head: Head
  let events: [EventLine]

  init(_ result: StudyResult) {
    let prices = Self.byEvent(result.averagePrices, \.eventID)
    let models = result.models.map { model in
      (
        model: model.model, fits: Self.byEvent(model.fits, \.eventID),
        returns: Self.byEvent(model.abnormalReturns, \.eventID),
        cars: Dictionary(grouping: model.cars, by: \.eventID),
        checks: Self.byEvent(
          result.analysis.diagnostics.filter { $0.model == model.model },
          \.eventID
        )
      )
    }
    events = result.events.map { event in
      let id = event.eventID
      return EventLine(
        event: event,
        averagePrices: prices[id],
        models: models.compactMap { model in
          let cars = model.cars[id] ?? []
          let (fit, returns, checks) = (model.fits[id], model.returns[id], model.checks[id])
          guard fit != nil || returns != nil || checks != nil || !cars.isEmpty else { return nil }
          return EventLine.Model(
            model: model.model,
            fit: fit,
            abnormalReturns: returns,
            cars: cars,
            diagnostics: checks
          )
        }
      )
    }
    var rest = result
    rest.events = []
    rest.averagePrices = []
    rest.analysis.diagnostics = []
    for index in rest.models.indices {
      rest.models[index].fits = []
      rest.models[index].abnormalReturns = []
      rest.models[index].cars = []
    }
    head = Head(result: rest)
  }

  /// Puts events back where they were.
  static func joined(_ head: StudyResult, _ events: [EventLine]) -> StudyResult {
    var result = head
    result.events = events.map(\.event)
    result.averagePrices = events.compactMap(\.averagePrices)
    for index in result.models.indices {
      let own = events.compactMap { event in
        event.models.first { $0.model == result.models[index].model }
      }
      result.models[index].fits = own.compactMap(\.fit)
      result.models[index].abnormalReturns = own.compactMap(\.abnormalReturns)
      result.models[index].cars = own.flatMap(\.cars)
      result.analysis.diagnostics += own.compactMap(\.diagnostics)
    }
    return result
  }

  private static func byEvent<Part>(
    _ parts: [Part],
    _ eventID: (Part) -> String
  ) -> [String: Part] {
    Dictionary(parts.map { (eventID($0), $0) }, uniquingKeysWith: { first, _ in first })
  }
}
