internal import CivilTime
internal import EventStudy
internal import Foundation

/// What the source of an event tells beside its company and its day, as people read it: `Deal value: INR 50
/// billion (Rs 5,000 crore)`.
struct GivenWords {
  /// One column under its name.
  struct Fact: Hashable {
    let name: String
    let value: String
  }

  private let attributes: [String: String]
  private let format: NumberFormat

  /// Puts the other columns of an event into words.
  init(_ event: EventRecord, format: NumberFormat) {
    attributes = event.attributes.filter { !$0.value.isEmpty }
    self.format = format
  }

  /// The columns in the order of their names; a currency stands before its amount.
  var facts: [Fact] {
    let currencies = Set(attributes.keys.compactMap { currencyColumn(of: $0) })
    return attributes.keys.sorted().filter { !currencies.contains($0) }.map { name in
      Fact(name: Self.title(name), value: words(name, attributes[name] ?? ""))
    }
  }

  /// All columns in a line; nothing where there are none.
  var line: String? {
    facts.isEmpty ? nil : facts.map { "\($0.name): \($0.value)" }.joined(separator: "; ")
  }

  // MARK: The offered price

  /// Those who pay an offered price, of whose own shares it is not the price.
  private static let payers = ["acquir", "bidder", "buyer", "purchas", "offeror"]

  /// The offered price for a share of the event's company; nothing where there is none, or the company is the one
  /// that pays.
  var offer: Double? {
    let role = (attributes["role"] ?? "").lowercased()
    guard !Self.payers.contains(where: role.contains) else { return nil }
    return attributes["offer_price"].flatMap(Self.number)
  }

  /// Returns the offered price beside those before day 0, and what the source says of the premium.
  ///
  /// - Parameters:
  ///   - prices: The prices around the event.
  ///   - currency: Their currency, where it is known: a price in another one is not held against them.
  /// - Returns: The sentence; nothing where there is nothing to say.
  func premium(over prices: AveragePrices?, in currency: String?) -> Fact? {
    guard let offer, offer > 0 else { return nil }
    let own = currencyColumn(of: "offer_price").flatMap { attributes[$0] }
    let isForeign = own.map { own in currency.map { $0 != own.uppercased() } ?? false } ?? false
    let prices = isForeign ? nil : prices
    var parts: [String] = []
    // The offer is for a share of day 0: a split before it, or after it in the window, makes other shares.
    let unit = prices?.factor(on: 0) ?? 1
    if let prices,
      let last = prices.relativeDay.indices.last(where: {
        prices.relativeDay[$0] < 0 && prices.close[$0].present != nil
      }),
      let close = prices.close[last].map({
        $0 * (prices.factor(on: prices.relativeDay[last]) ?? 1) / unit
      }), close > 0
    {
      parts.append(
        "\(distance(offer, close)) the close of \(prices.date[last]) (\(format.price(close))), the last "
          + "before day 0"
      )
    }
    if let prices, let before = prices.before.map({ $0 / unit }), before > 0,
      let first = prices.relativeDay.first
    {
      parts.append(
        "\(distance(offer, before)) the \(AveragePriceWords.name(prices.source)) of days "
          + "\(format.window(first, -1)) (\(format.price(before)))"
      )
    }
    if let stated = attributes["offer_premium"] ?? attributes["premium"] {
      parts.append("the source says \(stated)")
    }
    guard !parts.isEmpty else { return nil }
    return Fact(
      name: "Premium",
      value:
        "\(own.map { "\($0) " } ?? "")\(format.price(offer)) is \(parts.joined(separator: "; "))"
    )
  }

  private func distance(_ price: Double, _ reference: Double) -> String {
    let premium = price / reference - 1
    return
      "\(format.percent(abs(premium), decimals: 1, signed: false)) \(premium < 0 ? "below" : "above")"
  }

  // MARK: Words

  private static func title(_ column: String) -> String {
    let words = column.replacing("_", with: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  private static func number(_ text: String) -> Double? {
    Double(text.replacing(",", with: "")).present
  }

  /// The column with the currency of an amount: `deal_currency` of `deal_value`.
  private func currencyColumn(of column: String) -> String? {
    let words = column.split(separator: "_")
    guard words.last != "currency", attributes[column].flatMap(Self.number) != nil else {
      return nil
    }
    let own = words.dropLast().joined(separator: "_")
    let amounts: Set<Substring> = ["value", "amount", "price", "consideration", "size"]
    guard let last = words.last, amounts.contains(last) else { return nil }
    return ["\(own)_currency", "currency"].first { attributes[$0] != nil }
  }

  private func words(_ column: String, _ value: String) -> String {
    guard let amount = Self.number(value),
      let currency = currencyColumn(of: column).flatMap({ attributes[$0] })
    else { return value }
    let crore =
      currency == "INR" && amount >= 1e7 ? " (Rs \(scaled(amount / 1e7)) crore)" : ""
    for (size, name) in [(1e12, "trillion"), (1e9, "billion"), (1e6, "million")]
    where amount >= size {
      return "\(currency) \(scaled(amount / size)) \(name)\(crore)"
    }
    return "\(currency) \(scaled(amount))"
  }

  /// Returns a number with up to three decimals, in groups of three digits.
  private func scaled(_ value: Double) -> String {
    let digits = format.fixed(value, decimals: 3)
    let parts = digits.split(separator: ".")
    guard parts.count == 2, let whole = Int(parts[0]) else { return digits }
    let rest = parts[1].reversed().drop { $0 == "0" }.reversed()
    return format.count(whole) + (rest.isEmpty ? "" : "." + String(rest))
  }
}

extension StudyResult {
  /// The currency of the prices, where the calendar is that of an exchange.
  var priceCurrency: String? {
    switch configuration.alignment.calendar.lowercased() {
    case "nse", "bse": "INR"
    case "nyse", "nasdaq": "USD"
    default: nil
    }
  }
}
