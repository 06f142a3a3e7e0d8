public import CivilTime
public import EventAlignment
public import EventStatistics
public import Notices

/// The prices of one security before a day: what a rule prescribes, and the premium of a price over them.
///
/// Prices are in the currency of the file and in shares of the last session before the day, fractions are
/// fractions, and every figure names the first and the last of its sessions, whose rows are in ``sessions``.
public struct PricingResult: Sendable, Hashable, Codable {
  /// Whether the prices are simulated.
  public var simulated: Bool
  /// The security.
  public var symbol: String
  /// The name of the company, where it is known.
  public var company: String?
  /// The day that everything lies before.
  public var day: CalendarDate
  /// Whether the session of the day itself counts.
  public var includesDay: Bool
  /// The last session that counts.
  public var lastSession: CalendarDate
  /// Its close.
  public var lastClose: Double?
  /// The calendar that says which days are sessions.
  public var calendar: String
  /// Which sessions count.
  public var counted: PricingSettings.CountedSessions
  /// The exchanges that were compared by volume, the one that is used first.
  public var exchanges: [Exchange]
  /// What a rule prescribes, where one is named.
  public var rule: RuleResult?
  /// The premium table, where a price is given.
  public var premium: PremiumResult?
  /// The effects of rumours that were taken out.
  public var rumours: [RumourResult]
  /// Whether the price moved materially on the day, where that is asked.
  public var movement: MovementResult?
  /// The sessions that the figures are made of, oldest first.
  public var sessions: [PricedSession]
  /// What must be decided before the prices can be trusted: each lies within the sessions behind a figure.
  @AbsentList public var questions: [PriceQuestion] = []
  /// What was noticed, warnings first.
  public var notes: [StudyNote]
  /// The files that were read.
  public var inputs: [InputFile]
  /// The program and the libraries.
  public var versions: [SoftwareVersion]

  /// The sentence that stands once with every result of a rule.
  public static let disclaimer = "A calculation aid, not legal advice."

  /// An exchange of the security.
  public struct Exchange: Sendable, Hashable, Codable {
    /// The files of its prices.
    public var files: [String]
    /// The shares traded in the longest period of the rule.
    public var volume: Double
    /// Whether its prices are used.
    public var isUsed: Bool
  }
}

/// An average, or another price, over sessions before the day.
public struct LookBackPrice: Sendable, Hashable, Codable {
  /// What it is.
  public var name: String
  /// The price.
  public var price: Double?
  /// The price without the effect of rumours, where some were named.
  public var unaffected: Double?
  /// The first session.
  public var firstDate: CalendarDate?
  /// The last session.
  public var lastDate: CalendarDate?
  /// The number of sessions.
  public var sessions: Int?
  /// How many of them had trades.
  public var tradedSessions: Int?
  /// The shares traded, in shares of the last session.
  public var volume: Double?
  /// The money that they were traded for.
  public var turnover: Double?
  /// The average of the bars weighted by time, where every session has bars.
  public var timeWeighted: Double?
  /// Where the daily averages come from, the least exact of them.
  public var source: VolumeWeightedAveragePrice.Source?
  /// Why there is no price.
  public var reason: Message?
}

/// What a rule prescribes.
public struct RuleResult: Sendable, Hashable, Codable {
  /// The name of the rule.
  public var id: String
  /// What it is for.
  public var name: String
  /// The regulation.
  public var source: String
  /// The day from which it holds.
  public var since: String?
  /// What the regulation calls the day.
  public var dayName: String
  /// The prices that it looks at.
  public var parts: [LookBackPrice]
  /// The price that it makes of them, where it makes one.
  public var price: Double?
  /// The same without the effect of rumours.
  public var unaffectedPrice: Double?
  /// The name of the part that decides.
  public var decidedBy: String?
  /// The parts that are not known, so that the price may be another one.
  public var missing: [String]
  /// Multiples that the regulation names too.
  public var further: [Multiple]
  /// Whether the shares count as frequently traded, where that was asked.
  public var traded: TradedResult?
  /// What a reader must know.
  public var notes: [String]

  /// A multiple of the price.
  public struct Multiple: Sendable, Hashable, Codable {
    /// What it is.
    public var name: String
    /// The price.
    public var price: Double
  }

  /// Whether shares count as frequently traded.
  public struct TradedResult: Sendable, Hashable, Codable {
    /// The first day of the period.
    public var firstDate: CalendarDate?
    /// The last day of the period.
    public var lastDate: CalendarDate?
    /// The shares traded in it.
    public var volume: Double?
    /// The shares of the company, weighted by time.
    public var shares: Double?
    /// The shares that must be traded.
    public var threshold: Double?
    /// Whether they were; nothing where that is not known.
    public var isFrequent: Bool?
    /// Why it is not known.
    public var reason: Message?
  }
}

/// The effect of a rumour and its confirmation on average prices.
public struct RumourResult: Sendable, Hashable, Codable {
  /// The session before the price moved, P.
  public var before: CalendarDate
  /// The session on which it moved, D0.
  public var moved: CalendarDate
  /// The day of the confirmation, C.
  public var confirmed: CalendarDate
  /// The session whose average ends the effect, N.
  public var settled: CalendarDate
  /// The average price of P.
  public var averageBefore: Double
  /// The average price of N.
  public var averageSettled: Double
  /// Their difference.
  public var variation: Double
  /// The last day on which the price holds, where its stage was said.
  public var validUntil: CalendarDate?
}

/// A price against those before it.
public struct PremiumResult: Sendable, Hashable, Codable {
  /// The price.
  public var price: Double
  /// The prices that it is compared with.
  public var rows: [Row]

  /// The name of the row of the last close.
  package static let lastClose = "last close"
  /// The name of the row of the close before a rumour.
  package static let unaffectedClose = "unaffected close"

  /// One of them.
  public struct Row: Sendable, Hashable, Codable {
    /// The price before.
    public var reference: LookBackPrice
    /// How far the price lies above it, as a fraction.
    public var premium: Double?
    /// How far it lies above the one without the effect of rumours.
    public var unaffectedPremium: Double?
  }
}

/// A session with the sums that averages over several are made of.
///
/// The average from one session to the last is the difference of the cumulative turnovers over that of the
/// cumulative volumes, which are in shares of the last session.
public struct PricedSession: Sendable, Hashable, Codable {
  /// The session, -1 for the last one before the day.
  public var relativeDay: Int
  /// The day.
  public var date: CalendarDate
  /// What sort of trading day it is, where the calendar knows.
  public var session: SessionKind?
  /// Prices as traded.
  public var open, high, low, close: Double?
  /// The shares traded.
  public var volume: Double?
  /// The money that they were traded for.
  public var turnover: Double?
  /// The average price as traded.
  public var vwap: Double?
  /// What it comes from.
  public var vwapKind: VolumeWeightedAveragePrice.Source?
  /// The average price of the bars that count, weighted by time.
  public var twap: Double?
  /// The minutes that it is over.
  public var twapMinutes: Double?
  /// The logarithm of the money that the shares were traded for.
  public var logTurnover: Double?
  /// The share of those traded that was delivered.
  public var deliveryShare: Double?
  /// The shares traded over those in free float.
  public var floatShare: Double?
  /// How far another source of the average lies from it, in basis points.
  public var vwapDifference: Double?
  /// What prices are multiplied by, and volumes divided by, for splits up to the last session.
  public var factor: Double
  /// The average without the effect of rumours, in shares of the last session.
  public var unaffectedVWAP: Double?
  /// The shares of all sessions so far, in shares of the last session.
  public var cumulativeVolume: Double
  /// The money of all sessions so far.
  public var cumulativeTurnover: Double
  /// The average from this session to the last one.
  public var lookBackVWAP: Double?
  /// Why the session has no average.
  public var reason: String?
}

/// Whether the price of a security moved materially on a day.
public struct MovementResult: Sendable, Hashable, Codable {
  /// The day.
  public var date: CalendarDate
  /// Where the limits come from.
  public var source: String
  /// The close before, in shares of the day.
  public var previousClose: Double
  /// The limit without the index, as a fraction.
  public var limit: Double
  /// The move of the index, as a fraction, where it was given.
  public var indexMove: Double?
  /// The limit at the opening, with the index.
  public var openingLimit: Double?
  /// The move of the opening price.
  public var openingMove: Double?
  /// The move of the highest price.
  public var highMove: Double?
  /// The move of the lowest price.
  public var lowMove: Double?
  /// Whether the price stood at its band.
  public var hitBand: Bool
  /// Whether the opening was a material movement; nothing where the index decides and is not known.
  public var isMaterialAtOpening: Bool?
  /// Whether the range of the day was.
  public var isMaterialInDay: Bool?

  /// Whether the price moved materially at all; nothing where that is not known.
  public var isMaterial: Bool? {
    if isMaterialAtOpening == true || isMaterialInDay == true { return true }
    return isMaterialAtOpening == false && isMaterialInDay == false ? false : nil
  }

  /// Whether a move of the day reaches the limit without the index; nothing for a price that is not known.
  public func reachesLimit(_ move: Double?) -> Bool? {
    move.map { MaterialMovement.reaches(abs($0), limit) }
  }

  /// Whether the opening reaches its limit by itself; nothing where that depends on an index that was not given.
  package var openingReachesLimit: Bool? {
    guard let openingMove else { return nil }
    if let openingLimit { return MaterialMovement.reaches(abs(openingMove), openingLimit) }
    // Below the smallest limit no index changes the answer.
    return reachesLimit(openingMove) == true ? nil : false
  }
}
