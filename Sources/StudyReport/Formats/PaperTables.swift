internal import CivilTime
internal import EventAlignment
internal import EventStatistics
internal import EventStudy

/// The tables that a paper prints of a result.
enum PaperTables {
  /// Tables with more rows than this are without their details.
  private static let detailedRows = 60

  // MARK: Studies

  /// Returns the tables of a study: averages and tests, then those of the sections of the report.
  static func all(_ result: StudyResult) -> [PaperTable] {
    guard result.includedCount > 0 else { return sections([exclusions(result)], of: result) }
    let isSingle = result.includedCount == 1
    let own =
      isSingle
      ? [SingleEventTables.cars(result), SingleEventTables.days(result)].compactMap(\.self)
      : EffectTables.all(result)
    let events = isSingle ? nil : EventsSection.section(result, for: .page)
    let further =
      result.analysisSections(for: .page)
      + [events, EstimationSection.section(result, for: .page), exclusions(result)]
      .compactMap(\.self)
    return own + sections(further, of: result) + (result.sensitivity.map { all($0) } ?? [])
  }

  private static func exclusions(_ result: StudyResult) -> ReportSection? {
    ExclusionsSection.section(result, for: .page)
  }

  /// Returns the tables of a sensitivity study.
  static func all(_ result: SensitivityResult) -> [PaperTable] {
    let tables = SensitivityTables(result: result)
    let found: [(id: String, table: FigureTable?)] = [
      ("sensitivity-tests", tables.counts), ("sensitivity-random-days", tables.maxima),
      ("sensitivity-sizes", tables.sizes), ("sensitivity-averages", tables.averages),
      ("sensitivity-power", tables.detectable),
    ]
    return found.compactMap { id, table in
      table.map { PaperTable(id: id, caption: $0.label, panels: [(nil, $0)]) }
    }
  }

  /// Returns the tables of announcements against prices over time.
  static func all(_ result: LeadLagResult) -> [PaperTable] {
    ResultTables(result).contents(withRowsOnly: true).map(PaperTable.init)
  }

  /// Returns the tables of average prices.
  static func all(_ content: VWAPFolder.Content) -> [PaperTable] {
    switch content {
    case .before(let result): sections(PricingSections.all(result, for: .page))
    case .around(let result): sections(result.averagePriceSections(for: .page), of: result)
    case .days(let result): [PaperTable(Table<TradedDays>.days.contents(of: result))]
    }
  }

  // MARK: Sections

  /// Returns the tables of sections of the report.
  private static func sections(
    _ sections: [ReportSection?],
    of result: StudyResult? = nil
  ) -> [PaperTable] {
    let isOne = (result?.models.count ?? 1) == 1
    return sections.compactMap(\.self).flatMap { section in
      section.parts.enumerated().compactMap { place, part -> PaperTable? in
        guard var table = part.table, !table.rows.isEmpty else { return nil }
        // What only a page has room for goes where it would fill pages of a paper.
        if table.rows.count > detailedRows, table.rows.contains(where: { !$0.isDetail }) {
          table.rows.removeAll(where: \.isDetail)
        }
        let title =
          part.heading
          ?? (section.parts.count > 1 && part.model == nil ? table.label : section.title)
        let model = isOne ? nil : part.model.map { ": \(EffectTables.sentenceName($0))" }
        var paper = PaperTable(
          id: place == 0 ? section.anchor : "\(section.anchor)-\(place + 1)",
          caption: title + (model ?? ""),
          panels: [(nil, table)],
          notes: ([part.text].compactMap(\.self) + part.notes).map { PaperNote($0) }
        )
        if let listing = table.listing, listing.total > table.rows.count {
          let format = NumberFormat.page
          paper.notes.append(
            PaperNote(
              "The first \(format.count(table.rows.count)) of \(format.count(listing.total)) rows; "
                + "\(listing.file) has all of them."
            )
          )
        }
        if table.rows.contains(where: { $0.cells.contains { $0.isJudgedBelow } }) {
          paper.notes.append("p-values in brackets.")
        }
        if paper.hasStars, let result {
          paper.notes.append("\(Significance.legend(result.configuration.methods.alternative)).")
        }
        return paper
      }
    }
  }
}

extension Figure {
  /// Whether a paper prints a p-value below the figure.
  fileprivate var isJudgedBelow: Bool {
    if case .pValue(.some, _) = judgement { true } else { false }
  }
}
