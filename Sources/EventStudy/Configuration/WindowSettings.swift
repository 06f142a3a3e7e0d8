public import EventAlignment

/// The trading days, relative to day 0, that each event is estimated, studied and tested on.
public struct WindowSettings: Settings {
  /// The days that models are estimated on.
  public var estimation = EstimationWindow.standard
  /// The days that abnormal returns are computed for.
  public var event = EventWindow.standard
  /// The windows that are tested; none means the standard ones inside the event window.
  ///
  /// The standard windows are `0..0`, `-1..1`, `0..1`, `-5..5` and the event window itself.
  public var tested: [TestWindow] = []
  /// How many returns an estimation window must hold.
  public var minEstimation = MinimumEstimation.standard

  /// Creates the standard settings.
  public init() {}

  package enum CodingKeys: String, SettingKey {
    case estimation, event, tested
    case minEstimation = "min_estimation"

    package static let table = "windows"
    package var option: String {
      switch self {
      case .event: "event-window"
      case .tested: "window"
      case .estimation, .minEstimation: hyphenated
      }
    }
  }

  package var ranges: [SettingRange] {
    switch minEstimation {
    case .returns(let count): [.within(0...100_000, CodingKeys.minEstimation, [count])]
    case .share(let share): [.through(0, 1, CodingKeys.minEstimation, [share])]
    }
  }
}

/// How many returns an estimation window must hold for its event to be studied.
public enum MinimumEstimation: Sendable, Hashable {
  /// A number of returns.
  case returns(Int)
  /// A share of the window's days, as a fraction from 0 to 1.
  case share(Double)

  /// 60 % of the window's days.
  public static let standard = MinimumEstimation.share(0.6)

  /// Returns the required number of returns for a window of a number of days, rounded up.
  public func required(of days: Int) -> Int {
    switch self {
    case .returns(let count): count
    case .share(let share):
      // A share is at most one wherever settings are checked.
      Int(exactly: (share * Double(days) - 1e-9).rounded(.up)) ?? days
    }
  }
}

extension MinimumEstimation: LosslessStringConvertible {
  /// The number as text, such as `100`, or the share as `60%`.
  public var description: String {
    switch self {
    case .returns(let count): String(count)
    case .share(let share):
      Int(exactly: share * 100).map { "\($0)%" } ?? "\(share * 100)%"
    }
  }

  /// Creates a minimum from text, a count such as `100` or a share such as `60%`.
  public init?(_ description: String) {
    let text = description.filter { $0 != " " }
    if text.hasSuffix("%") {
      guard let percent = Double(text.dropLast()), (0...100).contains(percent) else { return nil }
      self = .share(percent / 100)
    } else {
      guard let count = Int(text), count >= 0 else { return nil }
      self = .returns(count)
    }
  }
}

extension MinimumEstimation: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text =
      if let count = try? container.decode(Int.self) { String(count) } else {
        try container.decode(String.self)
      }
    guard let minimum = MinimumEstimation(text) else {
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription: "\"\(text)\" is neither a number of returns nor a share such as 60%"
      )
    }
    self = minimum
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
