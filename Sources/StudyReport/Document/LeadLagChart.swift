internal import CivilTime
internal import EventStatistics
public import EventStudy

/// The correlations of announcements at leads and lags as a chart.
///
/// A Vega-Lite specification with its data: notebooks show it as it is, and its tools turn it into a
/// picture. Each row is a selection of announcements, each column an outcome; the band is that of
/// chance, and bars outside the band of all lags together are dark.
public enum LeadLagChart {
  private struct Row: Encodable {
    let order: Int
    let selection: String
    let outcome: String
    let lag: Int
    let correlation: Double?
    let lower: Double?
    let upper: Double?
    let pValue: Double?
    let outside: Bool

    private enum CodingKeys: String, CodingKey {
      case order, selection, outcome, lag, correlation, lower, upper, outside
      case pValue = "p_value"
    }
  }

  private struct Datasets: Encodable {
    let lags: [Row]
  }

  /// Returns the specification as one line of JSON.
  ///
  /// - Throws: ``ReportError`` when the resource of the chart is missing or damaged.
  public static func text(of result: LeadLagResult) throws(ReportError) -> String {
    let rows = result.correlations.enumerated().flatMap { order, entry -> [Row] in
      let selection = "\(name(entry.selection)) (\(entry.announcementCount))"
      return entry.lags.map { lag in
        Row(
          order: order,
          selection: selection,
          outcome: name(entry.outcome),
          lag: lag.lag,
          correlation: lag.correlation,
          lower: lag.lower,
          upper: lag.upper,
          pValue: lag.pValue,
          outside: entry.isBeyondChance(lag)
        )
      }
    }
    let chart = ReportChart(
      id: "lead-lag",
      specification: "lead-lag",
      datasets: Datasets(lags: rows),
      description: "Daily number of announcements against returns, volume and "
        + "volatility, \(result.firstDate) to \(result.lastDate); at a positive lag the "
        + "announcements come first",
      title: "Announcements against prices"
    )
    let source = ReportChart.Source(
      study: "At a positive lag the announcements come first. Gray: chance at that lag; blue bars lie "
        + "beyond what chance reaches at any lag.",
      simulated: result.simulated
    )
    return try chart.standalone(source) + "\n"
  }

  private static func name(_ selection: String) -> String {
    let parts = selection.split(separator: ":", maxSplits: 1)
    return parts.count == 2 ? String(parts[1]) : "All announcements"
  }

  private static func name(_ outcome: LeadLagOutcome) -> String {
    switch outcome {
    case .abnormalReturn: "Abnormal return"
    case .volume: "Abnormal volume"
    case .volatility: "Volatility"
    }
  }
}
