internal import EventAlignment
internal import EventStatistics
internal import EventStudy

extension SensitivitySummary {
  /// How many influential events are listed; the JSON has more.
  private static let listed = 5

  /// Where the true result stands among placebo studies.
  var placebo: [TerminalLine] {
    guard let placebo = document.placebo else { return [] }
    let places = placebo.places.compactMap { place in
      place.caar.map {
        [
          place.model.rawValue, format.percent($0), format.pValue(place.pValue),
          format.percent(place.placebo.quantile(0.05)),
          format.percent(place.placebo.quantile(0.95)),
        ]
      }
    }
    let maxima = placebo.maxima.map {
      [
        $0.method.rawValue, $0.window.description, $0.model.rawValue,
        format.statistic($0.statistic), format.statistic($0.criticalValue),
        format.pValue($0.pValue),
      ]
    }
    let studies = format.count(placebo.studies)
    return [TerminalLine("Against \(studies) studies of random days", .heading)]
      + TerminalTable(
        headings: [
          .words("CAAR of \(document.headline)"), .number("true"), .number("p"),
          .number("random 5%"), .number("random 95%"),
        ],
        rows: places
      ).lines + [TerminalLine()]
      + TerminalTable(
        headings: [
          .words("Best of all cells"), .words("window"), .words("model"), .number("|statistic|"),
          .number("1 of 20"), .number("chance"),
        ],
        rows: maxima
      ).lines
      + paragraph(
        "1 of 20: what the best cell of random days exceeds in one study of twenty. chance: how often "
          + "it is at least as large as here.",
        tone: .quiet
      )
  }

  /// How often each test rejects on random days.
  var sizes: [TerminalLine] {
    guard let placebo = document.placebo, !placebo.sizes.isEmpty else { return [] }
    return [
      TerminalLine("Size of the tests on these data, \(document.headline), random days", .heading)
    ]
      + TerminalTable(
        headings: [
          .words("Test"), .words("Model"), .number("at 10%"), .number("at 5%"), .number("at 1%"),
        ],
        rows: placebo.sizes.map { size in
          [size.method.rawValue, size.model.rawValue]
            + size.rates.map { format.percent($0, decimals: 1, signed: false) }
        }
      ).lines
  }

  /// The events that carry the result of the first model.
  var events: [TerminalLine] {
    guard let first = document.robustness.first, !first.influences.isEmpty else { return [] }
    return [
      TerminalLine(
        "Events that move the CAAR of \(document.headline) most, \(first.model.rawValue)",
        .heading
      )
    ]
      + TerminalTable(
        headings: [
          .words("Event"), .words("Symbol"), .number("CAR"), .number("CAAR without"),
          .number("t without"),
        ],
        rows: first.influences.prefix(Self.listed).map {
          [
            TextLayout.shortened($0.eventID, width: 28), $0.symbol, format.percent($0.car),
            format.percent($0.caarWithout), format.statistic($0.statisticWithout),
          ]
        }
      ).lines
  }

  /// Means, medians and winsorized means before, in and after the headline window.
  var robust: [TerminalLine] {
    let rows = document.robustness.flatMap { result in
      result.windows.map { window in
        [
          result.model.rawValue, "\(window.role.rawValue) \(window.window)",
          format.percent(window.mean),
          format.statistic(window.statistic), format.pValue(window.pValue),
          format.percent(window.median), format.percent(window.winsorizedMean),
          format.statistic(window.winsorizedStatistic),
        ]
      }
    }
    guard !rows.isEmpty else { return [] }
    let tail = percent(document.configuration.sensitivity?.tail ?? 0)
    return [TerminalLine("Before, during and after; averages that extremes do not move", .heading)]
      + TerminalTable(
        headings: [
          .words("Model"), .words("Window"), .number("Mean"), .number("t"), .number("p"),
          .number("Median"), .number("Winsorized"), .number("t"),
        ],
        rows: rows
      ).lines
      + paragraph("Winsorized: the outer \(tail) of each side moved inwards.", tone: .quiet)
  }

  /// What the sample could detect.
  var power: [TerminalLine] {
    let results = document.robustness.compactMap { result in
      result.power.map { (result.model, $0) }
    }
    guard let effects = results.first?.1.needs.map(\.effect) else { return [] }
    let wanted = percent(document.configuration.sensitivity?.power ?? 0)
    return [TerminalLine("What this sample could detect with \(wanted) power", .heading)]
      + TerminalTable(
        headings: [.words("Model"), .number("N"), .number("Smallest effect")]
          + effects.map {
            .number("N for \(format.percent($0, decimals: 1, signed: false))")
          },
        rows: results.map { model, power in
          [
            model.rawValue, format.count(power.eventCount),
            format.percent(power.minimumEffect, signed: false),
          ] + power.needs.map { $0.events.map(format.count) ?? format.missing }
        }
      ).lines
  }
}

extension [Double] {
  /// The value below which a share of ascending values lies; nothing without values.
  fileprivate func quantile(_ share: Double) -> Double? {
    isEmpty ? nil : self[Swift.min(count - 1, Int(Double(count) * share))]
  }
}
