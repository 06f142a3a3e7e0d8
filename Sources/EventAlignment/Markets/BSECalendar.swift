package import CivilTime

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
      auctionDays: NSECalendar.auctionDays.entries,
      closings: NSECalendar.closings
    )
  }
}
