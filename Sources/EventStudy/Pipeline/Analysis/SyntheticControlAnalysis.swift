internal import Announcements
internal import CivilTime
internal import EventAlignment
internal import EventStatistics
internal import Notices
internal import ParallelExecution
internal import PriceData

/// Holds each event against a portfolio of other securities of the price files.
struct SyntheticControlAnalysis {
  private let study: AlignedStudy
  private let plan: StudyPlan

  /// The fewest days of the estimation window; with fewer, nearly any security is followed to the last digit.
  private static let fewestDays = 20

  init(_ study: AlignedStudy, plan: StudyPlan) {
    (self.study, self.plan) = (study, plan)
  }

  private var settings: AnalysisSettings { plan.settings.analysis }

  /// Whether each event is told of with its intervals, its days and its placebo firms.
  private var isOfFew: Bool { study.events.count <= SingleEventResult.most }

  /// Refuses donors that no price file has.
  func requireDonors(in panel: PricePanel) throws(StudyError) {
    guard settings.syntheticControl else { return }
    for donor in settings.donors where panel.directory.index(of: donor) == nil {
      throw .configuration(
        .unknownName(
          kind: "donor",
          name: donor,
          suggestion: SymbolSuggestion.similar(to: donor, among: panel.symbols, limit: 1).first,
          known: panel.symbols
        )
      )
    }
  }

  /// What the settings ask for.
  struct Results {
    var events: [SyntheticControlResult] = []
    var averages: [SyntheticAverageResult] = []
    var notes: [StudyNote] = []
  }

  /// What is known of one event.
  private struct Judged: Sendable {
    var result: SyntheticControlResult
    /// What the average of each window needs of the event.
    var members: [SyntheticAverage.Member?] = []
  }

  /// Computes what the settings ask for, or nothing.
  func results() -> Results {
    guard settings.syntheticControl, let panel = study.events.first?.axis.panel else {
      return Results()
    }
    let named = Set(settings.donors.compactMap { panel.directory.index(of: $0) })
    let positions = Dictionary(grouping: study.events.indices) { study.events[$0].axis.id }
    var judged = [Judged?](repeating: nil, count: study.events.count)
    // Only the returns on one axis are held at a time.
    for axis in study.axes {
      let places = positions[axis.id] ?? []
      let returns = DonorReturns(axis, events: study.events, named: named, threads: plan.threads)
      let inner = places.count >= plan.threads ? 1 : plan.threads
      let found = concurrentMap(
        count: places.count,
        threads: inner == 1 ? plan.threads : 1,
        ifStopped: nil
      ) { place -> Judged? in
        self.judged(study.events[places[place]], among: returns, threads: inner)
      }
      for (place, value) in zip(places, found) { judged[place] = value }
    }
    let known = judged.compactMap(\.self)
    return Results(
      events: known.map(\.result),
      averages: known.count > 1 ? averages(known) : [],
      notes: notes(known)
    )
  }

  private func judged(
    _ event: AlignedEvent,
    among returns: DonorReturns,
    threads: Int
  ) -> Judged {
    let own = study.returns(of: event) ?? []
    let found = returns.donors(of: event, returns: own)
    var result = SyntheticControlResult(
      eventID: event.eventID,
      symbol: event.announcement.symbol,
      candidateCount: found.candidates,
      donorCount: found.donors.count,
      estimationDays: found.estimation.count
    )
    if let reason = obstacle(found) {
      result.reason = reason
      result.windows = plan.tested.map {
        SyntheticControlResult.Window(
          windowStart: $0.days.lowerBound,
          windowEnd: $0.days.upperBound,
          placeboCount: 0
        )
      }
      return Judged(result: result)
    }
    let sample = found.sample()
    let market = found.estimation.map { event.axis.market[$0] }
    let held = HeldOutPrediction(
      sample,
      market: market.allSatisfy(\.isFinite) ? market : nil,
      choosesPenalty: settings.ridgeAugmented
    )
    let control = SyntheticControl(
      sample,
      form: held.augmented.map { .ridgeAugmented(penalty: $0.penalty) } ?? .simplex
    )
    let windows = plan.tested.map(\.days)
    let placebos = SyntheticPlacebos(
      sample,
      windows: windows,
      most: settings.maxPlacebos,
      seed: plan.settings.run.seed,
      threads: threads
    )
    let symbols = event.axis.panel.symbols
    result.penalty = held.augmented?.penalty
    result.fitError = control.fitError.present
    result.effectiveDonors = control.effectiveDonors.present
    result.heldOutError = (held.augmented?.error ?? held.syntheticError).present
    result.marketHeldOutError = held.marketError?.present
    result.weights = control.weights.map {
      SyntheticControlResult.Weight(symbol: symbols[found.donors[$0.donor]], weight: $0.weight)
    }
    .sorted { ($1.weight, $0.symbol) < ($0.weight, $1.symbol) }
    result.days = days(control, positions: found.event, axis: event.axis)
    result.windows = windows.enumerated().map { place, window in
      self.window(window, at: place, control: control, placebos: placebos)
    }
    if isOfFew {
      result.placebos = placebos.firms.map { firm in
        SyntheticControlResult.Placebo(
          firm,
          symbol: symbols[found.donors[firm.donor]],
          windows: windows
        )
      }
    }
    let members = windows.indices.map { place -> SyntheticAverage.Member? in
      // Of the form of the donors' own controls, or they could not be compared.
      guard let effect = placebos.own.effects[place] else { return nil }
      return SyntheticAverage.Member(
        date: Int(event.day.date.dayNumber),
        car: effect.car,
        fitError: placebos.own.fitError,
        placebos: placebos.firms.compactMap { firm in
          firm.effects[place].map {
            .init(firm: found.donors[firm.donor], car: $0.car, fitError: firm.fitError)
          }
        }
      )
    }
    return Judged(result: result, members: members)
  }

  /// Why an event has no portfolio.
  private func obstacle(_ found: DonorReturns.Found) -> String? {
    if found.estimation.count < Self.fewestDays {
      return
        "the estimation window has \(found.estimation.count) returns, and a synthetic control needs at "
        + "least \(Self.fewestDays)"
    }
    if found.event.isEmpty { return "there is no return in the event window" }
    guard found.donors.count < settings.minDonors else { return nil }
    return "of \(found.candidates) other \(found.candidates == 1 ? "security" : "securities") "
      + "\(found.donors.count) \(found.donors.count == 1 ? "has" : "have") a return on each of its days and no "
      + "event in its event window, and a synthetic control needs at least \(settings.minDonors)"
  }

  private func days(
    _ control: SyntheticControl,
    positions: [Int],
    axis: StudyAxis
  ) -> [SyntheticControlResult.Day] {
    let sample = control.sample
    let options = plan.inferenceOptions
    return sample.eventDays.enumerated().map { place, day in
      let own = sample.treated[sample.estimationCount + place]
      let test =
        isOfFew
        ? try? ConformalTest(control, window: day...day, draws: options.draws, seed: options.seed)
        : nil
      return SyntheticControlResult.Day(
        relativeDay: day,
        date: axis.days[positions[place]],
        securityReturn: own,
        syntheticReturn: own - control.abnormal[place],
        ar: control.abnormal[place],
        pValue: test?.blockPValue
      )
    }
  }

  private func window(
    _ window: ClosedRange<Int>,
    at place: Int,
    control: SyntheticControl,
    placebos: SyntheticPlacebos
  ) -> SyntheticControlResult.Window {
    var result = SyntheticControlResult.Window(
      windowStart: window.lowerBound,
      windowEnd: window.upperBound,
      placeboCount: placebos.firms.count
    )
    let effect = control.effect(in: window)
    result.car = effect?.car
    result.errorRatio = placebos.own.effects[place]?.ratio.present
    result.placeboPValue = placebos.pValue(ofWindow: place)
    let options = plan.inferenceOptions
    do throws(InferenceError) {
      let test = try ConformalTest(
        control,
        window: window,
        draws: options.draws,
        seed: options.seed
      )
      result.blockPValue = test.blockPValue
      result.permutationPValue = test.permutationPValue
      guard isOfFew else { return result }
      let interval = try ConformalInterval(
        control,
        window: window,
        level: plan.settings.methods.level
      )
      result.lower = interval.lower
      result.upper = interval.upper
    } catch {
      result.reason = error.description
    }
    return result
  }

  // MARK: All events

  private func averages(_ judged: [Judged]) -> [SyntheticAverageResult] {
    plan.tested.enumerated().map { place, window in
      let members = judged.compactMap { event in
        event.members.indices.contains(place) ? event.members[place] : nil
      }
      var result = SyntheticAverageResult(
        windowStart: window.days.lowerBound,
        windowEnd: window.days.upperBound,
        eventCount: members.count(where: \.isUsable)
      )
      do throws(InferenceError) {
        let average = try SyntheticAverage(
          members,
          level: plan.settings.methods.level,
          draws: plan.settings.methods.draws,
          seed: plan.settings.run.seed
        )
        result.effect = average.effect.present
        result.pValue = average.pValue
        result.placeboLower = average.placeboRange.lowerBound.present
        result.placeboUpper = average.placeboRange.upperBound.present
        result.closePValue = average.closePValue
      } catch {
        result.reason = error.description
      }
      return result
    }
  }

  /// Says how many events have no portfolio, and why the first has none.
  private func notes(_ judged: [Judged]) -> [StudyNote] {
    let without = judged.map(\.result).filter { $0.reason != nil }
    guard let first = without.first, let reason = first.reason else { return [] }
    let others = without.count - 1
    return [
      StudyNote(
        severity: .warning,
        source: .prices,
        message:
          "\(first.eventID) has no synthetic control: \(reason)\(others > 0 ? "; \(others) more have none" : ""); give prices of more securities, or change \(.analysis(.minDonors))"
      )
    ]
  }
}

extension SyntheticControlResult.Placebo {
  fileprivate init(
    _ firm: SyntheticPlacebos.Firm,
    symbol: String,
    windows: [ClosedRange<Int>]
  ) {
    self.init(
      symbol: symbol,
      fitError: firm.fitError,
      windows: zip(windows, firm.effects).map { window, effect in
        Effect(
          windowStart: window.lowerBound,
          windowEnd: window.upperBound,
          car: effect?.car,
          errorRatio: effect?.ratio.present
        )
      }
    )
  }
}
