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
    let fitted = base.fitted(model)
    let fits = fitted.events.map(\.fit)
    let checks =
      fits.count > Self.checkedEvents
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
    tests =
      TestRecommendation(
        events.window(plan.headline.days),
        diagnostics: checks.compactMap { try? $0.get() },
        sharing: SharedDays(fitted.sample).count(of: plan.headline.days)
      ).preferred
  }
}
