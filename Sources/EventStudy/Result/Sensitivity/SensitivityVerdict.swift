public import EventStatistics

/// What a sensitivity study comes to: counts and figures, which the report puts into words.
public struct SensitivityVerdict: Sendable, Hashable, Codable {
  /// Whether the result depends on the window, by the rule that each case states.
  public enum Answer: String, Sendable, Hashable, Codable, CaseIterable {
    /// The sign holds in every cell, and after correction at least four of five are significant.
    case robust
    /// Some cells are significant after correction, but fewer, or the sign changes.
    case depends
    /// Cells are significant after correction, but studies of random days, which have no effect, come upon as
    /// good a cell more often than the level allows.
    case chance
    /// No cell is significant after correction.
    case noEffect = "no_effect"
    /// Too few events for a test.
    case untested
  }

  /// The answer.
  public var answer: Answer
  /// The test that the answer rests on: the first of ``trusted`` among the tests of the study; where it has
  /// none of them, the cross-sectional t, or the first that applies.
  public var leadingTest: InferenceMethod
  /// The tests that the sample supports, the most fitting first, whether or not the study has them.
  @AbsentList public var trusted: [InferenceMethod] = []
  /// How the p-values of the leading test were corrected.
  public var adjustment: SensitivityAdjustment
  /// The counts of the base cells by test.
  public var counts: [SignificanceCount]
  /// The day that windows have to hold to be significant; absent where no day decides.
  public var decisiveDay: DecisiveDay?
  /// The effect of the headline window under all specifications; absent where there is only the base.
  public var effects: EffectRange?

  private enum CodingKeys: String, CodingKey {
    case answer, adjustment, counts, effects, trusted
    case leadingTest = "leading_test"
    case decisiveDay = "decisive_day"
  }
}

/// How the p-values of a grid are corrected for the number of its cells.
public enum SensitivityAdjustment: String, Sendable, Hashable, Codable, CaseIterable {
  /// Romano and Wolf's step-down with random signs, which follows the dependence of the cells.
  ///
  /// It is made for the cross-sectional t and always looks in both directions.
  case romanoWolf = "romano_wolf"
  /// Holm's step-down, right under any dependence and therefore cautious.
  case holm
}

/// How many cells of the base a test finds significant.
public struct SignificanceCount: Sendable, Hashable, Codable {
  /// The test.
  public var method: InferenceMethod
  /// The number of cells with a p-value.
  public var cells: Int
  /// Those whose CAAR has the sign of the headline window's.
  public var sameSign: Int
  /// Those with a p-value below the level.
  public var significant: Int
  /// Those with a corrected p-value below the level.
  public var significantAfterAdjustment: Int

  private enum CodingKeys: String, CodingKey {
    case cells, significant
    case method = "test"
    case sameSign = "same_sign"
    case significantAfterAdjustment = "significant_after_adjustment"
  }
}

/// A day that makes the difference between windows that are significant and windows that are not.
public struct DecisiveDay: Sendable, Hashable, Codable {
  /// The day, relative to day 0.
  public var day: Int
  /// The share of the windows with the day that are significant, from 0 to 1.
  public var shareWith: Double
  /// The share of the windows without the day that are significant, from 0 to 1.
  public var shareWithout: Double

  private enum CodingKeys: String, CodingKey {
    case day
    case shareWith = "share_with"
    case shareWithout = "share_without"
  }
}

/// The effect of the headline window under every specification that has one.
public struct EffectRange: Sendable, Hashable, Codable {
  /// The number of specifications with an effect.
  public var specifications: Int
  /// The lowest CAAR, as a fraction.
  public var lowest: Double
  /// The highest CAAR, as a fraction.
  public var highest: Double
  /// The number of specifications whose CAAR has the sign of the base's.
  public var sameSign: Int
  /// The number of specifications with a p-value of the leading test below the level.
  public var significant: Int
  /// The smallest number of events that a specification with events has.
  public var fewestEvents: Int
  /// The largest number of events of a specification.
  public var mostEvents: Int

  private enum CodingKeys: String, CodingKey {
    case lowest, highest, significant
    case specifications = "n_specifications"
    case sameSign = "same_sign"
    case fewestEvents = "fewest_events"
    case mostEvents = "most_events"
  }
}

/// How much of the variation of the effect over all specifications and windows each choice explains.
public struct SensitivityShares: Sendable, Hashable, Codable {
  /// What whoever makes a study can choose.
  public enum Choice: String, Sendable, Hashable, Codable, CaseIterable {
    case window
    case model
    case market
    /// The estimation window.
    case estimation
    /// How returns are measured.
    case returns
    /// By how many sessions day 0 of news without a time is moved.
    case shift
    /// Whether overlapping events are left out.
    case overlapping
  }

  /// A choice and what it explains.
  public struct Share: Sendable, Hashable, Codable {
    /// The choice.
    public var choice: Choice
    /// The number of its levels.
    public var levels: Int
    /// The share that the choice explains by itself, from 0 to 1.
    public var oneWay: Double?
    /// The share that it adds to those before it, from 0 to 1.
    public var sequential: Double?

    private enum CodingKeys: String, CodingKey {
      case choice, levels, sequential
      case oneWay = "one_way"
    }
  }

  /// The shares of the CAAR of all windows, the window being one of the choices.
  public var allWindows: [Share]
  /// What the choices leave over there, which is their interplay.
  public var allWindowsRest: Double?
  /// The shares of the CAAR of the headline window; empty where it is the same everywhere.
  public var headline: [Share]
  /// What the choices leave over there.
  public var headlineRest: Double?

  private enum CodingKeys: String, CodingKey {
    case headline
    case allWindows = "all_windows"
    case allWindowsRest = "all_windows_rest"
    case headlineRest = "headline_rest"
  }

  /// The choice that moves the effect of the headline window most; nothing where none does.
  package var strongest: Share? {
    let first = headline.max { ($0.oneWay ?? 0) < ($1.oneWay ?? 0) }
    return (first?.oneWay ?? 0) > 0 ? first : nil
  }
}
