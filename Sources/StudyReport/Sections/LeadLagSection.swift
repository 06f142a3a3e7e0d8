internal import Algorithms
internal import EventStatistics
internal import EventStudy

/// Announcements against returns, volume and volatility at leads and lags.
enum LeadLagSection {
  /// How many selections a page of its own draws.
  private static let drawnSelections = 8

  /// Returns the section of a study; nothing where it asked for none or has one event.
  static func section(_ result: StudyResult, for face: Face) -> ReportSection? {
    let entries = result.analysis.leadLag
    // Nobody looks for leads and lags of one event.
    let isOfOneEvent =
      result.includedCount == 1 && entries.allSatisfy { $0.reason != nil }
    guard !entries.isEmpty, !isOfOneEvent else { return nil }
    return section(
      entries,
      settings: result.configuration,
      drawing: 1,
      opening: nil,
      file: StudyTables.file(.leadLag),
      for: face
    )
  }

  /// Returns the section of a page of its own.
  static func section(_ result: LeadLagResult) -> ReportSection {
    section(
      result.correlations,
      settings: result.configuration,
      drawing: drawnSelections,
      opening: "What goes with the announcements, before them or after them?",
      file: Table<LeadLagResult>.leadLag.fileName,
      for: .page
    )
  }

  private static func section(
    _ entries: [LeadLagEntry],
    settings: StudySettings,
    drawing count: Int,
    opening: String?,
    file: String,
    for face: Face
  ) -> ReportSection {
    let words = LeadLagWords(entries, format: face.format)
    let found = entries.inOrderOfInterest
    guard !found.isEmpty else {
      return ReportSection(
        anchor: "lead-lag",
        title: "Leads and lags",
        introduction: opening ?? words.summary,
        parts: [ReportSection.Part(brief: words.summary)]
      )
    }
    let names = found.map(\.selection).uniqued().prefix(count)
    let charts = names.map { name in
      LeadLagChart.panels(found.filter { $0.selection == name })
    }
    let coverage = face.format.level(settings.methods.confidence)
    let overview = ReportSection.Part(
      text: "At lag +k the announcements come k trading days before the outcome, at lag −k after "
        + "it. The band holds \(coverage) of the correlations that chance gives at that lag: those "
        + "with the announcements shifted in time. Beyond chance is what exceeds all that chance "
        + "reaches at any lag in \(coverage) of the shifts; p counts all lags too. For a company both also "
        + "count that the strongest of all companies was looked for, for a kind or group that of all of these.",
      brief: words.summary,
      charts: face == .page ? charts.first ?? [] : [],
      table: table(found, face: face, file: file),
      items: Array(words.selections.prefix(face.rowLimit)),
      rest: words.selections.count > face.rowLimit
        ? (words.selections.count - face.rowLimit, file) : nil,
      notes: words.limits + reasons(entries)
    )
    let others = zip(names, charts).dropFirst().map { name, charts in
      ReportSection.Part(heading: LeadLagWords.name(name), charts: charts, isDetail: true)
    }
    return ReportSection(
      anchor: "lead-lag",
      title: "Leads and lags",
      introduction: opening ?? words.summary,
      parts: [overview] + others
    )
  }

  private static func table(
    _ entries: [LeadLagEntry],
    face: Face,
    file: String
  ) -> FigureTable {
    // Which index it was is news only where there are several.
    let hasMarkets = Set(entries.compactMap(\.market)).count > 1
    let against: [FigureTable.Column] = hasMarkets ? [.words("Against")] : []
    return FigureTable(
      label: "Strongest lags",
      isSortable: true,
      columns: [.words("Announcements"), .number("N"), .words("Outcome")] + against
        + [
          .number("Strongest lag", terminal: "Lag"), .number("r"), .number("Chance"), .number("p"),
          .words("Beyond chance", terminal: "Beyond"), .number("r at lag 0", terminal: "r at 0"),
        ],
      rows: entries.prefix(face.rowLimit).map { entry in
        let strongest = entry.strongest
        let zero = entry.lags.first { $0.lag == 0 }
        let names: [Figure] = [
          .header(LeadLagWords.name(entry.selection), width: 24),
          .count(entry.announcementCount), .words(LeadLagWords.name(entry.outcome), width: 28),
        ]
        let market: [Figure] = hasMarkets ? [.words(entry.market ?? "", width: 16)] : []
        let figures: [Figure] = [
          .fixed(strongest.map { Double($0.lag) }, decimals: 0, signed: true),
          .fixed(strongest?.correlation, decimals: 3, signed: true)
            .styled(entry.movesBeyondChance ? "strong" : ""),
          .fixed(entry.simultaneousBound, decimals: 3),
          .pValue(strongest?.simultaneousPValue, ofEffect: false),
          .words(entry.movesBeyondChance ? "yes" : "no"),
          .fixed(zero?.correlation, decimals: 3, signed: true),
        ]
        // The other selections are in the sentences and in the file, where there is little room.
        return FigureTable.Row(
          cells: names + market + figures,
          isDetail: entry.selection != "all"
        )
      },
      fit: .drop(keeping: 5),
      listing: (entries.count, file)
    )
  }

  private static func reasons(_ entries: [LeadLagEntry]) -> [String] {
    let told = entries.compactMap { entry in
      entry.reason.map {
        "\(LeadLagWords.name(entry.selection)), \(LeadLagWords.name(entry.outcome).lowercased()): "
          + "n/a, \($0)."
      }
    }
    return Array(told.uniqued())
  }
}

extension [LeadLagEntry] {
  /// The correlations that there are, in the order in which they are read: all announcements, indices, kinds and
  /// groups, then companies, the strongest first.
  var inOrderOfInterest: [LeadLagEntry] {
    let found = filter { $0.reason == nil }
    func isCompany(_ entry: LeadLagEntry) -> Bool { entry.selection.hasPrefix("company:") }
    let companies = Dictionary(grouping: found.filter(isCompany), by: \.selection)
      .map { name, entries in
        let strongest = entries.compactMap(\.strongest)
        let p = strongest.compactMap(\.simultaneousPValue).min() ?? 1
        let r = strongest.compactMap(\.correlation).map { abs($0) }.max() ?? 0
        return (name: name, p: p, r: r, entries: entries)
      }
      .sorted { ($0.p, $1.r, $0.name) < ($1.p, $0.r, $1.name) }
    return found.filter { !isCompany($0) } + companies.flatMap(\.entries)
  }
}
