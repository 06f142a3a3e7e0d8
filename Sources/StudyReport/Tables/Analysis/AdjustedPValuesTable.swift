internal import DelimitedText
internal import EventStatistics

/// `adjusted_p_values.csv`: each p-value with its corrections for the windows and models of its test.
public struct AdjustedPValuesTable: StudyTable {
  public static let fileName = "adjusted_p_values.csv"
  public static let columns =
    ["model", "window_start", "window_end", "test", "family_size", "p_value"]
    + PValueAdjustment.allCases.map(\.rawValue) + ["romano_wolf"]

  private let document: StudyDocument

  public init(_ document: StudyDocument) {
    self.document = document
  }

  public var csv: [UInt8] {
    Self.csv { writer in
      for value in document.analysis.adjustedPValues {
        writer.append(value.model)
        writer.append(value.windowStart)
        writer.append(value.windowEnd)
        writer.append(value.test)
        writer.append(value.familySize)
        writer.append(value.pValue)
        for correction in PValueAdjustment.allCases {
          writer.append(value.adjusted[correction.rawValue])
        }
        writer.append(value.romanoWolf)
        writer.endRow()
      }
    }
  }
}
