internal import EventAlignment
internal import EventStatistics

/// Puts a sensitivity study into words and counts.
struct VerdictStage {
  let base: [SpecificationResult]
  let specifications: [SpecificationResult]
  let placebo: PlaceboResult?
  let robustness: [RobustnessResult]
  let shares: SensitivityShares?
  let plan: SensitivityPlan

  /// The share of significant cells from which a result counts as the same in every window.
  private static let robustShare = 0.8

  /// The verdict by the cross-sectional t, or by the first test that applies where that does not.
  var verdict: SensitivityVerdict {
    let counts = plan.tests.indices.map { count(test: $0) }
    let test =
      counts.firstIndex { $0.method == .crossSectional && $0.cells > 0 }
      ?? counts.firstIndex { $0.cells > 0 } ?? 0
    let answer = answer(counts[test])
    return SensitivityVerdict(
      answer: answer,
      summary: summary(answer, counts[test], test: test),
      sentences: [
        cells(counts[test], test: test), decisiveDay(test: test), bestCell(test: test),
        range(test: test), mainChoice, singleEvent, detectable,
      ].compactMap(\.self),
      counts: counts
    )
  }

  // MARK: - Counts

  private var headlineIndex: Int { plan.windows.firstIndex(of: plan.headline) ?? 0 }

  /// The effect of the base model in the headline window.
  private var effect: Double? { base.first?.cells[headlineIndex].caar }

  private var allCells: [SensitivityCell] { base.flatMap(\.cells) }

  private func count(test: Int) -> SignificanceCount {
    let tested = allCells.filter { $0.tests[test].pValue != nil }
    return SignificanceCount(
      method: plan.tests[test],
      cells: tested.count,
      sameSign: tested.count { hasSameSign($0.caar) },
      significant: tested.count { isBelow($0.tests[test].pValue) },
      significantAfterAdjustment: tested.count { isBelow($0.tests[test].adjustedPValue) }
    )
  }

  private func hasSameSign(_ caar: Double?) -> Bool {
    guard let caar, let effect else { return false }
    return (caar > 0) == (effect > 0)
  }

  private func isBelow(_ pValue: Double?) -> Bool { (pValue ?? 1) < plan.choice.level }

  private func answer(_ count: SignificanceCount) -> SensitivityVerdict.Answer {
    guard count.cells > 0 else { return .untested }
    guard count.significantAfterAdjustment > 0 else { return .noEffect }
    let share = Double(count.significantAfterAdjustment) / Double(count.cells)
    return count.sameSign == count.cells && share >= Self.robustShare ? .robust : .depends
  }

  // MARK: - Sentences

  private var level: String { Words.percent(plan.choice.level, digits: 0) }

  private func correction(test: Int) -> String {
    switch allCells.first?.tests[test].adjustment {
    case .romanoWolf: "Romano and Wolf's correction"
    default: "Holm's correction"
    }
  }

  private func summary(
    _ answer: SensitivityVerdict.Answer,
    _ count: SignificanceCount,
    test: Int
  ) -> String {
    let significant = "\(count.significantAfterAdjustment) of \(count.cells) cells"
    switch answer {
    case .untested:
      return "No window has a p-value: the sample is too small for every test."
    case .noEffect:
      return
        "No window shows an effect that survives \(correction(test: test)) for "
        + "\(count.cells) cells."
    case .robust:
      return
        "The result does not depend on the window: the sign holds in all \(count.cells) cells and "
        + "\(significant) stay significant after \(correction(test: test))."
    case .depends:
      return
        "The result depends on the window: the sign holds in \(count.sameSign) of \(count.cells) "
        + "cells, and \(significant) stay significant after \(correction(test: test))."
    }
  }

  private func cells(_ count: SignificanceCount, test: Int) -> String? {
    guard count.cells > 0 else { return nil }
    let models = base.count == 1 ? "1 model" : "\(base.count) models"
    return
      "Of \(count.cells) cells (\(models), \(plan.windows.count) windows) the sign of "
      + "\(plan.headline) holds in \(count.sameSign); \(plan.tests[test].rawValue) gives p < \(level) "
      + "in \(count.significant), in \(count.significantAfterAdjustment) after "
      + "\(correction(test: test))."
  }

  /// The day that a window has to hold to be significant, if there is one.
  private func decisiveDay(test: Int) -> String? {
    let cells = allCells.filter { $0.tests[test].pValue != nil }
    let significant = cells.filter { isBelow($0.tests[test].pValue) }
    guard !significant.isEmpty, significant.count < cells.count else { return nil }
    let days = Set(cells.flatMap { Array($0.window.days) }).sorted()
    var best: (day: Int, inside: Double, outside: Double)?
    for day in days {
      let inside = cells.filter { $0.window.days.contains(day) }
      let outside = cells.filter { !$0.window.days.contains(day) }
      guard !inside.isEmpty, !outside.isEmpty else { continue }
      let rates = (share(inside, test: test), share(outside, test: test))
      if best.map({ rates.0 - rates.1 > $0.inside - $0.outside }) ?? true {
        best = (day, rates.0, rates.1)
      }
    }
    guard let best, best.inside - best.outside >= 0.5 else { return nil }
    let inside = Words.percent(best.inside, digits: 0)
    let day = Words.day(best.day)
    if best.outside == 0 {
      return
        "Significance needs day \(day) in the window: \(inside) of the windows with it have "
        + "p < \(level), none without it."
    }
    return
      "Significance comes mostly with day \(day): \(inside) of the windows with it have "
      + "p < \(level), \(Words.percent(best.outside, digits: 0)) of those without it."
  }

  private func share(_ cells: [SensitivityCell], test: Int) -> Double {
    Double(cells.count { isBelow($0.tests[test].pValue) }) / Double(cells.count)
  }

  private func bestCell(test: Int) -> String? {
    guard let placebo, let best = placebo.maxima.first(where: { $0.method == plan.tests[test] })
    else { return nil }
    return
      "The best of all cells, \(best.window) under \(best.model.rawValue), has a statistic of "
      + "\(Words.number(best.statistic)); without any effect the best cell looks at least this good "
      + "in \(Words.percent(best.pValue, digits: 1)) of \(placebo.studies) studies of random days."
  }

  private func range(test: Int) -> String? {
    let effects = specifications.compactMap { $0.cells[headlineIndex].caar }
    guard specifications.count > base.count, let low = effects.min(), let high = effects.max()
    else { return nil }
    let same = effects.count { hasSameSign($0) }
    let significant = specifications.count {
      isBelow($0.cells[headlineIndex].tests[test].pValue)
    }
    let counts = specifications.map(\.eventCount).filter { $0 > 0 }
    let sizes = (counts.min() ?? 0, counts.max() ?? 0)
    let events = sizes.0 < sizes.1 ? " of \(sizes.0) to \(sizes.1) events" : ""
    return
      "Over \(effects.count) specifications\(events) the CAAR of \(plan.headline) runs from "
      + "\(Words.percent(low, digits: 2)) to \(Words.percent(high, digits: 2)); the sign holds in "
      + "\(same), p < \(level) in \(significant)."
  }

  private var mainChoice: String? {
    guard let shares, let first = shares.headline.max(by: { $0.oneWay < $1.oneWay }),
      first.oneWay > 0
    else { return nil }
    return
      "In that window the choice that moves the effect most is the \(Words.choice(first.choice)), "
      + "which explains \(Words.percent(first.oneWay, digits: 0)) of the variation."
  }

  private var singleEvent: String? {
    guard let result = robustness.first, let first = result.influences.first else { return nil }
    let without =
      "Without \(first.eventID) (\(first.symbol)), the event that moves it most, the CAAR of "
      + "\(plan.headline) is \(Words.percent(first.caarWithout, digits: 2))"
    switch result.signChangers {
    case 0: return "\(without); no single event carries the sign."
    case 1: return "\(without); its sign hangs on one event."
    default:
      return "\(without); leaving out any one of \(result.signChangers) events turns its sign."
    }
  }

  private var detectable: String? {
    guard let power = robustness.first?.power else { return nil }
    return
      "With \(power.eventCount) events the smallest effect found with "
      + "\(Words.percent(plan.choice.power, digits: 0)) power is "
      + "\(Words.percent(power.minimumEffect, digits: 2))."
  }
}

/// Numbers and names as the verdict writes them.
private enum Words {
  static func percent(_ value: Double, digits: Int) -> String {
    number(value * 100, digits: digits) + "%"
  }

  static func number(_ value: Double, digits: Int = 2) -> String {
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let scaled = (abs(value) * scale).rounded()
    let whole = (scaled / scale).rounded(.down)
    let sign = value < 0 && scaled > 0 ? "-" : ""
    guard scaled < 1e15 else { return "\(value)" }
    guard digits > 0 else { return "\(sign)\(Int(whole))" }
    let fraction = String(Int(scaled - whole * scale))
    let zeros = String(repeating: "0", count: digits - fraction.count)
    return "\(sign)\(Int(whole)).\(zeros)\(fraction)"
  }

  static func day(_ day: Int) -> String { day > 0 ? "+\(day)" : "\(day)" }

  static func choice(_ name: String) -> String {
    switch name {
    case "market": "market index"
    case "estimation": "estimation window"
    case "returns": "kind of returns"
    case "shift": "day 0 of news without a time"
    case "overlapping": "treatment of overlapping events"
    default: name
    }
  }
}
