internal import Announcements
internal import Notices
internal import PriceData

/// Securities whose symbol has changed, as the table of companies tells by its aliases.
struct RenamedSecurities {
  let panel: PricePanel
  let notes: [StudyNote]

  /// Joins the listings of each company whose symbol or aliases name several symbols of the prices.
  ///
  /// Listings that have days in common are different securities and stay apart.
  init(_ panel: PricePanel, companies: CompanyDirectory) {
    var joins: [SeriesJoin] = []
    var notes: [StudyNote] = []
    for company in companies.companies where !company.aliases.isEmpty {
      guard let join = SeriesJoin([company.symbol] + company.aliases, in: panel) else { continue }
      if join.isPossible { joins.append(join) }
      notes.append(Self.note(join, of: company, in: panel))
    }
    self.panel = joins.isEmpty ? panel : panel.joining(joins)
    self.notes = notes
  }

  private static func note(
    _ join: SeriesJoin,
    of company: Company,
    in panel: PricePanel
  ) -> StudyNote {
    let names = join.listings.map {
      "\(panel.symbols[$0.symbol]) (\($0.days.lowerBound) to \($0.days.upperBound))"
    }
    let list = names.joined(separator: join.isPossible ? ", then " : " and ")
    return StudyNote(
      severity: join.isPossible ? .information : .warning,
      source: .prices,
      message: join.isPossible
        ? "\(list) are one series, because the companies list them as names of \(company.name)"
        : "\(list) are names of \(company.name) in the list of companies, but have days in common; "
          + "they stay separate series"
    )
  }
}
