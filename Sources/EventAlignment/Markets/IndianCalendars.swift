package import CivilTime

extension TradingCalendar {
  /// The National Stock Exchange of India, cash equities, 2000-01-01 to 2026-12-31.
  ///
  /// Rules, in Indian Standard Time:
  /// - Closed on Saturdays and Sundays, and on the weekdays that the exchange announces each
  ///   December for the next year and adds to during it (elections, mourning). The days of 2027 are
  ///   not announced yet, so the calendar ends with 2026.
  /// - Trading 09:55-15:30 (to 2010-01-03), 09:00-15:30 (to 2010-10-17), 09:15-15:30 since, with a
  ///   pre-open auction 09:00-09:15.
  /// - A Muhurat session on the day of Diwali, mostly in the evening of a holiday, once at the
  ///   weekend every few years. The hours of 2003, 2006, 2009 and 2026 are not known.
  /// - Special sessions at weekends: budgets, disaster-recovery drills (the hours of those before
  ///   2024 are not known), and 2024-01-20 in exchange for Monday 2024-01-22.
  /// - 2021-02-24: trading stopped 11:40 to 15:45 and closed at 17:00 after an outage.
  /// - The closing price is the VWAP of the last half hour. Since 2026-08-03 that of stocks with
  ///   derivatives comes from a closing auction: they trade until 15:15, orders are taken until
  ///   15:30 and matched by 15:35. News before 15:30 can still reach that price.
  public static let nse = NSECalendar.calendar()
}

/// The tables of the NSE calendar.
package enum NSECalendar {
  /// The first and last day that the tables cover.
  package static let years = 2000...2026

  /// The weekdays without trading.
  package static let closedWeekdays = SessionTable.days(
    """
    2000: 01-26 03-17 03-20 04-14 04-21 05-01 08-15 09-01 10-02 12-25
    2001: 01-26 03-06 03-08 03-21 04-05 04-13 05-01 06-20 08-15 08-22 08-23 09-10 10-02 10-26 11-16 11-29 11-30 12-17 12-25
    2002: 01-18 01-28 03-25 03-29 05-01 08-15 08-16 09-10 10-02 10-15 11-06 11-19 12-25
    2003: 02-13 03-14 03-18 04-10 04-14 04-18 05-01 08-15 10-02 10-16 11-26 12-25
    2004: 01-26 02-02 03-02 04-09 04-14 04-26 10-12 10-13 10-15 10-22 11-15 11-26
    2005: 01-21 01-26 03-25 04-14 07-27 07-28 08-15 09-07 10-12 11-03 11-04 11-15
    2006: 01-11 01-26 02-09 03-15 04-06 04-11 04-14 05-01 08-15 10-02 10-24 10-25 12-25
    2007: 01-01 01-26 01-30 02-16 03-27 04-06 05-01 05-02 08-15 10-02 12-21 12-25
    2008: 03-06 03-20 03-21 04-14 04-18 05-01 05-19 08-15 09-03 10-02 10-09 10-30 11-13 11-27 12-09 12-25
    2009: 01-08 01-26 02-23 03-10 03-11 04-03 04-07 04-10 04-14 04-30 05-01 09-21 09-28 10-02 10-13 10-19 11-02 12-25 12-28
    2010: 01-01 01-26 02-12 03-01 03-24 04-02 04-14 09-10 11-17 12-17
    2011: 01-26 03-02 04-12 04-14 04-22 08-15 08-31 09-01 10-06 10-27 11-07 11-10 12-06
    2012: 01-26 02-20 03-08 04-05 04-06 05-01 08-15 08-20 09-19 10-02 10-24 11-14 11-28 12-25
    2013: 03-27 03-29 04-19 04-24 05-01 08-09 08-15 09-09 10-02 10-16 11-04 11-15 12-25
    2014: 02-27 03-17 04-08 04-14 04-18 04-24 05-01 07-29 08-15 08-29 10-02 10-03 10-06 10-15 10-24 11-04 11-06 12-25
    2015: 01-26 02-17 03-06 04-02 04-03 04-14 05-01 09-17 09-25 10-02 10-22 11-12 11-25 12-25
    2016: 01-26 03-07 03-24 03-25 04-14 04-15 04-19 07-06 08-15 09-05 09-13 10-11 10-12 10-31 11-14
    2017: 01-26 02-24 03-13 04-04 04-14 05-01 06-26 08-15 08-25 10-02 10-20 12-25
    2018: 01-26 02-13 03-02 03-29 03-30 05-01 08-15 08-22 09-13 09-20 10-02 10-18 11-08 11-23 12-25
    2019: 03-04 03-21 04-17 04-19 04-29 05-01 06-05 08-12 08-15 09-02 09-10 10-02 10-08 10-21 10-28 11-12 12-25
    2020: 02-21 03-10 04-02 04-06 04-10 04-14 05-01 05-25 10-02 11-16 11-30 12-25
    2021: 01-26 03-11 03-29 04-02 04-14 04-21 05-13 07-21 08-19 09-10 10-15 11-05 11-19
    2022: 01-26 03-01 03-18 04-14 04-15 05-03 08-09 08-15 08-31 10-05 10-26 11-08
    2023: 01-26 03-07 03-30 04-04 04-07 04-14 05-01 06-29 08-15 09-19 10-02 10-24 11-14 11-27 12-25
    2024: 01-22 01-26 03-08 03-25 03-29 04-11 04-17 05-01 05-20 06-17 07-17 08-15 10-02 11-15 11-20 12-25
    2025: 02-26 03-14 03-31 04-10 04-14 04-18 05-01 08-15 08-27 10-02 10-22 11-05 12-25
    2026: 01-15 01-26 03-03 03-26 03-31 04-03 04-14 05-01 05-28 06-26 09-14 10-02 10-20 11-10 11-24 12-25
    """
  )

  /// The sessions with hours or days of their own.
  package static let specialSessions = SessionTable.sessions(
    """
    2000-10-26 muhurat 18:30-19:45
    2001-11-14 muhurat 17:00-18:15
    2002-11-04 muhurat 17:00-18:15
    2003-10-25 muhurat
    2004-11-12 muhurat 17:30-18:45
    2005-11-01 muhurat 18:05-19:20
    2006-10-21 muhurat
    2007-11-09 muhurat 18:00-19:00
    2008-10-28 muhurat 18:15-19:15
    2009-10-17 muhurat
    2010-11-05 muhurat 18:15-19:15
    2011-10-26 muhurat 16:45-18:00
    2012-01-07 special_weekend disaster-recovery drill
    2012-03-03 special_weekend disaster-recovery drill
    2012-09-08 special_weekend disaster-recovery drill
    2012-11-13 muhurat 15:45-17:00
    2013-11-03 muhurat 18:15-19:30
    2014-03-22 special_weekend disaster-recovery drill
    2014-10-23 muhurat 18:30-19:30
    2015-02-28 special_weekend 09:15-15:30 Union budget
    2015-11-11 muhurat 17:45-18:45
    2016-10-30 muhurat 18:30-19:30
    2017-10-19 muhurat 18:30-19:30
    2018-11-07 muhurat 17:30-18:30
    2019-10-27 muhurat 18:15-19:15
    2020-02-01 special_weekend 09:15-15:30 Union budget
    2020-11-14 muhurat 18:15-19:15
    2021-02-24 altered_hours 09:15-11:40 15:45-17:00 outage
    2021-11-04 muhurat 18:15-19:15
    2022-10-24 muhurat 18:15-19:15
    2023-11-12 muhurat 18:15-19:15
    2024-01-20 special_weekend 09:15-15:30 in exchange for 2024-01-22
    2024-03-02 special_weekend 09:15-10:00 11:30-12:30 disaster-recovery drill
    2024-05-18 special_weekend 09:15-10:00 11:30-12:30 disaster-recovery drill
    2024-11-01 muhurat 18:00-19:00
    2025-02-01 special_weekend 09:15-15:30 Union budget
    2025-10-21 muhurat 13:45-14:45
    2026-02-01 special_weekend 09:15-15:30 Union budget
    2026-11-08 muhurat
    """
  )

  /// The usual day, from a day on.
  package static let regularDays = SessionTable.phases(
    """
    2000-01-01 continuous 09:55-15:30
    2010-01-04 continuous 09:00-15:30
    2010-10-18 pre_open 09:00-09:15 continuous 09:15-15:30 post_close 15:40-16:00
    2026-08-03 pre_open 09:00-09:15 continuous 09:15-15:30 post_close 15:50-16:00
    """
  )

  static func calendar() -> TradingCalendar {
    .weekdayCalendar(
      name: "NSE",
      timeZoneIdentifier: "Asia/Kolkata",
      years: years,
      closed: Set(closedWeekdays.entries),
      specialSessions: specialSessions.entries,
      regularDays: regularDays.entries,
      closings: closings
    )
  }

  /// The closing methods of stocks with derivatives.
  static var closings: [TradingCalendar.Closing] {
    [("2000-01-01", ClosingMethod.lastHalfHourVWAP), ("2026-08-03", .closingAuction)]
      .compactMap { day, method in
        CalendarDate(day).map { TradingCalendar.Closing(firstDay: $0, method: method) }
      }
  }
}

extension TradingCalendar {
  /// BSE, formerly the Bombay Stock Exchange, cash equities, 2000-01-01 to 2026-12-31.
  ///
  /// The days, hours and closing methods are those of ``nse``, except:
  /// - Closed on 2001-01-01 and 2004-01-01, when NSE traded.
  /// - Open, by the published list of its sessions, on fourteen days of 2001 to 2005 on which NSE
  ///   did not trade. Lists disagree about them; a day wrongly taken as open is reported as missing
  ///   from the data, one wrongly taken as closed would lose data.
  /// - 2021-02-24: no outage at BSE; it traded on as usual and again from 15:45 to 17:00.
  /// - The closing auction since 2026-08-03 leaves out the shares of BSE itself and of CDSL.
  public static let bse = BSECalendar.calendar()
}

/// What sets the BSE calendar apart from that of NSE.
package enum BSECalendar {
  /// The days on which only BSE was closed.
  package static let closedAtBSE = SessionTable.days(
    """
    2001: 01-01
    2004: 01-01
    """
  )

  /// The weekdays on which only NSE was closed.
  package static let openAtBSE = SessionTable.days(
    """
    2001: 03-08 03-21 06-20 08-23 09-10 11-29
    2002: 01-18 01-28 08-16
    2003: 04-10 10-16
    2004: 10-12 10-15
    2005: 07-27
    """
  )

  /// The sessions whose hours differ from those of NSE.
  package static let ownSessions = SessionTable.sessions(
    """
    2021-02-24 altered_hours 09:15-15:30 15:45-17:00 extended after the outage of NSE
    """
  )

  static func calendar() -> TradingCalendar {
    let own = Set(ownSessions.entries.map(\.date))
    return .weekdayCalendar(
      name: "BSE",
      timeZoneIdentifier: "Asia/Kolkata",
      years: NSECalendar.years,
      closed: Set(NSECalendar.closedWeekdays.entries)
        .subtracting(openAtBSE.entries)
        .union(closedAtBSE.entries),
      specialSessions: NSECalendar.specialSessions.entries.filter { !own.contains($0.date) }
        + ownSessions.entries,
      regularDays: NSECalendar.regularDays.entries,
      closings: NSECalendar.closings
    )
  }
}
