internal import EventAlignment
internal import EventStatistics
internal import EventStudy

/// The results of a model: its windows, with every test that was evaluated.
enum ResultsSection {
  /// With more tests than this, the tests are the rows and the windows the columns.
  private static let testColumns = 8

  /// Returns the effects and the tests of a model.
  ///
  /// A single event is best judged by its own tests, which come first then.
  static func table(_ model: ModelResult, of result: StudyResult) -> FigureTable {
    let isSingle = model.fits.count == 1
    let corrections = CorrectionLookup(result)
    let doubtful = result.analysis.advice.first { $0.model == model.model }?.doubtful ?? []
    let own = isSingle ? ownTests(of: model) : []
    let tests = model.testMethods.map { method in
      FigureTable.Row(
        cells: [
          .method(
            method.rawValue,
            mark: doubtful.contains(method) && !isSingle ? "\u{2020}" : ""
          )
        ]
          + model.windows.map { window in
            figure(
              model.tests(of: window).first { $0.test == method },
              model: model.model,
              corrections: corrections
            )
          }
      )
    }
    var table = FigureTable(
      label: "Tests of the \(MethodDefinition.definition(of: model.model).name)",
      columns: [.number("Window")] + model.windows.map { .window($0.window.days) },
      rows: effects(of: model, isSingle: isSingle, result: result) + own + tests,
      fit: .split
    )
    let isTall = own.count + tests.count > testColumns
    if !isTall { table = table.transposed }
    return table
  }

  /// Why a rank test of a single event says little, where one was asked for.
  static func boundOfRanks(in model: ModelResult) -> String? {
    guard model.fits.count == 1, model.testMethods.contains(.corradoRank) else { return nil }
    return "One event: the z of the Corrado rank test cannot exceed √3, so its p is never below "
      + "0.083; the sample-quantile test (SQ) compares the event with the stock's own ordinary days."
  }

  /// How far confidence intervals reach, in words.
  static func intervalName(_ result: StudyResult) -> String {
    let level = NumberFormat.terminal.percent(
      result.configuration.methods.confidence,
      decimals: 0,
      signed: false
    )
    return "\(level) interval"
  }

  private static func effects(
    of model: ModelResult,
    isSingle: Bool,
    result: StudyResult
  ) -> [FigureTable.Row] {
    let name = isSingle ? "CAR" : "CAAR"
    func row(_ name: Figure, _ figure: (WindowResult) -> Figure) -> FigureTable.Row {
      FigureTable.Row(cells: [name] + model.windows.map(figure))
    }
    let effects = [
      row(.header("N")) { .count($0.eventCount) },
      row(.method(name.lowercased(), name: name)) { effect(of: $0, result: result) },
    ]
    guard !isSingle else { return effects }
    return effects + [
      row(.header("Median")) { .percent($0.medianCAR) },
      row(.header("CAR > 0")) { .share($0.positiveCount, of: $0.eventCount) },
    ]
  }

  private static func effect(of window: WindowResult, result: StudyResult) -> Figure {
    let figure = Figure.percent(
      window.caar,
      style: ["strong", HeadlineFigures.tone(window.caar) ?? ""].filter { !$0.isEmpty }
        .joined(separator: " ")
    )
    guard let reach = window.reach else { return figure }
    return
      figure
      .over("±" + NumberFormat.page.percent(reach, signed: false))
      .explained(
        "\(HeadlineFigures.exact(window.caar)), \(intervalName(result)) from "
          + "\(HeadlineFigures.exact(window.lowerBound)) to "
          + HeadlineFigures.exact(window.upperBound)
      )
  }

  /// The t test and the sample-quantile test of the only event.
  private static func ownTests(of model: ModelResult) -> [FigureTable.Row] {
    let freedom = model.fits.first.map { Double($0.degreesOfFreedom) }
    let cars = model.windows.map { window in
      model.cars.first {
        $0.windowStart == window.windowStart && $0.windowEnd == window.windowEnd
      }
    }
    let t = SingleEventMethod.cumulativeAbnormalReturn
    let sq = SingleEventMethod.sampleQuantile
    return [
      FigureTable.Row(
        cells: [.method(t.rawValue)]
          + cars.map { car in
            judged(
              car?.t,
              pValue: car?.pValue,
              reason: car?.reason,
              reference: reference(t, freedom),
              eventCount: 1
            )
          }
      ),
      FigureTable.Row(
        cells: [.method(sq.rawValue)]
          + cars.map { car in
            judged(
              car?.sq?.statistic,
              pValue: car?.sq?.pValue,
              reason: car?.sq?.reason,
              reference: reference(sq, nil),
              eventCount: 1
            )
          }
      ),
    ]
  }

  private static func figure(
    _ test: TestResult?,
    model: ExpectedReturnMethod,
    corrections: CorrectionLookup
  ) -> Figure {
    judged(
      test?.statistic,
      pValue: test?.pValue,
      corrected: test.flatMap { corrections.pValue(model: model, test: $0) },
      reason: test?.reason,
      reference: test.map { reference($0.test, $0.degreesOfFreedom) } ?? "",
      eventCount: test?.eventCount ?? 0
    )
  }

  private static func judged(
    _ statistic: Double?,
    pValue: Double?,
    corrected: Double? = nil,
    reason: String?,
    reference: String,
    eventCount: Int
  ) -> Figure {
    guard let pValue else { return .statistic(nil).judged(nil, reason: reason ?? "") }
    return .statistic(statistic).judged(pValue, corrected: corrected)
      .explained(
        "\(HeadlineFigures.exact(statistic)), p = \(HeadlineFigures.exact(pValue)), "
          + "\(reference), N = \(eventCount)"
      )
  }

  /// Returns the distribution that a statistic was compared with.
  private static func reference(
    _ test: some RawRepresentable<String>,
    _ degreesOfFreedom: Double?
  ) -> String {
    degreesOfFreedom.map { "t(\(NumberFormat.page.fixed($0, decimals: 0)))" }
      ?? MethodDefinition.definition(of: test).reference
  }
}
