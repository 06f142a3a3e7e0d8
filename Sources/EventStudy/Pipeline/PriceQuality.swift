internal import Announcements
internal import CivilTime
internal import EventStatistics
internal import Notices
internal import PriceData

/// Checks the prices of a study on its trading days.
enum PriceQuality {
  /// Returns what a reader of the result should know about the prices, questions among it.
  ///
  /// - Parameters:
  ///   - inputs: The prices and the market.
  ///   - axes: The trading days.
  ///   - fields: The columns that are not judged, because nothing is computed from them.
  ///   - events: The events of a study, whose securities have one finding for each kind; without them,
  ///     all of the panel has findings, and many are named.
  /// - Returns: The findings, in the order of the checks.
  static func findings(
    of inputs: StudyInputs,
    axes: StudyAxes,
    without fields: Set<PriceField> = [],
    events: [AlignedEvent]? = nil
  ) -> [PriceFinding] {
    guard inputs.panel.values == .prices else { return [] }
    // Days without a session are reported with the axis, so only the gaps are looked for here.
    let checks: [any PriceCheck] =
      marketChecks(inputs, axes.markets) { market, levels in
        let checks: [any PriceCheck] = [
          SplitCheck(
            detector: detector(inputs),
            market: levels,
            adjustments: inputs.adjustments
          ),
          GapCheck(tradingDays: axes.all[market].days, holidays: axes.holidays),
        ]
        // What no day of trading reaches is an ordinary month.
        return axes.frequency == .daily ? checks + [LargeMoveCheck(market: levels)] : checks
      } + [
        NonPositivePriceCheck(), HighLowCheck(), PriceRangeCheck(), RepeatedRowCheck(),
        StalePriceCheck(), ZeroVolumeCheck(), AdjustedCloseCheck(),
      ]
    return PanelQuality(checks: checks).findings(
      in: inputs.panel.removing(fields),
      of: events.map { events in
        inputs.studiedSymbols.union(events.flatMap(\.controls).map { inputs.panel.symbols[$0] })
      },
      symbolsNamed: events == nil ? 10 : 0,
      threads: axes.standard.threads
    )
  }

  /// Returns a note for each question about the prices of securities that have an event.
  static func questionNotes(of inputs: StudyInputs) -> [StudyNote] {
    let studied = inputs.studiedSymbols
    return questions(inputs).filter { $0.symbol.map(studied.contains) ?? true }
      .map { StudyNote($0, source: .prices) }
  }

  /// Returns what a person must decide on before results that use the prices can be trusted: jumps that
  /// look like a split, prices in another unit, prices that cannot be ones; each with its symbol, all
  /// of its days, and the lines of an adjustments file that answer it.
  static func questions(_ inputs: StudyInputs) -> [PriceFinding] {
    guard inputs.panel.values == .prices else { return [] }
    return marketChecks(inputs, EventMarkets(inputs)) { _, levels in
      [
        SplitCheck(
          detector: detector(inputs),
          market: levels,
          adjustments: inputs.adjustments
        )
      ]
    }.flatMap { $0.findings(in: inputs.panel) }
  }

  /// The detector of jumps, which looks from each month of monthly prices to the next.
  private static func detector(_ inputs: StudyInputs) -> JumpDetector {
    Frequency(of: inputs.panel.days) == .monthly ? JumpDetector(longestPause: 36) : JumpDetector()
  }

  /// Makes the checks that hold a security against its market; where events are measured against several
  /// indices, each check looks at the securities of one of them.
  ///
  /// - Parameters:
  ///   - inputs: The prices and indices.
  ///   - markets: Says which index is whose.
  ///   - checks: Returns the checks beside one index, by its position and its level on each day of the panel.
  /// - Returns: The checks of every index.
  private static func marketChecks(
    _ inputs: StudyInputs,
    _ markets: EventMarkets,
    _ checks: (_ market: Int, _ levels: [Double]?) -> [any PriceCheck]
  ) -> [any PriceCheck] {
    func levels(_ market: MarketSeries?) -> [Double]? {
      guard let market, market.values == .prices else { return nil }
      return MarketOnAxis(
        series: market,
        days: inputs.panel.days,
        span: HolidaySpan([], kind: .simple)
      ).values
    }
    guard markets.used.count > 1 else {
      return checks(markets.used.first ?? 0, levels(markets.usedSeries.first))
    }
    return zip(markets.used, markets.groups(in: inputs.panel)).flatMap {
      place,
      group -> [any PriceCheck] in
      let symbols = Set(group.symbols.map { inputs.panel.symbols[$0] })
      return checks(place, levels(group.market)).map { SymbolsCheck($0, of: symbols) }
    }
  }
}

extension StudyInputs {
  /// The securities of the panel that announcements are about.
  var studiedSymbols: Set<String> {
    let names = Set(announcements.map(\.symbol))
    return Set(names.compactMap { panel.directory.index(of: $0).map { panel.symbols[$0] } })
  }
}

/// Looks for a market series that cannot be what it is said to be.
enum MarketQuality {
  /// A day on which an index moves more is worth a look.
  private static let largeMove = 0.2
  /// Half of the daily returns of an index beyond this are in percent.
  private static let percentMove = 0.1

  /// Returns a move of a day as it is over the weeks or months of an axis: moves grow with the root of time.
  private static func scaled(_ move: Double, to axis: StudyAxis) -> Double {
    let periods = Frequency(of: axis.days).periodsPerYear
    return move * (Frequency.daily.periodsPerYear / periods).squareRoot()
  }

  /// A move as a whole number of percent.
  private static func percent(_ move: Double) -> Int { Int((move * 100).rounded()) }

  /// Returns a warning for each thing that is wrong with the returns of the indices that are used.
  static func notes(of axes: StudyAxes) -> [StudyNote] {
    axes.markets.used.flatMap { notes(of: axes.all[$0]) }
  }

  /// The positions of the days on which an index moves more than any does.
  static func largeMoves(of axis: StudyAxis) -> [Int] {
    {
      let limit = scaled(largeMove, to: axis)
      return axis.market.indices.filter { abs(axis.market[$0]) > limit }
    }()
  }

  /// What is said of such moves; nothing without any.
  static func message(onMovesOf axis: StudyAxis) -> Message? {
    let moves = largeMoves(of: axis)
    guard let first = moves.first else { return nil }
    let market = axis.marketName.map { "the market \($0)" } ?? "the market"
    let count =
      moves.count == 1
      ? "1 day, \(axis.days[first])" : "\(moves.count) days, the first \(axis.days[first])"
    return """
      \(market) moves by more than \(percent(scaled(largeMove, to: axis))) % on \(count), as an index does not; check the market \
      file: a share has splits, which are not adjusted here
      """
  }

  private static func notes(of axis: StudyAxis) -> [StudyNote] {
    let market = axis.marketName.map { "the market \($0)" } ?? "the market"
    guard axis.market.contains(where: \.isFinite) else { return [] }
    var messages: [Message] = []
    if let levels = axis.marketLevels {
      let wrong = levels.indices.filter { levels[$0] <= 0 }
      if let first = wrong.first {
        messages.append(
          """
          \(market) has \(wrong.count) levels of zero or below, the first on \
          \(axis.days[first]); if it holds returns, pass \(.market(.values), "returns")
          """
        )
      }
    }
    let sizes = axis.market.filter(\.isFinite).map { abs($0) }.sorted()
    if axis.marketLevels == nil, sizes[sizes.count / 2] > scaled(percentMove, to: axis) {
      messages.append(
        """
        half of the returns of \(market) are beyond \(percent(scaled(percentMove, to: axis))) %; they seem to be in \
        percent or to be levels: give fractions, or leave out \(.market(.values), "returns")
        """
      )
    } else if let message = message(onMovesOf: axis) {
      messages.append(message)
    }
    return messages.map { StudyNote(severity: .warning, source: .market, message: $0) }
  }
}

/// Looks for returns that cannot be returns.
enum ReturnNotes {
  /// Returns a warning when many returns are beyond plus or minus 100 percent.
  ///
  /// Such values come from prices that were taken for returns.
  static func notes(of series: [[Double]], symbols: [AxisSymbol], axes: StudyAxes) -> [StudyNote] {
    guard axes.standard.panel.values == .returns else { return [] }
    var count = 0
    var example: (symbol: AxisSymbol, day: Int)?
    for (row, returns) in series.enumerated() {
      for (day, value) in returns.enumerated() where value.isFinite && abs(value) > 1 {
        count += 1
        if example == nil { example = (symbols[row], day) }
      }
    }
    guard let example, count > 0 else { return [] }
    return [
      StudyNote(
        severity: .warning,
        source: .prices,
        message: """
          \(count) returns are beyond plus or minus 100 %, the first for \
          \(axes.standard.panel.symbols[example.symbol.symbol]) on \
          \(axes.all[example.symbol.axis].days[example.day]); if the file holds \
          prices, leave out \(.prices(.values), "returns")
          """
      )
    ]
  }
}
