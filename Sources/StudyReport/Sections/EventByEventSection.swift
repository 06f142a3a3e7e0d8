internal import EventStudy

/// The pictures of single events, which only a page has room for.
enum EventByEventSection {
  /// Returns the section; nothing where there is nothing to draw.
  static func section(_ result: StudyResult, for face: Face) -> ReportSection? {
    guard face == .page, result.includedCount > 0 else { return nil }
    let charts = EventByEventCharts(result)
    // One event has the picture of its model among its results.
    let isOne = result.models.first.map(SingleEventSection.applies) ?? false
    func part(_ chart: ReportChart?, _ heading: String, _ text: String) -> ReportSection.Part? {
      chart.map { ReportSection.Part(heading: heading, text: text, charts: [$0], isDetail: true) }
    }
    let parts = [
      part(
        charts.forest,
        "Every effect",
        "A few events may carry an average, or all of them a little."
      ),
      part(
        isOne ? nil : charts.fit,
        "Day 0 among ordinary days",
        "An effect is a day that the market does not explain and that ordinary days do not have."
      ),
      part(
        isOne ? nil : charts.timeline,
        "When the announcements came",
        "Announcements on the same days share what else happened on them."
      ),
    ].compactMap(\.self)
    guard !parts.isEmpty else { return nil }
    return ReportSection(anchor: "event-by-event", title: "Event by event", parts: parts)
  }
}
