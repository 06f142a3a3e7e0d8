internal import CivilTime

/// Why a date is taken, doubted or not found, in words.
extension PublicationChoice {
  static func shortcoming(of candidate: DateCandidate) -> String {
    candidate.precision == .month
      ? "names a month and no day, and none is guessed" : "does not name a whole day"
  }

  static func place(of candidate: DateCandidate) -> String {
    if candidate.isPageClock {
      return "looks like the clock of the page on the day it was saved, at its head"
    }
    return switch candidate.role {
    case .closing where candidate.label == "address": "stands in the address of the page"
    case .closing: "stands after the text"
    case .otherStory where candidate.label == "time": "stands outside the head of the story"
    case .otherStory: "stands among the teasers of other stories"
    default: "stands at the head beside other words"
    }
  }

  static func absence(_ candidates: [DateCandidate]) -> String {
    let named = candidates.filter { $0.score == 0 }.prefix(3).map { "\"\($0.quote)\"" }
    guard !named.isEmpty else { return "no publication date found: the text names no date" }
    return "no publication date found; dates in sentences do not count: "
      + named.joined(separator: ", ")
  }
}

extension [DateCandidate] {
  /// Resolves relative days and tells future and historical dates apart, once the publication date
  /// is known.
  func placed(around publication: PublicationTime?) -> [DateCandidate] {
    guard let day = publication?.date else { return self }
    return map { candidate in
      var candidate = candidate
      if let relative = candidate.relativeDay { candidate.date = relative.date(from: day) }
      guard candidate.role == .sentence, let date = candidate.date else { return candidate }
      var placed = candidate
      if date > day { placed.role = .future }
      let length =
        switch candidate.precision {
        case .year: 366
        case .month: 31
        default: 1
        }
      if date.adding(days: length + 30) < day { placed.role = .historical }
      return placed
    }
  }
}
