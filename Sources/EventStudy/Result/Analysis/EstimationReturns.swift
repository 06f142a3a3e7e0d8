internal import Announcements
public import CivilTime
internal import EventAlignment
public import EventStatistics

/// The returns that one event was estimated from and those of its event window, beside the market's.
///
/// A study of at most ``most`` events has them, for the pictures of its models; more would make a result
/// several times as long.
public struct EstimationReturns: Sendable, Hashable, Codable {
  /// The largest number of events of a study that has them.
  public static let most = 12

  /// The event.
  public var eventID: String
  /// Its symbol.
  public var symbol: String
  /// The model that the abnormal returns are of, the first of the study.
  public var model: ExpectedReturnMethod
  /// The days relative to day 0: the estimation window, then the event window.
  public var relativeDay: [Int]
  /// The days as dates.
  @DateTexts public var date: [CalendarDate]
  /// The return of the security, as a fraction.
  public var returns: [Double?]
  /// The return of the market, as a fraction.
  public var marketReturn: [Double?]
  /// The residual in the estimation window and the abnormal return in the event window, as fractions.
  public var ar: [Double?]

  private enum CodingKeys: String, CodingKey {
    case symbol, model, date, ar
    case eventID = "event_id"
    case relativeDay = "relative_day"
    case returns = "return"
    case marketReturn = "market_return"
  }
}

extension EstimationReturns {
  /// Returns those of every event of a study under its first model; none of a study of many events.
  static func all(_ study: AlignedStudy, _ fitted: FittedStudy?, plan: StudyPlan) -> [Self] {
    guard let fitted, fitted.events.count <= most else { return [] }
    let samples = EventSamples(study, method: fitted.method, plan: plan)
    let places = Dictionary(
      study.events.enumerated().map { ($1.eventID, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    return fitted.events.compactMap { event, fit in
      places[event.eventID].map { Self(event, fit, sample: samples[$0], method: fitted.method) }
    }
  }

  private init(
    _ event: AlignedEvent,
    _ fit: FittedEvent,
    sample: EventSample,
    method: ExpectedReturnMethod
  ) {
    eventID = event.eventID
    symbol = event.announcement.symbol
    model = method
    relativeDay = []
    date = []
    returns = []
    marketReturn = []
    ar = []
    let shift = sample.event.lowerBound - sample.firstRelativeDay
    let days = event.axis.days
    for (places, abnormal) in [(sample.estimation, fit.residuals), (sample.event, fit.abnormal)] {
      for (place, own) in zip(places, abnormal) {
        // A window may reach beyond the data, and an event window into the estimation window.
        let day = place - shift
        let index = event.day.index + day
        guard days.indices.contains(index), day > (relativeDay.last ?? .min) else { continue }
        relativeDay.append(day)
        date.append(days[index])
        returns.append(sample.security[sample.security.startIndex + place].present)
        marketReturn.append(sample.market[sample.market.startIndex + place].present)
        ar.append(own.present)
      }
    }
  }
}
