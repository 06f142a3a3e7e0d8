internal import EventStatistics
internal import EventStudy

/// The study against each further index, beside that against its own.
enum OtherMarketsSection {
  /// Returns the section; nothing where there is one index, or each event names its own.
  static func section(_ result: StudyResult, for face: Face) -> ReportSection? {
    let parts = result.models.compactMap { part($0, result: result, face: face) }
    guard !parts.isEmpty else { return nil }
    return ReportSection(
      anchor: "other-markets",
      title: "Against another index",
      introduction:
        "The study is measured against the first index. An effect that is the company's own is there "
        + "against any index that describes its market; one that goes away may be that of a market, a "
        + "country or an industry.",
      parts: parts,
      label: "Another index"
    )
  }

  private static func part(
    _ model: ModelResult,
    result: StudyResult,
    face: Face
  ) -> ReportSection.Part? {
    let others = result.analysis.otherMarkets.filter { $0.model == model.model }
    guard let own = result.markets.first?.name, !others.isEmpty else { return nil }
    let compared = ComparedStudies(
      label: "The study against each index",
      own: own,
      others: others.map { ($0.market, $0) },
      test: result.decisiveTest(of: model.model)
    )
    var part = compared.part(model, preposition: "against", file: StudyTables.file(.otherMarkets))
    part.notes = others.compactMap { counts($0, beside: model, own: own, face: face) }
    return part
  }

  /// Says where an index leaves other events than the first does.
  private static func counts(
    _ other: OtherMarketResult,
    beside model: ModelResult,
    own: String,
    face: Face
  ) -> String? {
    guard let here = model.windows.first?.eventCount, let there = other.windows.first?.eventCount,
      here != there
    else { return nil }
    return "\(face.format.counted(there, "event")) against \(other.market), "
      + "\(face.format.count(here)) against \(own)."
  }
}

/// Which index the events are measured against, where there are several.
enum MarketWords {
  /// Returns the indices that are used with the number of their events, and those that stand beside.
  static func sentence(_ result: StudyResult, format: NumberFormat) -> String? {
    guard result.markets.count > 1 else { return nil }
    let used = result.markets.filter { $0.eventCount > 0 }
    let beside = result.analysis.otherMarkets.isEmpty ? [] : result.markets.dropFirst()
    guard !used.isEmpty else { return nil }
    let named = used.map { "\($0.name) (\(format.counted($0.eventCount, "event")))" }
    return "Measured against \(named.joined(separator: ", "))"
      + (beside.isEmpty ? "" : "; beside it \(beside.map(\.name).joined(separator: ", "))")
  }
}
