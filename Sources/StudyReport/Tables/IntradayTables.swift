internal import CivilTime
internal import EventStudy

/// The tables of the minutes after an announcement.
extension Table<StudyResult> {
  /// Every interval after each announcement.
  static let intraday = Table(
    "intraday.csv",
    "One row for each interval of the clock from each announcement on, against the same interval of the days "
      + "before.",
    rows: { (result: StudyResult, row: (MinuteRow) -> Void) in
      for event in result.analysis.intraday {
        for minute in event.minutes { row(MinuteRow(event: event, minute: minute)) }
      }
    }
  ) {
    TableColumn("event_id", "The event.") { $0.event.eventID }
    TableColumn("symbol", "Its symbol.") { $0.event.symbol }
    TableColumn("date", "Day 0.", unit: .date) { $0.event.date }
    TableColumn("time", "When the interval ends, on the exchange's clock.") { $0.minute.time }
    TableColumn("minute", "Minutes from the announcement to that time.", unit: .minutes) {
      $0.minute.minute
    }
    TableColumn("price", "The last price.", unit: .price, empty: "nothing was traded") {
      $0.minute.price
    }
    TableColumn("volume", "The shares traded.", unit: .shares) { $0.minute.volume }
    TableColumn(
      "return",
      "The return, less that of the index where the bars have one.",
      unit: .fraction,
      empty: "nothing was traded"
    ) { $0.minute.value }
    TableColumn("expected_return", "The mean of the interval on ordinary days.", unit: .fraction) {
      $0.minute.expected
    }
    TableColumn("ar", "The abnormal return.", unit: .fraction, empty: "nothing was traded") {
      $0.minute.ar
    }
    TableColumn("ar_standard_error", "Its standard error, of the same minutes.", unit: .fraction) {
      $0.minute.arStandardError
    }
    TableColumn("car", "The abnormal return since the announcement.", unit: .fraction) {
      $0.minute.car
    }
    TableColumn("car_standard_error", "Its standard error.", unit: .fraction) {
      $0.minute.carStandardError
    }
    TableColumn("car_lower", "The lower end of its band.", unit: .fraction, empty: "no band") {
      $0.minute.carLower
    }
    TableColumn("car_upper", "The upper end of its band.", unit: .fraction, empty: "no band") {
      $0.minute.carUpper
    }
    TableColumn(
      "p_value",
      "The share of ordinary days that moved as much over the same minutes, with day 0 among them."
    ) { $0.minute.pValue }
    TableColumn("percentile", "The share of ordinary days that lay below.", unit: .fraction) {
      $0.minute.percentile
    }
    TableColumn("n_ordinary_days", "The ordinary days that have the interval.") { $0.minute.days }
  }

  /// The moves to some minutes after each announcement.
  static let markOuts = Table(
    "mark_outs.csv",
    "One row for each event and moment after its announcement; the last bar of the day has no minutes.",
    rows: { (result: StudyResult, row: (MarkOutRow) -> Void) in
      for event in result.analysis.intraday {
        for out in event.markOuts { row(MarkOutRow(event: event, out: out)) }
        if event.markOuts.isEmpty { row(MarkOutRow(event: event, out: nil)) }
      }
    }
  ) {
    TableColumn("event_id", "The event.") { $0.event.eventID }
    TableColumn("symbol", "Its symbol.") { $0.event.symbol }
    TableColumn("date", "Day 0.", unit: .date) { $0.event.date }
    TableColumn("announced_at", "The time of the announcement.", empty: "it was out of session") {
      $0.event.announcedAt
    }
    TableColumn(
      "minutes",
      "The minutes that were asked for.",
      unit: .minutes,
      empty: "the row is that of the last bar"
    ) { $0.out?.minutes }
    TableColumn("time", "The end of the interval that reaches them.", empty: "see `reason`") {
      $0.out?.time
    }
    TableColumn("move", "The return to that time.", unit: .fraction, empty: "see `reason`") {
      $0.out?.move
    }
    TableColumn("car", "The abnormal return to that time.", unit: .fraction, empty: "see `reason`")
    {
      $0.out?.car
    }
    TableColumn("t", "Its t statistic.", empty: "see `reason`") { $0.out?.t }
    TableColumn("p_value", "The share of ordinary days that moved as much.", empty: "see `reason`")
    {
      $0.out?.pValue
    }
    TableColumn(
      "percentile",
      "The share of ordinary days that lay below.",
      unit: .fraction,
      empty: "see `reason`"
    ) { $0.out?.percentile }
    TableColumn(
      "minutes_to_half",
      "The minutes until half of the move to the last bar was made.",
      unit: .minutes,
      empty: "there was no move"
    ) { $0.event.minutesToHalf }
    TableColumn("n_ordinary_days", "The days before that have the same minutes.") {
      $0.event.ordinaryDays
    }
    TableColumn("reason", "Why there is nothing to compare.", empty: "there is") {
      $0.event.reason
    }
  }
}

/// An interval after an announcement.
private struct MinuteRow {
  let event: IntradayResult
  let minute: IntradayResult.Minute
}

/// A moment after an announcement; nothing where there is nothing to compare.
private struct MarkOutRow {
  let event: IntradayResult
  let out: IntradayResult.MarkOut?
}
