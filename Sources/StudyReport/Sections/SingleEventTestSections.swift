internal import EventAlignment
internal import EventStatistics
internal import EventStudy

/// What a study of one event says beyond its windows: the tests side by side, what they can see, and money.
struct SingleEventTestSections {
  let model: ModelResult
  let result: StudyResult
  let face: Face

  private var format: NumberFormat { face.format }

  /// The tests in the order of the columns.
  private static let methods: [SingleEventMethod] = [
    .cumulativeAbnormalReturn, .sampleQuantile, .permutation, .movingVarianceQuantile,
    .garchQuantile, .parkinsonQuantile, .garmanKlassQuantile,
  ]
  /// Those that need the high and the low of each day.
  private static let ofRanges: Set<SingleEventMethod> = [.parkinsonQuantile, .garmanKlassQuantile]
  /// Those with a variance of their own for each day.
  private static let moving: Set<SingleEventMethod> = [
    .movingVarianceQuantile, .garchQuantile, .parkinsonQuantile, .garmanKlassQuantile,
  ]

  private var level: Double { result.configuration.methods.level }
  private var targetPower: String { format.level(SingleEventPower.target) }
  private var percentLevel: String { format.level(level) }

  /// The parts that exist.
  var parts: [ReportSection.Part] { [sideBySide, sight, money, backInTime].compactMap(\.self) }

  private func pValues(of car: CumulativeReturn) -> [SingleEventMethod: Double] {
    var values: [SingleEventMethod: Double] = [:]
    values[.cumulativeAbnormalReturn] = car.pValue
    values[.sampleQuantile] = car.sq?.pValue
    for test in result.analysis.singleEventTests(of: car, model: model.model) {
      values[test.test] = test.pValue
    }
    return values
  }

  private func reason(_ method: SingleEventMethod, of car: CumulativeReturn) -> String? {
    switch method {
    case .cumulativeAbnormalReturn: car.reason
    case .sampleQuantile: car.sq?.reason
    default:
      result.analysis.singleEventTests(of: car, model: model.model)
        .first { $0.test == method }?.reason
    }
  }

  // MARK: The tests side by side

  private var sideBySide: ReportSection.Part? {
    guard let first = model.cars.first,
      result.analysis.singleEvent(of: first, model: model.model) != nil
    else { return nil }
    // Prices without high and low have no column of what they cannot say.
    let shown = Self.methods.filter { method in
      !Self.ofRanges.contains(method) || model.cars.contains { pValues(of: $0)[method] != nil }
    }
    return ReportSection.Part(
      heading: "The tests of one event side by side",
      text:
        "Each asks in its own way whether ordinary days do as much: by a normal distribution, by rank "
        + "among the days before, by letting days change places, and by rank on the scale of the variance that "
        + "the days before foretell.",
      table: FigureTable(
        label: "p-values of the tests of one event",
        columns: [.number("Window"), .method("car")]
          + shown.map { .method($0.rawValue).titled("\(Self.short($0)) p") },
        rows: model.cars.map { car in
          let values = pValues(of: car)
          return FigureTable.Row(
            cells: [.window(car.windowStart, car.windowEnd), .percent(car.car, style: "strong")]
              + shown.map { .pValue(values[$0]).explained(reason($0, of: car)) }
          )
        }
      ),
      notes: [
        agreement(pValues(of: first), over: format.window(first.windowStart, first.windowEnd)),
        variance(first),
      ].compactMap(\.self)
        + TestReasons.notes(
          of: Self.methods.filter { !shown.contains($0) }.map { ($0, reason($0, of: first)) }
        )
    )
  }

  private static func short(_ method: SingleEventMethod) -> String {
    MethodDefinition.definition(of: method.rawValue).shortName
  }

  /// Whether the tests agree about a window, or why not; nothing of a single test.
  private func agreement(_ values: [SingleEventMethod: Double], over window: String) -> String? {
    let known = Self.methods.compactMap { method in values[method].map { (method, $0) } }
    guard known.count > 1 else { return nil }
    let finding = known.filter { $0.1 < level }.map(\.0)
    if finding.isEmpty || finding.count == known.count {
      return "The \(format.count(known.count)) tests agree over \(window): "
        + (finding.isEmpty ? "none" : "each") + " is below \(percentLevel)."
    }
    let others = known.map(\.0).filter { !finding.contains($0) }
    // A name with a comma would be two in a list.
    let names = { (list: [SingleEventMethod]) in
      list.map { Self.short($0).replacing(",", with: "") }.joined(separator: ", ")
    }
    return
      "The tests disagree over \(window): below \(percentLevel) \(finding.count == 1 ? "is" : "are") "
      + "\(names(finding)), not \(names(others)). \(Self.cause(Set(finding), among: Set(values.keys)))"
  }

  /// Why some tests find an effect and others do not, where the tests that do are those of one kind.
  private static func cause(
    _ found: Set<SingleEventMethod>,
    among known: Set<SingleEventMethod>
  ) -> String {
    let moving = known.intersection(moving)
    let constant = known.subtracting(moving)
    if found == [.cumulativeAbnormalReturn], constant.count > 1 {
      return "The t test alone assumes normal returns: rely on the others."
    }
    if !moving.isEmpty, found == constant {
      return
        "The days just before were wilder than the estimation window, so that the move is less unusual "
        + "than it looks: rely on the ranks with a variance of their own."
    }
    if !constant.isEmpty, found == moving {
      return
        "The days just before were calmer than the estimation window, so that the move is more unusual "
        + "than it looks to the tests with one variance; they are the careful ones."
    }
    return "No kind of test stands against another: report them all and call the evidence weak."
  }

  /// What the variance of the days around the window says.
  private func variance(_ car: CumulativeReturn) -> String? {
    guard let variance = result.analysis.singleEvent(of: car, model: model.model)?.variance,
      let ratio = variance.ratio, let p = variance.permutationPValue, let f = variance.fPValue
    else { return nil }
    let times = "\(format.fixed(ratio, decimals: 2)) times"
    let tests =
      "(p\u{A0}\(format.pRelation(p)) by changing places, F\u{A0}test p\u{A0}\(format.pRelation(f)))"
    let start =
      "The other days of the event window vary \(times) as much as the estimation window \(tests)"
    guard p < level else {
      return f < level
        ? "\(start): only the F test, which assumes normal returns, calls that a different variance."
        : "\(start): no sign of another variance."
    }
    return ratio > 1
      ? "\(start): tests with the variance of the estimation window call such days unusual too often; rely "
        + "on the ranks with a variance of their own."
      : "\(start): tests with the variance of the estimation window are careful here."
  }

  // MARK: What the tests can see

  private var sight: ReportSection.Part? {
    guard model.model == result.models.first?.model, let car = model.cars.first,
      let event = result.analysis.singleEvent(of: car, model: model.model), !event.power.isEmpty
    else { return nil }
    let moves = SingleEventPower.moves.map { format.percent($0, decimals: 0, signed: false) }
    let window = format.window(car.windowStart, car.windowEnd)
    return ReportSection.Part(
      heading: "What this design can see, \(window)",
      text:
        "The smallest move that a test at \(percentLevel) finds with a power of \(targetPower), and the chance that it "
        + "misses a move of a given size, from the residuals of the estimation window themselves.",
      brief:
        "smallest move found with a power of \(targetPower); the chance to miss one, from the residuals",
      table: FigureTable(
        label: "Power of the tests of one event",
        columns: [
          .words("Test"), .words("Move"), .number("Beyond"),
          .number("Smallest seen", terminal: "seen"),
        ] + moves.map { .number("Misses \($0)", terminal: "miss \($0)") },
        rows: event.power.map { power in
          FigureTable.Row(
            cells: [
              .method(power.test.rawValue), .words(power.direction.rawValue),
              .percent(power.limit).explained(power.reason),
              .percent(power.smallestDetectable, signed: false, style: "strong"),
            ]
              + SingleEventPower.moves.indices.map { place in
                .percent(
                  power.missed.indices.contains(place) ? power.missed[place] : nil,
                  signed: false
                )
              }
          )
        }
      ),
      notes: [likelihood(event, of: car)].compactMap(\.self)
    )
  }

  /// How many times as likely a move makes what the deciding test said.
  private func likelihood(_ event: SingleEventResult, of car: CumulativeReturn) -> String? {
    guard let test = car.decisiveTest,
      let power = event.power.first(where: {
        $0.test.rawValue == test.id && !$0.likelihoodRatios.isEmpty
      })
    else { return nil }
    let direction = power.direction.rawValue
    let parts = zip(SingleEventPower.moves, power.likelihoodRatios).map { move, ratio in
      "\(format.percent(move, decimals: 0, signed: false)) \(format.fixed(ratio, decimals: 2))"
    }
    let said = test.pValue < level ? "a significant result" : "no significant result"
    return
      "Moved against not: the \(MethodDefinition.definition(of: test.id).nameInSentence) gave \(said). How many "
      + "times as likely that is after a \(direction) of the size named as without one: "
      + parts.joined(separator: ", ") + ". Above 1 speaks for the move, below 1 against it."
  }

  // MARK: Money

  private var backInTime: ReportSection.Part? {
    guard model.model == result.models.first?.model else { return nil }
    return PriceLinesSection.part(of: model.fits.first?.eventID, in: result, for: face)
  }

  private var money: ReportSection.Part? {
    guard model.model == result.models.first?.model else { return nil }
    let impacts = result.analysis.priceImpacts.filter { impact in
      model.fits.first?.eventID == impact.eventID
    }
    guard impacts.contains(where: { $0.perShare != nil }) else { return nil }
    let hasShares = impacts.contains { $0.shares != nil }
    let interval = ResultsSection.intervalName(result)
    return ReportSection.Part(
      heading: "In money",
      text:
        "The abnormal return times the last close before the window, in the currency of the prices. It is an "
        + "estimate of price impact, not of damages: who was harmed by how much is another question.",
      brief: "an estimate of price impact, not of damages",
      table: FigureTable(
        label: "Price impact in money",
        columns: [
          .number("Window"), .number("Close before", terminal: "before"),
          .number("Impact a share", terminal: "a share"),
          .number("\(interval), from", terminal: "from"),
          .number("to"),
        ]
          + (hasShares
            ? [
              .number("On market value", terminal: "mkt value"),
              .number("\(interval), from", terminal: "from"), .number("to"),
            ] : []),
        rows: impacts.map { impact in
          FigureTable.Row(
            cells: [
              .window(impact.windowStart, impact.windowEnd),
              .price(impact.priceBefore).explained(impact.reason),
              .fixed(impact.perShare, decimals: 2, signed: true),
              .fixed(impact.perShareLower, decimals: 2, signed: true),
              .fixed(impact.perShareUpper, decimals: 2, signed: true),
            ]
              + (hasShares
                ? [
                  .amount(impact.marketValue), .amount(impact.marketValueLower),
                  .amount(impact.marketValueUpper),
                ] : [])
          )
        }
      ),
      notes: hasShares
        ? []
        : [
          "With `--shares` or a column `shares_outstanding` of the events it is told for the market value too."
        ]
    )
  }
}
