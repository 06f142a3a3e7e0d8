internal import Testing

@testable import StudyServer

@Suite("Words of the page")
struct PageWordsTests {
  @Test(arguments: [
    (
      "if it is one, add the line \"A,2025-07-16,0.5\" to the adjustments file, which adjustments names; if the "
        + "price really moved that far, add \"A,2025-07-16,1\"",
      "if it is one, apply its factor; if the price really moved so, say that"
    ),
    (
      "correct the row, or add both lines \"A,2025-07-16,100.0\" and \"A,2025-07-17,0.01\" to the adjustments file, "
        + "which --adjustments names",
      "correct the row, or apply both factors"
    ),
    (
      "\"LAST_PRICE\" is there too: columns = close=LAST_PRICE takes it",
      "\"LAST_PRICE\" is there too: it can be taken instead"
    ),
    (
      "the number of shares is not known; pass --shares NUMBER",
      "the number of shares is not known; fill in the shares outstanding"
    ),
    (
      "give a file that reaches the day, or on = 2026-01-01",
      "give a file that reaches the day, or take 2026-01-01 as the day"
    ),
    ("the adjustments file has no row", "the adjustments file has no row"),
  ])
  func `stand for what is clicked there`(told: String, said: String) {
    #expect(PageWords.said(told) == said)
  }
}
