/// Where day 0 goes when the announcement's date is no trading day.
///
/// The clock decides first, and under every policy alike: a date with a session, and news before its
/// close, is that session; news at or after the close belongs to the next session, because no price
/// of the day can contain it. The policy decides about dates without a session: weekends, holidays.
///
/// Whatever the policy, news with a time is never put on a session of its own day that had closed
/// before it.
public enum AlignmentPolicy: String, Sendable, Hashable, Codable, CaseIterable {
  /// The next session, the first whose prices can contain the news. The default of a study.
  case next
  /// The session before the date: day 0 lies before the news. For replicating studies that did so.
  case previous
  /// The session fewer calendar days away; of two equally near ones the next.
  case nearest
  /// None: the event is excluded, and so is news at or after the close, which other policies move.
  case strict
}
