internal import EventAlignment
internal import EventStatistics
internal import EventStudy

/// The answer in one sentence, and the few numbers that carry it.
struct HeadlineFigures {
  /// One number in large type.
  struct Tile {
    let name: String
    let value: String
    let detail: String
    let exact: String
    let tone: String?
  }

  /// The answer in words.
  let sentence: String
  /// What the answer rests on.
  let scope: String
  /// The numbers.
  let tiles: [Tile]

  private static let format = NumberFormat.page

  /// Takes the first model and the first tested window, in the order of the configuration.
  init(_ result: StudyResult) {
    let included = result.includedEvents.count
    scope = Self.scope(of: result)
    guard let model = result.models.first, let window = model.windows.first, included > 0 else {
      sentence = "No event could be studied; the reasons are listed below."
      tiles = []
      return
    }
    let events = Tile(
      name: "Events",
      value: Self.format.count(included),
      detail: result.exclusions.isEmpty
        ? "none left out" : "\(Self.format.count(result.exclusions.count)) left out",
      exact: "",
      tone: nil
    )
    if included == 1, let car = model.cars.first {
      sentence = Self.sentence(of: car, model: model, event: result.includedEvents.first)
      tiles = Self.tiles(of: car, result: result)
    } else {
      let test = result.decisiveTest(of: model.model, among: model.tests(of: window))
      sentence = Self.sentence(of: window, model: model, test: test)
      tiles = [events] + Self.tiles(of: window, test: test, widest: model.windows.last)
    }
  }

  // MARK: Several events

  private static func sentence(
    of window: WindowResult,
    model: ModelResult,
    test: TestResult?
  ) -> String {
    let name = MethodDefinition.definition(of: model.model).nameInSentence
    let span = days(window.windowStart, window.windowEnd)
    let verb = (window.caar ?? 0) < 0 ? "lost" : "earned"
    let isOne = window.eventCount == 1
    let who =
      isOne ? "one event \(verb)" : "\(format.count(window.eventCount)) events \(verb) on average"
    var text =
      "\(span), \(who) \(format.percent(window.caar.map(abs), signed: false)) beyond the \(name)"
    if let test {
      let definition = MethodDefinition.definition(of: test.test)
      text +=
        " (\(definition.shortName) = \(format.statistic(test.statistic)), p\u{A0}"
        + "\(format.pRelation(test.pValue)))"
    }
    if isOne { return text + "." }
    return text
      + "; \(format.count(window.positiveCount)) of \(format.count(window.eventCount)) are "
      + "above zero."
  }

  private static func tiles(
    of window: WindowResult,
    test: TestResult?,
    widest: WindowResult?
  ) -> [Tile] {
    var tiles = [effect(of: window)]
    if let test {
      let name = MethodDefinition.definition(of: test.test).shortName
      tiles.append(
        Tile(
          name: "p-value",
          value: format.pValue(test.pValue),
          detail: "\(name) = \(format.statistic(test.statistic))",
          exact: exact(test.pValue),
          tone: nil
        )
      )
    }
    tiles.append(
      Tile(
        name: "Above zero",
        value: format.share(window.positiveCount, of: window.eventCount),
        detail: "\(window.positiveCount) of \(window.eventCount) events",
        exact: "",
        tone: nil
      )
    )
    if let widest, widest != window { tiles.append(effect(of: widest)) }
    return tiles
  }

  private static func effect(of window: WindowResult) -> Tile {
    Tile(
      name: "CAAR \(format.window(window.windowStart, window.windowEnd))",
      value: format.percent(window.caar),
      detail: "median \(format.percent(window.medianCAR))",
      exact: exact(window.caar),
      tone: tone(window.caar)
    )
  }

  // MARK: One event

  private static func sentence(
    of car: CumulativeReturn,
    model: ModelResult,
    event: EventRecord?
  ) -> String {
    let name = MethodDefinition.definition(of: model.model).nameInSentence
    let who = event.map { $0.company ?? $0.symbol } ?? car.symbol
    let verb = (car.car ?? 0) < 0 ? "lost" : "earned"
    return "\(days(car.windowStart, car.windowEnd)), \(who) \(verb) "
      + "\(format.percent(car.car.map(abs), signed: false)) beyond the \(name) "
      + "(t = \(format.statistic(car.t)), p \(format.pRelation(car.pValue)))."
  }

  private static func tiles(of car: CumulativeReturn, result: StudyResult) -> [Tile] {
    let prices = result.averagePrices.first { $0.eventID == car.eventID }
    let zero = prices?.relativeDay.firstIndex(of: 0)
    let vwap = zero.flatMap { prices?.vwap[$0] }
    let close = zero.flatMap { prices?.close[$0] }
    var tiles = [
      Tile(
        name: "CAR \(format.window(car.windowStart, car.windowEnd))",
        value: format.percent(car.car),
        detail: "standard error \(format.percent(car.carStandardError, signed: false))",
        exact: exact(car.car),
        tone: tone(car.car)
      ),
      Tile(
        name: "p-value",
        value: format.pValue(car.pValue),
        detail: "t = \(format.statistic(car.t))",
        exact: exact(car.pValue),
        tone: nil
      ),
    ]
    if vwap != nil {
      tiles.append(
        Tile(
          name: "VWAP day 0",
          value: format.price(vwap),
          detail: "close \(format.price(close))",
          exact: exact(vwap),
          tone: nil
        )
      )
    }
    return tiles
  }

  // MARK: Words

  private static func days(_ start: Int, _ end: Int) -> String {
    if start == 0, end == 0 { return "On day 0" }
    return start == end
      ? "On day \(format.day(start))"
      : "From day \(format.day(start)) to day \(format.day(end))"
  }

  private static func scope(of result: StudyResult) -> String {
    let windows = result.configuration.windows
    let estimation =
      windows.estimation.days.map { days in
        "days "
          + days.parts.map { format.window($0.lowerBound, $0.upperBound) }.joined(
            separator: " and "
          )
      } ?? windows.estimation.description
    let event = windows.event.days
    var text =
      "Estimated on \(estimation), studied on "
      + "days \(format.window(event.lowerBound, event.upperBound)), "
      + "\(result.configuration.methods.returns.rawValue) returns"
    if let span = result.span { text += ", \(span.lowerBound) to \(span.upperBound)" }
    let market = MarketWords.sentence(result, format: format).map { " \($0)." } ?? ""
    return text + "." + market
  }

  static func exact(_ value: Double?) -> String { value.present.map { "\($0)" } ?? "" }

  static func tone(_ value: Double?) -> String? {
    guard let value = value.present, value != 0 else { return nil }
    return value > 0 ? "gain" : "loss"
  }
}
