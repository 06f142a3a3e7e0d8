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
    let directory = SymbolDirectory(intraday.symbols)
    let inSession = study.events.filter {
      $0.day.marketOpen == true && $0.day.moment.time != nil
        && $0.day.moment.date == $0.day.date
    }
    let barTime = plan.settings.prices.barTime
    var splits: [DayZeroSplit] = []
    var barTimeNotes: [StudyNote] = []
    var without: [String] = []
    for event in inSession {
      guard let time = event.day.moment.time,
        let symbol = try? directory.position(of: event.announcement),
        let bars = AnnouncementBars(
          intraday.bars(ofSymbol: symbol, on: event.day.date),
          at: time,
          barTime: barTime
        )
      else {
        without.append(event.eventID)
        continue
      }
      splits.append(
        DayZeroSplit(
          event,
          bars: bars,
          day: DayZeroPrices(event, inputs: inputs),
          returns: plan.settings.methods.returns
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
      + splits.compactMap(Self.mismatchNote) + barTimeNotes
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
          "\(events.count) of \(count) announcements in session have no intraday bars on day 0 "
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
