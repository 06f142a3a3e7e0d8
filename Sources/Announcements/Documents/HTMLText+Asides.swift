/// Asides, which nearly always tell of other stories.
extension HTMLText {
  /// Blanks the asides but those of the head of the story, which hold its date and its writer.
  mutating func hideAsides() {
    // The last one first: what hides no text below it is the tail of the page.
    for (number, aside) in asides.enumerated().reversed()
    where asidesOfStories.contains(number) || !isOfHead(aside) {
      blank(aside, lineEnd: false)
      dates.removeAll { aside.contains($0.value.lowerBound) }
    }
  }

  /// Whether a short aside stands right above the heading, or below it and a summary at most, and the
  /// text goes on below.
  private func isOfHead(_ aside: Range<Int>) -> Bool {
    guard let headingStart, abs(headingStart - aside.lowerBound) < 20_000 else { return false }
    func letters(_ range: Range<Int>) -> Int { range.count { bytes[$0] > 0x20 } }
    guard letters(aside) <= 400 else { return false }
    guard headingStart < aside.lowerBound else {
      return letters(aside.upperBound..<max(headingStart, aside.upperBound)) <= 40
    }
    let above = letters(headingStart..<aside.lowerBound)
    let below = letters(aside.upperBound..<min(aside.upperBound + 40_000, bytes.count))
    return above <= 600 && below >= max(above, 200)
  }
}
