internal import DelimitedText
internal import EventAlignment
internal import EventStatistics
public import EventStudy

/// Every cell of a sensitivity study as CSV, one row for each specification, window and test.
public struct SensitivityTable: Sendable {
  /// The name of the file.
  public static let fileName = "sensitivity.csv"
  /// The columns.
  public static let columns = [
    "model", "estimation_start", "estimation_end", "returns", "window_start", "window_end", "test",
    "n_events", "caar", "statistic", "p_value", "adjusted_p_value", "market", "shift",
    "overlapping", "adjustment",
  ]

  private let result: SensitivityResult

  /// Creates the table of a result.
  public init(_ result: SensitivityResult) {
    self.result = result
  }

  /// The table as text.
  public var text: String { String(decoding: csv, as: UTF8.self) }

  /// The table as bytes.
  var csv: [UInt8] {
    var writer = CSVWriter()
    for column in Self.columns { writer.append(column) }
    writer.endRow()
    for specification in result.specifications {
      for (index, window) in result.windows.enumerated() {
        for test in specification.tests {
          writer.append(specification.model.rawValue)
          writer.append(specification.estimationStart)
          writer.append(specification.estimationEnd)
          writer.append(specification.returns.rawValue)
          writer.append(window.windowStart)
          writer.append(window.windowEnd)
          writer.append(test.test.rawValue)
          writer.append(specification.eventCounts[index])
          writer.append(specification.caar[index])
          writer.append(test.statistic[index])
          writer.append(test.pValue[index])
          writer.append(test.adjustedPValue[index])
          writer.append(specification.market)
          writer.append(specification.shift)
          writer.append(specification.overlapping.rawValue)
          writer.append(test.adjustment.rawValue)
          writer.endRow()
        }
      }
    }
    return writer.bytes
  }
}
