internal import EventAlignment
internal import EventStatistics
internal import EventStudy

/// The section that says whether the result depends on the window, or on any other choice.
struct SensitivitySection {
  private let document: SensitivityDocument
  private let charts: SensitivityCharts
  private let format = NumberFormat.page

  private init(_ document: SensitivityDocument) {
    self.document = document
    charts = SensitivityCharts(document: document)
  }

  /// Returns the section; nothing without a sensitivity study.
  ///
  /// - Throws: ``ReportError`` when a chart cannot be made.
  static func section(_ document: SensitivityDocument?) throws(ReportError) -> ReportSection? {
    guard let document else { return nil }
    let section = SensitivitySection(document)
    let parts: [ReportSection.Part?] = [
      section.verdict, try section.windows(), section.counts, try section.curve(),
      try section.shares(), try section.placebo(), section.sizes, try section.events(),
      section.robust, section.power,
    ]
    return ReportSection(
      anchor: "sensitivity",
      title: "Does it depend on the window?",
      introduction: document.verdict.summary,
      parts: parts.compactMap(\.self)
    )
  }

  private var headline: String {
    format.window(document.headline.days.lowerBound, document.headline.days.upperBound)
  }

  private var level: String {
    format.percent(document.configuration.sensitivity?.level ?? 0.05, decimals: 0, signed: false)
  }

  private var verdict: ReportSection.Part {
    ReportSection.Part(notes: document.verdict.sentences)
  }

  private func windows() throws(ReportError) -> ReportSection.Part? {
    let drawn = try charts.windows()
    guard !drawn.isEmpty else { return nil }
    let test = document.tests[document.leadingTest].rawValue
    return ReportSection.Part(
      heading: "Every window",
      text: "The cumulative average abnormal return of every window, tested by "
        + "\(MethodDefinition.definition(of: test).name). A result that holds looks alike across the "
        + "picture; one that lives in a corner was found by choosing the window.",
      charts: drawn
    )
  }

  private var counts: ReportSection.Part? {
    let counts = document.verdict.counts.filter { $0.cells > 0 }
    guard !counts.isEmpty else { return nil }
    var table = ReportTable(
      label: "Cells by test",
      headings: [
        .words("Test"), .number("Cells"), .number("Same sign"), .number("p < \(level)"),
        .number("After correction"),
      ]
    )
    table.rows = counts.map { count in
      ReportTable.Row(
        cells: [.method(count.method.rawValue)]
          + [
            count.cells, count.sameSign, count.significant, count.significantAfterAdjustment,
          ].map { .number(format.count($0), Double($0)) }
      )
    }
    return ReportSection.Part(
      heading: "How many windows are significant",
      text: "Cells are windows times models. Correction: Romano and Wolf's step-down for the "
        + "cross-sectional t where draws were made, Holm's for every other test.",
      table: table
    )
  }

  private func curve() throws(ReportError) -> ReportSection.Part? {
    let drawn = try charts.curve()
    guard !drawn.isEmpty else { return nil }
    return ReportSection.Part(
      heading: "Every other choice",
      text: "One window, \(headline), under every combination of model, market index, estimation "
        + "window, kind of returns, day 0 and treatment of overlapping events.",
      charts: drawn
    )
  }

  private func shares() throws(ReportError) -> ReportSection.Part? {
    let drawn = try charts.shares()
    guard !drawn.isEmpty else { return nil }
    return ReportSection.Part(
      heading: "Which choice matters",
      text: "The share of the variation of the CAAR that each choice explains by itself.",
      charts: drawn
    )
  }

  private func placebo() throws(ReportError) -> ReportSection.Part? {
    guard let placebo = document.placebo else { return nil }
    var table = ReportTable(
      label: "The best of all cells",
      headings: [
        .words("Test"), .words("Window"), .words("Model"), .number("|statistic|"),
        .number("1 of 20 random"), .number("Chance"),
      ]
    )
    table.rows = placebo.maxima.map { best in
      ReportTable.Row(cells: [
        .method(best.method.rawValue),
        ReportTable.Cell(
          format.window(best.window.days.lowerBound, best.window.days.upperBound)
        ),
        ReportTable.Cell(MethodDefinition.definition(of: best.model.rawValue).name),
        .number(format.statistic(best.statistic), best.statistic),
        .number(format.statistic(best.criticalValue), best.criticalValue),
        .pValue(best.pValue),
      ])
    }
    let places = placebo.places.compactMap { place in
      place.caar.map {
        "\(MethodDefinition.definition(of: place.model.rawValue).name): "
          + "\(format.percent($0)), p \(format.pRelation(place.pValue))"
      }
    }
    return ReportSection.Part(
      heading: "Against random days",
      text: "The same companies on days on which nothing was announced, "
        + "\(format.count(placebo.studies)) times. The true CAAR of \(headline) among them: "
        + places.joined(separator: "; ") + ".",
      charts: try charts.placebo(),
      table: table,
      notes: [
        "Chance: how often the best of all cells looks at least this good on random days. Whoever "
          + "picks the best window has to pass this test, not the plain one."
      ]
    )
  }

  private var sizes: ReportSection.Part? {
    guard let sizes = document.placebo?.sizes, !sizes.isEmpty else { return nil }
    var table = ReportTable(
      label: "Size of the tests on random days",
      headings: [
        .words("Test"), .words("Model"), .number("at 10%"), .number("at 5%"), .number("at 1%"),
      ]
    )
    table.rows = sizes.map { size in
      ReportTable.Row(
        cells: [
          .method(size.method.rawValue),
          ReportTable.Cell(MethodDefinition.definition(of: size.model.rawValue).name),
        ]
          + size.rates.map {
            .number(format.percent($0, decimals: 1, signed: false), $0)
          }
      )
    }
    return ReportSection.Part(
      heading: "How often the tests are wrong on these data",
      text:
        "The share of studies of random days that each test rejects in the window \(headline). A "
        + "test that rejects much more than its level finds effects where there are none.",
      table: table
    )
  }

  private func events() throws(ReportError) -> ReportSection.Part? {
    let drawn = try charts.influences()
    guard !drawn.isEmpty else { return nil }
    return ReportSection.Part(heading: "Which event carries the result", charts: drawn)
  }

  private var robust: ReportSection.Part? {
    let rows = document.robustness.flatMap { result in
      result.windows.map { window in
        ReportTable.Row(cells: [
          .header(MethodDefinition.definition(of: result.model.rawValue).name),
          ReportTable.Cell(
            "\(window.role.rawValue) "
              + format.window(window.window.days.lowerBound, window.window.days.upperBound)
          ),
          .number(format.percent(window.mean), window.mean, style: "strong"),
          .number(format.statistic(window.statistic), window.statistic), .pValue(window.pValue),
          .number(format.percent(window.median), window.median),
          .number(format.percent(window.winsorizedMean), window.winsorizedMean),
          .number(format.statistic(window.winsorizedStatistic), window.winsorizedStatistic),
        ])
      }
    }
    guard !rows.isEmpty else { return nil }
    var table = ReportTable(
      label: "Averages before, in and after the window",
      headings: [
        .words("Model"), .words("Window"), .number("Mean"), .number("t"), .number("p"),
        .number("Median"), .number("Winsorized"), .number("t"),
      ]
    )
    table.rows = rows
    let tail = format.percent(
      document.configuration.sensitivity?.tail,
      decimals: 0,
      signed: false
    )
    return ReportSection.Part(
      heading: "Before, during and after",
      text: "A move before the window may be a leak, one after it a late reaction. Median and "
        + "winsorized mean (the outer \(tail) of each side moved inwards) are not moved by a few "
        + "extreme events.",
      table: table
    )
  }

  private var power: ReportSection.Part? {
    let results = document.robustness.compactMap { result in
      result.power.map { (result.model, $0) }
    }
    guard let first = results.first?.1 else { return nil }
    var table = ReportTable(
      label: "What the sample could detect",
      headings: [.words("Model"), .number("Events"), .number("Smallest effect")]
        + first.needs.map {
          .number("Events for \(format.percent($0.effect, decimals: 1, signed: false))")
        }
    )
    table.rows = results.map { model, power in
      ReportTable.Row(
        cells: [
          .header(MethodDefinition.definition(of: model.rawValue).name),
          .number(format.count(power.eventCount), Double(power.eventCount)),
          .number(format.percent(power.minimumEffect, signed: false), power.minimumEffect),
        ]
          + power.needs.map { need in
            .number(
              need.events.map(format.count) ?? format.missing,
              need.events.map { Double($0) }
            )
          }
      )
    }
    let wanted = format.percent(
      document.configuration.sensitivity?.power,
      decimals: 0,
      signed: false
    )
    return ReportSection.Part(
      heading: "What this sample could have found",
      text: "The smallest average effect that a t test at \(level) finds with \(wanted) power, and "
        + "the number of events that smaller effects would need. No effect found is no proof of none.",
      table: table
    )
  }
}
