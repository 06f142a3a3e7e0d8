/// A number that stands beside a close and must not be taken for one, as the name of its column says.
enum OtherValue: Sendable {
  case previousClose, change, returns, quote, payout, size, count, ratio, extreme, adjusted

  /// The meaning of a header, or nothing for one that may be a close or a security.
  init?(_ header: String, values: PricePanel.Values) {
    let key = HeaderKey.of(header)
    let entry = HeaderLexicon.entry(key)
    let known: OtherValue? =
      if entry.meanings.contains(where: { $0.role == .field(.previousClose) }) {
        .previousClose
      } else if entry.meanings.contains(where: {
        [.field(.delivered), .field(.freeFloat)].contains($0.role)
      }) {
        .count
      } else if entry.returns != nil, key != "totalreturn" {
        .returns
      } else {
        entry.other ?? (Self.isPercentage(header) ? .change : nil)
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
    case .ratio: "a ratio"
    case .extreme: "an extreme of a year or a limit"
    case .adjusted: "an adjusted value"
    }
  }

  /// Whether a name is one of percentages, such as `Var%` or `+/- %`, or has signs only.
  ///
  /// A percentage behind a number is part of the name of a bond.
  private static func isPercentage(_ header: String) -> Bool {
    guard header.contains(where: { $0.isLetter || $0.isNumber }) else {
      return header.contains { "%+\u{B1}\u{394}".contains($0) }
    }
    guard let sign = header.firstIndex(of: "%") else { return false }
    return header[..<sign].last { !$0.isWhitespace }?.isNumber != true
  }
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
