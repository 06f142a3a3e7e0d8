import Announcements
import CivilTime
import DelimitedText
import EventAlignment
import Foundation
import PriceData

@testable import EventStudy
@testable import StudyReport

/// A parser that libFuzzer feeds, by what it reads.
enum FuzzedParser: String, CaseIterable {
  case prices, dialects, market, factors, french, intraday, trades, workbook, opendocument, archive,
    gzip
  case events, attributes, companies, adjustments, calendar, kinds
  case study, rules
  case page, feed, json, edgar, ics, text
  case cache, result, sensitivity

  /// The name of the file, whose end tells some readers what it is.
  var fileName: String {
    switch self {
    case .workbook: "prices.xlsx"
    case .opendocument: "prices.ods"
    case .archive: "prices.zip"
    case .gzip: "prices.csv.gz"
    case .study, .rules: "study.toml"
    case .page: "page.html"
    case .feed: "feed.xml"
    case .json: "feed.json"
    case .edgar: "CIK0000320193.json"
    case .ics: "feed.ics"
    case .text, .kinds: "text.txt"
    case .result: "study.json"
    case .sensitivity: "sensitivity.json"
    default: "\(rawValue).csv"
    }
  }

  /// Reads a file; an error with words is as good an end as a result.
  ///
  /// - Returns: Whether something came of it: rows, notes or problems; a file that is read as nothing without a
  ///   word is a fault.
  func read(_ path: String) throws -> Bool {
    switch self {
    case .prices, .workbook, .opendocument, .archive, .gzip:
      let loaded = try PriceLoader().load([path])
      return !loaded.panel.symbols.isEmpty && !loaded.panel.days.isEmpty
    case .dialects: return try dialects(path)
    case .market: return try !MarketSeries.load(path).days.isEmpty
    case .factors, .french: return try !FactorTable.load(path).names.isEmpty
    case .intraday:
      _ = try IntradayPrices.load([path], options: PriceLoadOptions()) { $0 }
    case .trades: _ = try TradeFiles([path], options: PriceLoadOptions())
    case .events: return try !EventFile.read(path).isEmpty
    case .attributes:
      let reading = try AnnouncementListing.read([path])
      return !reading.announcements.isEmpty || !reading.problems.isEmpty
    case .companies: _ = try CompanyDirectory.read(path)
    case .adjustments: _ = try AdjustmentTable.load(path)
    case .calendar: _ = try TradingCalendar.file(path)
    case .kinds: _ = try KindRules.read(path)
    case .study: _ = try StudyFile(path: path)
    case .rules: _ = try PricingRules(RuleFile(path: path, example: PricingRules.example))
    case .page, .feed, .json, .edgar, .ics, .text:
      let reading = try AnnouncementListing.read([path])
      return !reading.announcements.isEmpty || !reading.problems.isEmpty
    case .cache: FuzzedCache(path).read()
    case .result, .sensitivity: try FuzzedFolder(path).report()
    }
    return true
  }

  /// Reads prices as options would have it, the first byte of the file choosing which.
  private func dialects(_ path: String) throws -> Bool {
    let choice = FileManager.default.contents(atPath: path)?.first ?? 0
    var options = PriceLoadOptions()
    options.skipBadRows = choice & 1 != 0
    options.decimal = choice & 2 != 0 ? .comma : nil
    options.dateFormat = choice & 4 != 0 ? "dd/mm/yyyy" : nil
    options.values = choice & 8 != 0 ? .returns : .prices
    options.threads = choice & 16 != 0 ? 3 : 1
    options.encoding = choice & 32 != 0 ? "utf-16" : nil
    return try !PriceLoader(options: options).load([path]).panel.symbols.isEmpty
  }
}
