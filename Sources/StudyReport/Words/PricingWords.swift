internal import CivilTime
internal import EventStudy
internal import Notices

/// What prices before a day say, in words.
struct PricingWords {
  private let result: PricingResult
  private let format: NumberFormat

  init(_ result: PricingResult, format: NumberFormat = .page) {
    (self.result, self.format) = (result, format)
  }

  /// A price with up to four digits behind the point.
  func price(_ value: Double) -> String { format.fixed(value, decimals: 4) }

  /// The name of the company with its symbol, or the symbol alone.
  var name: String {
    result.company.map { "\($0) (\(result.symbol))" } ?? result.symbol
  }

  /// What the answer is about: the security and the days that count.
  var title: String { "\(name) \(days)" }

  /// The days that count, such as `before 2025-09-02`.
  var days: String {
    result.includesDay ? "up to and including \(result.day)" : "before \(result.day)"
  }

  /// The answers, one sentence each.
  var answers: [String] {
    [
      result.rule == nil ? nil : sentence, result.premium.map(premium),
      result.movement.map(movement),
    ].compactMap(\.self)
  }

  /// The answers behind what has to be decided first.
  var lead: String {
    ([OpeningWords.beforeVerdict(result.questions)].compactMap(\.self) + answers)
      .joined(separator: " ")
  }

  /// How far a price lies above the last close and the unaffected one.
  func premium(_ premium: PremiumResult) -> String {
    func against(_ name: String, _ words: (LookBackPrice) -> String) -> String? {
      guard let row = premium.rows.first(where: { $0.reference.name == name }),
        let share = row.premium
      else { return nil }
      let size = format.percent(abs(share), signed: false)
      return (share == 0 ? "equal to " : "\(size) \(share > 0 ? "above" : "below") ")
        + words(row.reference)
    }
    let all = [
      against(PremiumResult.lastClose) { close in
        "the last close (\(format.price(close.price)), \(close.lastDate.map { "\($0)" } ?? ""))"
      },
      against(PremiumResult.unaffectedClose) { close in
        "the unaffected close of \(close.lastDate.map { "\($0)" } ?? "") (\(format.price(close.price)))"
      },
    ].compactMap(\.self)
    guard !all.isEmpty else {
      return "There is no close to compare \(format.price(premium.price)) with."
    }
    return "\(format.price(premium.price)) is \(all.joined(separator: " and "))."
  }

  /// Whether the price moved materially, and by what.
  func movement(_ movement: MovementResult) -> String {
    let limit = format.percent(movement.limit, signed: false)
    let largest = [movement.highMove, movement.lowMove].compactMap(\.self)
      .max { abs($0) < abs($1) }
    let opening =
      movement.indexMove == nil && movement.openingMove != nil
      ? " The move of the index at 09:30 was not given, so the opening is held against the limit without it."
      : ""
    guard let isMaterial = movement.isMaterial else {
      return [missing(movement), needsIndex(movement)].compactMap(\.self)
        .enumerated().map { ($0.offset == 0 ? "Open: " : "And ") + $0.element }
        .joined(separator: " ")
    }
    guard isMaterial else {
      let most = largest ?? movement.openingMove
      return
        "No: the largest move of \(movement.date) was \(format.percent(most)), within the limit of "
        + "\(limit).\(opening)"
    }
    if movement.hitBand { return "Yes: the price stood at its band on \(movement.date)." }
    if movement.isMaterialInDay == true {
      return
        "Yes: the price moved by \(format.percent(largest)) on \(movement.date), and the limit is "
        + "\(limit).\(opening)"
    }
    return
      "Yes: the price opened at \(format.percent(movement.openingMove)) on \(movement.date), and the limit "
      + "with the index is \(format.percent(movement.openingLimit, signed: false))."
  }

  /// Which prices of the day the file does not have; nothing where it has all.
  func missing(_ movement: MovementResult) -> String? {
    let names = [
      movement.openingMove == nil ? "no opening price" : nil,
      movement.highMove == nil ? "no highest price" : nil,
      movement.lowMove == nil ? "no lowest price" : nil,
    ].compactMap(\.self)
    guard let last = names.last else { return nil }
    let list = names.dropLast().joined(separator: ", ")
    return
      "the price file has \(list.isEmpty ? last : "\(list) and \(last)") of \(movement.date)."
  }

  /// What the index decides about the opening; nothing where it is given or changes nothing.
  private func needsIndex(_ movement: MovementResult) -> String? {
    guard movement.openingMove != nil, movement.openingReachesLimit == nil else { return nil }
    return
      "whether the opening of \(movement.date) was a material movement depends on the index at 09:30, "
      + "which was not given."
  }

  /// What the rule prescribes, in one sentence.
  var sentence: String {
    guard let rule = result.rule else { return "" }
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
