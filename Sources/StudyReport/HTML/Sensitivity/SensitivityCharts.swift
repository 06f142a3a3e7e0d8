internal import EventAlignment
internal import EventStatistics
internal import EventStudy

/// The pictures of a sensitivity study.
struct SensitivityCharts {
  let result: SensitivityResult
  private let format = NumberFormat.page

  private var level: Double { result.choices.level }

  /// One window of one model.
  private struct Cell: Encodable {
    let from: Int
    let to: Int
    let window: String
    let caar: Double
    let shade: Double
    let statistic: Double?
    let p: Double?
    let adjusted: Double?
    let n: Int
  }

  private struct Cells: Encodable {
    let cells: [Cell]
    let raw: [Cell]
    let corrected: [Cell]
  }

  /// The largest absolute CAAR of the base, which has the deepest color.
  private var deepest: Double {
    result.base.flatMap(\.caar).compactMap(\.present).map(abs).max() ?? 0
  }

  /// The windows of each model of the base.
  func windows() -> [ReportChart] {
    var charts: [ReportChart] = []
    for specification in result.base where result.leadingIndex < specification.tests.count {
      let test = specification.tests[result.leadingIndex]
      let cells = cells(of: specification, test: test)
      let name = MethodDefinition.definition(of: specification.model.rawValue).name
      charts.append(
        ReportChart(
          id: "windows-\(specification.model.rawValue)",
          specification: result.isGrid ? "window-grid" : "window-list",
          datasets: Cells(
            cells: cells,
            raw: cells.filter { result.isSignificant($0.p) && !result.isSignificant($0.adjusted) },
            corrected: cells.filter { result.isSignificant($0.adjusted) }
          ),
          description: "CAAR of each window under the \(name)",
          title: name,
          note: result.isGrid
            ? "Each square is a window, from its first day on the left to its last day below. Green is "
              + "a positive CAAR, red a negative one, the deepest color ±"
              + format.percent(deepest, signed: false)
              + "; a ring marks p < \(format.percent(level, decimals: 0, signed: false)), a dot one "
              + "that is left after the correction for all squares."
            : "One bar for each window."
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
        shade: deepest > 0 ? EmbeddedJSON.drawnReturn(caar / deepest) ?? 0 : 0,
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
        datasets: Curve(
          others: points.filter { !result.isSignificant($0.p) },
          significant: points.filter { result.isSignificant($0.p) },
          base: base
        ),
        description: "CAAR of \(window) under each specification, in ascending order",
        title: "CAAR of \(window) under \(format.count(points.count)) specifications",
        note:
          "Each point is one way to make the study, sorted by its result; filled points have p < "
          + "\(format.percent(level, decimals: 0, signed: false)). The diamond is the study's own."
      ),
      ReportChart(
        id: "choices",
        specification: "choices",
        datasets: Choices(choices: choices),
        description: "The choices behind each point of the curve",
        title: "What each point chose",
        note: "A row whose ticks gather on one side is a choice that moves the result."
      ),
    ]
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
