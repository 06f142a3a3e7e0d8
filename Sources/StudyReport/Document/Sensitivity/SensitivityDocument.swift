public import EventAlignment
public import EventStatistics
public import EventStudy

/// A finished sensitivity study as plain data: what `sensitivity.json` holds.
///
/// Returns are fractions, windows are trading days relative to day 0; a number that does not exist is
/// null in a list and left out elsewhere.
public struct SensitivityDocument: Sendable, Hashable, Codable {
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
  /// What a reader should know.
  public var notes: [StudyNote]
  /// The number of announcements that were read.
  public var announcementCount: Int
  /// The announcements that the study's own choices leave out.
  public var exclusions: [DocumentExclusion]
  /// The tested windows, to which the lists of every specification belong.
  public var windows: [TestWindow]
  /// The tests of each window.
  public var tests: [InferenceMethod]
  /// The window of the specification curve, the placebo studies and the single events.
  public var headline: TestWindow
  /// How many specifications have the study's own choices; they come first.
  public var baseCount: Int
  /// Every specification.
  public var specifications: [DocumentSpecification]
  /// What it comes to, in words and counts.
  public var verdict: SensitivityVerdict
  /// How much of the variation of the effect each choice explains.
  public var shares: SensitivityShares?
  /// The study on random days without an event.
  public var placebo: PlaceboResult?
  /// Single events, extreme values, drift and the sample's size, by model.
  public var robustness: [RobustnessResult]

  private enum CodingKeys: String, CodingKey {
    case simulated, title, configuration, versions, inputs, notes, exclusions, windows, tests
    case headline, specifications, verdict, shares, placebo, robustness
    case announcementCount = "n_announcements"
    case baseCount = "n_base_specifications"
  }

  /// Creates the plain data of a result; nothing is computed here.
  public init(_ result: SensitivityResult) {
    simulated = result.configuration.simulated
    title = result.configuration.title
    configuration = result.configuration
    versions = result.versions
    inputs = result.inputs
    notes = result.notes
    announcementCount = result.announcementCount
    exclusions = result.exclusions.map(DocumentExclusion.init)
    windows = result.windows
    tests = result.tests
    headline = result.headline
    baseCount = result.baseCount
    specifications = result.specifications.map(DocumentSpecification.init)
    verdict = result.verdict
    shares = result.shares
    placebo = result.placebo
    robustness = result.robustness
  }

  /// The specifications with the study's own choices, one for each model.
  public var base: ArraySlice<DocumentSpecification> { specifications.prefix(baseCount) }

  /// The position of the headline window among the windows.
  public var headlineIndex: Int { windows.firstIndex(of: headline) ?? 0 }

  /// The test that verdict and pictures look at: the cross-sectional t, or the first that applies.
  public var leadingTest: Int {
    let used =
      verdict.counts.first { $0.method == .crossSectional && $0.cells > 0 }
      ?? verdict.counts.first { $0.cells > 0 }
    return tests.firstIndex { $0 == used?.method } ?? 0
  }
}
