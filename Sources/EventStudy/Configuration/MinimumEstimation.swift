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
    case .share(let share): Int((share * Double(days) - 1e-9).rounded(.up))
    }
  }
}

extension MinimumEstimation: LosslessStringConvertible {
  /// The number as text, such as `100`, or the share as `60%`.
  public var description: String {
    switch self {
    case .returns(let count): String(count)
    case .share(let share):
      share * 100 == (share * 100).rounded() ? "\(Int(share * 100))%" : "\(share * 100)%"
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
    if let count = try? container.decode(Int.self) {
      self = .returns(count)
      return
    }
    let text = try container.decode(String.self)
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
