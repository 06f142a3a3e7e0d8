internal import DelimitedText

/// `cars.csv`: the cumulative abnormal return of each event over each window, with its own t test.
public struct CARsTable: StudyTable {
  public static let fileName = "cars.csv"
  public static let columns = [
    "event_id", "symbol", "model", "window_start", "window_end", "days", "car",
    "car_standard_error", "scar", "t", "p_value", "bhar",
  ]

  private let document: StudyDocument

  public init(_ document: StudyDocument) {
    self.document = document
  }

  public var csv: [UInt8] {
    Self.csv { writer in
      for model in document.models {
        for car in model.cars {
          writer.append(car.eventID)
          writer.append(car.symbol)
          writer.append(model.model)
          writer.append(car.windowStart)
          writer.append(car.windowEnd)
          writer.append(car.days)
          writer.append(car.car)
          writer.append(car.carStandardError)
          writer.append(car.scar)
          writer.append(car.t)
          writer.append(car.pValue)
          writer.append(car.bhar)
          writer.endRow()
        }
      }
    }
  }
}
