internal import DelimitedText

/// `correlations.csv`: the correlation of event columns with cumulative abnormal returns.
public struct CorrelationsTable: StudyTable {
  public static let fileName = "correlations.csv"
  public static let columns = [
    "model", "window_start", "window_end", "column", "measure", "coefficient", "statistic",
    "degrees_of_freedom", "p_value", "permutation_p_value", "exact", "n_events",
  ]

  private let document: StudyDocument

  public init(_ document: StudyDocument) {
    self.document = document
  }

  public var csv: [UInt8] {
    Self.csv { writer in
      for correlation in document.analysis.correlations {
        writer.append(correlation.model)
        writer.append(correlation.windowStart)
        writer.append(correlation.windowEnd)
        writer.append(correlation.column)
        writer.append(correlation.measure)
        writer.append(correlation.coefficient)
        writer.append(correlation.statistic)
        writer.append(correlation.degreesOfFreedom)
        writer.append(correlation.pValue)
        writer.append(correlation.permutationPValue)
        writer.append(correlation.permutationPValue.map { _ in correlation.isExact ? "yes" : "no" })
        writer.append(correlation.eventCount)
        writer.endRow()
      }
    }
  }
}
