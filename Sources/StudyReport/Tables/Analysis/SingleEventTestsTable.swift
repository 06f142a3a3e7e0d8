internal import DelimitedText

/// `single_event_tests.csv`: the tests of each event alone, over each window.
///
/// A test that does not apply has a row without statistic and p-value; `study.json` has its reason.
public struct SingleEventTestsTable: StudyTable {
  public static let fileName = "single_event_tests.csv"
  public static let columns = [
    "event_id", "symbol", "model", "window_start", "window_end", "test", "statistic",
    "degrees_of_freedom", "p_value",
  ]

  private let document: StudyDocument

  public init(_ document: StudyDocument) {
    self.document = document
  }

  public var csv: [UInt8] {
    Self.csv { writer in
      for model in document.models {
        let freedom = Dictionary(
          model.fits.map { ($0.eventID, $0.degreesOfFreedom) },
          uniquingKeysWith: { first, _ in first }
        )
        for car in model.cars {
          let residual = car.t == nil ? nil : freedom[car.eventID]
          row(&writer, car, model, "car_t", car.t, residual, car.pValue)
          guard let sq = car.sq else { continue }
          row(&writer, car, model, "sq", sq.statistic, nil, sq.pValue)
        }
      }
    }
  }

  private func row(
    _ writer: inout CSVWriter,
    _ car: DocumentCAR,
    _ model: DocumentModel,
    _ test: String,
    _ statistic: Double?,
    _ degreesOfFreedom: Int?,
    _ pValue: Double?
  ) {
    writer.append(car.eventID)
    writer.append(car.symbol)
    writer.append(model.model)
    writer.append(car.windowStart)
    writer.append(car.windowEnd)
    writer.append(test)
    writer.append(statistic)
    writer.append(degreesOfFreedom)
    writer.append(pValue)
    writer.endRow()
  }
}
