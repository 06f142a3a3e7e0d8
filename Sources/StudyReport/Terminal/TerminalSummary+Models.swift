internal import EventStatistics
internal import EventStudy

extension TerminalSummary {
  /// The results of each model: the windows with their tests, and single events where there are few.
  var models: [[TerminalLine]] {
    result.models.map { model in
      [heading(of: model)]
        + ResultsSection.table(model, of: result).lines(width: width)
        + (model.carryingDays.map { CautionWords.sentence($0, of: result, format: format) }
        + TestReasons.notes(of: model.tests.map { ($0.test, $0.reason) }))
        .flatMap { paragraph($0, tone: .quiet) }
    }
  }

  func heading(of model: ModelResult) -> TerminalLine {
    let layout = SectionLines(width: width)
    let name = MethodDefinition.definition(of: model.model).name
    let path = model.aar.map(\.caar)
    guard let first = model.aar.first, let last = model.aar.last,
      path.contains(where: { $0 != nil })
    else { return layout.heading(name, hint: "") }
    let what = model.fits.count == 1 ? "CAR" : "CAAR"
    let days = "\(first.relativeDay)..\(last.relativeDay)"
    // Where an event lacks a day the sum of averages is not the mean of the CARs, which the table has.
    let whole = model.windows.first {
      $0.windowStart == first.relativeDay && $0.windowEnd == last.relativeDay
    }
    return layout.heading(
      name,
      hint: "\(what) \(days) \(Sparkline.text(path)) "
        + format.percent(whole.map(\.caar) ?? last.caar)
    )
  }
}
