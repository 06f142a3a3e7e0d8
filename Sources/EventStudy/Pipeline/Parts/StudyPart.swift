internal import DelimitedText
internal import EventStatistics
public import Foundation
internal import Notices

/// What one of several machines found of a study: the events of its securities under each model.
///
/// Nothing of an event depends on the securities of others, so each machine computes what is said of single
/// events to its end. Averages and tests are left to ``MergedStudy``, which has the fitted events of
/// all in one order: its results are those of one machine, bit for bit.
public struct StudyPart: Sendable {
  /// The study of the part's events alone, each of them listed.
  public let result: StudyResult
  /// What is sent to ``MergedStudy``.
  let content: Content

  /// What other machines need to know of a part.
  struct Content: Sendable, Codable {
    /// The result without what can be made again from the fitted events.
    var result: StudyResult
    let models: [PackedSample]
    /// The number of events whose announcement has no time.
    let shiftedCount: Int
    /// The events with a later day 0; none where each announcement has a time.
    let shifted: [PackedSample]
    let overlappingCount: Int
    let contaminatedCount: Int
    /// The notes that count events of the part.
    let counted: [StudyNote]
  }

  /// Computes the part of a study that its inputs are for.
  ///
  /// - Parameters:
  ///   - settings: Those of the whole study, the same on every machine.
  ///   - progress: Told of each stage as it begins; it can end the work by an error.
  /// - Throws: ``StudyError`` when the settings ask for what needs the prices of all securities in one
  ///   place, or when the settings or an input cannot be used.
  public init(
    _ settings: StudySettings,
    progress: (StudyStep) throws(StudyError) -> Void = { _ in }
  ) throws(StudyError) {
    try Self.requireSeparable(settings)
    var listed = settings
    listed.analysis.perEvent = true
    // What is asked of all events together is asked once they are together.
    listed.methods.tests = []
    listed.analysis.regress = []
    listed.analysis.correlate = []
    listed.correlate.leadLag = false
    listed.analysis.shares = nil
    let inputs = try StudyInputs.load(listed, progress: progress)
    let found = try Study(listed).findings(on: inputs, progress: progress)
    guard found.result.analysis.otherMarkets.isEmpty else {
      throw Self.inseparable(
        "a second index beside the first",
        .market(.files),
        "name one index, or a column market in the events"
      )
    }
    var result = found.result
    result.configuration.methods.tests = settings.methods.tests
    result.configuration.analysis = settings.analysis
    result.configuration.analysis.perEvent = true
    self.result = result
    content = Content(result, found, listsEvents: settings.analysis.perEvent)
  }

  /// The part as bytes, for ``MergedStudy`` of the same version.
  public var bytes: Data {
    get throws {
      let encoder = PropertyListEncoder()
      encoder.outputFormat = .binary
      return try encoder.encode(content)
    }
  }

  /// Reads the bytes of a part.
  ///
  /// - Throws: ``StudyError`` when they are none, or were written by another version.
  static func content(of bytes: Data) throws(StudyError) -> Content {
    let content = try? PropertyListDecoder().decode(Content.self, from: bytes)
    guard let content else {
      throw .configuration(
        .invalidSetting(
          """
          the \(bytes.count) bytes of a part are none that this version of Leyline wrote; install the \
          same version on every machine
          """
        )
      )
    }
    guard content.result.versions == SoftwareVersion.all else {
      throw .configuration(
        .invalidSetting(
          """
          a part was computed by \(content.result.versions.map(\.version).joined(separator: ", ")), and \
          this is \(SoftwareVersion.leyline.version); install the same version on every machine
          """
        )
      )
    }
    return content
  }

  /// Refuses what needs the prices of all securities in one place.
  private static func requireSeparable(_ settings: StudySettings) throws(StudyError) {
    let analysis = settings.analysis
    if !analysis.outcomes.isEmpty {
      throw inseparable("a study of \(analysis.outcomes[0].rawValue)", .analysis(.outcomes))
    }
    if analysis.calendarTime {
      throw inseparable("a portfolio in calendar time", .analysis(.calendarTime))
    }
    if analysis.rats {
      throw inseparable("a regression over all events of each day", .analysis(.rats))
    }
    if analysis.syntheticControl {
      throw inseparable("a synthetic control", .analysis(.syntheticControl))
    }
    if settings.prices.price.count > 1 {
      throw inseparable("a second price beside the first", .prices(.price), "name one price")
    }
    if settings.peers.areGiven {
      throw inseparable(
        "a study with peers",
        .peers(settings.peers.tableFile == nil ? .names : .tableFile)
      )
    }
    if settings.controlFirms.characteristics != nil {
      throw inseparable("a search for control firms", .controlFirms(.characteristics))
    }
    if !settings.prices.intraday.isEmpty {
      throw inseparable("a study of intraday bars", .prices(.intraday))
    }
    if settings.sensitivity != nil {
      throw .configuration(
        .invalidSetting(
          """
          a study of how sensitive the result is needs the prices of all securities in one place; run \
          it on one machine
          """
        )
      )
    }
  }

  private static func inseparable(
    _ what: String,
    _ setting: Setting,
    _ remedy: String? = nil
  ) -> StudyError {
    .configuration(
      .invalidSetting(
        """
        \(what) needs the prices of all securities in one place, and a study in parts has none; \
        \(remedy.map { "\($0), or " } ?? "")run it on one machine, or leave out \(setting)
        """
      )
    )
  }
}

extension StudyPart.Content {
  /// Takes from a study what cannot be made again from its fitted events.
  fileprivate init(_ result: StudyResult, _ found: StudyFindings, listsEvents: Bool) {
    let analysis = result.analysis
    let overlap = found.alignment.overlap
    overlappingCount = overlap.overlappingCount
    contaminatedCount = overlap.contaminatedCount
    counted =
      overlap.notes(found.plan.settings.alignment)
      + EarlyMoveCheck.notes(of: analysis.earlyMoves)
      + ExtremeEventColumn.notes(of: result.events, windows: found.plan.tested)
    models = zip(found.samples, found.zeroShares).map { sample, shares in
      PackedSample(sample, zeroShares: shares)
    }
    shiftedCount = found.shift.count
    shifted = found.shift.samples.map { PackedSample($0) }
    var result = result
    result.models = []
    result.notes.removeAll { [counted] in counted.contains($0) }
    result.configuration.prices.held = HeldFiles()
    result.configuration.events.held = HeldFiles()
    result.analysis = AnalysisResult()
    result.analysis.earlyMoves = analysis.earlyMoves
    result.analysis.outOfSample = analysis.outOfSample
    if listsEvents {
      result.analysis.entries = analysis.entries
      result.analysis.estimationReturns = analysis.estimationReturns
      result.analysis.priceLines = analysis.priceLines
    } else {
      result.averagePrices = []
      result.overlaps = []
    }
    self.result = result
  }
}
