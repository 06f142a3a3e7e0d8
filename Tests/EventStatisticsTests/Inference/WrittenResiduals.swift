@testable import EventStatistics

extension FittedEvent {
  /// An event whose raw residuals are written down, in hundredths.
  static func written(
    _ residuals: [Double],
    days: [Double],
    first: Int = 0
  ) throws -> FittedEvent {
    let security = (residuals + days).map { $0 / 100 }
    return try RawReturnModel().fit(
      EventSample(
        security: security[...],
        market: security[...],
        estimation: 0..<residuals.count,
        event: residuals.count..<security.count,
        firstRelativeDay: first
      )
    )
  }
}

/// The residuals −5, −4, …, 4 hundredths.
let tenResiduals = (0..<10).map { Double($0 - 5) }
