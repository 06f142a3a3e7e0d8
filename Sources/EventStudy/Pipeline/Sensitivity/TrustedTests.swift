internal import Announcements
internal import CivilTime
internal import EventAlignment
internal import EventStatistics

/// Which tests the sample of a sensitivity study supports, under its first model and over its headline window.
struct TrustedTests {
  /// The tests, the most fitting first.
  let tests: [InferenceMethod]

  /// The residuals of more events are not checked: the tests that keep their power with heavy tails are
  /// for small samples, and every check of a residual takes longer than a window of the grid.
  private static let checkedEvents = 5_000

  /// Looks at the events of the study's own choices.
  init(_ base: ScenarioStudy, plan: SensitivityPlan) {
    guard let model = plan.models.first else {
      tests = []
      return
    }
    tests =
      Self.recommendation(ofMany: base, model: model, plan: plan)?.preferred
      ?? Self.recommendation(of: base, model: model, plan: plan).preferred
  }

  /// Judges many events from their sums alone; nothing for few, or where the sums need every event's own fit.
  private static func recommendation(
    ofMany base: ScenarioStudy,
    model: ExpectedReturnMethod,
    plan: SensitivityPlan
  ) -> TestRecommendation? {
    guard base.study.events.count > checkedEvents, let sample = base.sample,
      GridSettings.closedForms.contains(model)
    else { return nil }
    let grid = WindowGrid(
      sample.panel,
      events: sample.events,
      settings: base.gridSettings([model], windows: [plan.headline.days], ranks: false),
      threads: base.studyPlan.threads
    )
    guard let cell = grid.cells.first else { return nil }
    let missing = Set(grid.failures.map(\.event))
    let events = base.study.events.indices.filter { !missing.contains($0) }
      .map { base.study.events[$0] }
    return TestRecommendation(
      cell,
      dates: events.map { Int($0.day.date.dayNumber) },
      sharing: SharedDays(events).count(of: plan.headline.days)
    )
  }

  private static func recommendation(
    of base: ScenarioStudy,
    model: ExpectedReturnMethod,
    plan: SensitivityPlan
  ) -> TestRecommendation {
    let fitted = base.fitted(model)
    let fits = fitted.events.map(\.fit)
    let checks =
      fits.count > checkedEvents
      ? []
      : ResidualAnalysis.checks(
        of: fits,
        zeroShares: fitted.zeroReturnShares(base.study, plan: base.studyPlan),
        plan: base.studyPlan
      )
    let events = CrossSection(
      fits,
      dates: fitted.events.map { Int($0.event.day.date.dayNumber) },
      firms: Clusters(fitted.events.lazy.map(\.event.announcement.symbol)).places,
      threads: base.studyPlan.threads
    )
    return TestRecommendation(
      events.window(plan.headline.days),
      diagnostics: checks.compactMap { try? $0.get() },
      sharing: SharedDays(fitted.events.map(\.event)).count(of: plan.headline.days)
    )
  }
}
