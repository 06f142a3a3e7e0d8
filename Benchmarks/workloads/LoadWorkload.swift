import CivilTime
import EventStatistics
import Foundation
import PriceData

/// Loading a price file of 100,000 simulated rows: 100 symbols, 1,000 days, five columns.
final class LoadWorkload: Workload {
  private let file: URL
  private let threads: Int

  init(threads: Int) throws {
    let returns = SimulatedReturns()
    var text = "date,symbol,close,volume,vwap\n"
    var days: [String] = []
    var day = CalendarDate(dayNumber: 17_532)
    while days.count < 1000 {
      if day.weekday != .saturday, day.weekday != .sunday { days.append(day.description) }
      day = day.adding(days: 1)
    }
    for symbol in 0..<SimulatedReturns.symbolCount {
      var hundredths = Double(5000 + 1500 * symbol)
      for (place, day) in days.enumerated() {
        hundredths *= 1 + returns.panel.returns[symbol * SimulatedReturns.dayCount + place]
        let price = max(Int(hundredths), 101)
        let (units, rest) = price.quotientAndRemainder(dividingBy: 100)
        text += "\(day),SIM\(100 + symbol),\(units).\(rest < 10 ? "0" : "")\(rest),"
        text += "\(1_000_000 + 97 * (price % 8191)),\(units).\(1000 + 89 * rest)\n"
      }
    }
    file = FileManager.default.temporaryDirectory
      .appending(path: "leyline-workload-\(UUID().uuidString).csv")
    try Data(text.utf8).write(to: file)
    self.threads = threads
  }

  deinit {
    try? FileManager.default.removeItem(at: file)
  }

  func run() throws -> Double {
    let options = PriceLoadOptions(fields: [.close], threads: threads)
    let panel = try PriceLoader(options: options).load([file.path]).panel
    return (panel.column(.close) ?? []).reduce(0, +)
  }
}
