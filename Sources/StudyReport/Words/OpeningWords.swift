internal import EventAlignment
internal import EventStudy
internal import Notices

/// What a reader must know before any number.
enum OpeningWords {
  /// Returns why there is no result, and what must be decided before one can be trusted.
  static func sentences(_ result: StudyResult) -> [String] {
    [noEvent(result.exclusions, isUsable: result.includedCount > 0)].compactMap(\.self)
      + questions(result.questions)
  }

  /// Returns what must be decided before a result can be trusted.
  static func questions(_ questions: [PriceQuestion]) -> [String] { questions.map(question) }

  /// Returns why a sensitivity study has no result, and what must be decided before it can be trusted.
  static func sentences(_ result: SensitivityResult) -> [String] {
    [noEvent(result.exclusions, isUsable: result.hasEvents)].compactMap(\.self)
      + questions(result.questions)
  }

  /// Returns what must be decided before prices before a day can be trusted.
  static func sentences(_ result: PricingResult) -> [String] { result.questions.map(question) }

  /// What a verdict begins with while there are questions about prices.
  static func beforeVerdict(_ questions: [PriceQuestion]) -> String? {
    guard !questions.isEmpty else { return nil }
    let all = questions.map(\.symbol)
    let symbols = all.enumerated().filter { !all[..<$0].contains($1) }.map(\.element)
    let shown = symbols.prefix(3).joined(separator: ", ")
    let rest = symbols.count - 3
    return "Not to be trusted until the prices of \(shown)"
      + (rest > 0 ? " and \(rest) more" : "") + " are decided on."
  }

  /// Why no event could be studied, the most frequent reason first.
  private static func noEvent(_ exclusions: [Exclusion], isUsable: Bool) -> String? {
    guard !isUsable else { return nil }
    let format = NumberFormat.terminal
    let byReason = Dictionary(grouping: exclusions, by: \.reason)
    let reasons = byReason.sorted {
      ($1.value.count, $0.key.rawValue) < ($0.value.count, $1.key.rawValue)
    }
    guard let first = reasons.first?.value.first else { return "There is no event to study." }
    let counts = reasons.map { "\(format.count($0.value.count)) \($0.key.rawValue)" }
    return "No event could be studied. Left out: \(counts.joined(separator: ", ")); the first, "
      + "\(first.eventID) \(first.symbol): \(first.detail)."
  }

  private static func question(_ question: PriceQuestion) -> String {
    let count = question.eventIDs.count
    let events =
      count == 1
      ? "event \(question.eventIDs[0])" : "\(NumberFormat.terminal.count(count)) events"
    let place = count == 0 ? "" : " (it lies in a window of \(events))"
    return "Not to be trusted until this is decided\(place): " + question.message.text(.option)
  }
}

extension StudyResult {
  /// The notes that the opening words have not told already.
  var untoldNotes: [StudyNote] { notes.untold(by: questions) }
}

extension SensitivityResult {
  /// The notes that the opening words have not told already.
  var untoldNotes: [StudyNote] { notes.untold(by: questions) }
}

extension PricingResult {
  /// The notes that the opening words have not told already.
  var untoldNotes: [StudyNote] { notes.untold(by: questions) }
}

extension [StudyNote] {
  fileprivate func untold(by questions: [PriceQuestion]) -> [StudyNote] {
    let told = Set(questions.map(\.message))
    return filter { !told.contains($0.message) }
  }
}
