/// The words of a file's name, and which of them tell a security.
struct FileNameWords {
  /// What a word tells.
  enum Kind: Hashable {
    /// A security, as far as is known.
    case name
    /// A security by its number, such as 500325.
    case code
    /// Digits that are a date or a code.
    case dateOrCode
    /// A year, which an exchange may also have for a code.
    case year
    /// A date or a span of them.
    case period
    /// Nothing.
    case filler
    /// Something in which two securities of one name may differ: an exchange, a kind of price.
    case distinction(String)
  }

  /// A word and where it stands.
  struct Word {
    let range: Range<String.Index>
    var kind: Kind
  }

  private(set) var all: [Word]

  /// Splits a name at blanks, commas and low lines.
  init(_ name: String) {
    all = name.split { "_ ,".contains($0) }.map {
      Word(range: $0.startIndex..<$0.endIndex, kind: Self.kind(of: String($0)))
    }
    joinDates(name)
    if let last = all.last, Self.languages.contains(String(name[last.range])),
      let before = all.dropLast().last, Self.tables.contains(name[before.range].lowercased())
    {
      all[all.count - 1].kind = .filler
    }
    let names = all.indices.filter { all[$0].kind == .name }
    let hasCodes = all.contains { $0.kind == .code }
    // Beside a number alone, two letters name a market: `HK_0700`.
    let only = names.count == 1 ? names.first.map { name[all[$0].range] } : nil
    let market = only.flatMap { $0.utf8.count <= 3 ? Self.shortPlaces[$0.lowercased()] : nil }
    let isMarketOnly = market != nil
    for index in all.indices {
      let word = name[all[index].range].lowercased()
      switch all[index].kind {
      case .name:
        if isMarketOnly, hasCodes, let market { all[index].kind = .distinction(market) }
      case .code where !names.isEmpty && Self.minutes.contains(word):
        all[index].kind = .distinction(word)
      case .year where isMarketOnly && !hasCodes: all[index].kind = .code
      case .dateOrCode:
        // What is the only thing to tell a security by is its code.
        all[index].kind = (names.isEmpty || isMarketOnly) && !hasCodes ? .code : .period
      default: break
      }
    }
  }

  /// From the first to the last word that tells a security; nothing where none does.
  ///
  /// An exchange may be a company as well, where nothing else is there.
  var kept: Range<String.Index>? {
    var telling = all.filter { $0.kind == .name || $0.kind == .code }
    if telling.isEmpty, !all.contains(where: { $0.kind == .year }) {
      let places = all.filter {
        if case .distinction(let place) = $0.kind { Self.places[place] == place } else { false }
      }
      if places.count == 1 { telling = places }
    }
    guard let first = telling.first, let last = telling.last else { return nil }
    return first.range.lowerBound..<last.range.upperBound
  }

  /// What a place of listing is, by a word of three letters and more or the suffix of a ticker.
  static func meaning(ofPlace word: String) -> String? {
    word == "ns" ? "nse" : word == "bo" ? "bse" : places[word]
  }

  // MARK: - Single words

  private static func kind(of word: String) -> Kind {
    let lowered = word.lowercased()
    // The `d` of days, as against a security D.
    if word == "d" || fillers.contains(lowered)
      || !word.contains(where: { $0.isLetter || $0.isNumber })
    {
      return .filler
    }
    if let meaning = places[lowered] ?? versions[lowered] ?? interval(lowered) {
      return meaning.isEmpty ? .filler : .distinction(meaning)
    }
    let period = FileNamePeriod(lowered)
    return period?.kind ?? .name
  }

  /// The meaning of `5min`, `15m` or `weekly`; blank for days.
  private static func interval(_ word: String) -> String? {
    let digits = word.filter(\.isNumber)
    let letters = word.filter(\.isLetter)
    guard !digits.isEmpty, digits.count + letters.count == word.count, digits.count <= 3 else {
      return nil
    }
    return switch letters {
    case "m", "min", "minute", "minutes", "mins": digits + "min"
    case "h", "hour", "hours": digits + "h"
    case "d", "day": digits == "1" ? "" : nil
    case "w", "wk": digits == "1" ? "weekly" : nil
    case "mo", "mn": digits == "1" ? "monthly" : nil
    default: nil
    }
  }

  /// Takes `Jan 2024`, `15 Jan 2024` and `2024_01_15` for dates, and what follows a day for its time.
  private mutating func joinDates(_ name: String) {
    func small(_ index: Int) -> Int? {
      guard all.indices.contains(index), name[all[index].range].utf8.count <= 2 else { return nil }
      return Int(name[all[index].range])
    }
    for index in all.indices {
      if index > 1, [.name, .filler].contains(all[index - 2].kind), all[index - 1].kind == .period,
        name[all[index - 1].range].utf8.count == 8,
        FileNamePeriod.isTime(name[all[index].range])
      {
        all[index].kind = .period
      }
      let isYear = all[index].kind == .year
      if isYear, let month = small(index + 1), (1...12).contains(month) {
        all[index + 1].kind = .period
        if let day = small(index + 2), (1...31).contains(day) { all[index + 2].kind = .period }
      } else if isYear, let first = small(index - 2), let second = small(index - 1),
        (1...31).contains(first), (1...31).contains(second), index > 2
      {
        for place in [index - 2, index - 1] { all[place].kind = .period }
      } else if all[index].kind == .name,
        FileNamePeriod.isMonth(name[all[index].range].lowercased()),
        all.indices.contains(index + 1), all[index + 1].kind == .year, index > 0
      {
        all[index].kind = .period
        if let day = small(index - 1), (1...31).contains(day), index > 1 {
          all[index - 1].kind = .period
        }
      }
    }
  }

  // MARK: - Lists

  /// Words of vendors and of tables.
  private static let fillers = set(
    """
    sec bhavdata full merged raw daily price prices history historical data ohlc ohlcv eod ist utc stock yahoo
    yfinance quotes stooq investing bars intraday csv crlf multirow equity quote d1 1d dly to from
    historicaldata historicalprices historicalquotes pricehistory stockprice stockprices stockdata pricedata
    marketdata stockpricehistory timeseries table chart export download downloads
    datos históricos historische daten données historiques dados históricos dati storici historyczne dane
    прошлые данные ऐतिहासिक डेटा 过往 历史 历史数据 歷史數據 過去データ 과거 데이터
    """
  )

  /// Languages of a table, in small letters behind what it holds; elsewhere they may be securities.
  private static let languages: Set<String> = ["de", "en", "es", "fr", "nl", "pl", "pt"]

  private static let tables: Set<String> = ["prices", "price", "data", "quotes", "history"]

  /// In what a series may differ from another of the same security.
  private static let versions = meanings(
    """
    adj adjclose adjusted
    closing closes close
    unadjusted unadjusted
    index index
    weekly weekly
    monthly monthly
    eq eq
    be be
    """
  )

  /// Exchanges, each with the spellings of its name.
  private static let places = meanings(
    """
    nse xnse nsei nse
    bse xbom bom bse
    nyse xnys nyse
    nasdaq xnas nasdaq
    amex nyseamerican amex
    arca arcx arca
    bats bats
    tse tyo xtks jpx tse
    hkex xhkg sehk hkg hkex
    krx xkrx kospi kosdaq krx
    twse tpe tpex xtai twse
    sse xshg sse
    szse xshe szse
    lse lon xlon lse
    xetra etr xetr xetra
    fra xfra fra
    epa xpar epa
    euronext euronext
    asx xasx asx
    tsx xtse tsx
    sgx xses sgx
    swx xswx swx
    moex moex
    bovespa bvmf bovespa
    jse xjse jse
    binance binance
    kraken kraken
    coinbase coinbase
    bitstamp bitstamp
    gemini gemini
    bitfinex bitfinex
    """
  )

  /// Markets that two letters or one stand for beside the number of a security.
  private static let shortPlaces = meanings(
    """
    hk hkex
    tw two twse
    jp tse
    kr ks kq krx
    sh ss sse
    sz szse
    cn cn
    sg si sg
    my kl my
    th bk th
    in in
    """
  )

  /// Days and weeks as numbers of minutes.
  private static let minutes: Set<String> = ["1440", "10080", "21600", "43200"]

  private static func set(_ text: String) -> Set<String> {
    Set(words(of: text.utf8[...]))
  }

  /// Reads lines of spellings, the last word of each the meaning.
  private static func meanings(_ text: String) -> [String: String] {
    var meanings: [String: String] = [:]
    for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
      let words = words(of: line)
      for word in words { meanings[word] = words.last }
    }
    return meanings
  }

  /// Splits at bytes, which costs less than at characters.
  private static func words(of text: Substring.UTF8View) -> [String] {
    text.split { $0 <= 0x20 }.map { String(Substring($0)) }
  }
}
