/// How much is traded on a simulated day.
struct DailyTrading {
  let volume: Int
  let trades: Int
  let delivered: Int

  /// Creates the trading of a day; large returns of either sign come with more shares.
  init(usualVolume: Double, noise: Double, draws: ((Double, Double), (Double, Double))) {
    let normals = RandomVariates.normals(draws.0)
    volume = max(
      1,
      Int(
        (usualVolume * (0.85 + 0.2 * noise) * RandomVariates.logNormal(normals.0, spread: 0.3))
          .rounded()
      )
    )
    let sharesPerTrade = 60 * RandomVariates.logNormal(normals.1, spread: 0.1)
    trades = max(1, min(volume, Int((Double(volume) / sharesPerTrade).rounded())))
    let deliveredShare = RandomVariates.uniform((draws.1.0 + draws.1.1) / 2, in: 0.25...0.65)
    delivered = Int((Double(volume) * deliveredShare).rounded())
  }
}
