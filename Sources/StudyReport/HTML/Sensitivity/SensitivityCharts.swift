internal import EventAlignment
internal import EventStatistics
internal import EventStudy

/// The pictures of a sensitivity study.
struct SensitivityCharts {
  let result: SensitivityResult
  private let format = NumberFormat.page

  var isSingle: Bool { result.isSingle }
  /// The name of the effect.
  var effect: String { isSingle ? "CAR" : "CAAR" }

  private var level: Double { result.choices.level }

  /// One window of one model.
  private struct Cell: Encodable {
    let from: Int
    let to: Int
    let window: String
    let caar: Double
    /// `raw` or `corrected`, by the p-value that is below the level.
    let mark: String?
    let statistic: Double?
    let p: Double?
    let adjusted: Double?
    let n: Int
  }

  private struct Cells: Encodable {
    let cells: [Cell]
  }

  /// The largest absolute CAAR of the base, which has the deepest color.
  private var deepest: Double {
    let largest = result.base.flatMap(\.caar).compactMap(\.present).map(abs).max() ?? 0
    // A scale needs two ends, also where nothing moved.
    return largest > 0 ? EmbeddedJSON.drawnReturn(largest) ?? largest : 0.01
  }

  private var headlineSpan: String {
    format.window(result.headline.windowStart, result.headline.windowEnd)
  }

  /// The headline window, the extremes and how many are significant.
  private func told(_ cells: [Cell]) -> String {
    func figure(_ word: String, _ cell: Cell?) -> String? {
      cell.map { "\(word) \(format.percent($0.caar)) in \($0.window)" }
    }
    let marked = cells.count { $0.mark != nil }
    let corrected = cells.count { $0.mark == "corrected" }
    return [
      cells.first { $0.window == headlineSpan }
        .map { "\(format.percent($0.caar)) in \($0.window)" },
      figure("the highest", cells.max { $0.caar < $1.caar }),
      figure("the lowest", cells.min { $0.caar < $1.caar }),
      "\(format.count(marked)) with p < \(format.level(level)), "
        + "\(format.count(corrected)) after the correction",
    ].compactMap(\.self).joined(separator: ", ")
  }

  /// The windows of each model of the base.
  func windows() -> [ReportChart] {
    var charts: [ReportChart] = []
    for specification in result.base where result.leadingIndex < specification.tests.count {
      let test = specification.tests[result.leadingIndex]
      let cells = cells(of: specification, test: test)
      let inSentence =
        MethodDefinition.definition(of: specification.model.rawValue).nameInSentence
      charts.append(
        ReportChart(
          id: "windows-\(specification.model.rawValue)",
          specification: result.isGrid ? "window-grid" : "window-list",
          datasets: Cells(cells: cells),
          description:
            "\(effect) of \(cells.count) windows under the \(inSentence): \(told(cells)).",
          title: "\(effect) of every window, \(inSentence)",
          words: [
            "from": .number(result.headline.windowStart), "to": .number(result.headline.windowEnd),
            "domain": .numbers([-deepest, 0, deepest]), "effect": .text(effect),
          ],
          note: result.isGrid
            ? "Each square is a window, from its first day on the left to its last day below. Blue is "
              + "a positive \(effect), orange a negative one; a ring marks p < "
              + "\(format.level(level)), a dot one that is left after the "
              + "correction for all squares. The square with a frame is \(headlineSpan)."
            : "One bar for each window.",
          hint: result.isGrid ? "The sliders, or a click, choose another one." : nil
        )
      )
    }
    return charts
  }

  private func cells(
    of specification: SpecificationResult,
    test: SpecificationTest
  ) -> [Cell] {
    result.windows.indices.compactMap { index in
      guard let caar = specification.caar[index].present else { return nil }
      let window = result.windows[index]
      let (from, to) = (window.windowStart, window.windowEnd)
      return Cell(
        from: from,
        to: to,
        window: format.window(from, to),
        caar: EmbeddedJSON.drawnReturn(caar) ?? caar,
        mark: result.isSignificant(test.adjustedPValue[index])
          ? "corrected" : result.isSignificant(test.pValue[index]) ? "raw" : nil,
        statistic: EmbeddedJSON.drawnReturn(test.statistic[index]),
        p: EmbeddedJSON.drawnReturn(test.pValue[index]),
        adjusted: EmbeddedJSON.drawnReturn(test.adjustedPValue[index]),
        n: specification.eventCounts[index]
      )
    }
  }

  // MARK: - Specification curve

  private struct Point: Encodable {
    let rank: Int
    let caar: Double
    let p: Double?
    let n: Int
    let model: String
    let market: String
    let estimation: String
    let returns: String
    let shift: String
    let overlapping: String
  }

  private struct Curve: Encodable {
    let others: [Point]
    let significant: [Point]
    let base: [Point]
  }

  private struct Choice: Encodable {
    let rank: Int
    let choice: String
    let level: String
    let caar: Double
  }

  private struct Choices: Encodable {
    let choices: [Choice]
  }

  /// The effect of the headline window under every specification, and the choices below it.
  func curve() -> [ReportChart] {
    let place = result.headlineIndex
    let ranked = result.specifications.indices
      .filter { result.specifications[$0].caar[place].present != nil }
      .sorted {
        (result.specifications[$0].caar[place] ?? 0, $0)
          < (result.specifications[$1].caar[place] ?? 0, $1)
      }
    guard ranked.count > result.baseCount else { return [] }
    let points = ranked.enumerated().map { point($1, rank: $0 + 1, place: place) }
    let others = points.filter { !result.isSignificant($0.p) }
    let significant = points.filter { result.isSignificant($0.p) }
    let base = zip(ranked, points).filter { $0.0 == 0 }.map(\.1)
    let window = format.window(
      result.headline.windowStart,
      result.headline.windowEnd
    )
    let choices = choices(points)
    return [
      ReportChart(
        id: "curve",
        specification: "curve",
        datasets: Curve(others: others, significant: significant, base: base),
        description:
          "\(effect) of \(window) under \(format.count(points.count)) specifications, in ascending "
          + "order: from \(format.percent(points.first?.caar)) to "
          + "\(format.percent(points.last?.caar)); the study's own is "
          + "\(format.percent(base.first?.caar)).",
        title: "\(effect) of \(window) under \(format.count(points.count)) specifications",
        keys: [
          others.isEmpty
            ? nil : ReportChart.Key(style: "others", label: "p at least \(percentLevel)"),
          significant.isEmpty
            ? nil : ReportChart.Key(style: "significant", label: "p < \(percentLevel)"),
          base.isEmpty ? nil : ReportChart.Key(style: "base", label: "the study's own"),
        ].compactMap(\.self),
        words: ["measure": .text("\(effect) of \(window)"), "effect": .text(effect)],
        note: "Each point is one way to make the study, sorted by its result."
      ),
      ReportChart(
        id: "choices",
        specification: "choices",
        datasets: Choices(choices: choices),
        description:
          "The choices behind each of the \(format.count(points.count)) points of the curve: "
          + choiceNames(choices).joined(separator: ", ") + ".",
        title: "What each point of the curve chose",
        words: ["effect": .text(effect)],
        note: "A row whose ticks gather on one side is a choice that moves the result."
      ),
    ]
  }

  private var percentLevel: String { format.level(level) }

  private func choiceNames(_ choices: [Choice]) -> [String] {
    var names: [String] = []
    for choice in choices where !names.contains(choice.choice) { names.append(choice.choice) }
    return names
  }

  private func point(_ index: Int, rank: Int, place: Int) -> Point {
    let specification = result.specifications[index]
    let tests = specification.tests
    let caar = specification.caar[place] ?? 0
    return Point(
      rank: rank,
      caar: EmbeddedJSON.drawnReturn(caar) ?? caar,
      p: result.leadingIndex < tests.count
        ? EmbeddedJSON.drawnReturn(tests[result.leadingIndex].pValue[place]) : nil,
      n: specification.eventCounts[place],
      model: specification.model.rawValue,
      market: specification.market ?? "none",
      estimation: format.window(
        specification.estimationStart,
        specification.estimationEnd
      ),
      returns: specification.returns.rawValue,
      shift: specification.shift == 0 ? "day 0 as dated" : "day 0 \(signed(specification.shift))",
      overlapping: "overlaps \(specification.overlapping.rawValue)"
    )
  }

  private func signed(_ number: Int) -> String {
    number > 0 ? "+\(number)" : format.day(number)
  }

  private func choices(_ points: [Point]) -> [Choice] {
    let columns: [(String, (Point) -> String)] = [
      ("model", { $0.model }), ("market", { $0.market }), ("estimation", { $0.estimation }),
      ("returns", { $0.returns }), ("shift", { $0.shift }), ("overlapping", { $0.overlapping }),
    ]
    return columns.flatMap { name, level -> [Choice] in
      let levels = Set(points.map(level)).subtracting(["none"])
      guard levels.count > 1 else { return [] }
      return levels.sorted().flatMap { wanted in
        points.filter { level($0) == wanted }.map {
          Choice(rank: $0.rank, choice: name, level: wanted, caar: $0.caar)
        }
      }
    }
  }
}
