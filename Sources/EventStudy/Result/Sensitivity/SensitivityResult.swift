public import EventAlignment
public import EventStatistics

/// A finished sensitivity study: one event study under every combination of choices.
public struct SensitivityResult: Sendable {
  /// The configuration as used, defaults included.
  public let configuration: StudySettings
  /// The program and the libraries that computed the result.
  public let versions: [SoftwareVersion]
  /// The files that were read, with their digests.
  public let inputs: [InputFile]
  /// What was noticed on the way, warnings first.
  public let notes: [StudyNote]
  /// The number of announcements that were read.
  public let announcementCount: Int
  /// The announcements that the base specification leaves out, each with its reason.
  public let exclusions: [Exclusion]
  /// The tested windows; where none were named, all that hold day 0, by start and then by end.
  public let windows: [TestWindow]
  /// The tests of each cell.
  public let tests: [InferenceMethod]
  /// The window that the specification curve, the placebo studies and the single events look at.
  public let headline: TestWindow
  /// The models of the base choices: the first that many of ``specifications``.
  public let baseCount: Int
  /// Every specification, those with the study's own choices first, model by model.
  public let specifications: [SpecificationResult]
  /// What it comes to, in words and counts.
  public let verdict: SensitivityVerdict
  /// How much of the variation of the effect each choice explains; absent without variation.
  public let shares: SensitivityShares?
  /// The study on random days without an event; absent where none was asked for or possible.
  public let placebo: PlaceboResult?
  /// What single events, extreme values, drift and the sample's size do, by model of the base.
  public let robustness: [RobustnessResult]

  /// Creates a result.
  public init(
    configuration: StudySettings,
    versions: [SoftwareVersion],
    inputs: [InputFile],
    notes: [StudyNote],
    announcementCount: Int,
    exclusions: [Exclusion],
    windows: [TestWindow],
    tests: [InferenceMethod],
    headline: TestWindow,
    baseCount: Int,
    specifications: [SpecificationResult],
    verdict: SensitivityVerdict,
    shares: SensitivityShares?,
    placebo: PlaceboResult?,
    robustness: [RobustnessResult]
  ) {
    self.configuration = configuration
    self.versions = versions
    self.inputs = inputs
    self.notes = notes
    self.announcementCount = announcementCount
    self.exclusions = exclusions
    self.windows = windows
    self.tests = tests
    self.headline = headline
    self.baseCount = baseCount
    self.specifications = specifications
    self.verdict = verdict
    self.shares = shares
    self.placebo = placebo
    self.robustness = robustness
  }

  /// The specifications with the study's own choices, one for each model.
  public var base: ArraySlice<SpecificationResult> { specifications.prefix(baseCount) }
}
