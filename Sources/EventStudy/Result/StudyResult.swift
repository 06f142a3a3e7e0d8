/// A finished study: what went in, what was left out and why, and every number.
public struct StudyResult: Sendable {
  /// The configuration as used, defaults included.
  public let configuration: StudySettings
  /// The program and the libraries that computed the result.
  public let versions: [SoftwareVersion]
  /// The files that were read, with their digests.
  public let inputs: [InputFile]
  /// What was noticed on the way, warnings first.
  public let notes: [StudyNote]
  /// Every announcement that was read, in the order of event identifiers.
  public let events: [EventRecord]
  /// The announcements that are not in the statistics, each with its reason.
  public let exclusions: [Exclusion]
  /// The events whose windows touch another event of the same symbol.
  public let overlaps: [EventOverlap]
  /// The volume-weighted average prices around each included event.
  public let averagePrices: [EventAveragePrices]
  /// The results of each model, in the order of the configuration.
  public let models: [ModelResult]

  /// Groups, regressions, correlations, diagnostics and corrections for several tests.
  public let analysis: StudyAnalysis

  /// The study under other choices, where the configuration asks for it.
  public let sensitivity: SensitivityResult?

  /// Creates a result.
  public init(
    configuration: StudySettings,
    versions: [SoftwareVersion],
    inputs: [InputFile],
    notes: [StudyNote],
    events: [EventRecord],
    exclusions: [Exclusion],
    overlaps: [EventOverlap],
    averagePrices: [EventAveragePrices],
    models: [ModelResult],
    analysis: StudyAnalysis = StudyAnalysis(),
    sensitivity: SensitivityResult? = nil
  ) {
    self.configuration = configuration
    self.versions = versions
    self.inputs = inputs
    self.notes = notes
    self.events = events
    self.exclusions = exclusions
    self.overlaps = overlaps
    self.averagePrices = averagePrices
    self.models = models
    self.analysis = analysis
    self.sensitivity = sensitivity
  }

  /// The events that are in the statistics.
  public var includedEvents: [EventRecord] { events.filter { $0.status == .included } }
}
