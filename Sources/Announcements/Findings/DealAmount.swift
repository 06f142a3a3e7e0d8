/// The main sum of an announcement: the largest of its headline; where that names none, of the first
/// paragraph, and where that names none either, of the two after it.
///
/// Sums of a lakh or more in a currency that the text names count; of several currencies the one that
/// is named first.
enum DealAmount {
  /// The columns that the main sum stands in.
  static let valueColumn = "deal_value"
  static let currencyColumn = "deal_currency"

  /// The least sum that counts; prices of shares and dividends per share lie below it.
  static let least = 1e5

  /// Returns the main sum of passages in the order of their weight, or nothing where they name none.
  static func main(of amounts: [Amount], in passages: [[Range<Int>]]) -> Amount? {
    for passage in passages {
      let named = amounts.filter { amount in
        amount.currency != nil && amount.value >= least
          && passage.contains { $0.contains(amount.byteRange.lowerBound) }
      }
      if let currency = named.first?.currency {
        return named.filter { $0.currency == currency }.max { $0.value < $1.value }
      }
    }
    return nil
  }

  /// The columns of a row whose main sum is known.
  static func attributes(_ amount: Amount?) -> [String: String] {
    guard let amount, let currency = amount.currency else { return [:] }
    let value = amount.value
    let text = value == value.rounded() && value < 1e18 ? "\(Int64(value))" : "\(value)"
    return [valueColumn: text, currencyColumn: currency]
  }
}
