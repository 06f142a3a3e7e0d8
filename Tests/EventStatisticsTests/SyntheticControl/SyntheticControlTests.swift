import Testing

@testable import EventStatistics

@Suite("Synthetic controls")
struct SyntheticControlTests {
  private let sample = WrittenReturns(seed: 11, days: 40, donors: 15).sample(eventDays: 3)

  /// quadprog 0.1.14 with mpmath 1.4.1.
  @Test func `the effect equals another program's`() throws {
    let control = SyntheticControl(sample)
    for (own, other) in zip(
      control.abnormal,
      [-0.00909160430940078, 0.010923293581178106, 0.006903608338347009]
    ) {
      #expect(isClose(own, other, within: 1e-11))
    }
    #expect(isClose(control.fitError, 0.0047718729593661325, within: 1e-11))
    let whole = try #require(control.effect(in: 0...2))
    #expect(isClose(whole.ratio, 1.911628965227417, within: 1e-11))
    #expect(isClose(whole.car, control.abnormal.reduce(0, +)))
    let middle = try #require(control.effect(in: 1...1))
    #expect(middle.car == control.abnormal[1] && middle.error == abs(control.abnormal[1]))
    #expect(control.effect(in: 3...4) == nil)
    let squares = control.weights.reduce(0) { $0 + $1.weight * $1.weight }
    #expect(isClose(control.effectiveDonors, 1 / squares))
  }

  /// NumPy 2.4.6 and mpmath 1.4.1, of all 40 days with λ = 0.001.
  @Test func `ridge-augmented weights equal another program's`() {
    let returns = WrittenReturns(seed: 11, days: 40, donors: 15)
    let control = SyntheticControl(
      SyntheticControlSample(
        treated: returns.treated,
        donors: ReturnColumns(returns.donors),
        estimationCount: 40,
        eventDays: []
      ),
      form: .ridgeAugmented(penalty: 0.001)
    )
    let expected = [
      -0.17044387481173911, 0.27679394281228439, -0.021199221892499753, 0.1578097805892615,
      0.014847560725330276, 0.0557487046819603, 0.21183150376512981, -0.022757015560566445,
      0.29421021810000006, -0.050250571448089328, -0.017595428928681908,
      -0.0090234786814994342, 0.028935494468370874, 0.13416258700028597, 0.11692979918045279,
    ]
    for (own, other) in zip(control.weights, expected) {
      #expect(isClose(own.weight, other, within: 1e-9))
    }
    #expect(abs(control.weights.reduce(0) { $0 + $1.weight } - 1) < 1e-12)
  }

  @Test func `a large penalty leaves the weights as they are, a small one fits better`() {
    let plain = SyntheticControl(sample)
    let scale = DonorKernel(sample.donors).scale
    let held = SyntheticControl(sample, form: .ridgeAugmented(penalty: 1e9 * scale))
    for (one, other) in zip(held.abnormal, plain.abnormal) { #expect(abs(one - other) < 1e-10) }
    let errors = [1.0, 0.1, 0.001].map {
      SyntheticControl(sample, form: .ridgeAugmented(penalty: $0 * scale)).fitError
    }
    #expect(errors[0] < plain.fitError && errors[1] < errors[0] && errors[2] < errors[1])
  }

  /// What happens from day 0 on changes abnormal returns and no weight.
  @Test func `weights see the estimation window alone`() {
    let returns = WrittenReturns(seed: 11, days: 40, donors: 15)
    var (treated, donors) = (returns.treated, returns.donors)
    for day in 37..<40 {
      treated[day] = -0.9
      for donor in donors.indices { donors[donor][day] = Double(donor) / 7 }
    }
    let other = SyntheticControlSample(
      treated: treated,
      donors: ReturnColumns(donors),
      estimationCount: 37,
      eventDays: [0, 1, 2]
    )
    let market = Array(returns.donors[0].prefix(37))
    for form in [SyntheticControlForm.simplex, .ridgeAugmented(penalty: 0.01)] {
      let (one, two) = (SyntheticControl(sample, form: form), SyntheticControl(other, form: form))
      #expect(one.weights == two.weights && one.residuals == two.residuals)
      #expect(one.abnormal != two.abnormal)
    }
    #expect(
      HeldOutPrediction(sample, market: market, choosesPenalty: true)
        == HeldOutPrediction(other, market: market, choosesPenalty: true)
    )
  }

  /// NumPy 2.4.6 and quadprog 0.1.14; the market is the mean of the donors.
  @Test func `held-out errors equal another program's`() throws {
    let columns = sample.donors
    let market = (0..<37).map { day in
      (0..<15).reduce(0) { $0 + Array(columns[$1])[day] } / 15
    }
    let held = HeldOutPrediction(sample, market: market, choosesPenalty: true)
    let augmented = try #require(held.augmented)
    #expect(isClose(held.syntheticError, 0.005975078046330084, within: 1e-9))
    #expect(isClose(try #require(held.marketError), 0.005804459525259515, within: 1e-9))
    #expect(isClose(augmented.penalty, 0.04770432767567568, within: 1e-9))
    #expect(isClose(augmented.error, 0.005986844333066615, within: 1e-9))
    let plain = HeldOutPrediction(sample, choosesPenalty: false)
    #expect(plain.marketError == nil && plain.augmented == nil)
    #expect(plain.syntheticError == held.syntheticError)
  }

  /// Donors that lack the factor of a security make its synthetic control worse than the ridge-augmented one, whose
  /// weights may be negative.
  @Test func `the ridge-augmented form is chosen by what it predicts`() throws {
    let random = CounterRandom(seed: 3)
    let normal = { (stream: UInt64, day: Int) in
      random.normals(stream: stream, index: UInt64(day)).first
    }
    // The security is 1.5 times the first donor less half the second: outside of any mixture.
    let donors = (0..<12).map { donor in
      (0..<120).map { 0.01 * normal(1, $0) + 0.02 * normal(UInt64(donor + 2), $0) }
    }
    let treated = (0..<120).map {
      1.5 * donors[0][$0] - 0.5 * donors[1][$0] + 0.002 * normal(99, $0)
    }
    let sample = SyntheticControlSample(
      treated: treated,
      donors: ReturnColumns(donors),
      estimationCount: 119,
      eventDays: [0]
    )
    let held = HeldOutPrediction(sample, choosesPenalty: true)
    #expect(try #require(held.augmented).error < 0.5 * held.syntheticError)
  }
}
