internal import CivilTime
internal import EventAlignment
internal import EventStatistics
internal import ParallelExecution
internal import PriceData

/// The returns of all securities of the price files on the trading days of one axis.
///
/// A synthetic control is the one analysis whose answer about an event depends on what else is in the files: it is made
/// of other securities.
struct DonorReturns: Sendable {
  /// The returns of each symbol, by its position in the panel; those that are no candidates are empty.
  private let series: [[Double]]
  private let axis: StudyAxis
  /// The days of the event windows of each symbol that has events.
  private let occupied: [Int: [ClosedRange<Int>]]
  /// The symbols that portfolios may be made of.
  private let candidates: [Int]

  /// Computes the returns of all candidates.
  ///
  /// - Parameters:
  ///   - axis: The trading days.
  ///   - events: The events of the study.
  ///   - named: The symbols that were named as donors; all others are left out, where there are some.
  ///   - threads: The number of threads.
  init(_ axis: StudyAxis, events: [AlignedEvent], named: Set<Int>, threads: Int) {
    self.axis = axis
    let symbols = axis.panel.symbols.indices
    let candidates = symbols.filter { named.isEmpty || named.contains($0) }
    let chosen = Set(candidates)
    series = concurrentMap(count: symbols.count, threads: threads) { symbol in
      chosen.contains(symbol) ? axis.returns(ofSymbol: symbol) : []
    }
    var occupied: [Int: [ClosedRange<Int>]] = [:]
    for event in events {
      let days = event.windows.event.days
      // Events of other axes are on days of their own; the dates say which of these they are.
      guard let first = axis.position(of: event, day: days.lowerBound),
        let last = axis.position(of: event, day: days.upperBound), first <= last
      else { continue }
      occupied[event.symbol, default: []].append(first...last)
    }
    self.occupied = occupied
    self.candidates = candidates
  }

  /// What can be said of an event.
  struct Found: Sendable {
    /// The number of other securities that were looked at.
    let candidates: Int
    /// The donors, by their positions in the panel.
    let donors: [Int]
    /// The positions of the days of the estimation window.
    let estimation: [Int]
    /// The positions of the days of the event window.
    let event: [Int]
    /// Makes the sample, which only an event with enough donors needs.
    let sample: @Sendable () -> SyntheticControlSample
  }

  /// Returns the donors of an event: the securities with a return on every day on which the event's own has one, whose
  /// returns are not those of the index or of the event's security under another name, and that have no event whose
  /// event window touches that of this one.
  func donors(of event: AlignedEvent, returns: [Double]) -> Found {
    let day = event.day.index
    let positions = { (days: ClosedRange<Int>) in
      ((day + days.lowerBound)..<(day + days.upperBound + 1)).clamped(to: returns.indices)
        .filter { returns[$0].isFinite }
    }
    let own = event.windows.event.days
    let tested = positions(own)
    let studied = (day + own.lowerBound)...(day + own.upperBound)
    let estimation = positions(event.windows.estimation.days).filter { position in
      !event.masked.contains { $0.contains(position) } && !studied.contains(position)
    }
    let days = estimation + tested
    let market = axis.market
    let others = candidates.filter { $0 != event.symbol }
    let donors = others.filter { symbol in
      let values = series[symbol]
      guard days.allSatisfy({ values[$0].isFinite }) else { return false }
      if occupied[symbol]?.contains(where: { $0.overlaps(studied) }) == true { return false }
      return !estimation.allSatisfy { abs(values[$0] - returns[$0]) < Self.rounding }
        && !estimation.allSatisfy { abs(values[$0] - market[$0]) < Self.rounding }
    }
    let first = own.lowerBound + day
    return Found(
      candidates: others.count,
      donors: donors,
      estimation: estimation,
      event: tested
    ) { [series] in
      SyntheticControlSample(
        treated: days.map { returns[$0] },
        donors: ReturnColumns(donors.map { symbol in days.map { series[symbol][$0] } }),
        estimationCount: estimation.count,
        eventDays: tested.map { $0 - first + own.lowerBound }
      )
    }
  }

  /// Returns that differ by less are those of one series.
  private static let rounding = 1e-12
}

extension StudyAxis {
  /// Returns the position on the axis of a day of an event of any axis; nothing where the axis lacks its date.
  fileprivate func position(of event: AlignedEvent, day: Int) -> Int? {
    let place = event.day.index + day
    if event.axis.id == id { return place }
    guard event.axis.days.indices.contains(place) else { return nil }
    return days.position(of: event.axis.days[place])
  }
}
