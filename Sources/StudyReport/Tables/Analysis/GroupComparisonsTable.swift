internal import DelimitedText

/// `group_comparisons.csv`: the tests whether groups of events differ.
///
/// A test that does not apply has a row without statistic and p-value; `study.json` has its reason.
public struct GroupComparisonsTable: StudyTable {
  public static let fileName = "group_comparisons.csv"
  public static let columns = [
    "model", "window_start", "window_end", "test", "groups", "statistic", "degrees_of_freedom",
    "p_value", "n_events",
  ]

  private let document: StudyDocument

  public init(_ document: StudyDocument) {
    self.document = document
  }

  public var csv: [UInt8] {
    Self.csv { writer in
      for comparison in document.analysis.groupComparisons {
        writer.append(comparison.model)
        writer.append(comparison.windowStart)
        writer.append(comparison.windowEnd)
        writer.append(comparison.test)
        writer.append(comparison.groups.joined(separator: "|"))
        writer.append(comparison.statistic)
        writer.append(comparison.degreesOfFreedom)
        writer.append(comparison.pValue)
        writer.append(comparison.eventCount)
        writer.endRow()
      }
    }
  }
}
