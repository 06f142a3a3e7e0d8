public import EventAlignment
public import EventStatistics

/// Which choices a sensitivity study varies, and what it asks of the results.
public struct SensitivitySettings: Sendable, Hashable {
  /// The tested windows; none means every window of the event window that holds day 0.
  ///
  /// The default is none.
  public var windows: [TestWindow]
  /// The models, besides those of the study.
  ///
  /// The default is the three with a closed form: market, mean adjusted and market adjusted.
  public var models: [ExpectedReturnMethod]
  /// The tests of each cell.
  ///
  /// The default is ``standardTests``.
  public var tests: [InferenceMethod]
  /// Files of further market indices that take the market's place in turn.
  ///
  /// The default is none.
  public var markets: [String]
  /// The lengths of estimation windows, in days.
  ///
  /// The default is 60, 120 and 250.
  public var estimationLengths: [Int]
  /// The last days of estimation windows, relative to day 0.
  ///
  /// The default is -11 and -31.
  public var estimationEnds: [Int]
  /// How returns are measured, besides the study's own way.
  ///
  /// The default is simple and log.
  public var returns: [ReturnKind]
  /// By how many sessions day 0 of announcements without a time is moved, besides not at all.
  ///
  /// The default is 1, which asks what holds if such news came after the close.
  public var shifts: [Int]
  /// Whether the study is repeated without events whose event windows overlap, where there are any.
  ///
  /// The default is true.
  public var withoutOverlapping: Bool
  /// The window of the specification curve, the placebo studies and the single events.
  ///
  /// The default is `-1..1`, or day 0 where that is no tested window.
  public var headline: TestWindow?
  /// The level of significance.
  ///
  /// The default is 0.05.
  public var level: Double
  /// The number of studies on random days; none for 0.
  ///
  /// The default is 1,000; for more than 2,000 events there are fewer, at least 19.
  public var placebos: Int
  /// The random draws of Romano and Wolf's correction; Holm's takes its place for 0.
  ///
  /// The default is 1,000; for many events and specifications there are fewer, at least 99.
  public var draws: Int
  /// The share of each tail that winsorized means move inwards.
  ///
  /// The default is 0.05.
  public var tail: Double
  /// Whether single events are looked at: which one carries the result, medians, drift and power.
  ///
  /// The default is true.
  public var singleEvents: Bool
  /// The power of the smallest detectable effect.
  ///
  /// The default is 0.8.
  public var power: Double
  /// The effects whose samples are asked for, as fractions.
  ///
  /// The default is 0.005, 0.01 and 0.02.
  public var effects: [Double]

  /// Creates a choice; whatever is left out has its default.
  public init(
    windows: [TestWindow] = [],
    models: [ExpectedReturnMethod] = GridSettings.closedForms,
    tests: [InferenceMethod] = SensitivitySettings.standardTests,
    markets: [String] = [],
    estimationLengths: [Int] = [60, 120, 250],
    estimationEnds: [Int] = [-11, -31],
    returns: [ReturnKind] = [.simple, .log],
    shifts: [Int] = [1],
    withoutOverlapping: Bool = true,
    headline: TestWindow? = nil,
    level: Double = 0.05,
    placebos: Int = 1000,
    draws: Int = 1000,
    tail: Double = 0.05,
    singleEvents: Bool = true,
    power: Double = 0.8,
    effects: [Double] = [0.005, 0.01, 0.02]
  ) {
    self.windows = windows
    self.models = models
    self.tests = tests
    self.markets = markets
    self.estimationLengths = estimationLengths
    self.estimationEnds = estimationEnds
    self.returns = returns
    self.shifts = shifts
    self.withoutOverlapping = withoutOverlapping
    self.headline = headline
    self.level = level
    self.placebos = placebos
    self.draws = draws
    self.tail = tail
    self.singleEvents = singleEvents
    self.power = power
    self.effects = effects
  }

  /// The tests of a sensitivity study that names none: those that the grid computes for all windows
  /// from shared sums.
  public static let standardTests: [InferenceMethod] = GridCell.methods

  /// The choice that varies nothing but windows and models.
  public var windowsOnly: SensitivitySettings {
    var choice = self
    choice.markets = []
    choice.estimationLengths = []
    choice.estimationEnds = []
    choice.returns = []
    choice.shifts = []
    choice.withoutOverlapping = false
    return choice
  }
}

extension SensitivitySettings: Codable {
  private enum CodingKeys: String, CodingKey {
    case windows, models, tests, markets, returns, shifts, headline, level, placebos, draws, tail
    case power, effects
    case estimationLengths = "estimation_lengths"
    case estimationEnds = "estimation_ends"
    case singleEvents = "single_events"
    case withoutOverlapping = "without_overlapping"
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init()
    windows =
      try values.decodeIfPresent([String].self, forKey: .windows).map {
        try $0.map { try Self.window($0, key: .windows, in: values) }
      } ?? windows
    models =
      try values.decodeIfPresent([String].self, forKey: .models).map {
        try MethodName.all($0, of: ExpectedReturnMethod.self, kind: "model")
      } ?? models
    tests =
      try values.decodeIfPresent([String].self, forKey: .tests).map {
        try MethodName.all($0, of: InferenceMethod.self, kind: "test")
      } ?? tests
    markets = try values.decodeIfPresent([String].self, forKey: .markets) ?? markets
    estimationLengths =
      try values.decodeIfPresent([Int].self, forKey: .estimationLengths) ?? estimationLengths
    estimationEnds =
      try values.decodeIfPresent([Int].self, forKey: .estimationEnds) ?? estimationEnds
    returns = try values.decodeIfPresent([ReturnKind].self, forKey: .returns) ?? returns
    shifts = try values.decodeIfPresent([Int].self, forKey: .shifts) ?? shifts
    withoutOverlapping =
      try values.decodeIfPresent(Bool.self, forKey: .withoutOverlapping) ?? withoutOverlapping
    headline = try values.decodeIfPresent(String.self, forKey: .headline).map {
      try Self.window($0, key: .headline, in: values)
    }
    level = try values.decodeIfPresent(Double.self, forKey: .level) ?? level
    placebos = try values.decodeIfPresent(Int.self, forKey: .placebos) ?? placebos
    draws = try values.decodeIfPresent(Int.self, forKey: .draws) ?? draws
    tail = try values.decodeIfPresent(Double.self, forKey: .tail) ?? tail
    singleEvents = try values.decodeIfPresent(Bool.self, forKey: .singleEvents) ?? singleEvents
    power = try values.decodeIfPresent(Double.self, forKey: .power) ?? power
    effects = try values.decodeIfPresent([Double].self, forKey: .effects) ?? effects
  }

  /// Reads a window and says under which key it stands when it is none.
  private static func window(
    _ text: String,
    key: CodingKeys,
    in values: KeyedDecodingContainer<CodingKeys>
  ) throws -> TestWindow {
    do throws(EventAlignmentError) {
      return try TestWindow(parsing: text)
    } catch {
      throw DecodingError.dataCorruptedError(
        forKey: key,
        in: values,
        debugDescription: error.description
      )
    }
  }
}
