internal import CivilTime
internal import EventStatistics
internal import EventStudy

/// A study of one event, which is no average of few: its windows, its days and its residuals.
enum SingleEventSection {
  /// The most days that a terminal lists.
  private static let listedDays = 61

  private struct Residual: Encodable { let residual: Double }

  private struct Datasets: Encodable {
    let residuals: [Residual]
    let zero: [Residual]
  }

  /// Whether a model has one event whose results are known.
  static func applies(to model: ModelResult) -> Bool {
    model.fits.count == 1 && model.abnormalReturns.count == 1
  }

  /// Returns what is known of the event: when the news came, and which day was used.
  static func facts(_ result: StudyResult, for face: Face) -> ReportSection.Part? {
    guard let event = result.includedEvents.first, result.includedCount == 1 else {
      return nil
    }
    let announced = event.announcedAt.map { "Announced \($0.replacing("T", with: " "))" }
    let rule = event.alignmentRule.map { ": \($0)" } ?? ""
    let given = GivenWords(event, format: face.format)
    let prices = result.averagePrices.first { $0.eventID == event.eventID }
    let items =
      [
        event.headline,
        announced,
        event.eventDate.map { "Day 0 is \($0)\(rule)" },
        event.evidence.map { "The source says \"\($0)\"" },
        given.line.map { "Also given: \($0)" },
        given.premium(over: prices, in: result.priceCurrency).map { "\($0.name): \($0.value)" },
        QuoteWords.fact(of: event, prices: prices, format: face.format)
          .map { "\($0.name): \($0.value)" },
      ] + event.remarks.map { $0 } + ["From \(event.sourceFile)"]
    let name = [event.company, event.symbol].compactMap(\.self).joined(separator: ", ")
    return ReportSection.Part(
      heading: "The event: \(event.eventID) (\(name))",
      items: items.compactMap(\.self)
    )
  }

  /// Returns the windows, the days and the residuals of the event under a model.
  static func parts(
    _ model: ModelResult,
    of result: StudyResult,
    for face: Face
  ) -> [ReportSection.Part] {
    guard applies(to: model), let fit = model.fits.first, let days = model.abnormalReturns.first
    else { return [] }
    let prices = result.averagePrices.first { $0.eventID == fit.eventID }
    var windows = ReportSection.Part(
      text: estimates(fit, face: face),
      brief: estimates(fit, face: face),
      table: self.windows(model.cars, prices: prices),
      notes: model.carryingDays.map { CautionWords.sentence($0, of: result, format: face.format) }
        + [
          EarlierDayWords.sentence(days, format: face.format),
          prices.flatMap { AveragePriceWords.split($0, format: face.format) },
        ].compactMap(\.self)
    )
    windows.notes += checks(fit, model: model.model, result: result, face: face)
    let daily = ReportSection.Part(
      heading: "Day by day",
      brief: "t p: t test of the day; SQ p: among the residuals of the estimation window",
      table: self.days(days, prices: prices)
    )
    let isFirst = model.model == result.models.first?.model
    let drawn = prices.map { event in
      ReportSection.Part(
        charts: ChartName.names(of: [event.eventID])
          .flatMap { AveragePricesSection.charts(event, $0) }
      )
    }
    let own = face == .page ? residuals(model, days: days) : nil
    let pictures =
      face == .page
      ? [
        isFirst && prices?.source != nil ? drawn : nil,
        isFirst ? fitted(result) ?? own : own,
      ] : []
    let beyond = SingleEventTestSections(model: model, result: result, face: face).parts
    return (pictures + [windows]).compactMap(\.self) + beyond
      + [daily, requested(model, of: result)].compactMap(\.self)
  }

  // MARK: Windows

  /// The CARs of an event with its own tests.
  static func windows(_ cars: [CumulativeReturn], prices: AveragePrices?) -> FigureTable {
    FigureTable(
      label: "Windows of the event",
      columns: [
        .number("Window"), .number("Days"), .method("car"),
        .number("Standard error", terminal: "s.e."),
        .method(SingleEventMethod.cumulativeAbnormalReturn.rawValue),
        .number("p of t", terminal: "t p"),
        .method(SingleEventMethod.sampleQuantile.rawValue).titled("SQ p"), .method("bhar"),
        .number("VWAP"),
      ],
      rows: cars.map { car in
        let window = prices?.windows.first {
          $0.windowStart == car.windowStart && $0.windowEnd == car.windowEnd
        }
        return [
          .window(car.windowStart, car.windowEnd), .count(car.days),
          .percent(car.car, style: "strong"),
          .percent(car.carStandardError, signed: false),
          .statistic(car.t).starred(car.pValue).explained(car.reason), .pValue(car.pValue),
          .pValue(car.sq?.pValue).explained(car.sq?.reason), .percent(car.bhar),
          .price(window?.vwap),
        ]
      }
    )
  }

  private static func estimates(_ fit: ModelFit, face: Face) -> String {
    let format = face.format
    let terms = fit.terms.map { term in
      let error =
        term.standardError.map { " (s.e. \(format.fixed($0, decimals: 6)))" } ?? ""
      let decimals = term.term == "alpha" ? 8 : 6
      return "\(term.term) \(format.fixed(term.estimate, decimals: decimals))\(error)"
    }
    let rest = [
      "sigma \(format.fixed(fit.sigma, decimals: 6)) a day",
      "R² \(format.fixed(fit.rSquared, decimals: 3))",
      "\(format.counted(fit.observations, "return")) from \(fit.firstDate) to \(fit.lastDate)",
    ]
    return "Estimates: \((terms + rest).joined(separator: ", "))."
  }

  /// What the residuals look like; a page has a section for it.
  private static func checks(
    _ fit: ModelFit,
    model: ExpectedReturnMethod,
    result: StudyResult,
    face: Face
  ) -> [String] {
    let found = result.analysis.diagnostics.first {
      $0.eventID == fit.eventID && $0.model == model
    }
    guard face == .terminal, let checks = found, checks.reason == nil else { return [] }
    let format = face.format
    let parts = [
      "Durbin–Watson \(format.statistic(checks.durbinWatson))",
      "Ljung–Box p\u{A0}\(format.pRelation(checks.ljungBoxPValue))",
      "Jarque–Bera p\u{A0}\(format.pRelation(checks.jarqueBeraPValue))",
      "ARCH p\u{A0}\(format.pRelation(checks.archLMPValue))",
    ]
    return ["Residuals: \(parts.joined(separator: ", "))."]
  }

  // MARK: Days

  /// The days of an event with the tests of each.
  static func days(_ event: AbnormalReturns, prices: AveragePrices?) -> FigureTable {
    func value(_ list: [Double?], _ day: Int) -> Double? {
      list.indices.contains(day) ? list[day] : nil
    }
    return FigureTable(
      label: "Days of the event window",
      columns: [
        .number("Day"), .words("Date"), .number("Price"), .number("Return"), .number("Expected"),
        .method("ar"), .method(SingleEventMethod.abnormalReturn.rawValue),
        .number("p of t", terminal: "t p"),
        .method(SingleEventMethod.sampleQuantile.rawValue).titled("SQ p"), .number("Volume"),
        .number("VWAP"),
      ],
      rows: event.relativeDay.indices.map { index in
        let day = event.relativeDay[index]
        return FigureTable.Row(
          cells: [
            .day(day), .words(event.date[index].description).styled("day"),
            .price(prices?.value(\.close, on: day)), .percent(value(event.returns, index)),
            .percent(value(event.expectedReturn, index)),
            .percent(value(event.ar, index), style: day == 0 ? "strong" : ""),
            .statistic(value(event.sar, index)), .pValue(value(event.pValue, index)),
            .pValue(value(event.sqPValue, index)), .amount(prices?.value(\.volume, on: day)),
            .price(prices?.value(\.vwap, on: day)),
          ]
        )
      },
      fit: .drop(keeping: 9),
      listing: (event.relativeDay.count, StudyTables.file(.abnormalReturns)),
      terminalRows: listedDays
    )
  }

  // MARK: Residuals

  /// The returns that the first model was estimated from, with their residuals below.
  private static func fitted(_ result: StudyResult) -> ReportSection.Part? {
    EventByEventCharts(result).fit.map { ReportSection.Part(charts: [$0]) }
  }

  private static func residuals(
    _ model: ModelResult,
    days: AbnormalReturns
  ) -> ReportSection.Part? {
    let zero = days.relativeDay.firstIndex(of: 0).flatMap { days.ar[$0] }
    guard !model.residuals.isEmpty, let zero else { return nil }
    let format = NumberFormat.page
    let drawn = { (value: Double) in
      Residual(residual: EmbeddedJSON.drawnReturn(value) ?? value)
    }
    return ReportSection.Part(
      charts: [
        ReportChart(
          id: "residuals-\(model.model.rawValue)",
          specification: "residuals",
          datasets: Datasets(residuals: model.residuals.map(drawn), zero: [drawn(zero)]),
          description: "Histogram of the \(format.count(model.residuals.count)) residuals of the "
            + "estimation window, with day 0 at \(format.percent(zero))",
          title: "Day 0 among ordinary days, "
            + MethodDefinition.definition(of: model.model).nameInSentence,
          keys: [
            ReportChart.Key(style: "ordinary", label: "days of the estimation window"),
            ReportChart.Key(style: "zero", label: "day 0"),
          ],
          note:
            "The abnormal return of day 0 beside the \(format.counted(model.residuals.count, "residual")) "
            + "of the estimation window."
        )
      ]
    )
  }

  // MARK: Other tests

  /// The tests over events that were asked for by name and apply to one event as well.
  private static func requested(
    _ model: ModelResult,
    of result: StudyResult
  ) -> ReportSection.Part? {
    let methods = ResultsSection.requestedTests(of: model, in: result)
    guard !methods.isEmpty else { return nil }
    let table = FigureTable(
      label: "Tests that were asked for",
      columns: [.number("Window")] + methods.map { .method($0.rawValue) },
      rows: model.windows.map { window in
        [.window(window.windowStart, window.windowEnd)]
          + methods.map { method in
            let test = model.tests(of: window).first { $0.test == method }
            return .statistic(test?.statistic).judged(test?.pValue, reason: test?.reason)
          }
      },
      fit: .split
    )
    return ReportSection.Part(
      heading: "Tests that were asked for",
      table: table,
      notes: [ResultsSection.boundOfRanks(in: model)].compactMap(\.self)
        + TestReasons.notes(
          of: model.tests.filter { methods.contains($0.test) }.map { ($0.test, $0.reason) }
        )
    )
  }
}

/// What one event shows on the sessions beside its day 0.
enum EarlierDayWords {
  /// Returns the abnormal returns of the sessions beside day 0 in a sentence; nothing without them.
  static func sentence(_ days: AbnormalReturns, format: NumberFormat) -> String? {
    let parts = [(-1, "earlier"), (1, "later")].compactMap { day, word -> String? in
      guard let index = days.relativeDay.firstIndex(of: day), days.ar.indices.contains(index),
        let ar = days.ar[index].present
      else { return nil }
      let own = days.sqPValue.indices.contains(index) ? days.sqPValue[index] : nil
      let plain = days.pValue.indices.contains(index) ? days.pValue[index] : nil
      let p =
        own.present.map { "SQ p\u{A0}\(format.pRelation($0))" }
        ?? plain.present.map { "p\u{A0}\(format.pRelation($0))" }
      return "one session \(word) (\(days.date[index])) \(format.percent(ar))"
        + (p.map { " (\($0))" } ?? "")
    }
    return parts.isEmpty ? nil : "Beside day 0: \(parts.joined(separator: ", "))."
  }
}
