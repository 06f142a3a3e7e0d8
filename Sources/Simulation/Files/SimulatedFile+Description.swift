internal import Algorithms
internal import CivilTime

extension SimulatedFile {
  /// Returns the text that tells a reader what was simulated and with which effect.
  static func description(of data: SimulatedData) -> SimulatedFile {
    SimulatedFile(
      name: "SIMULATED.md",
      lines: opening(data) + effects(data) + files(data)
    )
  }

  private static func opening(_ data: SimulatedData) -> [String] {
    let parameters = data.parameters
    let span = [data.index.first, data.index.last].compactMap { $0?.date.description }
      .joined(separator: " to ")
    return [
      "# Simulated market data",
      "",
      "**Every price, volume, index level and announcement in these files is simulated.** They are",
      "random numbers with an effect planted on purpose. They are no market data and say nothing",
      "about any company.",
      "",
      "- Seed: \(parameters.seed). The same seed gives the same bytes.",
      "- Days: \(data.index.count) sessions, \(span).",
      "- Companies: \(data.companies.count). Events: \(data.events.count).",
      "- Index: daily return normal, drift \(percent(parameters.indexDrift)), "
        + "standard deviation \(percent(parameters.indexVolatility)).",
      "- Company return = beta x index return + own return + planted abnormal return. Beta from "
        + "\(parameters.betas.lowerBound) to \(parameters.betas.upperBound);",
      "  own return Student's t with \(plain(parameters.degreesOfFreedom)) degrees of freedom, standard "
        + "deviation from \(percent(parameters.volatilities.lowerBound)) to "
        + "\(percent(parameters.volatilities.upperBound));",
      "  the daily return is kept within 20 %.",
    ]
  }

  private static func effects(_ data: SimulatedData) -> [String] {
    guard !data.events.isEmpty else { return ["", "No effect is planted."] }
    var groups: [String: Int] = [:]
    for event in data.events { groups[event.group, default: 0] += 1 }
    let rows = data.parameters.effects.uniqued(on: \.group).map { effect in
      let planted = effect.abnormalReturns.enumerated()
        .map { "\(percent($0.element)) on day \($0.offset)" }.joined(separator: ", ")
      return "- `\(effect.group)`, \(groups[effect.group] ?? 0) events: \(planted)."
    }
    let average = (0..<(data.events.map(\.plantedReturns.count).max() ?? 0)).map { day in
      let sum = data.events.reduce(0) { $0 + ($1.plantedReturns.dropFirst(day).first ?? 0) }
      return "\(percent(sum / Double(data.events.count))) on day \(day)"
    }.joined(separator: ", ")
    return ["", "## The known effect", ""] + rows + [
      "- A deal ten times as large adds \(percent(data.parameters.effectOfTenfoldDeal)) on day 0; "
        + "the figures above hold for a deal of 1,000 crore.",
      "- Average over all events as planted: \(average). Zero on every other day.",
      "- The volume of an event rises too, by a factor that fades within days.",
      "",
      "`simulated_truth.csv` gives day 0, beta and the planted returns of each event.",
    ]
  }

  private static func files(_ data: SimulatedData) -> [String] {
    let bonuses = data.parameters.bonusIssues.compactMap { bonus -> String? in
      data.index.first { $0.date >= bonus.exDate }.map {
        "\(data.companies[bonus.company].symbol) on \($0.date), factor \(bonus.factor)"
      }
    }
    let adjustments =
      bonuses.isEmpty
      ? []
      : [
        "- `simulated_adjustments.csv`: the bonus issues, for which the prices are not adjusted: "
          + bonuses.joined(separator: "; ") + "."
      ]
    return [
      "",
      "## Files",
      "",
      "- `simulated_prices.csv`: the companies, with the columns of an exchange's daily file.",
      "  `TURNOVER_LACS` is `AVG_PRICE` times `TTL_TRD_QNTY` in lakhs of rupees.",
      "- `simulated_index.csv`: the index.",
      "- `simulated_events.csv`: the announcements. Some come in trading hours, some before or after",
      "  them, some on closed days, some without a time.",
    ] + adjustments
  }

  /// Returns a number without the decimal place of a whole one.
  private static func plain(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e9 ? "\(Int(value))" : "\(value)"
  }

  /// Returns a fraction as a percentage with at most two decimal places, such as `0.5 %`.
  private static func percent(_ fraction: Double) -> String {
    var text = decimal(hundredths: Int((fraction * 10_000).rounded()))
    if text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".0") { text.removeLast(2) }
    return "\(text) %"
  }
}
