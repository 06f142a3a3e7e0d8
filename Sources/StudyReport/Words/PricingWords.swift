internal import CivilTime
internal import EventStudy
internal import Notices

/// What prices before a day say, in words.
struct PricingWords {
  private let result: PricingResult
  private let format = NumberFormat.page

  init(_ result: PricingResult) { self.result = result }

  /// A price with up to four digits behind the point.
  func price(_ value: Double) -> String { format.fixed(value, decimals: 4) }

  /// What the rule prescribes, in one sentence.
  var sentence: String {
    guard let rule = result.rule else {
      return result.premium.map {
        "\(result.symbol): premium of \(price($0.price)) on \(result.day)."
      } ?? "\(result.symbol) on \(result.day)."
    }
    let when = "\(rule.dayName) \(result.day)"
    guard let shown = rule.unaffectedPrice ?? rule.price, let decided = rule.decidedBy else {
      let known = rule.parts.compactMap { part in
        (part.unaffected ?? part.price).map { "\(part.name) \(price($0))" }
      }
      return "\(result.symbol), \(when): "
        + (known.isEmpty ? "no price can be computed." : known.joined(separator: ", ") + ".")
    }
    let before = rule.unaffectedPrice == nil ? nil : rule.price
    return "\(result.symbol), \(when): \(price(shown))"
      + (before.map { ", without the effect of rumours; \(price($0)) with it" } ?? "")
      + ", the \(decided)."
  }

  /// What was asked, in sentences: the price that the rule prescribes, and how far a price lies above those before.
  var answer: [String] {
    [result.rule == nil ? nil : sentence, premium, traded].compactMap(\.self)
  }

  /// How far the price lies above the last close and the averages of some lengths; the table has all of them.
  private var premium: String? {
    guard let premium = result.premium else { return nil }
    let known = premium.rows.filter { $0.premium != nil }
    let told = ["last close", "VWAP of 20 sessions", "VWAP of 60 sessions"].compactMap { name in
      known.first { $0.reference.name == name }
    }
    let parts = (told.isEmpty ? Array(known.prefix(3)) : told).map { row in
      let value = row.premium ?? 0
      return "\(format.percent(abs(value), signed: false)) \(value < 0 ? "below" : "above") the "
        + "\(row.reference.name) (\(price(row.reference.price ?? .nan)))"
    }
    let when = result.includesDay ? "up to and with" : "before"
    guard !parts.isEmpty else {
      return "\(result.symbol): no price is known \(when) \(result.day) to compare with."
    }
    return "\(result.symbol) at \(price(premium.price)), against the prices \(when) \(result.day): "
      + parts.joined(separator: ", ") + "."
  }

  /// Whether the shares are frequently traded; nothing where the rule does not ask.
  var traded: String? {
    guard let traded = result.rule?.traded else { return nil }
    let span = [traded.firstDate, traded.lastDate].compactMap(\.self).map(\.description)
      .joined(separator: " to ")
    guard let isFrequent = traded.isFrequent, let volume = traded.volume,
      let threshold = traded.threshold, let shares = traded.shares
    else {
      return
        "Whether the shares are frequently traded\(span.isEmpty ? "" : " (\(span))") is not known: "
        + "\(traded.reason?.text(.option) ?? "")."
    }
    return
      "The shares are \(isFrequent ? "" : "not ")frequently traded: \(format.amount(volume)) shares "
      + "changed hands from \(span), \(format.amount(threshold)) of \(format.amount(shares)) are needed."
  }
}
