import Testing

@testable import PriceData

struct SplitRatioTests {
  @Test func `recognizes every usual ratio exactly and up to the tolerance`() {
    for ratio in SplitRatio.usual {
      for distance in [0, 0.029, -0.029] {
        #expect(
          SplitRatio.nearest(to: ratio.factor * (1 + distance), tolerance: 0.03, farTolerance: 0.1)
            == ratio
        )
      }
    }
  }

  @Test func `keeps away from what a day of trading can do`() {
    for ratio in stride(from: 0.70, through: 1.40, by: 0.001) {
      #expect(SplitRatio.nearest(to: ratio, tolerance: 0.03, farTolerance: 0.1) == nil)
    }
  }

  @Test func `has each ratio both ways`() {
    let all = Set(SplitRatio.usual)
    #expect(all.count == SplitRatio.usual.count)
    #expect(all.allSatisfy { all.contains(SplitRatio(after: $0.before, before: $0.after)) })
  }
}
