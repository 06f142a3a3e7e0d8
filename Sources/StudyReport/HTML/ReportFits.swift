internal import CivilTime
internal import EventStatistics
internal import EventStudy

/// The estimates of one model on the page.
struct ReportFits {
  /// The estimates of one event.
  struct Row {
    let eventID: String
    let symbol: String
    let cells: [Cell]
    let observations: Int
    let degreesOfFreedom: Int
    let firstDate: String
    let lastDate: String
  }

  /// One number.
  struct Cell {
    let text: String
    let value: String
    let exact: String
  }

  let id: String
  let name: String
  let terms: [String]
  let rows: [Row]
  let note: String

  /// Creates the table of a model.
  init(_ model: ModelResult) {
    let format = NumberFormat.page
    id = model.model.rawValue
    name = MethodDefinition.definition(of: model.model).name
    let terms = model.fits.first?.terms.map(\.term) ?? []
    self.terms = terms
    rows = model.fits.prefix(ListedRows.limit).map { fit in
      let coefficients = terms.map { name in
        let term = fit.terms.first { $0.term == name }
        return Cell(
          text: format.fixed(term?.estimate, decimals: name == "alpha" ? 6 : 4),
          value: HeadlineFigures.exact(term?.estimate),
          exact: "\(HeadlineFigures.exact(term?.estimate)), standard error "
            + (term?.standardError.map { HeadlineFigures.exact($0) } ?? format.missing)
        )
      }
      let quality = [(fit.sigma, 6), (fit.rSquared, 3)].map { value, decimals in
        let exact = HeadlineFigures.exact(value)
        return Cell(text: format.fixed(value, decimals: decimals), value: exact, exact: exact)
      }
      return Row(
        eventID: fit.eventID,
        symbol: fit.symbol,
        cells: coefficients + quality,
        observations: fit.observations,
        degreesOfFreedom: fit.degreesOfFreedom,
        firstDate: fit.firstDate.description,
        lastDate: fit.lastDate.description
      )
    }
    note =
      "From and to are the first and the last return that was used. "
      + ListedRows.note(rows.count, of: model.fits.count, file: StudyTables.file(.fits))
  }
}
