/// A number that names a security or its issuer in other lists than those of symbols.
public enum SecurityIdentifier: String, Sendable, Hashable, Codable, CaseIterable {
  /// The international securities identification number.
  case isin
  /// The code of six digits of BSE.
  case bseCode = "bse_code"
  /// The number of a filer at the SEC.
  case cik
  /// The number of a security at CRSP.
  case permno
  /// The number of a security in North America, of eight or nine characters.
  case cusip
  /// The number of a company at Compustat.
  case gvkey

  /// The names of columns of such numbers; case, blanks and signs do not matter.
  var names: [String] {
    switch self {
    case .isin: ["isin", "isin_number", "isin_code", "isin_no", "sm_isin"]
    case .bseCode: ["bse_code", "scrip_cd", "scrip_code", "bse_scrip_code", "security_code"]
    case .cik: ["cik", "cik_number", "cik_str", "central_index_key"]
    case .permno: ["permno", "lpermno"]
    case .cusip: ["cusip", "cusip8", "cusip9", "ncusip"]
    case .gvkey: ["gvkey"]
    }
  }

  /// Returns a number without what spreadsheets and programs change about it, or nothing where it has not
  /// the form of one.
  func plain(_ text: String) -> String? {
    let text = text.uppercased().filter { !$0.isWhitespace }
    switch self {
    case .isin:
      let isNumber =
        text.utf8.count == 12 && text.prefix(2).allSatisfy(\.isLetter)
        && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
      return isNumber ? text : nil
    case .cusip:
      guard (8...9).contains(text.utf8.count), text.allSatisfy({ $0.isASCII }) else { return nil }
      return String(text.prefix(8))
    case .bseCode: return Self.digits(text[...]).flatMap { $0.count == 6 ? $0 : nil }
    case .cik: return Self.digits(text.hasPrefix("CIK") ? text.dropFirst(3) : text[...])
    case .permno, .gvkey: return Self.digits(text[...])
    }
  }

  /// The digits of a number without leading zeros; `0000320193` and `320193.0` are `320193`.
  private static func digits(_ text: Substring) -> String? {
    var digits = text
    if digits.hasSuffix(".0") { digits = digits.dropLast(2) }
    digits = digits.drop { $0 == "0" }
    guard (1...10).contains(digits.utf8.count),
      digits.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 })
    else { return nil }
    return String(digits)
  }
}
