internal import EventAlignment
internal import Notices

/// An event window that is widened to the tested windows of a study, in which alone they can lie.
struct EventWindowWidening {
  /// The windows of the study.
  let windows: WindowPlan
  /// A sentence where the event window is another than that of the settings.
  let notes: [StudyNote]

  /// Widens the event window as far as the tested windows of a study, and of its sensitivity, need.
  ///
  /// - Throws: What the windows throw, and ``StudyError/configuration(_:)`` where the estimation window
  ///   leaves no room: it decides which days are the normal ones, so nobody but a person moves it.
  init(_ settings: StudySettings) throws(StudyError) {
    let choice = settings.windows
    let tested =
      choice.tested + (settings.sensitivity?.windows ?? [])
      + [settings.sensitivity?.headline].compactMap(\.self)
    let event = choice.event.widened(to: tested)
    do throws(EventAlignmentError) {
      windows = try WindowPlan(estimation: choice.estimation, event: event)
    } catch {
      throw Self.refusal(error, choice: choice, event: event, tested: tested)
    }
    guard event != choice.event else {
      notes = []
      return
    }
    notes = [
      StudyNote(
        severity: .information,
        source: .tests,
        message: "the event window \(choice.event) is widened to \(event), because "
          + Message("\(Self.reach(of: tested, beyond: choice.event)) it")
      )
    ]
  }

  private static func refusal(
    _ error: EventAlignmentError,
    choice: WindowSettings,
    event: EventWindow,
    tested: [TestWindow]
  ) -> StudyError {
    // Without the widening the windows may contradict each other all the same.
    guard event != choice.event,
      let plan = try? WindowPlan(estimation: choice.estimation, event: choice.event),
      let moved = plan.estimation(outside: event)
    else { return .alignment(error) }
    return .configuration(
      .invalidSetting(
        """
        \(reach(of: tested, beyond: choice.event)) the event window \(choice.event); widened to \
        \(event), it would meet the estimation window \(choice.estimation): pass \
        \(.windows(.estimation), moved.description)
        """
      )
    )
  }

  private static func reach(of tested: [TestWindow], beyond event: EventWindow) -> String {
    let wider = tested.filter { event.widened(to: [$0]) != event }.map(\.description)
    return wider.count == 1
      ? "the tested window \(wider[0]) reaches beyond"
      : "the tested windows \(wider.joined(separator: ", ")) reach beyond"
  }
}
