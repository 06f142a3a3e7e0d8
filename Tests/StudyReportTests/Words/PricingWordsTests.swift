import CivilTime
@testable import EventStudy
import Foundation
import Notices
import Testing

@testable import StudyReport

/// What prices before a day come to, in sentences.
struct PricingWordsTests {
  private func result() throws -> PricingResult {
    let day = try #require(CalendarDate("2025-03-12"))
    return PricingResult(
      simulated: false,
      symbol: "ACME",
      company: "Acme Industries",
      day: day,
      includesDay: true,
      lastSession: day,
      lastClose: 340.65,
      calendar: "NSE",
      counted: .rows,
      exchanges: [],
      rumours: [],
      sessions: [],
      notes: [],
      inputs: [],
      versions: []
    )
  }

  private func premium(_ price: Double) throws -> PremiumResult {
    func row(_ name: String, _ close: Double, _ day: String) -> PremiumResult.Row {
      PremiumResult.Row(
        reference: LookBackPrice(name: name, price: close, lastDate: CalendarDate(day)),
        premium: price / close - 1
      )
    }
    return PremiumResult(
      price: price,
      rows: [
        row("last close", 340.65, "2025-03-12"), row("unaffected close", 346.90, "2025-03-10"),
      ]
    )
  }

  @Test func `a premium is answered in a sentence, and the company is named`() throws {
    var result = try result()
    result.premium = try premium(425)
    let words = PricingWords(result)
    #expect(words.title == "Acme Industries (ACME) up to and including 2025-03-12")
    #expect(
      words.lead
        == "425.00 is 24.76% above the last close (340.65, 2025-03-12) and 22.51% above the unaffected close of "
        + "2025-03-10 (346.90)."
    )
    result.premium = try premium(340.65)
    #expect(words.premium(try premium(340.65)).hasPrefix("340.65 is equal to the last close ("))
    #expect(words.premium(try premium(300)).hasPrefix("300.00 is 11.93% below the last close ("))
    let terminal = PricingSummary(result, width: 120).render(colored: false)
    #expect(terminal.contains("Acme Industries (ACME) up to and including 2025-03-12"))
    #expect(terminal.replacing("\n", with: " ").contains("1.80% below the unaffected close"))
  }

  @Test func `prices in doubt are said to be before any price`() throws {
    var result = try result()
    result.premium = try premium(425)
    let question = PriceQuestion(
      symbol: "ACME",
      eventIDs: [],
      adjustments: ["ACME,2025-03-03,0.5"],
      message: "ACME fell by half"
    )
    result.questions = [question]
    result.notes = [StudyNote(severity: .warning, source: .prices, message: question.message)]
    #expect(
      PricingWords(result).lead.hasPrefix(
        "Not to be trusted until the prices of ACME are decided on. 425.00 is "
      )
    )
    let terminal = PricingSummary(result, width: 120).render(colored: false)
    #expect(terminal.components(separatedBy: "ACME fell by half").count == 2)
    #expect(terminal.contains("! Not to be trusted until this is decided: ACME fell by half"))
    let page = try VWAPPage.render(result)
    #expect(
      page.contains(
        "<p class=\"opening\" role=\"note\">Not to be trusted until this is decided: ACME fell by half"
      )
    )
  }

  @Test(arguments: [
    (
      0.01 as Double?, 0.07 as Double?, -0.01 as Double?, nil as Double?, false as Bool?,
      true as Bool?,
      "Yes: the price moved by +7.00% on 2025-03-12, and the limit is 4.00%. The move of the index at 09:30 was "
        + "not given, so the opening is held against the limit without it."
    ),
    (
      0.01, 0.02, -0.03, 0.0, false, false,
      "No: the largest move of 2025-03-12 was \u{2212}3.00%, within the limit of 4.00%."
    ),
    (
      0.05, 0.05, nil, nil, nil, nil,
      "Open: the price file has no lowest price of 2025-03-12. And whether the opening of 2025-03-12 was a material "
        + "movement depends on the index at 09:30, which was not given."
    ),
    (
      nil, nil, nil, nil, nil, nil,
      "Open: the price file has no opening price, no highest price and no lowest price of 2025-03-12."
    ),
    (0.01, 0.02, nil, 0.0, false, nil, "Open: the price file has no lowest price of 2025-03-12."),
  ])
  func `a movement is material or not, in a word`(
    open: Double?,
    high: Double?,
    low: Double?,
    index: Double?,
    opening: Bool?,
    inDay: Bool?,
    words: String
  ) throws {
    var result = try result()
    let movement = MovementResult(
      date: result.day,
      source: "nobody",
      previousClose: 150,
      limit: 0.04,
      indexMove: index,
      openingLimit: index.map { _ in 0.04 },
      openingMove: open,
      highMove: high,
      lowMove: low,
      hitBand: false,
      isMaterialAtOpening: opening,
      isMaterialInDay: inDay
    )
    result.movement = movement
    #expect(PricingWords(result).lead == words)
    let text = PricingSummary(result, width: 120).render(colored: false)
    let rows = text.split(separator: "\n")
      .filter { $0.hasPrefix("highest price") || $0.hasPrefix("lowest price") }
    let reaches = [high, low].map {
      $0.map { abs($0) >= 0.04 ? "  material" : "not material" } ?? "open"
    }
    #expect(zip(rows, reaches).allSatisfy { $0.hasSuffix($1) }, "\(rows)")
    #expect(rows.count == 2)
    // The index is asked for where it decides something.
    #expect(text.contains("--index-move") == (opening == nil && open != nil), "\(text)")
    #expect(text.contains("columns open, high and low") == [open, high, low].contains(nil))
  }

  @Test func `a price at its band is material, and its small moves are not`() throws {
    var result = try result()
    result.movement = MovementResult(
      date: result.day,
      source: "nobody",
      previousClose: 150,
      limit: 0.04,
      openingMove: -0.003,
      highMove: 0.02,
      lowMove: -0.003,
      hitBand: true,
      isMaterialAtOpening: true,
      isMaterialInDay: true
    )
    #expect(PricingWords(result).lead == "Yes: the price stood at its band on 2025-03-12.")
    let rows = PricingSummary(result, width: 120).render(colored: false).split(separator: "\n")
    for start in ["opening price", "highest price", "lowest price"] {
      #expect(rows.first { $0.hasPrefix(start) }?.hasSuffix("not material") == true, "\(rows)")
    }
    #expect(rows.first { $0.hasPrefix("stood at its band") }?.hasSuffix("  material") == true)
  }
}
