import EventAlignment
import EventStatistics
@testable import EventStudy
import Testing

/// No number of a study file can stop the program: it is refused, or the study runs with it.
@Suite("Bounds of numbers")
struct SettingBoundsTests {
  /// Numbers that no setting means, or that sums and powers of it leave.
  static let numbers = [
    "-1", "0", "1", "-9223372036854775808", "9223372036854775807", "-0.5", "0.5", "1e308", "-1e308",
    "1e-308", "nan", "inf", "-inf",
  ]

  /// What a setting is written as in a study file, for each that is a number or a list of them.
  static let settings: [(key: String, isList: Bool)] = {
    let whole = StudySettings {
      $0.run.threads = 1
      $0.sensitivity = SensitivitySettings()
    }
    var found: [(key: String, isList: Bool)] = []
    func look(_ value: Any, in table: String) {
      for child in Mirror(reflecting: value).children {
        guard let label = child.label else { continue }
        let key = label.reduce(into: "") { $0 += $1.isUppercase ? "_\($1.lowercased())" : "\($1)" }
        switch child.value {
        case is Int, is Double, is UInt64: found.append(("\(table).\(key)", false))
        case is [Int], is [Double]:
          // Empty lists of names are lists of numbers too, to a cast.
          if let list = child.value as? [Any], !list.isEmpty {
            found.append(("\(table).\(key)", true))
          }
        default: break
        }
      }
    }
    look(whole.alignment, in: "alignment")
    look(whole.windows, in: "windows")
    look(whole.controlFirms, in: "control_firms")
    look(whole.methods, in: "methods")
    look(whole.analysis, in: "analysis")
    look(whole.correlate, in: "correlate")
    if let sensitivity = whole.sensitivity { look(sensitivity, in: "sensitivity") }
    look(whole.run, in: "run")
    return found + [("windows.min_estimation", false)]
  }()

  @Test func `every number of the settings is looked at`() {
    #expect(
      Self.settings.map(\.key).sorted() == [
        "alignment.max_distance_days", "alignment.max_missing_sessions", "analysis.max_placebos",
        "analysis.min_donors", "analysis.min_securities", "control_firms.count",
        "control_firms.max_age",
        "correlate.max_lag", "correlate.min_announcements", "methods.blocks", "methods.confidence",
        "methods.dimson_lags", "methods.dimson_leads", "methods.draws", "methods.elastic_net_mix",
        "methods.huber_tuning", "run.seed", "run.threads", "sensitivity.effects",
        "sensitivity.estimation_ends", "sensitivity.estimation_lengths", "sensitivity.level",
        "sensitivity.placebos", "sensitivity.power", "sensitivity.shifts",
        "sensitivity.step_down_draws", "sensitivity.tail", "windows.min_estimation",
      ]
    )
  }

  @Test(arguments: settings.map(\.key), numbers)
  func `a number is refused with its key, or the study runs with it`(
    key: String,
    number: String
  ) throws {
    let parts = key.split(separator: ".").map(String.init)
    let isList = Self.settings.contains { $0.key == key && $0.isList }
    let text = "[\(parts[0])]\n\(parts[1]) = \(isList ? "[\(number)]" : number)\n"
    var settings: StudySettings
    do throws(ConfigurationError) {
      settings = try StudyFile.settings(from: text, file: "study.toml")
    } catch {
      #expect("\(error)".hasPrefix("study.toml: \(key)"), "\(error)")
      return
    }
    settings.windows.estimation = EstimationWindow(-60...(-6))
    settings.windows.event = EventWindow(-3...3)
    settings.methods.models = [.market, .dimson, .huber]
    settings.methods.tests = [.crossSectional]
    settings.methods.draws = min(settings.methods.draws, 99)
    settings.analysis.calendarTime = true
    settings.analysis.rats = true
    if var sensitivity = settings.sensitivity {
      sensitivity.models = [.market]
      sensitivity.tests = [.crossSectional]
      // What runs is short, so that the large numbers that are allowed are the study's own matter.
      sensitivity.placebos = min(sensitivity.placebos, 20)
      sensitivity.stepDownDraws = min(sensitivity.stepDownDraws, 20)
      settings.sensitivity = sensitivity
    }
    do {
      let result = try PipelineFixture.run(settings)
      #expect(result.events.count == 3)
    } catch let error as StudyError {
      #expect(!"\(error)".isEmpty)
    }
  }

  @Test(arguments: [
    "methods.confidence", "methods.huber_tuning", "sensitivity.level", "sensitivity.power",
    "sensitivity.tail", "sensitivity.effects",
  ])
  func `no fraction is infinite, negative or not a number`(key: String) {
    let parts = key.split(separator: ".").map(String.init)
    for number in ["nan", "inf", "-inf", "-0.5", "-1e308"] {
      let value = key == "sensitivity.effects" ? "[\(number)]" : number
      #expect(throws: ConfigurationError.self, "\(key) = \(number)") {
        try StudyFile.settings(
          from: "[\(parts[0])]\n\(parts[1]) = \(value)\n",
          file: "study.toml"
        )
      }
    }
  }
}
