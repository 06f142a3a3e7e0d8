internal import Announcements
internal import CivilTime
internal import EventAlignment
internal import EventStatistics
internal import Notices
internal import PriceData

/// Splits day 0 at each announcement that came while stocks traded.
struct DayZeroSplitStage {
  /// Bars that end further from the daily close than this are of another share or another scale.
  private static let largestDifference = 0.1
  /// The shares of all bars over those of the day that need no remark.
  private static let usualShares = 0.5...1.5
  /// Exchanges trade in lots of ten shares or more.
  private static let smallestLot = 10.0

  /// The split days, in the order of events.
  let splits: [DayZeroSplit]
  /// What people should know.
  let notes: [StudyNote]

  /// Splits the events of a study; nothing without intraday bars.
  init(_ study: AlignedStudy, inputs: StudyInputs, plan: StudyPlan) {
    guard let intraday = inputs.intraday else {
      (splits, notes) = ([], [])
      return
    }
    let settings = plan.settings.prices
    let byDay = BarsByDay(intraday, settings: settings)
    let market = settings.intradayMarket.flatMap { byDay.position(of: $0) }
    let inSession = study.events.filter {
      $0.day.marketOpen == true && $0.day.moment.time != nil
        && $0.day.moment.date == $0.day.date
    }
    let barTime = settings.barTime
    let returns = plan.settings.methods.returns
    var leftOut = LeftOutBars()
    var splits: [DayZeroSplit] = []
    var barTimeNotes: [StudyNote] = []
    var without: [String] = []
    for event in inSession {
      guard let time = event.day.moment.time,
        let symbol = byDay.position(of: event.announcement)
      else {
        without.append(event.eventID)
        continue
      }
      let counted = byDay.counted(symbol, on: event.day.date, calendar: event.axis.calendar)
      leftOut.add(counted, of: intraday.symbols[symbol], on: event.day.date)
      guard let bars = AnnouncementBars(counted.bars, at: time, barTime: barTime) else {
        without.append(event.eventID)
        continue
      }
      splits.append(
        DayZeroSplit(
          event,
          bars: bars,
          day: DayZeroPrices(event, inputs: inputs),
          index: market.map {
            IndexMoves(
              event,
              index: $0,
              bars: byDay,
              at: time,
              barTime: barTime,
              returns: returns
            )
          },
          returns: returns
        )
      )
      if barTimeNotes.isEmpty {
        barTimeNotes += [
          Self.barTimeNote(event, bars: bars, barTime: barTime)
        ].compactMap(\.self)
      }
    }
    self.splits = splits
    notes =
      Self.notes(inSession: inSession.count, without: without)
      + splits.compactMap(Self.mismatchNote) + splits.compactMap(Self.volumeNote) + barTimeNotes
      + leftOut.notes(settings.sessionBars)
  }

  private static func notes(inSession count: Int, without events: [String]) -> [StudyNote] {
    if count == 0 {
      return [
        StudyNote(
          severity: .information,
          source: .events,
          message:
            "intraday bars were given, but no announcement is known to have come in session, "
            + "so no day 0 was split"
        )
      ]
    }
    guard !events.isEmpty else { return [] }
    let listed = events.prefix(5).joined(separator: ", ")
    return [
      StudyNote(
        severity: .information,
        source: .events,
        message:
          "\(events.count.grouped) of \(count.grouped) announcements in session have no intraday bars on day 0 "
          + "and were not split: \(listed)\(events.count > 5 ? " and others" : "")"
      )
    ]
  }

  private static func mismatchNote(_ split: DayZeroSplit) -> StudyNote? {
    guard let barsClose = split.barsClose,
      let reason = mismatch(barsClose: barsClose, close: split.close)
    else { return nil }
    return StudyNote(
      severity: .warning,
      source: .prices,
      message: "\(split.eventID): \(reason); its day 0 was not split"
    )
  }

  /// Warns where the bars hold far fewer or far more shares than the day, as where they count lots.
  private static func volumeNote(_ split: DayZeroSplit) -> StudyNote? {
    guard let share = split.volumeShare, !usualShares.contains(share) else { return nil }
    let words: Message
    if share > 0 {
      let lot = (1 / share).rounded()
      let percent = (share * 1000).rounded() / 10
      words =
        "hold \(percent) % of the shares of the daily prices; "
        + (lot >= smallestLot
          ? "their volumes may be in lots of about \(Int(lot))"
          : "some bars may be missing, or the volumes are of another exchange")
        + "; lots change no average price, missing bars do"
    } else {
      words =
        "have volumes of zero where the daily prices have shares, so they have no average price"
    }
    return StudyNote(
      severity: .warning,
      source: .prices,
      message: "\(split.eventID): the bars of \(split.date) \(words)"
    )
  }

  /// Warns where the times of the bars look like the other end of each bar.
  private static func barTimeNote(
    _ event: AlignedEvent,
    bars: AnnouncementBars,
    barTime: BarTime
  ) -> StudyNote? {
    guard let hours = event.axis.calendar.hours(on: event.day.date),
      let other = bars.otherBarTime(hours, barTime: barTime)
    else { return nil }
    return StudyNote(
      severity: .warning,
      source: .prices,
      message: """
        \(event.eventID): the intraday bars of \(event.day.date) run from \(bars.first.time) to \
        \(bars.last.time), so their times look like the \(other.rawValue) of each bar; if they are, \
        pass \(.prices(.barTime), other.rawValue)
        """
    )
  }

  /// Returns why bars cannot be compared with daily prices, if they cannot.
  static func mismatch(barsClose: Double, close: Double?) -> String? {
    guard let close, abs(barsClose / close - 1) > largestDifference else { return nil }
    return "the bars end at \(rounded(barsClose)) where the daily close is \(rounded(close)); they "
      + "may be of another share, or only one of the two is adjusted for a split"
  }

  private static func rounded(_ price: Double) -> Double { (price * 100).rounded() / 100 }
}
