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

  /// Returns the donors of an event: the securities with a return on every day of both windows, whose returns are not
  /// those of the index or of the event's security under another name, and that have no event whose event window touches
  /// that of this one.
  ///
  /// The days are those on which the event's own security has a return, without those of the estimation window that more
  /// than half of the securities lack, such as a day of which a file was cut off: one such day would leave no donor.
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
    let market = axis.market
    let others = candidates.filter { $0 != event.symbol }
    let able = others.filter { symbol in
      let values = series[symbol]
      guard tested.allSatisfy({ values[$0].isFinite }),
        occupied[symbol]?.contains(where: { $0.overlaps(studied) }) != true
      else { return false }
      let known = estimation.filter { values[$0].isFinite }
      guard Double(known.count) >= Self.fewestDays * Double(estimation.count) else { return false }
      return !known.allSatisfy { abs(values[$0] - returns[$0]) < Self.rounding }
        && !known.allSatisfy { abs(values[$0] - market[$0]) < Self.rounding }
    }
    let shared = estimation.filter { day in
      2 * able.count { series[$0][day].isFinite } >= able.count
    }
    let donors = able.filter { symbol in shared.allSatisfy { series[symbol][$0].isFinite } }
    let days = shared + tested
    let first = own.lowerBound + day
    return Found(
      candidates: others.count,
      donors: donors,
      estimation: shared,
      event: tested
    ) { [series] in
      SyntheticControlSample(
        treated: days.map { returns[$0] },
        donors: ReturnColumns(donors.map { symbol in days.map { series[symbol][$0] } }),
        estimationCount: shared.count,
        eventDays: tested.map { $0 - first + own.lowerBound }
      )
    }
  }

  /// The share of the days of the estimation window that a security must have to be asked which days all have.
  private static let fewestDays = 0.9
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
