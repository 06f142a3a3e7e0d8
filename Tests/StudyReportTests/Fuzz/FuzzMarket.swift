import CivilTime
import Fuzzing

/// A small invented market, as the texts of its files: prices, indices, factors and announcements.
struct FuzzMarket {
  /// How the levels of one security move.
  enum Path: CaseIterable {
    case usual, equal, ties, growth, jumps, wild, huge, tiny, asMarket

    /// Whether a power of two changes no digit of a return.
    var canBeScaled: Bool { self != .huge && self != .tiny && self != .wild && self != .jumps }
  }

  private(set) var days: [CalendarDate] = []
  private(set) var symbols: [String] = []
  private(set) var paths: [Path] = []
  private var levels: [[Double]] = []
  private var market: [Double] = []
  private var other: [Double] = []
  private var factors: [[Double]] = []
  /// The columns of the price file behind the close.
  private(set) var columns: [String] = []
  private var rows: [[String: Double]] = []
  /// The columns of the event file behind the date.
  private(set) var attributes: [String] = []
  private(set) var events: [[String]] = []
  private(set) var marketPath = Path.usual

  /// Draws a market.
  init(_ choices: inout FuzzChoices) {
    drawDays(&choices)
    let paths = drawPaths(&choices)
    marketPath = choices.one(
      of: [.usual, .usual, .usual, .ties, .equal, .growth, .wild, .jumps, .huge, .tiny]
    )
    market = Self.levels(marketPath, days.count, &choices)
    other = choices.happens(0.1) ? market : Self.levels(.usual, days.count, &choices)
    self.paths = paths
    symbols = paths.indices.map { "S\($0)" }
    levels = paths.map { path in
      path == .asMarket ? market : Self.levels(path, days.count, &choices)
    }
    drawRows(&choices)
    drawFactors(&choices)
    drawEvents(&choices)
  }

  private mutating func drawDays(_ choices: inout FuzzChoices) {
    let count = choices.one(of: [60, 120, 40, 90, 200, 25, 12, 3, 320])
    let isCalendar = choices.happens(0.05)
    var day = CalendarDate(dayNumber: 19_000)
    while days.count < count {
      let isOpen = isCalendar || !day.weekday.isWeekend
      if isOpen, !choices.happens(0.01) { days.append(day) }
      day = day.adding(days: 1)
    }
  }

  private func drawPaths(_ choices: inout FuzzChoices) -> [Path] {
    let count = choices.one(of: [1, 2, 3, 5, 12, 40])
    let isMixed = choices.happens(0.25)
    let all = choices.happens(0.6) ? choices.one(of: Path.allCases) : .usual
    return (0..<count).map { _ in isMixed ? choices.one(of: Path.allCases) : all }
  }

  private static func levels(_ path: Path, _ count: Int, _ choices: inout FuzzChoices) -> [Double] {
    var level = choices.one(of: [100, 1, 12.5, 5000])
    return (0..<count).map { day in
      switch path {
      case .usual, .asMarket: level *= 1 + choices.move(0.02)
      case .equal: break
      case .ties: level = 100 * (1 + Double(choices.number(-2...2)) / 64)
      case .growth: level *= 1 + 1.0 / 128
      case .jumps:
        level *= 1 + choices.move(0.01)
        if choices.happens(0.02) { return level * choices.one(of: [11, 1e10, 1e46, 1e-8]) }
      case .wild: level = choices.one(of: [1, 100, 1e5, 1e10, 1e-5])
      case .huge: level = choices.one(of: [1e300, 1e308, 1.7e308, 2e299])
      case .tiny: level = .leastNonzeroMagnitude * choices.one(of: [1000, 1, 0x1p40, 2024])
      }
      return level
    }
  }

  private mutating func drawRows(_ choices: inout FuzzChoices) {
    let known = ["open", "high", "low", "volume", "turnover", "vwap", "adj_close"]
    columns = known.filter { _ in choices.happens(0.4) }
    let gaps = choices.one(of: [0, 0, 0, 0.05, 0.3, 0.8])
    let volumes = choices.happens(0.15) ? [0.0] : [1000, 0, 1, 1e6]
    for (symbol, series) in levels.enumerated() {
      for (day, level) in series.enumerated() where !choices.happens(gaps) {
        var row = ["symbol": Double(symbol), "day": Double(day), "close": level]
        for column in columns {
          if column == "volume" {
            row[column] = choices.one(of: volumes)
          } else if !choices.happens(0.03) {
            let moved = level * (1 + choices.one(of: [0, 0, 1.0 / 128, -1.0 / 128]))
            row[column] = min(column == "turnover" ? moved * 1024 : moved, 1.7e308)
          }
        }
        rows.append(row)
      }
    }
  }

  private mutating func drawFactors(_ choices: inout FuzzChoices) {
    let size = choices.one(of: [0.01, 0.01, 0, 1e10])
    let areSame = choices.happens(0.1)
    factors = days.map { _ in
      let first = choices.move(size)
      return (0..<7).map { _ in areSame ? first : choices.move(size) }
    }
  }

  private mutating func drawEvents(_ choices: inout FuzzChoices) {
    let known = ["group", "size", "kind", "control", "shares_outstanding"]
    attributes = known.filter { _ in choices.happens(0.3) }
    let count = choices.one(of: [1, 2, 3, 5, 8, 20, 60])
    let common = choices.happens(0.25) ? choices.one(of: days) : nil
    events = (0..<count).map { number in
      // Most events lie where there are days on both sides.
      let middle = days.count * 2 / 3
      var day =
        common
        ?? (choices.happens(0.3)
          ? choices.one(of: days)
          : days[max(0, min(days.count - 1, middle + choices.number(-8...8)))])
      if choices.happens(0.05) { day = day.adding(days: choices.number(-40...40)) }
      var time = "\(day)"
      if choices.happens(0.3) {
        let (hour, minute) = (choices.number(10...23), choices.number(10...59))
        time += "T\(hour):\(minute)+05:30"
      }
      let symbol = choices.happens(0.03) ? "NOBODY" : choices.one(of: symbols)
      return ["E\(number)", symbol, time]
        + attributes.map { attribute in
          switch attribute {
          case "group": choices.one(of: ["a", "b", "c", ""])
          case "size": choices.one(of: ["1", "2", "-5", "", "0.5", "1e300"])
          case "kind": choices.one(of: ["x", "y"])
          case "control": choices.one(of: symbols)
          default: choices.one(of: ["1e6", "5", ""])
          }
        }
    }
  }
}

extension FuzzMarket {
  static let factorNames = ["Mkt-RF", "SMB", "HML", "RMW", "CMA", "MOM", "RF"]

  /// Returns the price file, with prices and turnovers a number of times as large.
  func prices(scale: Double = 1) -> String {
    let head = ["symbol", "date", "close"] + columns
    return Self.text(
      [head]
        + rows.map { row in
          let values = (["close"] + columns).map { column in
            row[column].map { "\(column == "volume" ? $0 : $0 * scale)" } ?? ""
          }
          let (symbol, day) = (Int(row["symbol"] ?? 0), Int(row["day"] ?? 0))
          return [symbols[symbol], "\(days[day])"] + values
        }
    )
  }

  /// The file of the index.
  var index: String {
    Self.text([["date", "close"]] + zip(days, market).map { ["\($0)", "\($1)"] })
  }

  /// The file of another index.
  var otherIndex: String {
    Self.text([["date", "close"]] + zip(days, other).map { ["\($0)", "\($1)"] })
  }

  /// The file of factors.
  var factorReturns: String {
    Self.text(
      [["date"] + Self.factorNames]
        + zip(days, factors).map { day, values in ["\(day)"] + values.map { "\($0)" } }
    )
  }

  /// Returns the file of some events.
  func announcements(_ events: [[String]]) -> String {
    Self.text([["event_id", "symbol", "date"] + attributes] + events)
  }

  private static func text(_ lines: [[String]]) -> String {
    lines.map { $0.joined(separator: ",") }.joined(separator: "\n") + "\n"
  }
}
