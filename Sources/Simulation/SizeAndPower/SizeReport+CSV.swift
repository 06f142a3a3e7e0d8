internal import EventStatistics

extension SizeReport {
  /// The columns of ``csv``.
  public static let columns = [
    "scenario", "test", "window_start", "window_end", "effect", "level", "alternative", "n_events",
    "rejections", "replications", "not_applicable", "rate", "lower", "upper", "verdict", "reason",
  ]

  /// The rows as a CSV table, numbers in their shortest exact form, nothing where there is none.
  public var csv: String {
    var text = Self.columns.joined(separator: ",") + "\n"
    for row in rows {
      let fields: [String] = [
        row.scenario.rawValue, row.method.rawValue,
        "\(row.window.lowerBound)", "\(row.window.upperBound)",
        "\(row.effect)", "\(row.level)", study.alternative.rawValue, "\(study.eventCount)",
        "\(row.rejections)", "\(row.replications)", "\(row.notApplicable)",
        row.rate.map { "\($0)" } ?? "", row.lower.map { "\($0)" } ?? "",
        row.upper.map { "\($0)" } ?? "", row.verdict?.rawValue ?? "",
        row.reason.map(Self.quoted) ?? "",
      ]
      text += fields.joined(separator: ",") + "\n"
    }
    return text
  }

  /// Returns a text as a quoted field, because reasons contain commas.
  private static func quoted(_ text: String) -> String {
    let parts = text.split(separator: "\"", omittingEmptySubsequences: false)
    return "\"" + parts.joined(separator: "\"\"") + "\""
  }
}
