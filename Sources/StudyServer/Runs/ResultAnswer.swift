internal import EventStatistics
internal import EventStudy
internal import Foundation
internal import Notices
internal import StudyReport

/// What came out of a run, for the page.
struct ResultAnswer: Codable {
  /// What one model gives.
  struct Model: Codable {
    let model: String
    let name: String
    let trusted: [String]?
    let windows: [WindowResult]
    let tests: [TestResult]
    let aar: [AverageDay]
    /// What a study of one event says of it; nothing for a study of several.
    let singles: [Single]?
  }

  /// The only event of a study over a window, with its own interval and the test that decides.
  struct Single: Codable {
    let start: Int
    let end: Int
    let car: Double?
    let lower: Double?
    let upper: Double?
    let test: String?
    let pValue: Double?

    private enum CodingKeys: String, CodingKey {
      case car, lower, upper, test
      case start = "window_start"
      case end = "window_end"
      case pValue = "p_value"
    }

    init(_ row: CumulativeReturn, of model: ModelResult, confidence: Double) {
      (start, end, car) = (row.windowStart, row.windowEnd, row.car)
      let fit = model.fits.first { $0.eventID == row.eventID }
      let interval = fit.flatMap {
        row.interval(confidence: confidence, degreesOfFreedom: $0.degreesOfFreedom)
      }
      (lower, upper) = (interval?.lowerBound, interval?.upperBound)
      let decisive = row.decisiveTest
      (test, pValue) = (decisive?.id, decisive?.pValue)
    }
  }

  let run: String
  let task: RunTask
  let title: String
  let simulated: Bool
  let sentences: [String]
  let robustness: [String]?
  let advice: [String]?
  let notes: JSONValue
  let questions: JSONValue
  let models: [Model]
  let events: [EventRecord]
  let exclusions: [Exclusion]
  /// What of the settings is not the standard, of a finished study that was opened: the workspace has its own.
  let settings: JSONValue?
  let hasGrid: Bool
  let hasReport: Bool
  /// The tables of work that is no study, as its report has them.
  let tables: [ShownTable]
  let data: JSONValue?

  private enum CodingKeys: String, CodingKey {
    case run, task, title, simulated, sentences, robustness, advice, notes, questions, models,
      events
    case exclusions, tables, data, settings
    case hasGrid = "has_grid"
    case hasReport = "has_report"
  }

  init(_ outcome: Outcome, of work: RunWork) throws {
    run = work.id
    task = work.plan.task
    let study = outcome.study
    let sensitivity = outcome.sensitivity
    title =
      study?.title ?? sensitivity?.title ?? outcome.subject ?? work.plan.settings.title
    simulated = outcome.isSimulated
    // The questions say the same with what can be done about them.
    let undecided = Set(outcome.undecided)
    sentences = outcome.answer(.controls).filter { !undecided.contains($0) }
    tables = outcome.shownTables
    robustness = sensitivity.map { Outcome.sensitivity($0).verdict(.controls) ?? [] }
    advice = outcome.advice(.controls)
    notes = try JSONValue(of: outcome.noteList.map { NoteAnswer($0) })
    questions = try JSONValue(of: outcome.asked(in: work.plan.folder))
    let advised = Dictionary(
      (study?.analysis.advice ?? []).map { ($0.model, $0.preferred.map(\.rawValue)) },
      uniquingKeysWith: { first, _ in first }
    )
    let only = study.flatMap { study in
      study.events.count { $0.status == .included } == 1 ? study.configuration.methods : nil
    }
    models = (study?.models ?? []).map { model in
      Model(
        model: model.model.rawValue,
        name: model.model.definition.name,
        trusted: advised[model.model],
        windows: model.windows,
        tests: model.tests,
        aar: model.aar,
        singles: only.map { methods in
          model.cars.map { Single($0, of: model, confidence: methods.confidence) }
        }
      )
    }
    events = study?.events ?? []
    exclusions = study?.exclusions ?? sensitivity?.exclusions ?? []
    let configuration = task == .reopen ? study?.configuration ?? sensitivity?.configuration : nil
    settings = try configuration.map { try SettingPlaces.changes(of: $0) }
    hasGrid = sensitivity != nil
    hasReport = ReportFile.name(in: work.output) != nil
    data =
      switch outcome {
      case .vwap, .leadLag:
        try outcome.json().map { try JSONDecoder().decode(JSONValue.self, from: Data($0.utf8)) }
      default: nil
      }
  }
}

extension ResultAnswer {
  /// The settings of a finished study that was opened, without its files; nothing for others.
  func opened() throws -> StudySettings? {
    try settings.map {
      try StudySettings(json: $0.text, name: "settings", over: StudySettings())
    }
  }
}

extension Outcome {
  /// The study, where it is one.
  var study: StudyResult? {
    if case .study(let result) = self { result } else { nil }
  }

  /// The sensitivity study, alone or in a study.
  var sensitivity: SensitivityResult? {
    switch self {
    case .study(let result): result.sensitivity
    case .sensitivity(let result): result
    default: nil
    }
  }

  /// Whether the prices are simulated.
  fileprivate var isSimulated: Bool {
    switch self {
    case .study(let result), .vwap(.around(let result)): result.simulated
    case .sensitivity(let result): result.simulated
    case .vwap(.before(let result)): result.simulated
    case .leadLag(let result): result.simulated
    default: false
    }
  }

  /// What was noticed.
  fileprivate var noteList: [StudyNote] {
    switch self {
    case .study(let result), .vwap(.around(let result)): result.notes
    case .sensitivity(let result): result.notes
    case .vwap(.before(let result)): result.notes
    case .leadLag(let result): result.notes
    default: []
    }
  }

  /// What must be decided before the numbers can be trusted, with what decides it.
  fileprivate func asked(in folder: StudyFolder) -> [QuestionAnswer] {
    switch self {
    case .study(let result), .vwap(.around(let result)):
      result.questions.map { QuestionAnswer($0) }
    case .sensitivity(let result): result.questions.map { QuestionAnswer($0) }
    case .vwap(.before(let result)):
      // Other notes name options of the command, which the page cannot set.
      result.notes.compactMap { note in
        let lines = AdjustmentLine.quoted(in: note.message.text(.key))
        return lines.isEmpty ? nil : QuestionAnswer(note, adjustments: lines, in: folder)
      }
    default: []
    }
  }
}

/// The page among the files of a run.
enum ReportFile {
  private static let names = ["report.html", "sensitivity.html", "vwap.html"]

  /// The name of the page in a folder; nothing where it has none.
  static func name(in folder: String) -> String? {
    names.first { FileManager.default.fileExists(atPath: "\(folder)/\($0)") }
  }
}
