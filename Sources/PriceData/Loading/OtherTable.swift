internal import DelimitedText
internal import Notices

/// A table that is told by its header to be none of prices, although numbers stand beside symbols or dates.
public enum OtherTable: String, Sendable, Hashable, CaseIterable {
  /// Splits and bonus issues: symbol, ex-date and factor.
  case adjustments
  /// Events: symbol and the time of the announcement.
  case events
  /// Returns of factors.
  case factors
  /// A table that a study has written.
  case results

  /// Tells a table by the names of its columns; nothing where they may be those of prices.
  init?(header names: [String]) {
    let keys = Set(names.map { name in name.lowercased().filter { $0.isLetter || $0.isNumber } })
    func has(_ some: String...) -> Bool { !keys.isDisjoint(with: some) }
    if has("eventid"), has("relativeday", "windowstart", "boughtat", "plantedar0", "alignmentrule")
    {
      self = .results
    } else if has("close", "closeprice", "adjclose", "price", "ltp", "last") {
      return nil
    } else if has("symbol", "ticker"), has("exdate"), has("factor") {
      self = .adjustments
    } else if has("symbol", "ticker"), has("announcedat", "publishedat", "eventdate") {
      self = .events
    } else if has("smb", "hml", "mktrf", "rmw", "cma", "umd", "wml"), !has("symbol", "ticker") {
      self = .factors
    } else {
      return nil
    }
  }

  /// Tells a table by the first line of a file.
  init?(_ source: BlockSource) {
    let line = source.withHead { bytes in
      String(decoding: bytes.prefix(4096).prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
    }
    self.init(
      header: line.split(omittingEmptySubsequences: false) { ",;\t|".contains($0) }.map(String.init)
    )
  }

  /// What the table is, after "it".
  var words: String {
    switch self {
    case .adjustments: "is a table of splits and bonus issues"
    case .events: "is a table of events"
    case .factors: "is a table of factors"
    case .results: "is a table that a study has written"
    }
  }

  /// Where the table belongs.
  func advice(_ file: String) -> Message {
    switch self {
    case .adjustments: "give it as \(.adjustments, file)"
    case .events: "give it as \(Self.eventFiles, file)"
    case .factors: "give it as \(Self.factorFile, file)"
    case .results: "name the files of the prices"
    }
  }

  private static let eventFiles = Setting("events", "files", option: "events")
  private static let factorFile = Setting("market", "factors", option: "factors")
}
