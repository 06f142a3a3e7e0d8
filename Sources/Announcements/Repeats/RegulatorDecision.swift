/// What a regulator decides on a firm: leave for something, or blame for something.
///
/// One authority may do both to one unit within days, and these are two announcements.
struct RegulatorDecision: OptionSet, Sendable {
  let rawValue: UInt8

  static let leave = RegulatorDecision(rawValue: 1)
  static let blame = RegulatorDecision(rawValue: 2)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Reads the decisions that a headline names.
  init(_ text: TokenizedText, _ headline: Range<Int>?) {
    var found: RegulatorDecision = []
    for index in headline ?? 0..<0 {
      if let match = Self.phrases.match(beginningAt: index, in: text) {
        found.formUnion(match.meaning)
      }
    }
    self = found
  }

  /// Whether one names only leave and the other only blame.
  func differs(from other: RegulatorDecision) -> Bool {
    !isEmpty && !other.isEmpty && isDisjoint(with: other)
  }

  private static let phrases = PhraseTable<RegulatorDecision>(
    lists: [
      (
        RegulatorDecision.leave,
        "approval, approvals, approves, approved, nod, clearance, clears, cleared, permission, licence, license"
      ),
      (
        .blame,
        "warning letter, warning, warns, form 483, observations, import alert, show cause, show cause notice, penalty, penalises, penalizes, fine, fines, fined, official action"
      ),
    ]
  )
}
