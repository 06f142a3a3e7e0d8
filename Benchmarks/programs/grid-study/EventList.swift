import CivilTime
import DelimitedText
import EventStatistics
import PriceData

/// Reads a file of `symbol,date` lines into places of a panel, by bytes.
struct EventList {
  /// The events whose symbol is known and whose windows lie on the axis.
  let events: [PanelEvent]
  /// The number of other lines.
  let dropped: Int

  /// Reads events; the event day is the first day of the panel on or after the date.
  init(_ path: String, panel: PricePanel, settings: GridSettings) throws {
    let source = try SourceBytes.open(path)
    let places = DayPlaces(panel.days)
    let before = -min(settings.estimation.lowerBound, settings.eventWindow.lowerBound)
    let possible = (before + 1)..<(panel.days.count - settings.eventWindow.upperBound)
    var events: [PanelEvent] = []
    var dropped = 0
    source.withUnsafeBytes { bytes in
      var start = 0
      var line = 0
      while start < bytes.count {
        var end = start
        while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
        defer {
          start = end + 1
          line += 1
        }
        let isReturn = end > start && bytes[end - 1] == UInt8(ascii: "\r")
        let stop = isReturn ? end - 1 : end
        guard line > 0, stop - start > 11, bytes[stop - 11] == UInt8(ascii: ",") else { continue }
        let name = String(decoding: bytes[start..<(stop - 11)], as: UTF8.self)
        guard let symbol = panel.index(ofSymbol: name),
          let day = places.place(Self.date(bytes[(stop - 10)..<stop])), possible.contains(day)
        else {
          dropped += 1
          continue
        }
        events.append(PanelEvent(symbol: symbol, day: day))
      }
    }
    self.events = events
    self.dropped = dropped
  }

  private static func date(_ text: Slice<UnsafeRawBufferPointer>) -> CalendarDate? {
    func number(_ range: Range<Int>) -> Int {
      range.reduce(0) { $0 * 10 + Int(text[text.startIndex + $1]) - 48 }
    }
    return CalendarDate(year: number(0..<4), month: number(5..<7), day: number(8..<10))
  }
}

/// The place of each calendar day among the days of a panel, or of the next one that it has.
private struct DayPlaces {
  private let first: Int32
  private var places: [Int32] = []

  init(_ days: [CalendarDate]) {
    first = days.first?.dayNumber ?? 0
    for (place, day) in days.enumerated() {
      while places.count <= Int(day.dayNumber - first) { places.append(Int32(place)) }
    }
  }

  func place(_ date: CalendarDate?) -> Int? {
    guard let date else { return nil }
    let index = Int(date.dayNumber - first)
    return places.indices.contains(index) ? Int(places[index]) : index < 0 ? 0 : nil
  }
}
