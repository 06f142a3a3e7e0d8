import EventStatistics
import Foundation

/// The neutral oracle: a synthetic panel and the numbers that independent code found for it.
struct NeutralOracle: Sendable {
  let folder: String
  let dates: [String]
  /// Prices per company on the axis of `dates`.
  let prices: [String: [Double]]
  let marketLevels: [Double]
  /// Returns with holes, on the axis of `dates`, the first missing.
  let gappy: [String: [Double]]
  let factors: [String: [Double]]
  let events: [Event]

  struct Event: Sendable {
    let id: String
    let company: String
    let position: Int
    let cluster: String
    let attributes: [String: String]
  }

  /// The folder that holds the oracle, if this machine has one.
  static var location: String? { ProcessInfo.processInfo.environment["LEYLINE_ORACLE"] }
  static var isAvailable: Bool { location != nil }
  /// Read once for all tests.
  static let shared = Result { try NeutralOracle(folder: (location ?? "") + "/neutral") }

  init(folder: String) throws {
    self.folder = folder
    let market = try Table(path: folder + "/market_prices.csv")
    dates = market.column("date")
    marketLevels = market.numbers("market")
    let axis = Dictionary(uniqueKeysWithValues: zip(dates, dates.indices))
    let long = try Table(path: folder + "/prices_long.csv")
    var prices: [String: [Double]] = [:]
    for (row, price) in zip(long.rows, long.numbers("price")) {
      guard let position = axis[row[0]] else { throw OracleError.unknownDate(row[0]) }
      prices[row[1], default: [Double](repeating: .nan, count: dates.count)][position] = price
    }
    self.prices = prices
    let wide = try Table(path: folder + "/returns_gappy_wide.csv")
    gappy = Dictionary(
      uniqueKeysWithValues: wide.header.dropFirst().map { ($0, [.nan] + wide.numbers($0)) }
    )
    let daily = try Table(path: folder + "/factors.csv")
    factors = Dictionary(
      uniqueKeysWithValues: daily.header.dropFirst().map { ($0, [.nan] + daily.numbers($0)) }
    )
    let list = try Table(path: folder + "/events.csv")
    events = try list.rows.map { row in
      guard let position = axis[row[2]] else { throw OracleError.unknownDate(row[2]) }
      return Event(
        id: row[0],
        company: row[1],
        position: position,
        cluster: row[4],
        attributes: Dictionary(uniqueKeysWithValues: zip(list.header, row))
      )
    }
  }

  func table(_ name: String) throws -> Table { try Table(path: folder + "/" + name) }
}

enum OracleError: Error {
  case unknownDate(String)
}
