internal import DelimitedText

/// `abnormal_returns.csv`: one row for each day of each event window and model.
public struct AbnormalReturnsTable: StudyTable {
  public static let fileName = "abnormal_returns.csv"
  public static let columns = [
    "event_id", "symbol", "model", "relative_day", "date", "return", "expected_return", "ar",
    "ar_standard_error", "sar", "vwap",
  ]

  private let document: StudyDocument

  public init(_ document: StudyDocument) {
    self.document = document
  }

  public var csv: [UInt8] {
    let prices = Dictionary(
      document.averagePrices.map { ($0.eventID, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    return Self.csv { writer in
      for model in document.models {
        for event in model.abnormalReturns {
          let vwap = prices[event.eventID].map {
            Dictionary(zip($0.relativeDay, $0.vwap), uniquingKeysWith: { first, _ in first })
          }
          for day in event.relativeDay.indices {
            writer.append(event.eventID)
            writer.append(event.symbol)
            writer.append(model.model)
            writer.append(event.relativeDay[day])
            writer.append(event.date[day])
            writer.append(event.returns[day])
            writer.append(event.expectedReturn[day])
            writer.append(event.ar[day])
            writer.append(event.arStandardError[day])
            writer.append(event.sar[day])
            writer.append(vwap?[event.relativeDay[day]] ?? nil)
            writer.endRow()
          }
        }
      }
    }
  }
}
