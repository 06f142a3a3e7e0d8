import Announcements
import CivilTime
import EventAlignment

/// Putting 10,000 announcements on their trading days with the calendar of the NSE.
struct AlignmentWorkload: Workload {
  private let aligner: EventAligner
  private let publications: [PublicationTime]

  init(threads: Int) throws {
    let first = CalendarDate(dayNumber: 18_262)
    let last = first.adding(days: 2100)
    aligner = EventAligner(
      calendar: .nse,
      axis: TradingCalendar.nse.sessions(from: first, to: last),
      policy: .next
    )
    publications = (0..<10_000).map { index in
      let day = first.adding(days: 30 + index * 7 % 2000)
      guard !index.isMultiple(of: 4) else { return .day(day) }
      let minute = index * 37 % 1440
      let text = "\(day)T\(Self.two(minute / 60)):\(Self.two(minute % 60))+05:30"
      return PublicationTime(text) ?? .day(day)
    }
  }

  func run() -> Double {
    var sum = 0.0
    for publication in publications {
      if case .aligned(let day) = aligner.align(publication) { sum += Double(day.index) }
    }
    return sum
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
