internal import Announcements
internal import EventStudy

/// The prices that the text of an event quotes, beside those of the price file.
enum QuoteWords {
  /// Puts the quoted prices of an event beside those of the file.
  ///
  /// - Parameters:
  ///   - event: The event.
  ///   - prices: The prices around it.
  ///   - format: How numbers are written.
  /// - Returns: The prices under their name; nothing where the text quotes none.
  static func fact(
    of event: EventRecord,
    prices: AveragePrices?,
    format: NumberFormat
  ) -> GivenWords.Fact? {
    guard let first = event.quotedPrices.first else { return nil }
    let quotes = event.quotedPrices.map { words($0, prices: prices, format: format) }
    return GivenWords.Fact(
      name: "Quoted prices",
      value: "\(first.date): \(quotes.joined(separator: ", "))"
    )
  }

  /// Returns a quoted price beside the same price of the file: of the whole day, where the quote may be of a part
  /// of it.
  private static func words(
    _ quote: QuotedPrice,
    prices: AveragePrices?,
    format: NumberFormat
  ) -> String {
    let day = prices.flatMap { prices in
      prices.date.firstIndex(of: quote.date).map { (prices, $0) }
    }
    func value(_ list: KeyPath<AveragePrices, [Double?]>) -> Double? {
      day.flatMap { prices, index in
        let values = prices[keyPath: list]
        return values.indices.contains(index) ? values[index].present : nil
      }
    }
    let own: Double? =
      switch quote.part {
      case .high: value(\.high) ?? (quote.fileLow < quote.fileHigh ? quote.fileHigh : nil)
      case .low: value(\.low) ?? (quote.fileLow < quote.fileHigh ? quote.fileLow : nil)
      case .volumeWeightedAveragePrice: value(\.vwap)
      default: nil
      }
    guard quote.fileLow < quote.fileHigh, let own else { return quote.description }
    let said = quote.description.prefix { $0 != "(" }
    return "\(said)(file, whole day: \(format.price(own)))"
  }
}
