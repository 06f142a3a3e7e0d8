internal import DelimitedText

/// `day_zero_shift.csv`: the tests with day 0 one session later where the time is unknown.
public struct DayZeroShiftTable: StudyTable {
  public static let fileName = "day_zero_shift.csv"
  public static let columns = [
    "model", "window_start", "window_end", "test", "statistic", "degrees_of_freedom", "p_value",
    "n_events", "n_shifted", "caar",
  ]

  private let document: StudyDocument

  public init(_ document: StudyDocument) {
    self.document = document
  }

  public var csv: [UInt8] {
    Self.csv { writer in
      for shift in document.analysis.shiftedDayZero {
        for window in shift.windows {
          for test in shift.tests(of: window) {
            writer.append(shift.model)
            writer.append(test.windowStart)
            writer.append(test.windowEnd)
            writer.append(test.test)
            writer.append(test.statistic)
            writer.append(test.degreesOfFreedom)
            writer.append(test.pValue)
            writer.append(test.eventCount)
            writer.append(shift.shiftedCount)
            writer.append(window.caar)
            writer.endRow()
          }
        }
      }
    }
  }
}
