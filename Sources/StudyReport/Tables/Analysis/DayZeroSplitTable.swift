internal import DelimitedText

/// `day_zero_split.csv`: day 0 before and after each announcement in session.
public struct DayZeroSplitTable: StudyTable {
  public static let fileName = "day_zero_split.csv"
  public static let columns = [
    "event_id", "symbol", "date", "announced_at", "bar_minutes", "previous_close",
    "last_price_before", "last_price_time", "close", "bars_close", "close_difference",
    "return_before", "return_after", "return_within_bar", "announcement_bar_start", "bars_before",
    "bars_announcement", "bars_after", "volume_before", "volume_announcement", "volume_after",
    "vwap_before", "vwap_announcement", "vwap_after", "volume_share", "reason",
  ]

  private let document: StudyDocument

  public init(_ document: StudyDocument) {
    self.document = document
  }

  public var csv: [UInt8] {
    Self.csv { writer in
      for split in document.analysis.dayZeroSplits {
        writer.append(split.eventID)
        writer.append(split.symbol)
        writer.append(split.date)
        writer.append(split.announcedAt)
        writer.append(split.barMinutes)
        writer.append(split.previousClose)
        writer.append(split.lastPriceBefore)
        writer.append(split.lastPriceTime)
        writer.append(split.close)
        writer.append(split.barsClose)
        writer.append(split.closeDifference)
        writer.append(split.returnBefore)
        writer.append(split.returnAfter)
        writer.append(split.returnWithinBar)
        writer.append(split.announcementBarStart)
        let parts = [split.before, split.announcementBar, split.after]
        for part in parts { writer.append(part.barCount) }
        for part in parts { writer.append(part.volume) }
        for part in parts { writer.append(part.vwap) }
        writer.append(split.volumeShare)
        writer.append(split.reason)
        writer.endRow()
      }
    }
  }
}
