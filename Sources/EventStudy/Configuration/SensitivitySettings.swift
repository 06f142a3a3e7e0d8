public import EventAlignment
public import EventStatistics

/// Which choices a sensitivity study varies, and what it asks of the results.
public struct SensitivitySettings: Settings {
  /// The tested windows; none means every window of the event window that holds day 0.
  public var windows: [TestWindow] = []
  /// The models, besides those of the study; by default the three with a closed form.
  @MethodList public var models: [ExpectedReturnMethod] = GridSettings.closedForms
  /// The tests of each cell.
  ///
  /// Where these are the standard ones, a study of at most 500 events has the first test that its sample supports beside
  /// them, if that draws nothing at random.
  @MethodList public var tests: [InferenceMethod] = SensitivitySettings.standardTests
  /// Files of further market indices that take the market's place in turn.
  public var otherMarkets: [String] = []
  /// The lengths of estimation windows, in days.
  public var estimationLengths = [60, 120, 250]
  /// The last days of estimation windows, relative to day 0.
  public var estimationEnds = [-11, -31]
  /// How returns are measured, besides the study's own way.
  public var returnKinds: [ReturnKind] = [.simple, .log]
  /// By how many sessions day 0 of announcements without a time is moved, besides not at all.
  ///
  /// The standard 1 asks what holds if such news came after the close.
  public var shifts = [1]
  /// Whether overlapping events stay, instead of a repetition without them where there are any.
  public var keepOverlapping = false
  /// The window of the specification curve, the placebo studies and the single events.
  ///
  /// Left out, it is the first window that the study tests, which is what its answer is about: day 0 unless the
  /// settings name others.
  public var headline: TestWindow?
  /// The level of significance.
  public var level = 0.05
  /// The number of studies on random days; none for 0.
  ///
  /// For more than 2,000 events there are fewer, at least 20.
  public var placebos = 1000
  /// The random draws of Romano and Wolf's correction; Holm's takes its place for 0.
  ///
  /// For many events and specifications there are fewer, at least 99.
  public var stepDownDraws = 1000
  /// The share of each tail that winsorized means move inwards.
  public var tail = 0.05
  /// Whether single events are looked at: which one carries the result, medians, drift and power.
  public var perEvent = true
  /// The power of the smallest detectable effect.
  public var power = 0.8
  /// The effects whose samples are asked for, as fractions.
  public var effects = [0.005, 0.01, 0.02]

  /// Creates the standard choices.
  public init() {}

  /// The tests of a sensitivity study that names none: those that the grid computes for all windows
  /// from shared sums.
  public static let standardTests: [InferenceMethod] = GridCell.methods

  /// The settings that vary nothing but windows and models.
  public var windowsOnly: SensitivitySettings {
    var settings = self
    settings.otherMarkets = []
    settings.estimationLengths = []
    settings.estimationEnds = []
    settings.returnKinds = []
    settings.shifts = []
    settings.keepOverlapping = true
    return settings
  }

  package enum CodingKeys: String, SettingKey {
    case windows, models, tests, shifts, headline, level, placebos, tail, power, effects
    case otherMarkets = "other_markets"
    case estimationLengths = "estimation_lengths"
    case estimationEnds = "estimation_ends"
    case returnKinds = "return_kinds"
    case keepOverlapping = "keep_overlapping"
    case stepDownDraws = "step_down_draws"
    case perEvent = "per_event"

    package static let table = "sensitivity"
    package var option: String {
      switch self {
      case .windows: "window"
      case .models: "model"
      case .tests: "test"
      case .otherMarkets: "other-market"
      case .estimationLengths: "estimation-length"
      case .estimationEnds: "estimation-end"
      case .returnKinds: "return-kind"
      case .shifts: "shift"
      case .effects: "effect"
      case .perEvent: "no-per-event"
      default: hyphenated
      }
    }
  }

  package var ranges: [SettingRange] {
    [
      .named("files", CodingKeys.otherMarkets, otherMarkets),
      .within(3...100_000, CodingKeys.estimationLengths, estimationLengths),
      .within(-100_000...100_000, CodingKeys.estimationEnds, estimationEnds),
      .within(-1_000...1_000, CodingKeys.shifts, shifts),
      .between(0, 1, CodingKeys.level, [level]),
      .within(0...1_000_000, CodingKeys.placebos, [placebos]),
      .within(0...1_000_000, CodingKeys.stepDownDraws, [stepDownDraws]),
      .from(0, below: 0.5, CodingKeys.tail, [tail]),
      .between(0, 1, CodingKeys.power, [power]),
      .above(0, CodingKeys.effects, effects),
    ]
  }
}
