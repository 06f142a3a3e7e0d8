/// The code of a security without what vendors put around it, and where it is listed.
///
/// `NASDAQ:AAPL`, `AAPL US Equity`, `AAPL.O` and `AAPL` are one code; so are `BRK.B`, `BRK-B`, `BRK/B` and
/// `BRK B`. Everything that compares spellings of symbols does so here.
package struct TickerForm: Sendable, Hashable {
  /// The code in capitals, a class of shares after a point.
  package private(set) var code: String
  /// The place of listing that the spelling names, where it names one.
  package private(set) var venue: Venue?

  /// A place of listing.
  package struct Venue: Sendable, Hashable {
    /// The market within which a code means one company.
    package let market: String
    /// The exchange, where the spelling tells those of a market apart.
    package let exchange: String
  }

  /// Reads a spelling.
  package init(_ text: String) {
    guard !TickerForm.isPlain(text) else {
      (code, venue) = (text, nil)
      return
    }
    let words = text.split(whereSeparator: \.isWhitespace)
    code = words.joined(separator: " ").uppercased()
    takeTerminalName()
    if venue == nil { takePrefix() }
    if venue == nil { takeSuffix(original: words.last.map(String.init) ?? "") }
    for series in ["-EQ", "-BE"] where code.hasSuffix(series) && code.count > series.count {
      code.removeLast(series.count)
    }
    while code.count > 1, let last = code.last, last == "/" || last == "." { code.removeLast() }
    joinClass()
  }

  /// How near two spellings of one code are: 0 for one exchange, 1 for one market, 2 where one or both
  /// name none; nothing where they name different markets.
  package func distance(to other: TickerForm) -> Int? {
    guard code == other.code else { return nil }
    guard let venue, let theirs = other.venue else { return 2 }
    guard venue.market == theirs.market else { return nil }
    return venue.exchange == theirs.exchange ? 0 : 1
  }

  /// The number that the code is, without leading zeros, where it is one, however a spreadsheet
  /// saved it: `1` for `000001` and `1.0`, `69080` for `6.908E+04`.
  package var number: String? {
    guard code.utf8.first.map(TickerForm.isDigit) == true, code.utf8.count <= 24 else { return nil }
    if code.utf8.allSatisfy(TickerForm.isDigit) {
      let digits = code.utf8.drop { $0 == UInt8(ascii: "0") }
      return digits.isEmpty ? "0" : String(Substring(digits))
    }
    guard let value = Double(code), value >= 0, value < 1e15, value.rounded() == value else {
      return nil
    }
    return String(Int64(value))
  }

  // MARK: What vendors put around a code

  /// `AAPL US Equity`, `BRK/B US`.
  private mutating func takeTerminalName() {
    let isNamed = code.hasSuffix(" EQUITY")
    if isNamed { code.removeLast(7) }
    guard let blank = code.lastIndex(of: " ") else { return }
    let place = String(code[code.index(after: blank)...])
    // Alone, two letters after a code may be the form of a company: SAP SE.
    guard let found = Self.terminalCodes[place], isNamed || Self.plainCodes.contains(place) else {
      return
    }
    venue = found
    code = String(code[..<blank])
  }

  /// `NASDAQ:AAPL`, `NSE: RELIANCE`, and `AAPL:US`.
  private mutating func takePrefix() {
    guard let colon = code.firstIndex(of: ":") else { return }
    let first = String(code[..<colon])
    let second = code[code.index(after: colon)...].drop { $0 == " " }
    guard !first.isEmpty, !second.isEmpty else { return }
    if let found = Self.exchanges[first] {
      (venue, code) = (found, String(second))
    } else if let found = Self.exchanges[String(second)] ?? Self.terminalCodes[String(second)] {
      (venue, code) = (found, first)
    }
  }

  /// `RELIANCE.NS`, `7203.T`, `AAPL.O`, and the class in `BRKb.N`.
  private mutating func takeSuffix(original: String) {
    guard let point = code.lastIndex(of: "."), point > code.startIndex,
      let found = Self.suffixes[String(code[code.index(after: point)...])]
    else { return }
    venue = found
    code = String(code[..<point])
    let stem = original.split(separator: ".").first ?? ""
    if found.market == "US", let last = stem.last, last.isLowercase, stem.count > 1,
      stem.dropLast().allSatisfy(\.isUppercase)
    {
      code.insert(".", at: code.index(before: code.endIndex))
    }
  }

  /// Writes the class of a share after a point, whatever mark stands before it.
  private mutating func joinClass() {
    guard code.utf8.count > 2, let last = code.utf8.last,
      (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(last)
    else { return }
    let place = code.utf8.index(code.endIndex, offsetBy: -2)
    guard "-/ _".utf8.contains(code.utf8[place]) else { return }
    code.replaceSubrange(place...place, with: ".")
  }

  /// Whether a spelling is a code already: capitals and digits alone.
  private static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { isDigit($0) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}

// MARK: Places of listing

extension TickerForm {
  /// Reads lines of a market, and words of which each stands for an exchange of it: `NYSE=N,NYSE`.
  private static func places(_ text: String) -> [String: Venue] {
    var found: [String: Venue] = [:]
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard let market = words.first else { continue }
      for word in words.dropFirst() {
        let parts = word.split(separator: "=")
        let exchange = parts.count == 2 ? String(parts[0]) : ""
        for name in parts[parts.count - 1].split(separator: ",") {
          found[String(name)] = Venue(market: String(market), exchange: exchange)
        }
      }
    }
    return found
  }

  /// Exchanges that stand before a colon.
  private static let exchanges = places(
    """
    US NASDAQ=NASDAQ,XNAS,NSQ,NASDAQGS,NASDAQGM,NASDAQCM NYSE=NYSE,XNYS,NYQ AMEX,NYSEAMERICAN,NYSEARCA,NYSEMKT,ARCA,ARCX,BATS,OTC,OTCMKTS,OTCQX
    IN NSE=NSE,XNSE,NSEI BSE=BSE,XBOM,BOM
    GB LON,LSE,XLON,AIM
    DE ETR,XETRA,XETR,FRA,XFRA,FWB,GETTEX
    FR EPA,XPAR
    NL AMS,XAMS
    BE EBR,XBRU
    PT ELI,XLIS
    ES BME,XMAD,MCE
    IT BIT,XMIL,MIL
    CH SWX,XSWX,VTX
    SE STO,XSTO,OMX
    DK CPH,XCSE
    FI HEL,XHEL
    NO OSL,XOSL
    CA TSX,XTSE,TSXV,CVE
    AU ASX,XASX
    NZ NZE,NZX
    JP TYO,XTKS
    HK HKG,XHKG,HKEX,SEHK
    CN-SH SHA,XSHG,SSE
    CN-SZ SHE,XSHE,SZSE
    KR KRX,XKRX,KOSPI,KOSDAQ
    TW TPE,XTAI,TWSE,TPEX
    SG SGX,XSES
    BR BVMF,B3,BOVESPA
    ZA JSE,XJSE
    """
  )

  /// Suffixes after a point, of several vendors.
  private static let suffixes = places(
    """
    US NASDAQ=O,OQ NYSE=N,K US
    IN NSE=NS,NSE BSE=BO,BSE
    GB L,LN,UK
    DE DE,F,BE,MU,DU,HM,SG,XETRA
    FR PA
    NL AS
    BE BR
    PT LS
    ES MC
    IT MI
    CH SW,S,VX
    AT VI
    SE ST
    DK CO
    FI HE
    NO OL
    PL WA
    TR IS
    IL TA
    GR AT
    IE IR
    CA TO,V,NE
    MX MX
    BR SA
    ZA JO
    AU AX
    NZ NZ
    JP T,JP
    HK HK
    CN-SH SS,SH
    CN-SZ SZ
    KR KS,KQ
    TW TW,TWO
    SG SI
    MY KL
    ID JK
    TH BK
    """
  )

  /// Those of the two letters that people write without the word Equity too.
  private static let plainCodes: Set<String> = [
    "US", "LN", "GR", "GY", "FP", "IN", "JP", "HK", "CN", "AU", "KS", "TT", "SP", "SW", "IM", "NA",
  ]

  /// The two letters that a terminal writes after a code.
  private static let terminalCodes = places(
    """
    US NYSE=UN NASDAQ=UW,UQ,UR US,UA,UP,UV
    IN NSE=IS BSE=IB IN
    GB LN
    DE GR,GY,GF
    FR FP
    NL NA
    BE BB
    PT PL
    ES SM,SQ
    IT IM
    CH SW,SE,VX
    AT AV
    SE SS
    DK DC
    FI FH
    NO NO
    PL PW
    CA CN,CT,CV
    AU AU,AT
    NZ NZ
    JP JP,JT
    HK HK
    CN-SH CG,C1
    CN-SZ CS,C2
    KR KS,KQ,KP
    TW TT
    SG SP
    BR BZ,BS
    ZA SJ
    """
  )
}
