/// A sum of money in a document, as a plain number.
public struct Amount: Sendable, Hashable, Codable {
  /// The sum in units of the currency: `Rs 5,000 crore` and `₹50 billion` are both 5e10.
  public let value: Double
  /// The currency as its ISO 4217 code, where the text names one.
  public let currency: String?
  /// The words of the text.
  public let quote: String
  /// Where the words stand, in bytes from the beginning of the document.
  public let byteRange: Range<Int>

  /// Whether two amounts are the same sum, in one currency or in one that is not named.
  public func isSame(as other: Amount) -> Bool {
    if let currency, let second = other.currency, currency != second { return false }
    return abs(value - other.value) <= 1e-6 * max(abs(value), abs(other.value))
  }
}

/// Finds sums of money: a currency, a scale such as crore or billion, or both.
struct AmountScanner {
  private let text: TokenizedText
  private var tokens: [TextToken] { text.tokens }

  init(_ text: TokenizedText) {
    self.text = text
  }

  /// Returns the amounts in the order of the text.
  func amounts() -> [Amount] {
    var found: [Amount] = []
    var index = 0
    while index < tokens.count {
      guard tokens[index].kind == .number, let (amount, end) = amount(at: index) else {
        index += 1
        continue
      }
      found.append(amount)
      index = end
    }
    return found
  }

  private func amount(at index: Int) -> (Amount, Int)? {
    guard let (number, after) = FigureReader.number(at: index, in: text) else { return nil }
    var end = after
    var first = index
    var currency: String?
    if let (code, start) = currencyBefore(index) { (currency, first) = (code, start) }
    var scale = 1.0
    var next = end
    if next < tokens.count, tokens[next].isMark(.hyphen) { next += 1 }
    if next < tokens.count, tokens[next].kind == .word, let factor = Self.scales[tokens[next].key],
      tokens[next].line == tokens[index].line
    {
      scale = factor
      end = next + 1
      // `Mio. Euro`
      if end + 1 < tokens.count, tokens[end].isMark(.period), !tokens[end].followsSpace,
        Self.shortScales.contains(tokens[next].key),
        Self.currencyWords[tokens[end + 1].key] != nil || tokens[end + 1].isMark(.euro)
      {
        end += 1
      }
      // `1 lakh crore`
      if end < tokens.count, tokens[end].kind == .word, let factor = Self.scales[tokens[end].key] {
        scale *= factor
        end += 1
      }
    }
    // `€30m`: beside a currency the letter is no metre.
    if scale == 1, currency != nil, end < tokens.count, tokens[end].isWord("m"),
      !tokens[end].followsSpace
    {
      scale = 1e6
      end += 1
    }
    // `millions d'euros`
    if currency == nil, end + 2 < tokens.count, tokens[end].isWord("d"),
      tokens[end + 1].isMark(.apostrophe), Self.currencyWords[tokens[end + 2].key] != nil
    {
      end += 2
    }
    if currency == nil, end < tokens.count {
      if tokens[end].kind == .word, let code = Self.currencyWords[tokens[end].key] {
        currency = code
        end += 1
      } else if tokens[end].isMark(.euro) {
        currency = "EUR"
        end += 1
      }
    }
    guard currency != nil || scale > 1 else { return nil }
    let range = text.byteRange(first..<end)
    return (
      Amount(
        // To the hundredth, because 297.3 times ten million is not a whole number of doubles.
        value: scale > 1 ? (number * scale * 100).rounded() / 100 : number,
        currency: currency,
        quote: text.words(range),
        byteRange: range
      ), end
    )
  }

  private func currencyBefore(_ index: Int) -> (String, Int)? {
    guard index > 0, tokens[index - 1].line == tokens[index].line else { return nil }
    var before = index - 1
    if tokens[before].isMark(.period), before > 0 { before -= 1 }
    let token = tokens[before]
    if token.kind == .word, let code = Self.currencyWords[token.key] { return (code, before) }
    if token.isMark(.rupee) { return ("INR", before) }
    if token.isMark(.euro) { return ("EUR", before) }
    if token.isMark(.pound) { return ("GBP", before) }
    if token.isMark(.yen) { return ("JPY", before) }
    guard token.isMark(.dollar) else { return nil }
    let isUS = before > 0 && !token.followsSpace && tokens[before - 1].isWord("us")
    return ("USD", isUS ? before - 1 : before)
  }

  private static let scales: [WordKey: Double] = [
    "thousand": 1e3, "k": 1e3, "lakh": 1e5, "lakhs": 1e5, "lac": 1e5, "lacs": 1e5, "million": 1e6,
    "mn": 1e6, "mln": 1e6, "crore": 1e7, "crores": 1e7, "cr": 1e7, "billion": 1e9, "bn": 1e9,
    "bln": 1e9, "trillion": 1e12, "tn": 1e12, "millionen": 1e6, "mio": 1e6, "milliarde": 1e9,
    "milliarden": 1e9, "mrd": 1e9, "millions": 1e6, "milliard": 1e9, "milliards": 1e9,
    "millones": 1e6, "लाख": 1e5, "अरब": 1e9,
    "\u{915}\u{930}\u{94B}\u{95C}": 1e7,
  ].merging([(crore, 1e7)]) { $1 }
  /// The Hindi crore with its dot as a letter of its own.
  private static let crore = WordKey("\u{915}\u{930}\u{94B}\u{921}\u{93C}")
  /// Scales that are shortened by a full stop.
  private static let shortScales: Set<WordKey> = ["mio", "mrd"]
  private static let currencyWords: [WordKey: String] = [
    "rs": "INR", "inr": "INR", "rupees": "INR", "rupee": "INR", "re": "INR", "usd": "USD",
    "dollars": "USD", "dollar": "USD", "डॉलर": "USD", "rupien": "INR", "rupias": "INR",
    "roupies": "INR", "eur": "EUR", "euro": "EUR", "euros": "EUR", "gbp": "GBP", "jpy": "JPY",
    "yen": "JPY", "cny": "CNY", "yuan": "CNY", "rmb": "CNY", "रुपये": "INR", "रुपए": "INR",
  ]
}

/// The main sum of an announcement: the largest of its headline that is the sum of what is announced;
/// where that names none, of the first paragraph, then of the two after it, and then one that a form
/// calls the value of the order or the like, anywhere in the story.
///
/// A sum that measures a company, a market or a day's trading is never taken, such as a market
/// capitalization, a turnover or an order book; see ``SumContext``. One that stands beside the words of
/// a deal (`worth`, `consideration of`) comes before one that nothing explains, and before what a company
/// is valued at. Sums of a lakh or more
/// in a currency that the text names count; of several currencies the one that is named first.
enum DealAmount {
  /// The columns that the main sum stands in.
  static let valueColumn = "deal_value"
  static let currencyColumn = "deal_currency"

  /// The least sum that counts; prices of shares and dividends per share lie below it.
  static let least = 1e5

  /// Returns the main sum of passages in the order of their weight, or nothing where they name none.
  static func main(
    of amounts: [Amount],
    in passages: [[Range<Int>]],
    of text: TokenizedText
  ) -> Amount? {
    let named = zip(amounts, SumContext.all(of: amounts, in: text)).filter { amount, _ in
      amount.currency != nil && amount.value >= least
    }
    // What a stake is bought for comes before what the whole is valued at, wherever it stands.
    var valuation: Amount?
    for passage in passages {
      let here = named.filter { amount, _ in
        passage.contains { $0.contains(amount.byteRange.lowerBound) }
      }
      func largest(_ context: SumContext) -> Amount? {
        Self.largest(here.filter { $0.1 == context }.map(\.0))
      }
      if let sum = largest(.act) { return sum }
      valuation = valuation ?? largest(.value)
      if valuation == nil, let sum = largest(.open) { return sum }
    }
    if let valuation { return valuation }
    return largest(named.map(\.0).filter { SumContext.isLabelled($0, in: text) })
  }

  private static func largest(_ amounts: [Amount]) -> Amount? {
    guard let currency = amounts.first?.currency else { return nil }
    return amounts.filter { $0.currency == currency }.max { $0.value < $1.value }
  }

  /// The columns of a row whose main sum is known.
  static func attributes(_ amount: Amount?) -> [String: String] {
    guard let amount, let currency = amount.currency else { return [:] }
    let value = amount.value
    let text = value == value.rounded() && value < 1e18 ? "\(Int64(value))" : "\(value)"
    return [valueColumn: text, currencyColumn: currency]
  }
}
