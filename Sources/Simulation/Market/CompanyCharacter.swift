/// The true parameters of a simulated company.
struct CompanyCharacter {
  let symbol: String
  let isStandIn: Bool
  /// The number that keys the company's random draws.
  let entity: UInt32
  let beta: Double
  let volatility: Double
  /// The first closing price, in rupees.
  let startPrice: Double
  /// The usual number of shares traded in a day.
  let usualVolume: Double

  /// Creates a company of the simulated market from its position.
  init(company: Int, parameters: SimulationParameters, random: CounterBasedRandom) {
    entity = UInt32(company)
    let first = random.uniforms(.companyCharacter, entity: entity, block: 0)
    let second = random.uniforms(.companyCharacter, entity: entity, block: 1)
    let number = String(company + 1)
    symbol = "SIM" + String(repeating: "0", count: max(0, 3 - number.count)) + number
    isStandIn = false
    beta = RandomVariates.uniform(first.0, in: parameters.betas)
    volatility = RandomVariates.uniform(first.1, in: parameters.volatilities)
    startPrice = RandomVariates.logUniform(second.0, in: parameters.startPrices)
    usualVolume = RandomVariates.logUniform(second.1, in: 200_000...5_000_000)
  }

  /// Creates a stand-in: the same standard character for each, so that nothing in it is a claim.
  init(standIn symbol: String, position: Int) {
    self.symbol = symbol
    isStandIn = true
    // Far from the companies' numbers, so that more companies never meet a stand-in's draws.
    entity = 0x8000_0000 + UInt32(position)
    beta = 1
    volatility = 0.014
    startPrice = 100
    usualVolume = 1_000_000
  }
}
