internal import CivilTime
internal import EventStatistics
internal import EventStudy

/// The estimates of each model, event by event.
enum EstimationSection {
  /// Returns the section; nothing when the results of single events were not asked for.
  static func section(_ result: StudyResult, for face: Face) -> ReportSection? {
    guard result.listsEvents else { return nil }
    return ReportSection(
      anchor: "estimation",
      title: "Estimation",
      parts: result.models.map { model in
        ReportSection.Part(
          model: model.model,
          table: table(model, face: face),
          notes: ["From and to are the first and the last return that was used."],
          isDetail: true
        )
      }
    )
  }

  private static func table(_ model: ModelResult, face: Face) -> FigureTable {
    let terms = terms(of: model)
    return FigureTable(
      label: "Estimates of the \(MethodDefinition.definition(of: model.model).name)",
      isSortable: true,
      columns: [.words("Event"), .words("Symbol")] + terms.map { .number($0) } + [
        .number("σ a day"), .number("R²"), .number("Returns"), .number("T − K"), .words("From"),
        .words("To"),
      ],
      rows: model.fits.prefix(face.rowLimit).map { fit in
        FigureTable.Row(
          cells: [.words(fit.eventID).styled("day"), .words(fit.symbol)]
            + terms.map { name in
              figure(fit.terms.first { $0.term == name }, decimals: name == "alpha" ? 6 : 4)
            } + [
              .fixed(fit.sigma, decimals: 6), .fixed(fit.rSquared, decimals: 3),
              .count(fit.observations), .count(fit.degreesOfFreedom),
              .words(fit.firstDate.description).styled("day"),
              .words(fit.lastDate.description).styled("day"),
            ]
        )
      },
      listing: (model.fits.count, StudyTables.file(.fits))
    )
  }

  /// The coefficients that have a column: those of every event, without the peers of penalized models, which the file
  /// has.
  private static func terms(of model: ModelResult) -> [String] {
    let first = model.fits.first?.terms.map(\.term) ?? []
    guard model.model.inputs.contains(.peers), first.count > 3 else { return first }
    return Array(first.prefix(3))
  }

  private static func figure(_ term: ModelFit.Term?, decimals: Int) -> Figure {
    .fixed(term?.estimate, decimals: decimals)
      .explained(
        "\(HeadlineFigures.exact(term?.estimate)), standard error "
          + (term?.standardError.map { HeadlineFigures.exact($0) } ?? NumberFormat.page.missing)
      )
  }
}
