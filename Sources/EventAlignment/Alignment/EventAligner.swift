public import CivilTime

/// Puts announcements on the trading days of a study.
///
/// The rules, in this order:
/// 1. A moment with an offset from UTC is read on the exchange's clock; one without is local time.
/// 2. A date that is a session, without a time or before the close of the last part of the session,
///    is that session. At or after the close it is the next session.
/// 3. A date that is not a session goes where the ``AlignmentPolicy`` says.
/// 4. A session that the data lacks gives way to the next one that it has, or to the one before
///    under a policy that had already moved backward; never further than
///    ``maximumMissingSessions``. The strict policy excludes instead.
/// 5. A session before the first or after the last day of the data excludes the event.
/// 6. Where the calendar ends, the days of the data stand in for it, and the rule says so.
///
/// Where the data has weeks, months or quarters, day 0 is the one that holds the date of the announcement.
public struct EventAligner: Sendable {
  /// The calendar that says what a session is.
  public let calendar: TradingCalendar
  /// The trading days of the study, oldest first.
  public let axis: [CalendarDate]
  /// Where announcements on days without a session go.
  public let policy: AlignmentPolicy
  /// The most sessions in a row that day 0 skips because the data lacks them.
  public let maximumMissingSessions: Int
  /// The most calendar days between the date of the announcement and the session it is put on.
  public let maximumDistance: Int
  /// What became of each calendar day from the first to the last of the axis, where it is known.
  private var known: [Alignment] = []
  private let sessions: TradingCalendar
  private let clock: ExchangeClock?
  /// The weeks, months or quarters of the axis, where its days are no sessions.
  private let periods: DatedPeriods?

  /// Creates an aligner.
  ///
  /// - Parameters:
  ///   - calendar: The calendar that says what a session is.
  ///   - axis: The trading days of the study, oldest first, each once.
  ///   - policy: Where announcements on days without a session go.
  ///   - maximumMissingSessions: The most sessions in a row that day 0 may skip because the data
  ///     lacks them; 5 is a week.
  ///   - maximumDistance: The most calendar days between announcement and day 0; 14 is longer than
  ///     any closure of the markets since 2000.
  public init(
    calendar: TradingCalendar,
    axis: [CalendarDate],
    policy: AlignmentPolicy,
    maximumMissingSessions: Int = 5,
    maximumDistance: Int = 14
  ) {
    self.calendar = calendar
    self.axis = axis
    self.policy = policy
    self.maximumMissingSessions = maximumMissingSessions
    self.maximumDistance = maximumDistance
    sessions = calendar.extended(by: axis)
    clock = calendar.timeZoneIdentifier.flatMap { ExchangeClock($0) }
    periods = DatedPeriods(axis)
  }

  /// Returns an aligner that has looked at every calendar day of the data already.
  ///
  /// Worth its while where more announcements than days are aligned; it gives the same answers.
  public func knowingDays() -> EventAligner {
    guard let first = axis.first, let last = axis.last else { return self }
    var aligner = self
    aligner.known = (0...first.days(to: last)).map { align(.day(first.adding(days: $0))) }
    return aligner
  }

  /// Returns the trading day of an announcement, or why it has none.
  ///
  /// - Parameters:
  ///   - publication: When the announcement became public.
  ///   - partOfDay: The part of the exchange's day, which counts where there is no time.
  /// - Returns: Day 0 with its rule, or the reason why there is none.
  public func align(
    _ publication: PublicationTime,
    partOfDay: StatedPartOfDay? = nil
  ) -> Alignment {
    guard let first = axis.first, let last = axis.last else {
      return .excluded(.noTradingDays(calendar: calendar.name))
    }
    if partOfDay == nil, case .day(let date) = publication, date >= first {
      let offset = first.days(to: date)
      if offset < known.count { return known[offset] }
    }
    guard let moment = AnnouncedMoment(publication, clock: clock) else {
      return .excluded(.timeZoneUnknown(announced: publication, calendar: calendar.name))
    }
    if let periods { return align(moment, on: periods) }
    if !calendar.covers(moment.date) {
      if moment.date < first { return .excluded(.beforeData(moment.date, firstDate: first)) }
      if moment.date > last { return .excluded(.afterData(moment.date, lastDate: last)) }
      if policy == .strict, !calendar.isFromData {
        return .excluded(
          .outsideCalendar(day: moment.date, calendar: calendar.name, coverage: calendar.coverage)
        )
      }
    }
    do throws(ExclusionReason) {
      let target = try session(for: moment, partOfDay)
      if target.date < first { throw .beforeData(target.date, firstDate: first) }
      if target.date > last { throw .afterData(target.date, lastDate: last) }
      return .aligned(try place(target, announced: moment))
    } catch {
      return .excluded(error)
    }
  }

  /// Returns the week or month that holds an announcement.
  private func align(_ moment: AnnouncedMoment, on periods: DatedPeriods) -> Alignment {
    switch periods.period(holding: moment.date) {
    case .before(let first): .excluded(.beforeData(moment.date, firstDate: first))
    case .after(let last): .excluded(.afterData(moment.date, lastDate: last))
    case .missing(let nearest):
      .excluded(.sessionMissing(day: moment.date, missing: 1, nearest: nearest))
    case .period(let index):
      .aligned(
        AlignedDay(
          index: index,
          date: axis[index],
          rule: .inPeriod(moment, periods.frequency, periods.label, used: axis[index])
        )
      )
    }
  }

  /// The session that the calendar gives an announcement, before the data is asked.
  private struct Target {
    let date: CalendarDate
    let rule: AlignmentRule
    var direction = AlignmentRule.Direction.next
  }

  private func session(
    for moment: AnnouncedMoment,
    _ partOfDay: StatedPartOfDay?
  ) throws(ExclusionReason) -> Target {
    guard let session = sessions.session(on: moment.date) else { return try closedDay(moment) }
    let day = moment.date
    guard let time = moment.time else {
      return try stated(partOfDay, moment)
    }
    guard let hours = session.hours else {
      return Target(date: day, rule: .hoursUnknown(moment, session.kind))
    }
    if time < hours.open {
      return Target(date: day, rule: .beforeOpen(moment, hours))
    }
    if let part = session.tradingHours.first(where: { time < $0.close }) {
      let rule: AlignmentRule =
        part.contains(time) ? .duringSession(moment, part) : .duringBreak(moment, part)
      return Target(date: day, rule: rule)
    }
    if policy == .strict { throw .afterClose(moment, close: hours.close) }
    guard let next = sessions.session(after: day) else {
      throw .afterData(day.adding(days: 1), lastDate: axis.last ?? day)
    }
    return Target(date: next, rule: .afterClose(moment, close: hours.close, next: next))
  }

  /// Places an announcement without a time in the part of the day that its source states.
  private func stated(
    _ partOfDay: StatedPartOfDay?,
    _ moment: AnnouncedMoment
  ) throws(ExclusionReason) -> Target {
    let day = moment.date
    guard let partOfDay else { return Target(date: day, rule: .sessionOfDate(moment)) }
    guard partOfDay.part == .afterClose else {
      return Target(date: day, rule: .statedPart(moment, partOfDay, used: day))
    }
    if policy == .strict { throw .statedAfterClose(day: day, partOfDay) }
    guard let next = sessions.session(after: day) else {
      throw .afterData(day.adding(days: 1), lastDate: axis.last ?? day)
    }
    return Target(date: next, rule: .statedPart(moment, partOfDay, used: next))
  }

  private func closedDay(_ moment: AnnouncedMoment) throws(ExclusionReason) -> Target {
    let closure = closure(of: moment.date)
    let next = sessions.session(after: moment.date)
    let previous = sessions.session(before: moment.date)
    let used: (date: CalendarDate?, direction: AlignmentRule.Direction)
    switch policy {
    case .strict: throw .notASession(day: moment.date, why: closure.phrase)
    case .next: used = (next, .next)
    case .previous: used = (previous, .previous)
    case .nearest:
      let forward = next.map { moment.date.days(to: $0) } ?? Int.max
      let backward = previous.map { $0.days(to: moment.date) } ?? Int.max
      used = forward <= backward ? (next, .next) : (previous, .previous)
    }
    guard let date = used.date, let first = axis.first, let last = axis.last else {
      if used.direction == .next {
        throw .afterData(moment.date, lastDate: axis.last ?? moment.date)
      }
      throw .beforeData(moment.date, firstDate: axis.first ?? moment.date)
    }
    // A session beyond the data is the data's limit, however far it is.
    if (first...last).contains(date), abs(moment.date.days(to: date)) > maximumDistance {
      throw .noSessionNearby(day: moment.date, nearest: date, limit: maximumDistance)
    }
    let rule = AlignmentRule.closedDay(moment, closure, direction: used.direction, used: date)
    return Target(date: date, rule: rule, direction: used.direction)
  }

  private func closure(of day: CalendarDate) -> AlignmentRule.Closure {
    if day.weekday.isWeekend { return .weekend }
    return calendar.isFromData || !calendar.covers(day)
      ? .notInData : .holiday(exchange: calendar.name)
  }

  /// Finds the target on the axis, or the nearest day of the axis in the target's direction.
  private func place(
    _ target: Target,
    announced moment: AnnouncedMoment
  ) throws(ExclusionReason) -> AlignedDay {
    let position = axis.position(ofFirstNotBefore: target.date)
    if position < axis.count, axis[position] == target.date {
      return aligned(position, rule: target.rule)
    }
    let index = target.direction == .next ? position : position - 1
    guard axis.indices.contains(index) else {
      throw .sessionMissing(day: target.date, missing: 1, nearest: nil)
    }
    let used = axis[index]
    let skipped =
      target.direction == .next
      ? sessions.sessions(from: target.date, to: used.adding(days: -1))
      : sessions.sessions(from: used.adding(days: 1), to: target.date)
    guard policy != .strict, skipped.count <= maximumMissingSessions,
      abs(moment.date.days(to: used)) <= maximumDistance
    else {
      throw .sessionMissing(day: target.date, missing: skipped.count, nearest: used)
    }
    let rule = AlignmentRule.missingFromData(
      target.rule,
      sessions: skipped,
      direction: target.direction,
      used: used
    )
    return aligned(index, rule: rule)
  }

  private func aligned(_ index: Int, rule: AlignmentRule) -> AlignedDay {
    let isChecked =
      calendar.isFromData || calendar.covers(rule.moment.date) && calendar.covers(axis[index])
    return AlignedDay(
      index: index,
      date: axis[index],
      rule: isChecked
        ? rule
        : .outsideCalendar(rule, calendar: calendar.name, coverage: calendar.coverage)
    )
  }
}
