/// The symbol in names that vendors put together by a rule of their own.
struct VendorFileName {
  let symbol: String
  /// What else stands there and may tell two securities apart: spellings by meanings.
  let distinctions: [String: String]

  /// Reads a name without its endings; nothing for one of another make.
  init?(_ name: String) {
    if let symbol = Self.exchangeDownload(name) {
      self.init(symbol: symbol)
    } else if let (symbol, places) = Self.marketWatch(name) {
      self.init(symbol: symbol, places: places)
    } else if let (symbol, places) = Self.chart(name) {
      self.init(symbol: symbol, places: places)
    } else if let symbol = Self.stooq(name) ?? Self.klines(name) ?? Self.taiwan(name) {
      self.init(symbol: symbol)
    } else {
      return nil
    }
  }

  private init(symbol: String, places: [Substring] = []) {
    self.symbol = symbol
    distinctions = Dictionary(
      places.map { word in
        let lowered = word.lowercased()
        return (FileNameWords.meaning(ofPlace: lowered) ?? lowered, String(word))
      },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// Reads the names of the exchange's downloads: `Quote-Equity-X-EQ-01-01-2020-to-31-12-2020`,
  /// `X-EQ-01-01-2020-to-31-12-2020` and `01-01-2020-TO-31-12-2020-X-EQ-N`.
  private static func exchangeDownload(_ name: String) -> String? {
    var words = name.split(separator: "-").map(String.init)
    guard words.count >= 3 else { return nil }
    let isQuote = words[0].lowercased() == "quote" && words[1].lowercased() == "equity"
    let hasDates = words[0].count <= 2 && words[0].allSatisfy(\.isNumber)
    let hasSpan = words.contains { $0.lowercased() == "to" } && words.contains { $0 == "EQ" }
    guard isQuote || hasDates || hasSpan else { return nil }
    if isQuote { words.removeFirst(2) }
    while let first = words.first, words.count > 1,
      first.lowercased() == "to" || first.allSatisfy(\.isNumber)
    {
      words.removeFirst()
    }
    if let end = words.firstIndex(where: { ["EQ", "BE", "ALL"].contains($0.uppercased()) }), end > 0
    {
      words.removeSubrange(end...)
    }
    return words.joined(separator: "-")
  }

  /// Reads `Download Data - STOCK_US_XNAS_AAPL`.
  private static func marketWatch(_ name: String) -> (String, [Substring])? {
    guard name.hasPrefix("Download Data - ") else { return nil }
    let parts = name.dropFirst(16).split(separator: "_", maxSplits: 3)
    guard parts.count == 4, parts[1].count == 2 else { return nil }
    return (String(parts[3]), [parts[2]])
  }

  /// Reads `NASDAQ_AAPL, 1D_3f2a1` and `NSE_DLY_RELIANCE, 60`.
  private static func chart(_ name: String) -> (String, [Substring])? {
    let halves = name.split(separator: ",", maxSplits: 1)
    guard halves.count == 2, halves[1].first == " ",
      let interval = halves[1].dropFirst().split(separator: "_").first,
      interval.first?.isNumber == true, interval.count <= 4,
      interval.drop(while: \.isNumber).allSatisfy({ "SDWMH".contains($0) })
    else { return nil }
    var parts = halves[0].split(separator: "_", maxSplits: 1)
    guard parts.count == 2 else { return nil }
    if parts[1].hasPrefix("DLY_") { parts[1] = parts[1].dropFirst(4) }
    let isDaily = ["D", "1D"].contains(interval)
    return (String(parts[1]), [parts[0]] + (isDaily ? [] : [interval]))
  }

  /// Reads `aapl_us_d` and `^spx_d`.
  private static func stooq(_ name: String) -> String? {
    var parts = name.split(separator: "_")
    guard name == name.lowercased(), (2...3).contains(parts.count), parts.last == "d" else {
      return nil
    }
    parts.removeLast()
    guard parts.count == 1 || parts[1].count == 2 else { return nil }
    return parts.joined(separator: ".")
  }

  /// Reads `BTCUSDT-1d-2024-01`.
  private static func klines(_ name: String) -> String? {
    let parts = name.split(separator: "-")
    guard parts.count >= 3, parts[1] == "1d", parts[2...].allSatisfy({ $0.allSatisfy(\.isNumber) })
    else { return nil }
    return String(parts[0])
  }

  /// Reads `STOCK_DAY_2330_202401`.
  private static func taiwan(_ name: String) -> String? {
    let parts = name.split(separator: "_")
    guard parts.count >= 3, parts[0] == "STOCK", parts[1] == "DAY",
      let code = parts.dropFirst(2).first(where: { $0 != "AVG" }),
      (4...6).contains(code.count), code.first?.isNumber == true
    else { return nil }
    return String(code)
  }
}
