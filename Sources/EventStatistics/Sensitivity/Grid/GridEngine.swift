internal import ParallelExecution

/// Fits events of a panel and sums what the tests of all windows need, block by block.
///
/// An event without a missing day takes the fast path: closed forms over contiguous returns. Any other
/// one is fitted by the models themselves. What is computed once for a panel serves any list of events.
struct GridEngine: Sendable {
  let panel: ReturnPanel
  let settings: GridSettings
  let spans: [WindowSpan]
  let marketDays: MarketDays
  let slots: Slots
  private let market: [Double]

  /// Where each model stands among those asked for; nil for one that is not.
  struct Slots: Sendable {
    let market: Int?
    let meanAdjusted: Int?
    let marketAdjusted: Int?
    /// The position of each model among the ranked ones.
    let ranks: [Int?]
    let rankedCount: Int

    init(_ settings: GridSettings) {
      market = settings.models.firstIndex(of: .market)
      meanAdjusted = settings.models.firstIndex(of: .meanAdjusted)
      marketAdjusted = settings.models.firstIndex(of: .marketAdjusted)
      var count = 0
      ranks = settings.models.map { model in
        guard settings.rankedModels.contains(model) else { return nil }
        count += 1
        return count - 1
      }
      rankedCount = count
    }

    private init(_ slots: Slots) {
      (market, meanAdjusted, marketAdjusted) =
        (slots.market, slots.meanAdjusted, slots.marketAdjusted)
      ranks = slots.ranks.map { _ in nil }
      rankedCount = 0
    }

    /// The ranked models with their positions, the market model first.
    func ranked(_ settings: GridSettings) -> [(model: Int, method: ExpectedReturnMethod)] {
      [market, meanAdjusted, marketAdjusted].compactMap(\.self).filter { ranks[$0] != nil }
        .map { ($0, settings.models[$0]) }
    }

    /// The same models, none of them ranked.
    var withoutRanks: Slots { Slots(self) }
  }

  init(_ panel: ReturnPanel, settings: GridSettings) {
    precondition(
      settings.models.allSatisfy(GridSettings.closedForms.contains),
      "The grid fits a panel in closed form"
    )
    self.panel = panel
    self.settings = settings
    spans = settings.spans
    slots = Slots(settings)
    market = panel.market
    marketDays = MarketDays(
      panel.market,
      estimation: settings.estimation,
      eventWindow: settings.eventWindow
    )
  }

  /// The number of days that are ranked together.
  var rankedDays: Int { settings.estimation.count + settings.eventWindow.count }

  /// The relative days on which any event can have a score.
  func scoreAxis(_ events: [PanelEvent]) -> DailyScores.Axis {
    var first = settings.estimation.lowerBound
    var last = settings.estimation.upperBound
    for event in events {
      guard let own = event.estimation else { continue }
      first = min(first, own.lowerBound)
      last = max(last, own.upperBound)
    }
    return DailyScores.Axis(
      estimationDays: first..<(last + 1),
      eventDays: settings.eventWindow.lowerBound..<(settings.eventWindow.upperBound + 1)
    )
  }

  /// Sums over events; the same bits for any number of threads.
  ///
  /// Events are taken symbol by symbol, so that their returns are near each other in memory, and within
  /// a symbol in their own order. There are at most about a thousand blocks, however many events.
  func sums(over events: [PanelEvent], axis: DailyScores.Axis, threads: Int) -> GridPartial {
    let order = bySymbol(events)
    return sumsOfBlocks(count: order.count, axis: axis, threads: threads) { block in
      sums(over: order[block], of: events, axis: axis, drawn: nil)
    }
  }

  /// Sums over the events of one study of drawn days, the same as of these events in a list.
  func sums(overStudy study: Int, of drawn: DrawnFits, threads: Int) -> GridPartial {
    let (axis, range) = (scoreAxis([]), drawn.studies[study])
    var total = sumsOfBlocks(count: range.count, axis: axis, threads: threads) { block in
      let places = (range.lowerBound + block.lowerBound)..<(range.lowerBound + block.upperBound)
      return sums(over: drawn.places[places], of: [], axis: axis, drawn: drawn)
    }
    for (index, sum) in drawn.rankSums(ofStudy: study).enumerated() { total.rankSums[index] += sum }
    return total
  }

  private func sumsOfBlocks(
    count: Int,
    axis: DailyScores.Axis,
    threads: Int,
    _ sums: @Sendable (Range<Int>) -> GridPartial
  ) -> GridPartial {
    let size =
      max(4, (count / 1024 + EventBatch.capacity) / EventBatch.capacity) * EventBatch.capacity
    let blocks = concurrentMap(
      count: (count + size - 1) / size,
      threads: threads,
      ifStopped: empty(axis)
    ) { block in
      sums((block * size)..<min(count, (block + 1) * size))
    }
    var total = empty(axis)
    guard !StopRequest.isMade else { return total }
    for block in blocks { total.merge(block) }
    return total
  }

  /// The places of the events, those of one symbol together and in their order.
  func bySymbol(_ events: [PanelEvent]) -> [GridPlace] {
    let places = events.indices.map { GridPlace(events[$0], index: $0, panel: panel) }
    var starts = [Int](repeating: 0, count: panel.symbolCount + 2)
    for place in places { starts[place.symbol + 1] += 1 }
    for symbol in 1..<starts.count { starts[symbol] += starts[symbol - 1] }
    return [GridPlace](unsafeUninitializedCapacity: places.count) { buffer, count in
      for place in places {
        buffer.initializeElement(at: starts[place.symbol], to: place)
        starts[place.symbol] += 1
      }
      count = places.count
    }
  }

  private func empty(_ axis: DailyScores.Axis) -> GridPartial {
    GridPartial(
      cells: settings.models.count * spans.count,
      ranked: slots.rankedCount,
      rankedDays: rankedDays,
      scoredDays: axis.count,
      models: settings.models.count
    )
  }

  /// Sums over one block of events, whose ranks are left out where their days were drawn.
  private func sums(
    over places: ArraySlice<GridPlace>,
    of events: [PanelEvent],
    axis: DailyScores.Axis,
    drawn: DrawnFits?
  ) -> GridPartial {
    var partial = empty(axis)
    let batch = EventBatch(settings: settings)
    let fast = FastEvent(settings: settings, slots: slots)
    let general = GeneralEvent(settings: settings, axis: axis, panel: panel)
    var others: [GridPlace] = []
    panel.returns.withUnsafeBufferPointer { returns in
      market.withUnsafeBufferPointer { market in
        partial.cells.withUnsafeMutableBufferPointer { cells in
          partial.rankSums.withUnsafeMutableBufferPointer { ranks in
            guard let cells = cells.baseAddress else { return }
            var found: [EventFit?] = []
            for (offset, place) in places.enumerated() {
              let fit: EventFit?
              if let drawn {
                let turn = offset % EventBatch.capacity
                if turn == 0 {
                  let first = places.startIndex + offset
                  let last = min(first + EventBatch.capacity, places.endIndex)
                  found = drawn.fits(at: first..<last, marketDays: marketDays)
                }
                fit = found[turn]
              } else {
                fit = fast.fit(place, returns: returns, market: market, days: marketDays)
              }
              guard let fit else {
                others.append(place)
                continue
              }
              fast.add(
                fit,
                of: place,
                returns: returns,
                market: market,
                days: marketDays,
                to: batch
              )
              if drawn == nil, let ranks = ranks.baseAddress {
                fast.addRanks(fit, of: place, returns: returns, market: market, to: ranks)
              }
              if batch.isFull { batch.flush(into: cells) }
            }
            batch.flush(into: cells)
          }
        }
      }
    }
    let count = places.count - others.count
    partial.rankedCount = count
    for model in settings.models.indices { partial.fitted[model] = count }
    // Random days are few where events are many: those of one symbol are then often the same.
    var symbol: Int?
    var known: [Int: [Result<GeneralEvent.Outcome, EstimationError>]] = [:]
    for place in others {
      if place.symbol != symbol { known.removeAll(keepingCapacity: true) }
      symbol = place.symbol
      let outcomes =
        (place.isPlain ? known[place.day] : nil)
        ?? general.outcomes(of: place.event(among: events), ranks: slots.ranks)
      if place.isPlain { known[place.day] = outcomes }
      general.add(outcomes, at: Int(place.index), ranks: slots.ranks, to: &partial)
    }
    return partial
  }
}

extension GridEngine {
  /// The paths of a few events, at most one batch.
  struct Paths: Sendable {
    /// For each event its running sums, model by model, without the leading zero.
    var paths: [[Double]] = []
    /// For each model and event whether it has a fit.
    var isFitted: [[Bool]]
    var gaps: [EventPaths.Gap] = []
  }

  /// Fits a few events and returns their paths in the order of the events.
  func paths(of events: [PanelEvent], range: Range<Int>) -> Paths {
    let batch = EventBatch(settings: settings)
    let fast = FastEvent(settings: settings, slots: slots.withoutRanks)
    let general = GeneralEvent(settings: settings, axis: scoreAxis([]), panel: panel)
    var result = Paths(isFitted: settings.models.map { _ in [] })
    panel.returns.withUnsafeBufferPointer { returns in
      market.withUnsafeBufferPointer { market in
        for index in range {
          let place = GridPlace(events[index], index: index, panel: panel)
          if let fit = fast.fit(place, returns: returns, market: market, days: marketDays) {
            fast.add(fit, of: place, returns: returns, market: market, days: marketDays, to: batch)
            result.paths.append(batch.path(ofLane: batch.count - 1))
            for model in settings.models.indices { result.isFitted[model].append(true) }
          } else {
            general.addPaths(of: events[index], at: index, to: &result)
          }
        }
      }
    }
    return result
  }
}
