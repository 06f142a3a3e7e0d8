internal import DelimitedText

/// A number that stands beside a close and must not be taken for one, as the name of its column says.
enum OtherValue: CaseIterable, Sendable {
  case previousClose, change, returns, quote, payout, size, count, extreme

  /// The meaning of a header, or nothing for one that may be a close or a security.
  init?(_ header: String, values: PricePanel.Values) {
    let known: OtherValue? =
      if ColumnNames.isNamed(header, as: .previousClose) {
        .previousClose
      } else if ColumnNames.isReturn(header) {
        .returns
      } else {
        Self.table[normalizedHeader(header)]
      }
    guard let found = known else { return nil }
    // Among returns, a change is one.
    guard values == .prices || ![.returns, .change].contains(found) else { return nil }
    self = found
  }

  /// What the column holds, in words that follow "is".
  var words: String {
    switch self {
    case .previousClose: "the close of the day before"
    case .change: "a change"
    case .returns: "returns"
    case .quote: "a bid or an ask"
    case .payout: "a payment or a split"
    case .size: "a size of the company"
    case .count: "a count"
    case .extreme: "an extreme of a year or a limit"
    }
  }

  private var names: String {
    switch self {
    // The names of these are those of columns that are read.
    case .previousClose, .returns: ""
    case .change:
      "change changes chg chng netchange pricechange changeinprice changepercent percentchange"
        + " percentagechange pctchange changepct pctchg chgpct changep pchange dailychange"
        + " closechange diff difference ver\u{E4}nderung veraenderung"
    case .quote: "bid ask bidprice askprice offer offerprice bestbid bestask geld brief spread"
    case .payout: "dividend dividends stocksplits split splits splitfactor splitratio capitalgains"
    case .size:
      "marketcap marketcapitalization marketcapitalisation mktcap shrout sharesoutstanding"
    case .count:
      "trades nooftrades numberoftrades totaltrades openinterest deliverableqty delivqty delivper"
    case .extreme: "52wh 52wl 52weekhigh 52weeklow yearhigh yearlow upperband lowerband"
    }
  }

  private static let table: [String: OtherValue] = Dictionary(
    allCases.flatMap { value in value.names.split(separator: " ").map { (String($0), value) } },
    uniquingKeysWith: { first, _ in first }
  )
}

extension OtherValue {
  /// The columns of securities among those of a file with one column for each.
  ///
  /// A security may be called as one of these values is; two quotes are none.
  static func securities(
    _ columns: [Int],
    names: [String],
    values: PricePanel.Values
  ) -> [Int] {
    let others = columns.filter { OtherValue(names[$0], values: values) != nil }
    let quotes = others.filter { OtherValue(names[$0], values: values) == .quote }
    let left = columns.filter { !others.contains($0) }
    let isSecurity = quotes.count == 1 && !left.isEmpty && others.count == 1
    return isSecurity ? columns : left
  }
}
