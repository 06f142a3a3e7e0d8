public import CivilTime
package import EventAlignment
public import EventStatistics

/// A finished sensitivity study: one event study under every combination of choices.
///
/// This is what `sensitivity.json` holds and what its table, its page and its summary are drawn from.
/// Returns are fractions, windows are trading days relative to day 0; a number that does not exist is
/// null in a list and left out elsewhere.
public struct SensitivityResult: Sendable, Hashable, Codable {
  /// Whether the prices are simulated.
  public var simulated: Bool
  /// What the study is called.
  public var title: String
  /// The configuration as used, defaults included.
  public var configuration: StudySettings
  /// The program and the libraries that computed the result.
  public var versions: [SoftwareVersion]
  /// The files that were read, with their digests.
  public var inputs: [InputFile]
  /// What was noticed on the way, warnings first.
  public var notes: [StudyNote]
  /// What must be decided before the numbers can be trusted, each within a window of an event of the
  /// study's own choices.
  public var questions: [PriceQuestion] = []
  /// The number of announcements that were read.
  public var announcementCount: Int
  /// The event, where the study's own choices leave one.
  public var onlyEvent: OnlyEvent?
  /// The announcements that the study's own choices leave out, each with its reason.
  public var exclusions: [Exclusion]
  /// The tested windows, to which the lists of every specification belong; where none were named, all
  /// that hold day 0, by start and then by end.
  public var windows: [WindowDays]
  /// The tests of each window.
  public var tests: [InferenceMethod]
  /// The window that the specification curve, the placebo studies and the single events look at.
  public var headline: WindowDays
  /// How many specifications have the study's own choices; they come first, model by model.
  public var baseCount: Int
  /// Every specification.
  public var specifications: [SpecificationResult]
  /// What it comes to.
  public var verdict: SensitivityVerdict
  /// How much of the variation of the effect each choice explains; absent without variation.
  public var shares: SensitivityShares?
  /// The study on random days without an event; absent where none was asked for or possible.
  public var placebo: PlaceboResult?
  /// What single events, extreme values, drift and the sample's size do, by model of the base.
  public var robustness: [RobustnessResult]

  private enum CodingKeys: String, CodingKey {
    case simulated, title, configuration, versions, inputs, notes, questions, exclusions, windows
    case tests, headline, specifications, verdict, shares, placebo, robustness
    case announcementCount = "n_announcements"
    case onlyEvent = "only_event"
    case baseCount = "n_base_specifications"
  }

  /// Who the only event of a study is about, and its day 0.
  public struct OnlyEvent: Sendable, Hashable, Codable {
    /// The event.
    public var eventID: String
    /// Its symbol.
    public var symbol: String
    /// The name of the company, where it is known.
    public var company: String?
    /// Day 0.
    public var eventDate: CalendarDate

    private enum CodingKeys: String, CodingKey {
      case symbol, company
      case eventID = "event_id"
      case eventDate = "event_date"
    }
  }

  /// The specifications with the study's own choices, one for each model.
  public var base: ArraySlice<SpecificationResult> { specifications.prefix(baseCount) }

  /// Whether the study's own choices leave an event to study.
  package var hasEvents: Bool { base.contains { $0.fittedCount > 0 } }

  /// What was varied, and what was asked of the results.
  package var choices: SensitivitySettings { configuration.sensitivity ?? SensitivitySettings() }

  /// The position of the headline window among the windows.
  package var headlineIndex: Int { windows.firstIndex(of: headline) ?? 0 }

  /// The position of the test that the verdict looks at among the tests.
  package var leadingIndex: Int { tests.firstIndex(of: verdict.leadingTest) ?? 0 }
}

extension SensitivityResult {
  /// Reads a result; one that was written before there were questions has none.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    simulated = try values.decode(Bool.self, forKey: .simulated)
    title = try values.decode(String.self, forKey: .title)
    configuration = try values.decode(StudySettings.self, forKey: .configuration)
    versions = try values.decode([SoftwareVersion].self, forKey: .versions)
    inputs = try values.decode([InputFile].self, forKey: .inputs)
    notes = try values.decode([StudyNote].self, forKey: .notes)
    questions = try values.decodeIfPresent([PriceQuestion].self, forKey: .questions) ?? []
    announcementCount = try values.decode(Int.self, forKey: .announcementCount)
    onlyEvent = try values.decodeIfPresent(OnlyEvent.self, forKey: .onlyEvent)
    exclusions = try values.decode([Exclusion].self, forKey: .exclusions)
    windows = try values.decode([WindowDays].self, forKey: .windows)
    tests = try values.decode([InferenceMethod].self, forKey: .tests)
    headline = try values.decode(WindowDays.self, forKey: .headline)
    baseCount = try values.decode(Int.self, forKey: .baseCount)
    specifications = try values.decode([SpecificationResult].self, forKey: .specifications)
    verdict = try values.decode(SensitivityVerdict.self, forKey: .verdict)
    shares = try values.decodeIfPresent(SensitivityShares.self, forKey: .shares)
    placebo = try values.decodeIfPresent(PlaceboResult.self, forKey: .placebo)
    robustness = try values.decode([RobustnessResult].self, forKey: .robustness)
    try checkLengths()
  }
}

/// Every window under one combination of the choices that a study leaves to whoever makes it.
public struct SpecificationResult: Sendable, Hashable, Codable {
  /// What becomes of events whose event windows overlap.
  public enum Overlapping: String, Sendable, Hashable, Codable, CaseIterable {
    /// They stay in the study.
    case kept
    /// They are left out.
    case excluded
  }

  /// The model.
  public var model: ExpectedReturnMethod
  /// The name of the market index; absent where the model uses none.
  public var market: String?
  /// The first day that the model is estimated on, relative to day 0.
  public var estimationStart: Int
  /// The last day that the model is estimated on, relative to day 0.
  public var estimationEnd: Int
  /// How returns are measured.
  public var returns: ReturnKind
  /// By how many sessions day 0 of announcements without a time is moved.
  public var shift: Int
  /// What becomes of overlapping events.
  public var overlapping: Overlapping
  /// The number of events that the model was fitted to.
  public var fittedCount: Int
  /// The number of events with a return in each window.
  public var eventCounts: [Int]
  /// The cumulative average abnormal return of each window, as a fraction.
  public var caar: [Double?]
  /// One entry for each test of the study.
  public var tests: [SpecificationTest]

  private enum CodingKeys: String, CodingKey {
    case model, market, returns, shift, overlapping, caar, tests
    case estimationStart = "estimation_start"
    case estimationEnd = "estimation_end"
    case fittedCount = "n_fitted_events"
    case eventCounts = "n_events"
  }

  /// The days that the model is estimated on.
  package var estimation: EstimationWindow {
    EstimationWindow(estimationStart...max(estimationStart, estimationEnd))
  }
}

/// The outcomes of one test under one specification, window by window.
public struct SpecificationTest: Sendable, Hashable, Codable {
  /// The test.
  public var test: InferenceMethod
  /// How the p-values were corrected.
  public var adjustment: SensitivityAdjustment
  /// The observed statistics.
  public var statistic: [Double?]
  /// The p-values in the direction of the study.
  public var pValue: [Double?]
  /// The p-values corrected for all windows and models of the same choices.
  public var adjustedPValue: [Double?]
  /// Why the test does not apply to some windows; absent where it applies to all.
  public var notApplicable: [NotApplicable]?

  /// Windows that a test does not apply to.
  public struct NotApplicable: Sendable, Hashable, Codable {
    /// The reason in words.
    public var reason: String
    /// The positions of the windows in ``SensitivityResult/windows``, from 0 on.
    public var places: [Int]
  }

  private enum CodingKeys: String, CodingKey {
    case test, adjustment, statistic
    case pValue = "p_value"
    case adjustedPValue = "adjusted_p_value"
    case notApplicable = "not_applicable"
  }
}
