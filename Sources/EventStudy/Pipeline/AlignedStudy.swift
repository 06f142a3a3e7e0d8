internal import Announcements
internal import CivilTime
internal import EventAlignment
internal import EventStatistics
internal import ParallelExecution
internal import PriceData

/// A security on one of the axes of a study.
struct AxisSymbol: Sendable, Hashable {
  /// The position of the axis among those of the study.
  let axis: Int
  /// The position of the symbol in the panel.
  let symbol: Int

  /// Returns the securities and control firms of events, in order of their axes and symbols.
  static func all(of events: [AlignedEvent]) -> [AxisSymbol] {
    let own = events.map { AxisSymbol(axis: $0.axis.id, symbol: $0.symbol) }
    let controls = events.flatMap { event in
      event.controls.map { AxisSymbol(axis: event.axis.id, symbol: $0) }
    }
    return Set(own).union(controls).sorted { ($0.axis, $0.symbol) < ($1.axis, $1.symbol) }
  }
}

/// Every announcement of a study, put on its trading day or excluded with a reason.
struct AlignedStudy: Sendable {
  /// The usable events, in the order of event identifiers.
  let events: [AlignedEvent]
  /// The announcements that are left out.
  let exclusions: [Exclusion]
  /// How the events disturb each other.
  let overlap: OverlapStudy
  /// What was noticed.
  let notes: [StudyNote]
  /// The returns of each symbol that has an event, on each of its axes.
  private let returns: [AxisSymbol: [Double]]
  /// The peers of each event, where the study has any.
  let peers: PeerSelection?
  /// The control firms that were found for each event, where the study looks for any.
  let controlFirms: ControlFirms?
  private let announcements: [Announcement]
  private let placements: [EventPlacement]
  /// Present where the models of the study ask different things of an event's returns.
  private let modelCheck: EventDataCheck?

  /// Aligns the announcements of a study.
  init(_ inputs: StudyInputs, axes: StudyAxes, plan: StudyPlan) {
    announcements = inputs.announcements
    let aligners = axes.all.map {
      $0.aligner(plan.settings.alignment, announcements: inputs.announcements.count)
    }
    let directory = inputs.panel.directory
    let found = concurrentMap(count: inputs.announcements.count, threads: plan.threads) {
      EventPlacement(
        inputs.announcements[$0],
        axes: axes,
        aligners: aligners,
        directory: directory,
        plan: plan
      )
    }
    let repeated = RepeatedEvents(found)
    placements = repeated.leavingOut(found)
    let placed = placements.compactMap(\.event)

    let symbols = AxisSymbol.all(of: placed)
    let (series, overlap) = concurrently(threads: plan.threads) {
      concurrentMap(count: symbols.count, threads: plan.threads) {
        axes.all[symbols[$0].axis].returns(ofSymbol: symbols[$0].symbol)
      }
    } _: {
      OverlapStudy(placed, threads: plan.threads)
    }
    self.overlap = overlap
    let data = EventDataCheck(symbols, series: series, axes: axes, plan: plan)
    let (excludes, masks) = (
      plan.settings.alignment.excludeOverlapping, plan.settings.alignment.maskEvents
    )
    let checked = concurrentMap(count: placed.count, threads: plan.threads) { place in
      EventPlacement(placed[place]) { event throws(ExclusionReason) in
        if excludes { try overlap.requireAlone(place) }
        let event = masks ? event.masking(overlap.masked(place)) : event
        try data.check(event)
        return event
      }
    }
    modelCheck = data.variesByModel ? data : nil
    let placements = placements
    let matched = Self.matching(checked, placements, of: inputs, axes: axes, plan: plan)
    let events = matched.placements.compactMap(\.event)
    self.events = events
    controlFirms = matched.firms
    var returns = Dictionary(uniqueKeysWithValues: zip(symbols, series))
    for found in AxisSymbol.all(of: events) where returns[found] == nil {
      returns[found] = axes.all[found.axis].returns(ofSymbol: found.symbol)
    }
    self.returns = returns
    let standard = aligners[axes.standard.id]
    let peers = inputs.peers.map { peers in
      PeerSelection(
        peers,
        own: inputs.panel,
        events: events,
        announced: zip(inputs.announcements, placements).compactMap { announcement, placement in
          // A peer whose prices are in a file of their own has no event, and is announced of all the same.
          let day = placement.day ?? (try? EventPlacement.day(of: announcement, aligner: standard))
          return day.map { (announcement.symbol, $0.date) }
        },
        plan: plan
      )
    }
    self.peers = peers
    exclusions =
      zip(inputs.announcements, placements).compactMap { $1.exclusion(of: $0) }
      + zip(placed, matched.placements).compactMap { $1.exclusion(of: $0.announcement) }
    notes =
      repeated.notes + overlap.notes(plan.settings.alignment)
      + EstimationNotes.notes(of: events, plan: plan)
      + ReturnNotes.notes(of: series, symbols: symbols, axes: axes) + (peers?.notes ?? [])
      + (matched.firms?.notes ?? [])
  }

  private init(
    _ study: AlignedStudy,
    events: [AlignedEvent]
  ) {
    self.events = events
    exclusions = study.exclusions
    overlap = study.overlap
    notes = study.notes
    returns = study.returns
    peers = study.peers
    controlFirms = study.controlFirms
    announcements = study.announcements
    placements = study.placements
    modelCheck = study.modelCheck
  }

  /// Gives events their control firms, where the study looks for any and has a model that uses them.
  private static func matching(
    _ events: [EventPlacement],
    _ placements: [EventPlacement],
    of inputs: StudyInputs,
    axes: StudyAxes,
    plan: StudyPlan
  ) -> (placements: [EventPlacement], firms: ControlFirms?) {
    guard let table = inputs.characteristics,
      plan.settings.methods.models.contains(where: \.usesControlFirms)
    else { return (events, nil) }
    var announced: [Int: [ControlFirmMatching.AnnouncedWindow]] = [:]
    for (announcement, placement) in zip(inputs.announcements, placements) {
      guard let day = placement.day,
        let symbol = placement.event?.symbol
          ?? inputs.panel.directory.index(of: announcement.symbol)
      else { continue }
      let window = placement.event?.windows.event.days ?? plan.windows.event.days
      announced[symbol, default: []].append(
        ControlFirmMatching.AnnouncedWindow(day: day.date, window: window)
      )
    }
    let matching = ControlFirmMatching(
      table,
      panel: inputs.panel,
      announced: announced,
      plan: plan
    )
    let found = concurrentMap(count: events.count, threads: plan.threads) {
      place -> (placement: EventPlacement, match: EventControlFirms?) in
      var match: EventControlFirms?
      guard let event = events[place].event else { return (events[place], nil) }
      let placement = EventPlacement(event) { event throws(ExclusionReason) in
        let firms = try matching.firms(of: event)
        match = firms.match
        return event.matched(with: firms.positions)
      }
      return (placement, match)
    }
    let firms = ControlFirms(found.compactMap(\.match), settings: plan.settings.controlFirms)
    return (found.map(\.placement), firms)
  }

  /// Returns the reason why a model cannot have an event which another model of the study has.
  func obstacle(to method: ExpectedReturnMethod, of event: AlignedEvent) -> ExclusionReason? {
    modelCheck?.obstacle(to: method, of: event)
  }

  /// Returns the returns of a symbol that has an event on some trading days.
  func returns(ofSymbol symbol: Int, on axis: StudyAxis) -> [Double]? {
    returns[AxisSymbol(axis: axis.id, symbol: symbol)]
  }

  /// Returns the returns of an event's security on its trading days.
  func returns(of event: AlignedEvent) -> [Double]? {
    returns(ofSymbol: event.symbol, on: event.axis)
  }

  /// The axes that events lie on, each once.
  var axes: [StudyAxis] {
    var seen: Set<Int> = []
    return events.map(\.axis).filter { seen.insert($0.id).inserted }
  }

  /// Returns the study with other days 0 of the same events.
  func replacing(_ events: [AlignedEvent]) -> AlignedStudy {
    AlignedStudy(self, events: events)
  }

  /// Returns what became of every announcement.
  ///
  /// - Parameters:
  ///   - failed: The events that no model could be fitted to.
  ///   - markets: The indices of the study.
  ///   - remarks: What is to be said of the returns of events.
  ///   - quotes: The prices that announcements quote.
  /// - Returns: One record for each announcement, in the order of event identifiers.
  func records(
    withoutModelFor failed: Set<String>,
    markets: EventMarkets,
    remarks: EventRemarks,
    quotes: QuotedPrices
  ) -> [EventRecord] {
    let usable = Set(events.map(\.eventID)).subtracting(failed)
    return zip(announcements, placements).map { announcement, placement in
      var record = EventRecord(
        announcement,
        day: placement.day,
        market: markets.name(of: announcement),
        status: usable.contains(announcement.eventID) ? .included : .excluded
      )
      let quoted = quotes[announcement.eventID]
      record.remarks =
        (remarks[announcement.eventID] + [quoted?.remark].compactMap(\.self)).map(\.description)
      record.quotedPrices = quoted?.prices ?? []
      return record
    }
  }
}
