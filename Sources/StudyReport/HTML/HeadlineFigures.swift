internal import EventAlignment
internal import EventStatistics
internal import EventStudy

/// The few numbers that carry the answer, and what they rest on.
struct HeadlineFigures {
  /// One number in large type.
  struct Tile {
    let name: String
    let value: String
    let detail: String
    let exact: String
    let tone: String?
  }

  /// What the answer rests on.
  let scope: String
  /// The numbers.
  let tiles: [Tile]

  private static let format = NumberFormat.page

  /// Takes the first model and the first tested window, in the order of the configuration.
  init(_ result: StudyResult) {
    let market = MarketWords.sentence(result, format: Self.format).map { $0 + "." }
    scope =
      (WindowWords(result, format: Self.format).sentences
      + [market, AdjustmentWords.sentence(result, format: Self.format)].compactMap(\.self))
      .joined(separator: " ")
    guard let verdict = StudyVerdict(result),
      let model = result.models.first(where: { $0.model == verdict.model })
    else {
      tiles = []
      return
    }
    let window = model.windows.first { $0.window == verdict.window }
    if verdict.isSingle, let single = verdict.singles.first {
      tiles = Self.tiles(of: single, verdict: verdict, result: result)
    } else {
      tiles =
        [Self.events(result)] + (window.map { [Self.effect(of: $0)] } ?? [])
        + [Self.pValue(of: verdict.effect)].compactMap(\.self)
        + (window.map { [Self.positive(of: $0)] } ?? [])
        + (model.windows.last.flatMap { $0 == window ? nil : [Self.effect(of: $0)] } ?? [])
    }
  }

  // MARK: Several events

  private static func events(_ result: StudyResult) -> Tile {
    let out = result.exclusions.count
    return Tile(
      name: "Events",
      value: format.count(result.includedCount),
      detail: out == 0 ? "none left out" : "\(format.count(out)) left out",
      exact: "",
      tone: nil
    )
  }

  private static func pValue(of effect: MeasuredEffect) -> Tile? {
    guard let test = effect.test else { return nil }
    return Tile(
      name: "p-value",
      value: format.pValue(effect.pValue),
      detail: MethodDefinition.definition(of: test).name,
      exact: exact(effect.pValue),
      tone: nil
    )
  }

  private static func positive(of window: WindowResult) -> Tile {
    Tile(
      name: "Above zero",
      value: format.share(window.positiveCount, of: window.eventCount),
      detail: "\(window.positiveCount) of \(format.counted(window.eventCount, "event"))",
      exact: "",
      tone: nil
    )
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

  private static func tiles(
    of single: StudyVerdict.Single,
    verdict: StudyVerdict,
    result: StudyResult
  ) -> [Tile] {
    let effect = single.effect
    let days = verdict.window.days
    let interval = effect.lower.map { "\(format.percent($0)) to \(format.percent(effect.upper))" }
    let own = Tile(
      name: days.count == 1
        ? "Abnormal return, day \(format.day(days.lowerBound))"
        : "CAR \(format.window(days.lowerBound, days.upperBound))",
      value: format.percent(effect.value),
      detail: interval ?? "no interval",
      exact: exact(effect.value),
      tone: tone(effect.value)
    )
    let prices = result.averagePrices.first { $0.eventID == single.event.eventID }
    let vwap = prices?.value(\.vwap, on: 0).map {
      Tile(
        name: "VWAP day 0",
        value: format.price($0),
        detail: "close \(format.price(prices?.value(\.close, on: 0)))"
          + (prices?.splits.isEmpty ?? true ? "" : ", as traded"),
        exact: exact($0),
        tone: nil
      )
    }
    return [own, pValue(of: effect), vwap].compactMap(\.self)
  }

  // MARK: Words

  static func exact(_ value: Double?) -> String { value.present.map { "\($0)" } ?? "" }

  static func tone(_ value: Double?) -> String? {
    guard let value = value.present, value != 0 else { return nil }
    return value > 0 ? "gain" : "loss"
  }
}
