import CivilTime
import EventStatistics
import PriceData

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Loads prices, fits three models to every event, tests all windows and prints one line of JSON.
///
/// Usage: grid-study --prices PATH --market PATH --events PATH [--threads N] [--grid]
///   [--step-down DRAWS] [--placebo STUDIES]
///
/// Estimation -260..-11, event window -10..10, the 121 windows that hold day 0; ranks of the market
/// model. `--grid` prints every cell too.
@main
struct GridStudy {
  static func main() {
    do {
      try run(Arguments())
    } catch {
      let message = "\(error)\n"
      write(2, message, message.utf8.count)
      exit(1)
    }
  }

  private static func run(_ arguments: Arguments) throws {
    var timings = Timings()
    let settings = GridSettings(
      estimation: -260 ... -11,
      eventWindow: -10...10,
      rankedModels: [.market]
    )
    let options = PriceLoadOptions(fields: [.close], threads: arguments.threads)
    let prices = try PriceLoader(options: options).load([arguments.prices]).panel
    let series = try MarketSeries.load(arguments.market)
    timings.mark("load")
    let list = try EventList(arguments.events, panel: prices, settings: settings)
    timings.mark("events")
    var levels = [Double](repeating: .nan, count: prices.days.count)
    for (day, level) in zip(series.days, series.levels) {
      if let place = prices.index(ofDay: day) { levels[place] = level }
    }
    let panel = ReturnPanel(
      prices: prices.column(.close) ?? [],
      market: ReturnKind.simple.returns(of: levels),
      kind: .simple,
      threads: arguments.threads
    )
    timings.mark("returns")
    let grid = WindowGrid(
      panel,
      events: list.events,
      settings: settings,
      threads: arguments.threads
    )
    timings.mark("grid")
    let pValues = grid.cells.map { cell in cell.tests.map { $0.pValue() } }
    timings.mark("p_values")
    let peak = peakMegabytes()
    var extra = ""
    if arguments.stepDown > 0 {
      let paths = EventPaths(
        panel,
        events: list.events,
        settings: settings,
        threads: arguments.threads
      )
      timings.markExtra("paths")
      let test = GridStepDownTest(
        paths,
        draws: arguments.stepDown,
        seed: 1,
        threads: arguments.threads
      )
      timings.markExtra("step_down")
      extra += ", \"step_down_p\": \(number(test.globalPValue ?? .nan))"
    }
    if arguments.placebo > 0 {
      let study = PlaceboStudy(
        panel,
        events: list.events,
        settings: settings,
        placebo: PlaceboSettings(studies: arguments.placebo),
        threads: arguments.threads
      )
      timings.markExtra("placebo")
      extra += ", \"placebo_studies\": \(study.studies), \"placebo_maxima\": ["
      extra += study.maxima.map { number($0.pValue) }.joined(separator: ", ") + "]"
    }
    let main = grid.cell(.market, -10...10)
    let figures = main.map { json($0, pValues: $0.tests.map { $0.pValue() }) } ?? "null"
    print(
      "{\"study\": \"leyline\", \"threads\": \(arguments.threads), \"events\": \(list.events.count), "
        + "\"dropped\": \(list.dropped), \"seconds\": \(timings.json), "
        + "\"total_s\": \(timings.total), \"peak_mb\": \(peak), \"main\": \(figures)"
        + (arguments.printsGrid ? ", \"grid\": [\(cells(grid, pValues: pValues))]" : "")
        + extra + "}"
    )
  }

  private static func cells(_ grid: WindowGrid, pValues: [[Double]]) -> String {
    zip(grid.cells, pValues).map { json($0, pValues: $1) }.joined(separator: ", ")
  }

  private static func json(_ cell: GridCell, pValues: [Double]) -> String {
    let tests = zip(cell.tests, pValues).map { test, p in
      "\"\(test.method.rawValue)\": \(number(test.statistic)), "
        + "\"\(test.method.rawValue)_p\": \(number(p))"
    }
    return "{\"model\": \"\(cell.model.rawValue)\", "
      + "\"window\": [\(cell.window.lowerBound), \(cell.window.upperBound)], "
      + "\"n\": \(cell.eventCount), \"caar\": \(number(cell.caar)), "
      + tests.joined(separator: ", ") + "}"
  }

  private static func number(_ value: Double) -> String {
    value.isFinite ? "\(value)" : "null"
  }

  private static func peakMegabytes() -> Double {
    var usage = rusage()
    #if canImport(Darwin)
    getrusage(RUSAGE_SELF, &usage)
    return Double(usage.ru_maxrss) / 1_048_576
    #else
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Double(usage.ru_maxrss) / 1024
    #endif
  }
}

/// Seconds of each part, in order.
private struct Timings {
  private let clock = ContinuousClock()
  private var last = ContinuousClock.now
  private var parts: [(name: String, seconds: Double)] = []
  /// The seconds of the study itself.
  private(set) var total = 0.0

  /// Ends a part of the study.
  mutating func mark(_ name: String) { total += end(name) }

  /// Ends a part that is not a part of the study.
  mutating func markExtra(_ name: String) { _ = end(name) }

  private mutating func end(_ name: String) -> Double {
    let now = clock.now
    let seconds = (now - last) / .seconds(1)
    parts.append((name, seconds))
    last = now
    return seconds
  }

  var json: String {
    "{" + parts.map { "\"\($0.name)\": \($0.seconds)" }.joined(separator: ", ") + "}"
  }
}
