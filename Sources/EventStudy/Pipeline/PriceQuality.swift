internal import Announcements
internal import CivilTime
internal import Notices
internal import PriceData

/// Checks the prices of a study on its trading days.
enum PriceQuality {
  /// Returns what a reader of the result should know about the prices, questions among it.
  ///
  /// - Parameters:
  ///   - inputs: The prices and the market.
  ///   - axis: The trading days.
  ///   - events: The events of a study, whose securities have one finding for each kind; without them,
  ///     all of the panel has findings, and many are named.
  /// - Returns: The findings, in the order of the checks.
  static func findings(
    of inputs: StudyInputs,
    axis: StudyAxis,
    events: [AlignedEvent]? = nil
  ) -> [PriceFinding] {
    guard inputs.panel.values == .prices else { return [] }
    let levels = marketLevels(inputs)
    // Days without a session are reported with the axis, so only the gaps are looked for here.
    let checks: [any PriceCheck] = [
      SplitCheck(market: levels, adjustments: inputs.adjustments), LargeMoveCheck(market: levels),
      GapCheck(tradingDays: axis.days), NonPositivePriceCheck(), HighLowCheck(), PriceRangeCheck(),
      RepeatedRowCheck(), StalePriceCheck(), ZeroVolumeCheck(), AdjustedCloseCheck(),
    ]
    return PanelQuality(checks: checks).findings(
      in: inputs.panel,
      of: events.map { events in
        inputs.studiedSymbols.union(events.compactMap(\.control).map { inputs.panel.symbols[$0] })
      },
      symbolsNamed: events == nil ? 10 : 0,
      threads: axis.threads
    )
  }

  /// Returns a note for each question about the prices of securities that have an event.
  static func suspectedSplits(_ inputs: StudyInputs) -> [StudyNote] {
    let studied = inputs.studiedSymbols
    return questions(inputs).filter { $0.symbol.map(studied.contains) ?? true }
      .map { StudyNote($0, source: .prices) }
  }

  /// Returns what a person must decide on before results that use the prices can be trusted: jumps that
  /// look like a split, prices in another unit, prices that cannot be ones; each with its symbol, all
  /// of its days, and the lines of an adjustments file that answer it.
  private static func questions(_ inputs: StudyInputs) -> [PriceFinding] {
    guard inputs.panel.values == .prices else { return [] }
    return SplitCheck(market: marketLevels(inputs), adjustments: inputs.adjustments)
      .findings(in: inputs.panel)
  }

  /// Returns the market's level on each day of the panel.
  private static func marketLevels(_ inputs: StudyInputs) -> [Double]? {
    guard let market = inputs.market, market.values == .prices else { return nil }
    return MarketOnAxis(series: market, days: inputs.panel.days).values
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

  /// Returns a warning for each thing that is wrong with the market's returns.
  static func notes(of axis: StudyAxis) -> [StudyNote] {
    guard axis.market.contains(where: \.isFinite) else { return [] }
    var messages: [Message] = []
    if let levels = axis.marketLevels {
      let wrong = levels.indices.filter { levels[$0] <= 0 }
      if let first = wrong.first {
        messages.append(
          """
          the market file has \(wrong.count) levels of zero or below, the first on \
          \(axis.days[first]); if it holds returns, pass \(.market(.values), "returns")
          """
        )
      }
    }
    let moves = axis.market.indices.filter { abs(axis.market[$0]) > largeMove }
    let sizes = axis.market.filter(\.isFinite).map { abs($0) }.sorted()
    if axis.marketLevels == nil, sizes[sizes.count / 2] > percentMove {
      messages.append(
        """
        half of the market's returns are beyond \(Int(percentMove * 100)) %; they seem to be in \
        percent or to be levels: give fractions, or leave out \(.market(.values), "returns")
        """
      )
    } else if let first = moves.first {
      messages.append(
        """
        the market moves by more than \(Int(largeMove * 100)) % on \(moves.count) days, the first \
        \(axis.days[first]); check the market file
        """
      )
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
