internal import EventStatistics
internal import Notices

/// What a reader must know where tests follow definitions of other programs.
enum ConventionNotes {
  /// Returns one note for each convention.
  ///
  /// - Throws: ``StudyError/configuration(_:)`` when two conventions contradict each other.
  static func notes(of settings: StudySettings) throws(StudyError) -> [StudyNote] {
    let conventions = settings.methods.conventions
    for (first, second) in InferenceConvention.contradictions
    where conventions.contains(first) && conventions.contains(second) {
      throw .configuration(
        .invalidSetting(
          "\(.methods(.conventions)): \(first.rawValue) and \(second.rawValue) contradict each other; "
            + "name one of them"
        )
      )
    }
    let tests = Set(settings.methods.tests)
    return conventions.map { convention in
      // What concerns single events concerns every study that lists them.
      let isUsed =
        convention.changesSingleEvents && settings.analysis.perEvent
        || !convention.tests.isDisjoint(with: tests)
      guard isUsed else {
        let names = convention.tests.map(\.rawValue).sorted().joined(separator: ", ")
        let about = names.isEmpty ? "the tests of single events" : names
        return StudyNote(
          severity: .warning,
          source: .tests,
          message:
            "the convention \(convention.rawValue) changes nothing here: it is about \(about)"
        )
      }
      return StudyNote(
        severity: .information,
        source: .tests,
        message: "convention \(convention.rawValue): \(convention.words)"
      )
    }
  }
}
