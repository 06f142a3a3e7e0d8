internal import EventStatistics

/// Which standard errors of a regression are shown first; the tables have all of them.
enum ErrorChoice {
  /// Returns the kind for the regressions of a study.
  ///
  /// Errors by event date where events share dates and there are enough of them, else `hc3`.
  static func kind(_ document: StudyDocument) -> String {
    let dates = document.includedEvents.compactMap(\.eventDate)
    let distinct = Set(dates).count
    return distinct < dates.count && distinct >= ClusteredTest.enoughDates ? "cr1" : "hc3"
  }

  /// Returns the errors of a term of the kind, or the last that it has.
  static func error(of term: DocumentTerm, kind: String) -> DocumentTerm.Error? {
    term.error(kind) ?? term.error("hc3") ?? term.errors.last
  }
}
