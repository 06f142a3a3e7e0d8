internal import EventAlignment
internal import EventStatistics
internal import EventStudy

/// The results of a model: its windows, with every test that was evaluated.
enum ResultsSection {
  /// With more tests than this, the tests are the rows and the windows the columns.
  private static let testColumns = 8

  /// Returns the effects and the tests of a model: those that the sample supports first, without tests that no
  /// window has.
  static func table(_ model: ModelResult, of result: StudyResult) -> FigureTable {
    let corrections = CorrectionLookup(result)
    let advice = result.analysis.advice.first { $0.model == model.model }
    let doubtful = advice?.doubtful ?? []
    let tests = shownTests(of: model, trusted: advice?.preferred ?? []).map { method in
      FigureTable.Row(
        cells: [.method(method.rawValue, mark: doubtful.contains(method) ? "\u{2020}" : "")]
          + model.windows.map { window in
            figure(
              model.tests(of: window).first { $0.test == method },
              model: model.model,
              corrections: corrections
            )
          }
      )
    }
    let isTall = tests.count > testColumns
    var table = FigureTable(
      label: "Tests of the \(MethodDefinition.definition(of: model.model).name)",
      columns: [.number("Window")] + model.windows.map { .window($0.window.days) },
      rows: effects(of: model, isTall: isTall, result: result) + tests,
      fit: .split
    )
    if !isTall { table = table.transposed }
    return table
  }

  /// The tests that apply to at least one window, or all where none does; the trusted ones come first.
  private static func shownTests(
    of model: ModelResult,
    trusted: [InferenceMethod]
  ) -> [InferenceMethod] {
    let all = model.testMethods
    let order = trusted.filter(all.contains) + all.filter { !trusted.contains($0) }
    let applied = Set(model.tests.filter { $0.pValue != nil }.map(\.test))
    return applied.isEmpty ? order : order.filter(applied.contains)
  }

  /// The tests over events that a study of one event was asked for by name, and that apply to one.
  static func requestedTests(of model: ModelResult, in result: StudyResult) -> [InferenceMethod] {
    guard result.configuration.methods.tests != MethodSettings.standardTests else { return [] }
    return model.testMethods.filter { method in
      model.tests.contains { $0.test == method && $0.pValue != nil }
    }
  }

  /// Why a rank test of a single event says little, where one was asked for.
  static func boundOfRanks(in model: ModelResult) -> String? {
    guard model.fits.count == 1, model.testMethods.contains(.corradoRank) else { return nil }
    return
      "One event: over L days the z of the Corrado rank test cannot exceed √(3 L), so the p of a single "
      + "day is never below 0.083; the sample-quantile test (SQ) compares the event with the stock's own "
      + "ordinary days."
  }

  /// What the intervals of tables take for granted, where the sample of the first model does not support it.
  static func intervalCaution(_ result: StudyResult) -> String? {
    result.includedEvents.count > 1
      && result.analysis.advice.first?.doubtful.contains(.crossSectional) == true
      ? "as if events were independent, which the sample does not support" : nil
  }

  /// How far confidence intervals reach, in words.
  static func intervalName(_ result: StudyResult) -> String {
    "\(NumberFormat.terminal.level(result.configuration.methods.confidence)) interval"
  }

  private static func effects(
    of model: ModelResult,
    isTall: Bool,
    result: StudyResult
  ) -> [FigureTable.Row] {
    func row(_ name: Figure, _ figure: (WindowResult) -> Figure) -> FigureTable.Row {
      FigureTable.Row(cells: [name] + model.windows.map(figure))
    }
    return [
      row(.header("N")) { .count($0.eventCount) },
      row(.method("caar", name: "CAAR")) { effect(of: $0, isTall: isTall, result: result) },
    ]
      + (isTall && model.windows.contains { $0.reach != nil }
        ? [row(.header("\u{00B1}")) { .percent($0.reach, signed: false) }] : []) + [
        row(.header("Median")) { .percent($0.medianCAR) },
        row(.header("CAR > 0")) { .share($0.positiveCount, of: $0.eventCount) },
      ]
  }

  private static func effect(
    of window: WindowResult,
    isTall: Bool,
    result: StudyResult
  ) -> Figure {
    let figure = Figure.percent(
      window.caar,
      style: ["strong", HeadlineFigures.tone(window.caar) ?? ""].filter { !$0.isEmpty }
        .joined(separator: " ")
    )
    guard let reach = window.reach else { return figure }
    return
      figure
      .over(isTall ? nil : "±" + NumberFormat.page.percent(reach, signed: false))
      .explained(
        "\(HeadlineFigures.exact(window.caar)), \(intervalName(result)) from "
          + "\(HeadlineFigures.exact(window.lowerBound)) to "
          + HeadlineFigures.exact(window.upperBound)
      )
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
