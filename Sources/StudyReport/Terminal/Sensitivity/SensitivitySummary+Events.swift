internal import EventAlignment
internal import EventStatistics
internal import EventStudy

extension SensitivitySummary {
  /// How many influential events are listed; the JSON has more.
  private static let listed = 5

  /// Where the true result stands among placebo studies.
  var placebo: [TerminalLine] {
    guard let placebo = result.placebo else { return [] }
    let places = placebo.places.compactMap { place in
      place.caar.map {
        [
          MethodDefinition.definition(of: place.model).shortName, format.percent($0),
          format.pValue(place.pValue),
          format.percent(place.placebo.quantile(0.05)),
          format.percent(place.placebo.quantile(0.95)),
        ]
      }
    }
    let studies = format.count(placebo.studies)
    return [TerminalLine("Against \(studies) studies of random days", .heading)]
      + TerminalTable(
        headings: [
          .words("\(effect) of \(result.headline)"), .number("true"), .number("p"),
          .number("random 5%"), .number("random 95%"),
        ],
        rows: places
      ).lines + [TerminalLine()]
      + (tables.maxima?.lines() ?? [])
      + paragraph(
        "1 of 20: what the best cell of random days exceeds in one study of twenty. chance: how often "
          + "it is at least as large as here.",
        tone: .quiet
      )
  }

  /// How often each test rejects on random days.
  var sizes: [TerminalLine] {
    tables.sizes.map {
      [TerminalLine("Size of the tests on these data, \(result.headline), random days", .heading)]
        + $0.lines()
    } ?? []
  }

  /// The events that carry the result of the first model.
  var events: [TerminalLine] {
    guard let first = result.robustness.first, first.influences.count > 1 else { return [] }
    return [
      TerminalLine(
        "Events that move the CAAR of \(result.headline) most, "
          + MethodDefinition.definition(of: first.model).nameInSentence,
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
  var averages: [TerminalLine] {
    tables.averages.map {
      [
        TerminalLine(
          "Before, during and after"
            + (result.isSingle ? "" : "; averages that extremes do not move"),
          .heading
        )
      ] + $0.lines()
        + (result.isSingle
          ? []
          : paragraph(
            "Winsorized: the outer \(tables.tail) of each side moved inwards.",
            tone: .quiet
          ))
    } ?? []
  }

  /// What the sample could detect.
  var detectable: [TerminalLine] {
    tables.detectable.map {
      [TerminalLine("What this sample could detect with \(tables.power) power", .heading)]
        + $0.lines()
    } ?? []
  }
}

extension [Double] {
  /// The value below which a share of ascending values lies; nothing without values.
  fileprivate func quantile(_ share: Double) -> Double? {
    isEmpty ? nil : self[Swift.min(count - 1, Int(Double(count) * share))]
  }
}
