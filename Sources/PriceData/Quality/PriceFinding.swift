public import CivilTime
public import Notices

/// What a check of the prices found for one symbol, with all of its days in one sentence.
public struct PriceFinding: Notice, Hashable {
  /// What was found.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// No price on trading days between the symbol's first and last day.
    case gap
    /// Prices on days on which there is no trading.
    case notATradingDay = "not_a_trading_day"
    /// A close that stays the same for many days without trading.
    case stalePrice = "stale_price"
    /// Days whose four prices all repeat the previous close, without trading.
    case repeatedRow = "repeated_row"
    /// Prices that are zero or negative.
    case nonPositivePrice = "non_positive_price"
    /// Days whose highest price is below the lowest.
    case highBelowLow = "high_below_low"
    /// Prices outside the range from the lowest to the highest price of their day.
    case outsideRange = "outside_range"
    /// Days on which no share was traded.
    case zeroVolume = "zero_volume"
    /// Days with a volume of zero on which the close changed.
    case volumeNotKept = "volume_not_kept"
    /// Days on which the vendor's adjusted close differs from the close.
    case adjustedCloseDiffers = "adjusted_close_differs"
    /// An adjusted close that never differs from the close.
    case adjustedCloseEqual = "adjusted_close_equal"
    /// A jump that looks like a split or bonus issue.
    case suspectedSplit = "suspected_split"
    /// A price that is a power of ten away for a few days, as in another unit.
    case anotherUnit = "another_unit"
    /// A price that cannot be one.
    case impossiblePrice = "impossible_price"
    /// Moves too large for an ordinary day that do not look like a split.
    case largeMove = "large_move"
    /// An adjustment for a symbol that has no prices.
    case adjustmentWithoutSymbol = "adjustment_without_symbol"
    /// An adjustment that has no day to act on, or none to act from.
    case adjustmentOutsideDays = "adjustment_outside_days"
    /// Adjustments for data that hold returns.
    case adjustmentOfReturns = "adjustment_of_returns"
  }

  /// The most dates that a finding names.
  public static let namedDates = 3

  /// What was found.
  public let kind: Kind
  /// The symbol, or nothing when the finding is about all of the data or about many symbols.
  public let symbol: String?
  /// The number of further symbols that a finding without a symbol sums up, otherwise 0.
  public let furtherSymbols: Int
  /// Whether findings of other symbols, which are named, come before one that sums up.
  let followsNamed: Bool
  /// The number of days, or of adjustments.
  public let count: Int
  /// The first days, at most ``namedDates``, ascending.
  public let firstDates: [CalendarDate]
  /// The numbers of the first day and what to do, in words.
  public var detail: String { advice.text(.key) }
  private let advice: Message
  /// The lines of an adjustments file that answer the finding, all of them together; mostly none.
  public let adjustmentLines: [String]

  /// Creates a finding from all of its days, or nothing when there are none.
  init?(
    _ kind: Kind,
    symbol: String?,
    dates: [CalendarDate],
    detail: @autoclosure () -> String
  ) {
    guard !dates.isEmpty else { return nil }
    self.init(kind, symbol: symbol, dates: dates, adjustmentLines: [], advice: Message(detail()))
  }

  /// Creates a finding from all of its days with what answers it.
  init(
    _ kind: Kind,
    symbol: String?,
    dates: [CalendarDate],
    adjustmentLines: [String],
    advice: Message
  ) {
    self.kind = kind
    self.symbol = symbol
    furtherSymbols = 0
    followsNamed = false
    count = dates.count
    firstDates = Array(dates.prefix(Self.namedDates))
    self.adjustmentLines = adjustmentLines
    self.advice = advice
  }

  /// Creates a finding from the number of its days and the first of them, or nothing when there are
  /// none.
  init?(
    _ kind: Kind,
    symbol: String?,
    count: Int,
    firstDates: [CalendarDate],
    detail: @autoclosure () -> String
  ) {
    guard count > 0 else { return nil }
    self.kind = kind
    self.symbol = symbol
    furtherSymbols = 0
    followsNamed = false
    self.count = count
    self.firstDates = firstDates
    adjustmentLines = []
    advice = Message(detail())
  }

  /// Creates a finding that sums up those of several symbols, or nothing when there are none.
  init?(summingUp findings: some Collection<PriceFinding>, afterNamed: Bool) {
    guard let first = findings.first else { return nil }
    followsNamed = afterNamed
    kind = first.kind
    symbol = nil
    furtherSymbols = findings.count
    count = findings.reduce(0) { $0 + $1.count }
    adjustmentLines = []
    firstDates = Array(Set(findings.flatMap(\.firstDates)).sorted().prefix(Self.namedDates))
    advice = Message(
      findings.prefix(5).compactMap(\.symbol).joined(separator: ", ")
        + (findings.count > 5 ? ", …" : "")
    )
  }

  /// Sums up the findings of each kind about many symbols.
  ///
  /// - Parameters:
  ///   - findings: Each about one symbol, or about none.
  ///   - symbolsNamed: The most symbols of a kind that have findings of their own; one more is named too.
  ///     Questions are all named, because each has its own answer.
  /// - Returns: The findings by kind, otherwise in their order.
  package static func summedUp(
    _ findings: [PriceFinding],
    symbolsNamed: Int
  ) -> [PriceFinding] {
    Kind.allCases.flatMap { kind in
      let own = findings.filter { $0.kind == kind }
      guard !kind.isQuestion, own.count > symbolsNamed + 1 else { return own }
      let rest = PriceFinding(summingUp: own.dropFirst(symbolsNamed), afterNamed: symbolsNamed > 0)
      return own.prefix(symbolsNamed) + [rest].compactMap(\.self)
    }
  }

  public var severity: Severity {
    switch kind {
    case .zeroVolume, .volumeNotKept, .adjustedCloseEqual, .adjustedCloseDiffers: .information
    default: .warning
    }
  }

  /// The finding in one sentence, such as `TCS: high below low on 2 days (…); first: …`.
  public var message: Message {
    guard furtherSymbols == 0 else {
      let more = followsNamed ? "more " : ""
      return "\(furtherSymbols) \(more)symbols: \(phrase) on \(days); \(advice)"
    }
    let subject = symbol.map { "\($0): " } ?? ""
    return switch kind {
    case .suspectedSplit, .anotherUnit, .impossiblePrice, .adjustmentWithoutSymbol,
      .adjustmentOutsideDays, .adjustmentOfReturns,
      .adjustedCloseEqual:
      "\(subject)\(advice)"
    default: "\(subject)\(phrase) on \(days); \(advice)"
    }
  }

  /// Whether no result that uses the returns of the days can be trusted before a person has answered.
  ///
  /// Such a finding is about one symbol and names all of its days.
  public var isQuestion: Bool { kind.isQuestion }
}

extension PriceFinding: CustomStringConvertible {
  public var description: String { message.text(.key) }

  private var days: String {
    let dates = firstDates.map(\.description).joined(separator: ", ")
    return count == 1 ? dates : "\(count) days (\(dates)\(count > firstDates.count ? ", …" : ""))"
  }

  private var phrase: String {
    switch kind {
    case .gap: "no price"
    case .notATradingDay: "prices without trading"
    case .stalePrice: "the close repeats itself without trading"
    case .repeatedRow: "all prices repeat the previous close without trading"
    case .nonPositivePrice: "a price that is zero or negative"
    case .highBelowLow: "the high is below the low"
    case .outsideRange: "a price outside the range from low to high"
    case .zeroVolume: "no share traded"
    case .volumeNotKept: "the file has a volume of 0 and another close"
    case .adjustedCloseDiffers: "the adjusted close differs from the close"
    case .largeMove: "a move too large for an ordinary day"
    case .adjustedCloseEqual: "the adjusted close equals the close"
    case .adjustmentWithoutSymbol: "an adjustment has no prices to act on"
    case .adjustmentOutsideDays: "an adjustment is outside the days with prices"
    default: kind.rawValue
    }
  }
}

/// Returns a number with at most a few decimal places, such as `0.4966`, for people to read.
func decimalText(_ value: Double, places: Int) -> String {
  var scale = 1.0
  for _ in 0..<places { scale *= 10 }
  let scaled = (value * scale).rounded()
  return scaled.magnitude < 1e15 ? "\(scaled / scale)" : "\(value)"
}

extension PriceFinding.Kind {
  /// Whether findings of the kind are questions, each of which is named.
  var isQuestion: Bool {
    switch self {
    case .suspectedSplit, .anotherUnit, .impossiblePrice: true
    default: false
    }
  }
}
