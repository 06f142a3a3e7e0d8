internal import Algorithms
internal import ParallelExecution
internal import Synchronization

/// The fits and the rank sums of many studies of random days.
///
/// Symbol by symbol and day by day, however the studies drew them: a day that several studies drew is
/// fitted and ranked once, and the ranks of one day follow from those of the day before. The sums of
/// ranks are integers, so that no order of summation matters.
struct DrawnFits: Sendable {
  /// The events of all studies, study after study, in each symbol by symbol.
  let places: [GridPlace]
  /// Where the events of each study stand.
  let studies: [Range<Int>]
  private let groupWidth: Int
  /// The fits of each group of symbols.
  private let fits: [[Fit]]
  /// For each event the position of its fit in its group; negative without one.
  private let positions: [Int32]
  /// Doubled centered rank sums by study, ranked model and day, the days of a model padded to ``padded``.
  private let sums: [Int64]
  private let ranked: Int
  private let rankedDays: Int

  /// How many groups of symbols there are at most; each adds its rank sums to those of all.
  private static let groups = 32
  /// Ranks are added this many at a time.
  private static let width = 8

  /// The fit of an event without what its day tells.
  private struct Fit: Sendable {
    let mean: Double
    let slope: Double
    let variances: (Double, Double, Double)
    let positives: (UInt16, UInt16, UInt16)

    init(_ fit: EventFit) {
      mean = fit.mean
      slope = fit.slope
      variances = (fit.variances[0], fit.variances[1], fit.variances[2])
      positives = (
        UInt16(fit.positives[0]), UInt16(fit.positives[1]), UInt16(fit.positives[2])
      )
    }
  }

  /// Draws and fits studies.
  ///
  /// - Parameters:
  ///   - engine: The panel and what is computed.
  ///   - days: Draws the days.
  ///   - studies: The numbers of the studies.
  ///   - threads: The number of threads; it changes no digit.
  init(_ engine: GridEngine, days: PlaceboDays, studies: Range<Int>, threads: Int) {
    let drawn = concurrentMap(count: studies.count, threads: threads, ifStopped: []) { study in
      engine.bySymbol(days.study(studies.lowerBound + study))
    }
    var ends: [Int] = [0]
    for events in drawn { ends.append((ends.last ?? 0) + events.count) }
    let ranges = ends.adjacentPairs().map { $0..<$1 }
    let places = Array(drawn.joined())
    ranked = engine.slots.rankedCount
    rankedDays = engine.rankedDays
    let padded = Self.padded(rankedDays)
    let sums = Mutex([Int64](repeating: 0, count: studies.count * ranked * padded))
    let symbols = engine.panel.symbolCount
    let width = max(1, (symbols + Self.groups - 1) / Self.groups)
    var fits: [[Fit]] = []
    positions = [Int32](unsafeUninitializedCapacity: places.count) { buffer, count in
      // Every group writes the elements of its own symbols, so the pointer is shared without a race.
      nonisolated(unsafe) let positions = buffer
      positions.initialize(repeating: -1)
      fits = concurrentMap(
        count: (symbols + width - 1) / width,
        threads: threads,
        ifStopped: []
      ) { group in
        let group = Group(
          engine,
          symbols: (group * width)..<min(symbols, (group + 1) * width),
          places: places,
          studies: ranges
        )
        guard !group.isEmpty else { return [] }
        return group.fits(writing: positions) { ranks in
          sums.withLock { sums in
            for index in sums.indices { sums[index] += Int64(ranks[index]) }
          }
        }
      }
      count = places.count
    }
    self.places = places
    self.studies = ranges
    self.fits = fits
    self.sums = sums.withLock(\.self)
    groupWidth = width
  }

  private static func padded(_ days: Int) -> Int { (days + width - 1) / width * width }

  /// The fit of an event, by its position among all; nothing where the general path has to fit it.
  @inline(__always)
  private func fit(at position: Int, marketDays: MarketDays) -> EventFit? {
    let index = Int(positions[position])
    guard index >= 0 else { return nil }
    let place = places[position]
    let found = fits[place.symbol / groupWidth][index]
    var fit = EventFit()
    fit.mean = found.mean
    fit.marketMean = marketDays.means[place.day]
    fit.slope = found.slope
    fit.variances = SIMD3(found.variances.0, found.variances.1, found.variances.2)
    fit.positives = SIMD3(
      Double(found.positives.0),
      Double(found.positives.1),
      Double(found.positives.2)
    )
    return fit
  }

  /// The fits of events that follow each other.
  ///
  /// Each lies somewhere else in memory; looked up together, they are on their way at the same time.
  func fits(at positions: Range<Int>, marketDays: MarketDays) -> [EventFit?] {
    positions.map { fit(at: $0, marketDays: marketDays) }
  }

  /// The rank sums of a study over its events with a fit, model by model.
  func rankSums(ofStudy study: Int) -> [Int64] {
    let padded = Self.padded(rankedDays)
    return (0..<ranked).flatMap { model in
      let first = (study * ranked + model) * padded
      return sums[first..<(first + rankedDays)]
    }
  }

  /// The events of a few symbols in all studies, symbol by symbol and day by day.
  private struct Group {
    private let engine: GridEngine
    private let studyCount: Int
    private var events: [Event] = []

    /// An event by its position among all, with what is needed of it, which would else be far away.
    private struct Event {
      let position: Int32
      let study: Int32
      let symbol: Int32
      let day: Int32
    }

    init(
      _ engine: GridEngine,
      symbols: Range<Int>,
      places: [GridPlace],
      studies: [Range<Int>]
    ) {
      self.engine = engine
      studyCount = studies.count
      for (study, range) in studies.enumerated() {
        let own = places[range]
        let first = own.partitioningIndex { $0.symbol >= symbols.lowerBound }
        let last = own.partitioningIndex { $0.symbol >= symbols.upperBound }
        for position in first..<last {
          let place = own[position]
          events.append(
            Event(
              position: Int32(position),
              study: Int32(study),
              symbol: Int32(place.symbol),
              day: Int32(place.day)
            )
          )
        }
      }
      events = Self.sorted(events, by: symbols.count) { Int($0.symbol) - symbols.lowerBound }
    }

    var isEmpty: Bool { events.isEmpty }

    /// Sorts by a number below a count, keeping the order of equal ones.
    private static func sorted<Event>(
      _ events: some Collection<Event>,
      by count: Int,
      _ number: (Event) -> Int
    ) -> [Event] {
      var starts = [Int](repeating: 0, count: count + 1)
      for event in events { starts[number(event) + 1] += 1 }
      for index in 1..<starts.count { starts[index] += starts[index - 1] }
      return [Event](unsafeUninitializedCapacity: events.count) { buffer, initialized in
        for event in events {
          let place = number(event)
          buffer.initializeElement(at: starts[place], to: event)
          starts[place] += 1
        }
        initialized = events.count
      }
    }

    /// Fits every day once and sums ranks by study.
    func fits(
      writing positions: UnsafeMutableBufferPointer<Int32>,
      adding add: ([Int32]) -> Void
    ) -> [Fit] {
      var fits: [Fit] = []
      // So many events that their sums fit, whatever their ranks.
      let most = Int(Int32.max) / max(1, engine.rankedDays)
      var added = 0
      let padded = DrawnFits.padded(engine.rankedDays)
      let ranked = engine.slots.rankedCount
      var sums = [Int32](repeating: 0, count: studyCount * ranked * padded)
      let scorer = DayScores(engine, padded: padded)
      let days = engine.panel.dayCount
      engine.panel.returns.withUnsafeBufferPointer { returns in
        engine.panel.market.withUnsafeBufferPointer { market in
          sums.withUnsafeMutableBufferPointer { sums in
            for ofSymbol in events.chunked(by: { $0.symbol == $1.symbol }) {
              if added + ofSymbol.count > most {
                add(Array(sums))
                sums.update(repeating: 0)
                added = 0
              }
              added += ofSymbol.count
              let symbol = Int(ofSymbol[ofSymbol.startIndex].symbol)
              scorer.begin(symbol: symbol)
              let byDay = Self.sorted(ofSymbol, by: days) { Int($0.day) }
              for ofDay in byDay.chunked(by: { $0.day == $1.day }) {
                let event = PanelEvent(symbol: symbol, day: Int(ofDay[ofDay.startIndex].day))
                let place = GridPlace(event, index: 0, panel: engine.panel)
                guard let fit = scorer.fit(place, returns: returns, market: market) else {
                  continue
                }
                for event in ofDay {
                  positions[Int(event.position)] = Int32(fits.count)
                  scorer.add(to: sums, at: Int(event.study) * ranked * padded)
                }
                fits.append(Fit(fit))
              }
            }
          }
        }
      }
      add(sums)
      return fits
    }
  }

  /// Fits one event after another and keeps the rank scores of the last one.
  private final class DayScores {
    private let engine: GridEngine
    private let fast: FastEvent
    private let models: [(model: Int, method: ExpectedReturnMethod)]
    private let padded: Int
    private let scores: UnsafeMutablePointer<Int16>
    /// For each ranked model without a slope the ranks that move on from day to day.
    private let sliding: [SlidingRanks?]
    private var isSliding: [Bool]
    private var symbol = 0
    private var hasBegun = false

    init(_ engine: GridEngine, padded: Int) {
      self.engine = engine
      self.padded = padded
      fast = FastEvent(settings: engine.settings, slots: engine.slots)
      let days = engine.panel.dayCount
      let suits = SlidingRanks.suits(engine.settings, dayCount: days)
      models = engine.slots.ranked(engine.settings)
      sliding = models.map { model in
        model.method == .market || !suits
          ? nil : SlidingRanks(settings: engine.settings, dayCount: days)
      }
      isSliding = sliding.map { _ in false }
      scores = .allocate(capacity: padded * engine.slots.rankedCount)
      scores.initialize(repeating: 0, count: padded * engine.slots.rankedCount)
    }

    deinit { scores.deallocate() }

    /// Goes on to another symbol.
    func begin(symbol: Int) {
      self.symbol = symbol
      hasBegun = false
    }

    /// Fits an event and ranks its days.
    func fit(
      _ place: GridPlace,
      returns: UnsafeBufferPointer<Double>,
      market: UnsafeBufferPointer<Double>
    ) -> EventFit? {
      guard
        let fit = fast.fit(place, returns: returns, market: market, days: engine.marketDays),
        let security = returns.baseAddress, let x = market.baseAddress
      else { return nil }
      let y = security + symbol * market.count
      if !hasBegun { load(y, x) }
      for index in models.indices {
        let (model, method) = models[index]
        let target = scores + (engine.slots.ranks[model] ?? 0) * padded
        guard isSliding[index], let sliding = sliding[index] else {
          fast.writeRanks(method, fit: fit, of: place, returns: returns, market: market, to: target)
          continue
        }
        let isMean = method == .meanAdjusted
        let limit = FittedEvent.negligible * fit.variances[isMean ? 1 : 2].squareRoot()
        sliding.write(around: place.day, to: target) { day in
          let value = isMean ? y[day] - fit.mean : y[day] - x[day]
          return abs(value) < limit ? 0 : value
        }
      }
      return fit
    }

    private func load(_ y: UnsafePointer<Double>, _ x: UnsafePointer<Double>) {
      hasBegun = true
      for index in models.indices {
        guard let sliding = sliding[index] else { continue }
        let isMean = models[index].method == .meanAdjusted
        isSliding[index] = sliding.load { isMean ? y[$0] : y[$0] - x[$0] }
      }
    }

    /// Adds the scores of the last event to the sums of a study.
    func add(to sums: UnsafeMutableBufferPointer<Int32>, at offset: Int) {
      guard let base = sums.baseAddress else { return }
      let target = UnsafeMutableRawPointer(base + offset)
      let scores = UnsafeRawPointer(scores)
      for index in stride(from: 0, to: models.count * padded, by: DrawnFits.width) {
        let score = scores.loadUnaligned(fromByteOffset: 2 * index, as: SIMD8<Int16>.self)
        var sum = target.loadUnaligned(fromByteOffset: 4 * index, as: SIMD8<Int32>.self)
        sum &+= SIMD8<Int32>(truncatingIfNeeded: score)
        target.storeBytes(of: sum, toByteOffset: 4 * index, as: SIMD8<Int32>.self)
      }
    }
  }
}
