/// How much of the variation of the effect over all specifications and windows each choice explains.
public struct SensitivityShares: Sendable, Hashable, Codable {
  /// A choice, such as the model or the window, and what it explains.
  public struct Share: Sendable, Hashable, Codable {
    /// The choice: `model`, `market`, `estimation`, `returns`, `shift`, `overlapping`, `window`.
    public let choice: String
    /// The number of its levels.
    public let levels: Int
    /// The share that the choice explains by itself, from 0 to 1.
    public let oneWay: Double
    /// The share that it adds to those before it, from 0 to 1.
    public let sequential: Double

    private enum CodingKeys: String, CodingKey {
      case choice, levels, sequential
      case oneWay = "one_way"
    }

    /// Creates a share.
    public init(choice: String, levels: Int, oneWay: Double, sequential: Double) {
      self.choice = choice
      self.levels = levels
      self.oneWay = oneWay
      self.sequential = sequential
    }
  }

  /// The shares of the CAAR of all windows, the window being one of the choices.
  public let allWindows: [Share]
  /// What the choices leave over there, which is their interplay.
  public let allWindowsRest: Double
  /// The shares of the CAAR of the headline window; empty where it is the same everywhere.
  public let headline: [Share]
  /// What the choices leave over there.
  public let headlineRest: Double

  private enum CodingKeys: String, CodingKey {
    case headline
    case allWindows = "all_windows"
    case allWindowsRest = "all_windows_rest"
    case headlineRest = "headline_rest"
  }

  /// Creates shares.
  public init(
    allWindows: [Share],
    allWindowsRest: Double,
    headline: [Share],
    headlineRest: Double
  ) {
    self.allWindows = allWindows
    self.allWindowsRest = allWindowsRest
    self.headline = headline
    self.headlineRest = headlineRest
  }
}
