internal import EventStatistics
internal import Notices

/// A study put together from the parts of several machines.
///
/// Events are put in the order of their identifiers before anything is summed, so that the number of parts and
/// their order change no bit of an average, a test or a table.
public struct MergedStudy: Sendable {
  private let parts: [ReceivedPart]
  private let plan: StudyPlan

  /// Takes the parts of a study.
  ///
  /// - Parameters:
  ///   - settings: Those of the whole study, with which the parts were computed.
  ///   - parts: In any order.
  /// - Throws: ``StudyError`` when there is no part, when two parts have an event in common, or when the parts
  ///   were computed with different settings.
  public init(_ settings: StudySettings, parts: [ReceivedPart]) throws(StudyError) {
    guard let first = parts.first else {
      throw .configuration(
        .missing(what: "there is no part to put together", remedy: "give at least one")
      )
    }
    for part in parts where part.methods != first.methods {
      throw .configuration(
        .invalidSetting(
          "two parts were computed with different settings; compute every part with those of the whole study"
        )
      )
    }
    var seen: Set<String> = []
    for event in parts.flatMap(\.result.events) where !seen.insert(event.eventID).inserted {
      throw .configuration(
        .invalidSetting(
          """
          the event \(event.eventID) is in two parts; give each event to one machine, and each an \
          identifier of its own
          """
        )
      )
    }
    // What is written of the settings is what the parts have used; the lists are those asked for.
    var used = first.result.configuration
    used.analysis.perEvent = settings.analysis.perEvent
    used.run.threads = settings.run.threads
    plan = try StudyPlan(used)
    self.parts = parts.sorted { $0.firstEvent < $1.firstEvent }
  }

  /// Averages and tests the events of all parts.
  ///
  /// - Parameter progress: Told of each stage as it begins; it can end the work by an error.
  /// - Returns: The result; the same bits for any number of parts.
  /// - Throws: ``StudyError`` when a column that the settings name does not exist.
  public func run(
    progress: (StudyStep) throws(StudyError) -> Void = { _ in }
  ) throws(StudyError) -> StudyResult {
    let events = parts.flatMap(\.result.events).sorted { $0.eventID < $1.eventID }
    var models: [ModelResult] = []
    var samples: [(FittedSample, GroupSummary)] = []
    var zeroShares: [[Double]] = []
    for (place, method) in plan.settings.methods.models.enumerated() {
      try progress(.testing(method))
      let (sample, shares) = sample(of: method) { $0.models[place] }
      let summary = sample.summary(plan: plan)
      models.append(sample.result(of: summary, plan: plan))
      samples.append((sample, summary))
      zeroShares.append(shares)
    }
    try progress(.analyzing)
    var analysis = try AnalysisStage(
      events: events,
      models: samples,
      zeroShares: zeroShares,
      results: models,
      plan: plan
    ).run()
    analysis.shiftedDayZero = shift().results(plan: plan)
    let moves = gathered(\.analysis.earlyMoves, of: \.eventID)
    let shares = try SharesOutstanding(models, events: events, analysis: plan.settings.analysis)
    let listsEvents = plan.settings.analysis.perEvent
    analysis.earlyMoves = listsEvents ? moves : []
    analysis.entries = gathered(\.analysis.entries, of: \.eventID)
    let predicted = gathered(\.analysis.outOfSample, of: \.eventID)
    analysis.outOfSampleAverages = OutOfSampleAverage.all(of: predicted)
    analysis.outOfSample = listsEvents ? predicted : []
    if let sample = samples.first?.0, sample.members.count <= EstimationReturns.most {
      analysis.estimationReturns = gathered(\.analysis.estimationReturns, of: \.eventID)
    }
    if listsEvents {
      analysis.priceImpacts = PriceImpact.all(
        models,
        prices: gathered(\.averagePrices, of: \.eventID),
        shares: shares,
        settings: plan.settings
      )
      // A part of few events has lines that the study of all may be too large for.
      let told = Set(analysis.priceImpacts.map(\.eventID))
      analysis.priceLines = gathered(\.analysis.priceLines, of: \.eventID)
        .filter { told.contains($0.eventID) }
    }
    var result = parts[0].result
    result.configuration = plan.settings
    result.simulated = parts.contains { $0.result.simulated }
    result.configuration.simulated = result.simulated
    result.inputs = distinct(\.inputs)
    result.notes = StudyNote.ordered(
      distinct(\.notes)
        + OverlapStudy.notes(
          overlapping: parts.reduce(0) { $0 + $1.overlappingCount },
          contaminated: parts.reduce(0) { $0 + $1.contaminatedCount },
          plan.settings.alignment
        ) + EarlyMoveCheck.notes(of: moves) + shares.notes
        + ExtremeEventColumn.notes(of: events, windows: plan.tested)
    )
    result.questions = distinct(\.questions)
    result.adjustments = distinct(\.adjustments)
      .sorted { ($0.symbol, $0.exDate, $0.factor) < ($1.symbol, $1.exDate, $1.factor) }
    for place in result.markets.indices {
      result.markets[place].eventCount = events.count {
        $0.status == .included && $0.market == result.markets[place].name
      }
    }
    result.events = events
    result.exclusions = gathered(\.exclusions, of: \.eventID)
    result.overlaps = gathered(\.overlaps, of: \.eventID)
    result.averagePrices = gathered(\.averagePrices, of: \.eventID)
    result.models = models
    result.analysis = analysis
    result.notes = StudyNote.ordered(result.notes + result.notesOfCarriedCoefficients)
    return result
  }

  /// Puts the events of one model of all parts in order.
  private func sample(
    of method: ExpectedReturnMethod,
    _ sample: (ReceivedPart) -> ReceivedPart.Sample
  ) -> (FittedSample, zeroShares: [Double]) {
    var members: [(member: FittedSample.Member, zeroShare: Double)] = []
    for part in parts {
      let sample = sample(part)
      members += sample.events.members.enumerated().map { place, member in
        (member, sample.zeroShares.isEmpty ? .nan : sample.zeroShares[place])
      }
    }
    members.sort { $0.member.eventID < $1.member.eventID }
    return (
      FittedSample(method: method, members: members.map { $0.member }),
      members.map { $0.zeroShare }
    )
  }

  /// The events of all parts with a later day 0; those of a part where each time is known stay.
  private func shift() -> DayShiftStage {
    let count = parts.reduce(0) { $0 + $1.shiftedCount }
    guard count > 0 else { return DayShiftStage(count: 0, samples: []) }
    var samples: [FittedSample] = []
    for (place, method) in plan.settings.methods.models.enumerated() {
      samples.append(
        sample(of: method) { $0.shifted.isEmpty ? $0.models[place] : $0.shifted[place] }.0
      )
    }
    return DayShiftStage(count: count, samples: samples)
  }

  /// Lists what is said of single events, in the order of their identifiers.
  private func gathered<Item>(
    _ list: KeyPath<StudyResult, [Item]>,
    of eventID: KeyPath<Item, String>
  ) -> [Item] {
    parts.flatMap { $0.result[keyPath: list] }
      .enumerated()
      .sorted { first, second in
        (first.element[keyPath: eventID], first.offset)
          < (second.element[keyPath: eventID], second.offset)
      }
      .map(\.element)
  }

  /// Lists what several parts may say alike, each once.
  private func distinct<Item: Hashable>(_ list: KeyPath<StudyResult, [Item]>) -> [Item] {
    var seen: Set<Item> = []
    return parts.flatMap { $0.result[keyPath: list] }.filter { seen.insert($0).inserted }
  }
}
