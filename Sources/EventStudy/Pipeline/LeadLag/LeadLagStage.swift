internal import CivilTime
internal import EventStatistics
internal import Notices
internal import ParallelExecution
internal import PriceData

/// Correlates the daily number of announcements with what their shares did before, then and after.
///
/// Each share is measured against the index of its announcements, on the trading days of that index;
/// where a selection has shares of several indices, days are counted over all of their trading days.
struct LeadLagStage {
  /// The most companies that a study looks at alone; `leyline correlate` looks at all.
  static let companiesOfStudy = 20

  /// The correlations of each selection and outcome.
  let entries: [LeadLagEntry]
  /// The number of announcements on trading days.
  let announcementCount: Int
  /// What was noticed about the announcements.
  let notes: [StudyNote]
  /// What was left out of the returns.
  let doubts: [StudyNote]

  private typealias Placed = PlacedAnnouncements

  /// Correlates the announcements of some inputs.
  ///
  /// - Parameters:
  ///   - inputs: Prices, indices and announcements.
  ///   - axes: Their trading days.
  ///   - plan: What is computed.
  ///   - companies: The most companies that are looked at alone; where there are more, none is.
  init(_ inputs: StudyInputs, axes: StudyAxes, plan: StudyPlan, companies: Int = .max) {
    let choice = plan.settings.correlate
    let placed = Placed(inputs, axes: axes, settings: plan.settings.alignment)
    let count = placed.items.count
    announcementCount = count
    notes = placed.notes
    guard count >= choice.minAnnouncements else {
      doubts = []
      let reason =
        "there \(count == 1 ? "is 1 announcement" : "are \(count) announcements"), and at least "
        + "\(choice.minAnnouncements) are needed"
      entries = choice.against.map {
        LeadLagEntry(selection: "all", outcome: $0, announcementCount: count, reason: reason)
      }
      return
    }
    let doubtful = Self.doubtfulDays(inputs)
    let work = Work(inputs, axes: axes, plan: plan, doubtful: doubtful)
    doubts = Self.note(of: doubtful)
    let names = axes.markets.series.map(\.name)
    let selections = placed.selections(
      minimum: choice.minAnnouncements,
      companies: companies,
      markets: names
    )
    let all = selections[0]
    // An index that stands beside the first shows what control for another market changes.
    let beside =
      choice.against.contains(.abnormalReturn)
      ? axes.markets.beside.compactMap { work.moved(all, to: $0) } : []
    entries =
      work.entries(of: selections, outcomes: choice.against)
      + work.entries(of: beside, outcomes: [.abnormalReturn])
  }

  /// The days of each share whose jump in price nobody has decided on: one unadjusted split would else
  /// outweigh every announcement.
  private static func doubtfulDays(_ inputs: StudyInputs) -> [Int: Set<CalendarDate>] {
    let studied = inputs.studiedSymbols
    var days: [Int: Set<CalendarDate>] = [:]
    for finding in PriceQuality.questions(inputs) {
      guard let symbol = finding.symbol, studied.contains(symbol),
        let position = inputs.panel.index(ofSymbol: symbol)
      else { continue }
      days[position, default: []].formUnion(finding.firstDates)
    }
    return days
  }

  private static func note(of doubtful: [Int: Set<CalendarDate>]) -> [StudyNote] {
    let count = doubtful.values.reduce(0) { $0 + $1.count }
    guard count > 0 else { return [] }
    let what = count == 1 ? "1 return that is" : "\(count) returns that are"
    return [
      StudyNote(
        severity: .information,
        source: .prices,
        message: "leads and lags are without \(what) in question (see the prices)"
      )
    ]
  }

  /// What the correlations are computed from.
  private struct Work {
    private let inputs: StudyInputs
    private let axes: StudyAxes
    private let plan: StudyPlan
    private let doubtful: [Int: Set<CalendarDate>]
    private let hasVolume: Bool

    init(
      _ inputs: StudyInputs,
      axes: StudyAxes,
      plan: StudyPlan,
      doubtful: [Int: Set<CalendarDate>]
    ) {
      self.inputs = inputs
      self.axes = axes
      self.plan = plan
      self.doubtful = doubtful
      hasVolume = inputs.panel.has(.volume)
    }

    /// Returns a selection with all of its shares measured against another index.
    func moved(_ selection: Placed.Selection, to market: Int) -> Placed.Selection? {
      let places = places(on: axes.all[market].days)
      let items = selection.items.compactMap { item in
        places[item.date].map {
          Placed.Item(
            day: $0,
            date: item.date,
            market: market,
            symbol: item.symbol,
            name: item.name,
            kind: item.kind
          )
        }
      }
      return items.isEmpty ? nil : Placed.Selection(name: selection.name, items: items)
    }

    /// Returns one entry for each selection and outcome.
    func entries(of selections: [Placed.Selection], outcomes: [LeadLagOutcome]) -> [LeadLagEntry] {
      let computed = outcomes.filter { hasVolume || $0 != .volume }
      var pools = selections.map { Pool($0, axes: axes, outcomes: computed) }
      let shares = Set(selections.flatMap(\.shares)).sorted()
      // Shares are computed block by block, so that memory does not grow with their number, and added
      // in their order, so that the number of threads changes no bit.
      let block = 128
      for start in stride(from: 0, to: shares.count, by: block) {
        let part = Array(shares[start..<min(start + block, shares.count)])
        let series = concurrentMap(count: part.count, threads: plan.threads) { place in
          let share = part[place]
          let outcome = DailyOutcomes(
            ofSymbol: share.symbol,
            axis: axes.all[share.market],
            outcomes: computed,
            without: doubtful[share.symbol] ?? []
          )
          return computed.map(outcome.series)
        }
        for index in pools.indices { pools[index].add(series, of: part) }
      }
      let finished = pools
      // All announcements are one question; whoever looks through companies, or through kinds, asks many.
      let families = Dictionary(grouping: selections.compactMap(\.family), by: \.self)
        .mapValues { $0.count * outcomes.count }
      let pairs = selections.indices.flatMap { place in
        outcomes.map { (place: place, outcome: $0) }
      }
      return concurrentMap(count: pairs.count, threads: plan.threads) { index in
        let (place, outcome) = pairs[index]
        return entry(
          selections[place],
          outcome,
          finished[place],
          family: selections[place].family.flatMap { families[$0] } ?? 1
        )
      }
    }

    private func entry(
      _ selection: Placed.Selection,
      _ outcome: LeadLagOutcome,
      _ pool: Pool,
      family: Int
    ) -> LeadLagEntry {
      guard let values = pool.values(of: outcome) else {
        return LeadLagEntry(
          selection: selection.name,
          outcome: outcome,
          announcementCount: selection.items.count,
          reason: "the price files have no column of volumes"
        )
      }
      let markets = selection.markets.compactMap { axes.all[$0].marketName }
      return LeadLagEntry(
        selection: selection.name,
        market: outcome.usesMarket && selection.markets.count == 1 ? markets.first : nil,
        outcome: outcome,
        announcementCount: selection.items.count
      ) { () throws(InferenceError) in
        try LeadLagCorrelation(
          pool.counts,
          values,
          maximumLag: plan.settings.correlate.maxLag,
          coverage: plan.settings.methods.confidence,
          draws: plan.settings.methods.draws,
          seed: plan.settings.run.seed,
          family: family
        )
      }
    }

    private func places(on days: [CalendarDate]) -> [CalendarDate: Int] {
      Dictionary(uniqueKeysWithValues: zip(days, days.indices))
    }
  }

  /// The trading days of a selection, with its announcements and the mean outcomes of its shares.
  private struct Pool: Sendable {
    /// The number of announcements on each day.
    let counts: [Double]
    private let outcomes: [LeadLagOutcome]
    private let shares: Set<Placed.Share>
    /// Where the days of each index lie among those of the selection.
    private let places: [Int: [Int]]
    private var averages: [AverageOutcome]

    init(_ selection: Placed.Selection, axes: StudyAxes, outcomes: [LeadLagOutcome]) {
      let markets = selection.markets
      let days =
        markets.count == 1
        ? axes.all[markets[0]].days
        : Set(markets.flatMap { axes.all[$0].days }).sorted()
      let positions = Dictionary(uniqueKeysWithValues: zip(days, days.indices))
      var places: [Int: [Int]] = [:]
      for market in markets {
        places[market] =
          markets.count == 1
          ? Array(days.indices) : axes.all[market].days.compactMap { positions[$0] }
      }
      var counts = [Double](repeating: 0, count: days.count)
      for item in selection.items {
        if let place = places[item.market]?[item.day] { counts[place] += 1 }
      }
      self.counts = counts
      self.places = places
      self.outcomes = outcomes
      shares = selection.shares
      averages = outcomes.map { _ in AverageOutcome(days: days.count) }
    }

    /// Adds those of some shares that belong to the selection, in their order.
    mutating func add(_ series: [[[Double]]], of part: [Placed.Share]) {
      for (share, series) in zip(part, series) where shares.contains(share) {
        guard let places = places[share.market] else { continue }
        for index in averages.indices { averages[index].add(series[index], at: places) }
      }
    }

    /// The mean of an outcome on each day; nothing where it was not computed.
    func values(of outcome: LeadLagOutcome) -> [Double]? {
      outcomes.firstIndex(of: outcome).map { averages[$0].values }
    }
  }
}
