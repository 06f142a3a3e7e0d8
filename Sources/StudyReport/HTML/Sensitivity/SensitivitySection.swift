internal import EventStatistics
internal import EventStudy

/// The section that says whether the result depends on the window, or on any other choice.
struct SensitivitySection {
  private let result: SensitivityResult
  private let charts: SensitivityCharts
  private let tables: SensitivityTables
  private let format = NumberFormat.page

  private init(_ result: SensitivityResult) {
    self.result = result
    charts = SensitivityCharts(result: result)
    tables = SensitivityTables(result: result)
  }

  /// Returns the section; nothing without a sensitivity study.
  static func section(_ result: SensitivityResult?) -> ReportSection? {
    guard let result else { return nil }
    let section = SensitivitySection(result)
    let words = VerdictWords(result, format: .page)
    let parts: [ReportSection.Part?] = [
      ReportSection.Part(notes: words.sentences), section.windows, section.counts,
      section.curve, section.shares, section.placebo, section.sizes,
      section.events, section.averages, section.detectable,
    ]
    return ReportSection(
      anchor: "sensitivity",
      title: "Does it depend on the window?",
      introduction: words.summary,
      parts: parts.compactMap(\.self)
    )
  }

  private var headline: String {
    format.window(result.headline.windowStart, result.headline.windowEnd)
  }

  /// Returns a part with pictures; nothing without any.
  private func drawn(
    _ charts: [ReportChart],
    heading: String,
    text: String? = nil
  ) -> ReportSection.Part? {
    charts.isEmpty ? nil : ReportSection.Part(heading: heading, text: text, charts: charts)
  }

  private var windows: ReportSection.Part? {
    let test = MethodDefinition.definition(of: result.verdict.leadingTest.rawValue).name
    return drawn(
      charts.windows(),
      heading: "Every window",
      text:
        "The cumulative \(result.isSingle ? "" : "average ")abnormal return of every window, tested by \(test). "
        + "A result that "
        + "holds looks alike across the picture; one that lives in a corner was found by choosing the "
        + "window."
    )
  }

  private var counts: ReportSection.Part? {
    tables.counts.map {
      ReportSection.Part(
        heading: "How many windows are significant",
        text: "Cells are windows times models. Correction: Romano and Wolf's step-down for the "
          + "cross-sectional t where draws were made, Holm's for every other test.",
        table: $0
      )
    }
  }

  private var curve: ReportSection.Part? {
    drawn(
      charts.curve(),
      heading: "Every other choice",
      text: "One window, \(headline), under every combination of \(MethodsWords.list(varied))."
    )
  }

  /// What was varied beside the window.
  private var varied: [String] { result.variedChoices.filter { $0 != .window }.map(\.plural) }

  private var shares: ReportSection.Part? {
    drawn(
      charts.shares(),
      heading: "Which choice matters",
      text:
        "The share of the variation of the \(charts.effect) that each choice explains by itself."
        + (tables.sharesOverlap ? " \(SensitivityTables.overlap)" : "")
    )
  }

  private var placebo: ReportSection.Part? {
    guard let placebo = result.placebo else { return nil }
    let places = placebo.places.compactMap { place in
      place.caar.map {
        "\(MethodDefinition.definition(of: place.model.rawValue).name): "
          + "\(format.percent($0)), p \(format.pRelation(place.pValue))"
      }
    }
    return ReportSection.Part(
      heading: "Against random days",
      text: "The same companies on days on which nothing was announced, "
        + "\(format.count(placebo.studies)) times. The true \(charts.effect) of \(headline) among them: "
        + places.joined(separator: "; ") + ".",
      charts: charts.placebo(),
      table: tables.maxima,
      notes: [
        "Chance: how often the best of all cells looks at least this good on random days. Whoever "
          + "picks the best window has to pass this test, not the plain one."
      ]
    )
  }

  private var sizes: ReportSection.Part? {
    tables.sizes.map {
      ReportSection.Part(
        heading: "How often the tests are wrong on these data",
        text:
          "The share of studies of random days that each test rejects in the window \(headline). A "
          + "test that rejects much more than its level finds effects where there are none.",
        table: $0
      )
    }
  }

  private var events: ReportSection.Part? {
    drawn(charts.influences(), heading: "Which event carries the result")
  }

  private var averages: ReportSection.Part? {
    tables.averages.map {
      ReportSection.Part(
        heading: "Before, during and after",
        text: "A move before the window may be a leak, one after it a late reaction."
          + (result.isSingle
            ? ""
            : " Median and winsorized mean (the outer \(tables.tail) of each side moved inwards) are not "
              + "moved by a few extreme events."),
        table: $0
      )
    }
  }

  private var detectable: ReportSection.Part? {
    tables.detectable.map {
      ReportSection.Part(
        heading: "What this sample could have found",
        text: "The smallest average effect that a t test at \(tables.level) finds with "
          + "\(tables.power) power, and the number of events that smaller effects would need. No "
          + "effect found is no proof of none.",
        table: $0
      )
    }
  }
}
