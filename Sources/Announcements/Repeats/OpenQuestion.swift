/// What a report leaves open that another report of the same announcement answers.
enum OpenQuestion: Sendable, Equatable {
  /// The words name the company and do not say what happens to it.
  case matter
  /// The headline is of shares, or of what its writer thinks: it may repeat what others report.
  case opinion
  /// The day of the report is not certain.
  case day
  /// The report is about none of the companies that it names.
  case company([Company])

  /// Whether the report may be the first of an event, which it dates once a sure report joins it.
  var mayOpen: Bool { self == .matter }
}

extension DocumentFindings {
  /// What the row of a company, or the row without one, leaves open.
  func question(_ company: CompanyFinding?) -> OpenQuestion? {
    guard otherMatter == nil else { return nil }
    guard let company else {
      let named = companies.map(\.company).filter { !$0.symbol.isEmpty }
      return status == .ok && (1...2).contains(named.count) ? .company(named) : nil
    }
    guard let doubt = company.doubt else { return status == .review ? .day : nil }
    return status == .ok ? doubt.question : nil
  }
}

extension CompanyDoubt {
  /// What another report may answer; nothing where the report is hardly about the company.
  var question: OpenQuestion? {
    switch self {
    case .unclear, .otherParty: .matter
    case .opinion, .column, .list: .opinion
    default: nil
    }
  }
}
