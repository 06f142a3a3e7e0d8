internal import EventStudy
internal import Foundation
internal import ParallelExecution
internal import StudyReport

/// What a run does.
enum RunTask: String, Sendable, Codable, CaseIterable {
  case study, sensitivity, vwap, premium, correlate
  /// Shows the result of a finished study again.
  case reopen
}

/// A piece of work, fixed when it was asked for, whatever becomes of its workspace later.
struct RunPlan: Sendable {
  let task: RunTask
  /// The settings, with the paths of files.
  let settings: StudySettings
  /// What is asked of the prices before a day.
  let pricing: PricingSettings
  /// The file that is shown again.
  let reopened: String?
  /// The settings as they were given, with the names of files, as a study file has them.
  let tables: JSONValue
  /// What is asked of the prices before a day, as it was given.
  let premium: JSONValue?
  /// The settings of the workspace, as they were given.
  let given: JSONValue
  /// The state of the workspace; nothing where the work does not depend on it.
  let state: String?
  let folder: StudyFolder
  /// The server's own tables that the settings name, by their names: edited events and added adjustments.
  let made: [String: Data]

  /// Does the work.
  ///
  /// - Parameters:
  ///   - threads: The number of threads.
  ///   - stop: Ends the work before it is done.
  ///   - progress: Told of each stage as it begins.
  /// - Returns: What came out, with files as the person named them.
  /// - Throws: What the work throws, and ``StudyError/stopped``.
  func run(
    threads: Int,
    stop: StopRequest,
    progress: @Sendable (String) -> Void
  ) throws -> Outcome {
    do {
      let outcome = try stop.heeded {
        try work(threads: threads) { step throws(StudyError) in
          progress(step.description)
          guard !stop.isMade else { throw .stopped }
        }
      }
      // What a loop gave that was asked to end is no result.
      guard !stop.isMade else { throw StudyError.stopped }
      return outcome
    } catch {
      throw stop.isMade ? StudyError.stopped : error
    }
  }

  private func work(
    threads: Int,
    progress: (StudyStep) throws(StudyError) -> Void
  ) throws -> Outcome {
    var settings = settings
    settings.run.threads = settings.run.threads ?? threads
    switch task {
    case .study:
      return .study(try shown(try Study(settings).run(progress: progress)))
    case .sensitivity:
      settings.sensitivity = settings.sensitivity ?? SensitivitySettings()
      return .sensitivity(try shown(try SensitivityStudy(settings).run(progress: progress)))
    case .vwap:
      try progress(.loading("prices"))
      return .vwap(.around(try shown(try Study(settings).averagePrices())))
    case .premium:
      try progress(.loading("prices"))
      let result = try PricingStudy(settings, pricing: pricing).run()
      return .vwap(.before(try folder.shown(result)))
    case .correlate:
      return .leadLag(try folder.shown(try LeadLagStudy(settings).run(progress: progress)))
    case .reopen:
      try progress(.loading("the finished study"))
      return try reopened.map { try Outcome.reading($0) } ?? .reading("")
    }
  }
}

extension RunPlan {
  /// A study with files as the person named them; its sensitivity study has a file of its own, so that it is not
  /// coded with it.
  private func shown(_ result: StudyResult) throws -> StudyResult {
    var shown = try folder.shown(result)
    shown.sensitivity = try result.sensitivity.map { try self.shown($0) }
    return shown
  }

  /// A sensitivity study with files as the person named them; its specifications, which are most of it, name none
  /// but markets, and those by the names of their series.
  private func shown(_ result: SensitivityResult) throws -> SensitivityResult {
    var plain = result
    // Without those of the study's own choices it would be no result.
    plain.specifications = Array(result.base)
    var shown = try folder.shown(plain)
    shown.specifications = result.specifications.map { one in
      var one = one
      one.market = one.market.map(folder.shown)
      return one
    }
    return shown
  }
}

extension Outcome {
  /// Reads study.json or sensitivity.json.
  fileprivate static func reading(_ path: String) throws -> Outcome {
    let name = (path as NSString).lastPathComponent
    if name == OutputFolder.resultNames[0] {
      // With what lies beside it: the single events and the sensitivity study.
      return .study(try OutputFolder.read((path as NSString).deletingLastPathComponent))
    }
    let data = FileManager.default.contents(atPath: path) ?? Data()
    do {
      return .study(try ResultJSON.result(StudyResult.self, from: data, file: name))
    } catch {
      if let result = try? ResultJSON.result(SensitivityResult.self, from: data, file: name) {
        return .sensitivity(result)
      }
      throw error
    }
  }
}
