internal import CivilTime
internal import EventStatistics
internal import PriceData

/// Sums trades by security and day, in the order in which they come.
struct TradeSummation {
  /// What is known of one day of one security.
  struct Day {
    let symbol: Int
    let date: CalendarDate
    var sums = TradeSums()
    var trades = 0
    var high = -Double.infinity
    var low = Double.infinity
    var open = Double.nan
    var close = Double.nan
    var first = Int64.max
    var last = Int64.min
    /// The first file with trades of the day, and another one.
    let file: Int
    var otherFile: Int?

    /// Adds a trade.
    ///
    /// Of trades with one stamp the first row of the file is the earliest, the last the latest.
    mutating func add(_ moment: Int64, _ price: Double, _ volume: Double) {
      sums.add(price: price, volume: volume)
      trades += 1
      high = max(high, price)
      low = min(low, price)
      if moment < first { (first, open) = (moment, price) }
      if moment >= last { (last, close) = (moment, price) }
    }
  }

  /// Where the trades of a symbol go now.
  private struct Current {
    var day = 0
    var beginning = Int64.min
    var last = Int64.min
  }

  /// A trade that stands below a later one of its security.
  struct Disorder {
    let file: Int
    let start: Int
    let symbol: Int
    var rows: Int
  }

  /// All days, in the order in which they came.
  private(set) var all: [Day] = []
  /// The first trade of each file that is out of order.
  private(set) var disorders: [Disorder] = []
  private var current: [Current] = []
  private var numbers: [Int: [Int32: Int]] = [:]
  private var file = 0

  private static let day: Int64 = 86_400_000_000_000

  /// Adds the trades of a piece.
  mutating func add(_ block: TradeBlock) {
    if block.file != file {
      file = block.file
      for symbol in current.indices { current[symbol] = Current() }
    }
    for trade in block.moments.indices {
      let (moment, symbol) = (block.moments[trade], Int(block.symbols[trade]))
      // As a number without a sign, the distance is large too where the trade is before the day.
      if symbol >= current.count
        || UInt64(bitPattern: moment &- current[symbol].beginning) >= UInt64(Self.day)
        || moment < current[symbol].last
      {
        turn(to: moment, symbol: symbol, block, trade)
      }
      current[symbol].last = moment
      all[current[symbol].day].add(moment, block.prices[trade], block.volumes[trade])
    }
  }

  /// Finds the day of a trade that is not that of the trade before, or makes it.
  private mutating func turn(to moment: Int64, symbol: Int, _ block: TradeBlock, _ trade: Int) {
    while symbol >= current.count { current.append(Current()) }
    if moment < current[symbol].last { noteDisorder(symbol, block, trade) }
    let number = Int32((moment >= 0 ? moment : moment - Self.day + 1) / Self.day)
    let beginning = Int64(number) * Self.day
    guard beginning != current[symbol].beginning else { return }
    let known = numbers[symbol]?[number]
    let day = known ?? all.count
    if known == nil {
      all.append(Day(symbol: symbol, date: CalendarDate(dayNumber: number), file: file))
      numbers[symbol, default: [:]][number] = day
    } else if all[day].file != file {
      all[day].otherFile = file
    }
    current[symbol] = Current(day: day, beginning: beginning, last: Int64.min)
  }

  private mutating func noteDisorder(_ symbol: Int, _ block: TradeBlock, _ trade: Int) {
    if let last = disorders.indices.last, disorders[last].file == block.file {
      disorders[last].rows += 1
    } else {
      disorders.append(
        Disorder(file: block.file, start: block.start(of: trade), symbol: symbol, rows: 1)
      )
    }
  }

  /// Returns the days by symbol and date.
  func days(of symbols: [String]) -> [TradedDay] {
    let order = symbols.indices.sorted {
      symbols[$0].utf8.lexicographicallyPrecedes(symbols[$1].utf8)
    }
    var ranks = [Int](repeating: 0, count: symbols.count)
    for (rank, symbol) in order.enumerated() { ranks[symbol] = rank }
    return all.sorted { (ranks[$0.symbol], $0.date) < (ranks[$1.symbol], $1.date) }.map { day in
      TradedDay(
        symbol: symbols[day.symbol],
        date: day.date,
        trades: day.trades,
        open: day.open,
        high: day.high,
        low: day.low,
        close: day.close,
        volume: day.sums.volume,
        turnover: day.sums.turnover,
        vwap: day.sums.average,
        deviation: day.sums.deviation,
        firstTime: Self.time(day.first),
        lastTime: Self.time(day.last)
      )
    }
  }

  private static func time(_ moment: Int64) -> TimeOfDay {
    let within = ((moment % day) + day) % day
    return TimeOfDay(secondsSinceMidnight: Int(within / 1_000_000_000)) ?? .indianOpen
  }
}
