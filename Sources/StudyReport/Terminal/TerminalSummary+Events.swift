internal import CivilTime
internal import EventStatistics
internal import EventStudy

extension TerminalSummary {
  /// Up to this number of events, each has its estimates and windows in full.
  private static let fullEvents = 3

  /// Each included event: when it was announced, the day used, the rule, and its own day 0.
  var events: [TerminalLine] {
    let included = result.includedEvents
    guard !included.isEmpty else { return [] }
    let shown = Array(included.prefix(Self.listedEvents))
    let rows = shown.map(cells)
    // The columns at the end are the first to go when the terminal is narrow.
    var count = result.listsEvents ? Self.headings.count : Self.headingsOfDayZero
    func first(_ count: Int) -> TerminalTable {
      TerminalTable(
        headings: Array(Self.headings.prefix(count)),
        rows: rows.map { Array($0.prefix(count)) }
      )
    }
    var table = first(count)
    while table.width > width, count > Self.headingsOfDayZero + 1 {
      count -= 1
      table = first(count)
    }
    var lines = Array(table.lines.prefix(2))
    for (event, line) in zip(shown, table.lines.dropFirst(2)) {
      lines.append(line)
      if let rule = event.alignmentRule {
        lines += TextLayout.wrapped(rule, width: width - 4, indent: "    ")
          .map { TerminalLine($0, .quiet) }
      }
    }
    return [TerminalLine("Events", .heading)] + lines
      + more(included.count - shown.count, in: StudyTables.file(.events))
  }

  /// How many of the columns say when the news came, and which day was used.
  private static let headingsOfDayZero = 4

  private static let headings: [TerminalTable.Heading] = [
    .words("Event"), .words("Symbol"), .words("Announced"), .words("Day 0"), .number("AR(0)"),
    .number("t"), .number("p"), .number("VWAP(0)"),
  ]

  private func cells(_ event: EventRecord) -> [String] {
    let model = result.models.first { $0.fits.contains { $0.eventID == event.eventID } }
    let own = model?.abnormalReturns.first { $0.eventID == event.eventID }
    let zero = own?.relativeDay.firstIndex(of: 0)
    let test = model?.car(eventID: event.eventID, windowStart: 0, windowEnd: 0)
    let statistic = test?.t ?? zero.flatMap { own?.sar[$0] }
    let prices = result.averagePrices.first { $0.eventID == event.eventID }
    let priceZero = prices?.relativeDay.firstIndex(of: 0)
    return [
      TextLayout.shortened(event.eventID, width: 24),
      TextLayout.shortened(event.symbol, width: 14),
      announced(event.announcedAt),
      event.eventDate?.description ?? "",
      format.percent(zero.flatMap { own?.ar[$0] }),
      starred(statistic, test?.pValue),
      format.pValue(test?.pValue),
      format.price(priceZero.flatMap { prices?.vwap[$0] }),
    ]
  }

  /// Returns a publication time without its offset, which the rule below it explains.
  private func announced(_ text: String?) -> String {
    guard let text else { return "" }
    return String(text.prefix(16)).replacing("T", with: " ")
  }

  /// The estimates and windows of single events, when there are few of them.
  func singleEvents(of model: ModelResult) -> [TerminalLine] {
    guard model.fits.count <= Self.fullEvents else { return [] }
    return model.fits.flatMap { fit in
      [TerminalLine()] + estimates(of: fit)
        + windowTable(of: model.cars.filter { $0.eventID == fit.eventID }).lines
        + checks(of: fit, model: model.model)
    } + boundOfRanks(in: model)
  }

  /// What the residuals of one event look like.
  private func checks(of fit: ModelFit, model: ExpectedReturnMethod) -> [TerminalLine] {
    let found = result.analysis.diagnostics.first {
      $0.eventID == fit.eventID && $0.model == model
    }
    guard let checks = found, checks.reason == nil else { return [] }
    let parts = [
      "Durbin–Watson \(format.statistic(checks.durbinWatson))",
      "Ljung–Box p \(format.pValue(checks.ljungBoxPValue))",
      "Jarque–Bera p \(format.pValue(checks.jarqueBeraPValue))",
      "ARCH p \(format.pValue(checks.archLMPValue))",
    ]
    return paragraph("Residuals: \(parts.joined(separator: ", "))", tone: .quiet)
  }

  /// Why a rank test of one event says little.
  private func boundOfRanks(in model: ModelResult) -> [TerminalLine] {
    guard model.fits.count == 1, model.testMethods.contains(.corradoRank) else { return [] }
    return paragraph(SingleEventWords.boundOfRanks, tone: .quiet)
  }

  private func estimates(of fit: ModelFit) -> [TerminalLine] {
    let terms = fit.terms.map { term in
      let error =
        term.standardError.map { " (s.e. \(format.fixed($0, decimals: 6)))" } ?? ""
      let decimals = term.term == "alpha" ? 8 : 6
      return "\(term.term) \(format.fixed(term.estimate, decimals: decimals))\(error)"
    }
    let rest = [
      "sigma \(format.fixed(fit.sigma, decimals: 6))",
      "R² \(format.fixed(fit.rSquared, decimals: 3))",
      "\(counted(fit.observations, "return")) from \(fit.firstDate) to \(fit.lastDate)",
    ]
    return paragraph("\(fit.eventID) \(fit.symbol): " + (terms + rest).joined(separator: ", "))
  }

  private func windowTable(of cars: [CumulativeReturn]) -> TerminalTable {
    TerminalTable(
      headings: [
        .number("Window"), .number("Days"), .number("CAR"), .number("s.e."), .number("t"),
        .number("p"), .number("p of SQ"), .number("BHAR"), .number("VWAP"),
      ],
      rows: cars.map { car in
        let prices = result.averagePrices.first { $0.eventID == car.eventID }
        let window = prices?.windows.first {
          $0.windowStart == car.windowStart && $0.windowEnd == car.windowEnd
        }
        return [
          "\(car.windowStart)..\(car.windowEnd)", format.count(car.days), format.percent(car.car),
          format.percent(car.carStandardError, signed: false), starred(car.t, car.pValue),
          format.pValue(car.pValue), format.pValue(car.sq?.pValue), format.percent(car.bhar),
          format.price(window?.vwap),
        ]
      }
    )
  }
}
