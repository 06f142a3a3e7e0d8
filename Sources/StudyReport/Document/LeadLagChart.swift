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
    let chart = ReportChart(
      id: "lead-lag",
      specification: "lead-lag",
      datasets: Datasets(
        lags: result.correlations.enumerated().flatMap { rows($1, order: $0) }
      ),
      description: "Daily number of announcements against returns, volume and "
        + "volatility, \(result.firstDate) to \(result.lastDate); at a positive lag the "
        + "announcements come first",
      title: "Announcements against prices"
    )
    let source = ReportChart.Source(
      study:
        "At a positive lag the announcements come first. Gray: chance at that lag; blue bars lie "
        + "beyond what chance reaches at any lag.",
      simulated: result.simulated
    )
    return try chart.standalone(source) + "\n"
  }

  /// Returns one chart for each outcome of a selection, for a section of a page.
  static func panels(_ entries: [LeadLagEntry]) -> [ReportChart] {
    let drawn = entries.filter { $0.lags.contains { $0.correlation != nil } }
    return drawn.enumerated().map { order, entry in
      let outcome = LeadLagWords.name(entry.outcome)
      let against = entry.market.map { " against \($0)" } ?? ""
      return ReportChart(
        id: "lead-lag-\(identifier(entry.selection))-\(entry.outcome.rawValue)-\(order)",
        specification: "lead-lag-panel",
        datasets: Datasets(lags: rows(entry, order: order)),
        description: "\(LeadLagWords.name(entry.selection)): correlation of the daily number of "
          + "announcements with \(outcome.lowercased())\(against) at each lag"
          + strongest(entry),
        title: "\(outcome)\(against) at leads and lags",
        keys: [
          ReportChart.Key(style: "band", label: "chance at that lag"),
          ReportChart.Key(style: "first", label: "within what chance reaches at some lag"),
          ReportChart.Key(style: "second", label: "beyond it"),
        ],
        note: order == 0 ? "To the right of 0 the announcements come first." : nil
      )
    }
  }

  private static func strongest(_ entry: LeadLagEntry) -> String {
    guard let lag = entry.strongest else { return "" }
    let format = NumberFormat.page
    return ", strongest at lag \(format.day(lag.lag)): r = "
      + "\(format.fixed(lag.correlation, decimals: 2)), p \(format.pRelation(lag.pValue))"
  }

  private static func identifier(_ selection: String) -> String {
    String(selection.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
  }

  private static func rows(_ entry: LeadLagEntry, order: Int) -> [Row] {
    let selection = "\(LeadLagWords.name(entry.selection)) (\(entry.announcementCount))"
    return entry.lags.map { lag in
      Row(
        order: order,
        selection: selection,
        outcome: LeadLagWords.name(entry.outcome) + (entry.market.map { ", \($0)" } ?? ""),
        lag: lag.lag,
        correlation: lag.correlation,
        lower: lag.lower,
        upper: lag.upper,
        pValue: lag.pValue,
        outside: entry.isBeyondChance(lag)
      )
    }
  }
}
