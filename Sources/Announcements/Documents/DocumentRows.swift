internal import CivilTime

/// Turns what was found in a document into announcements.
struct DocumentRows: Sendable {
  /// The companies that get a row.
  let home: HomeListing

  /// One announcement for each company that the document is about, without identifiers.
  func rows(_ document: DocumentFindings) -> [AnnouncementRow] {
    companies(document).map { company in
      AnnouncementRow(
        announcement: announcement(document, company),
        origin: .document(document.signature),
        question: document.question(company)
      )
    }
  }

  /// The companies that get a row; nothing in place of a company where the document names none.
  private func companies(_ document: DocumentFindings) -> [CompanyFinding?] {
    let subjects = document.companies.filter { $0.role != .mention }
    guard !subjects.isEmpty else { return [nil] }
    let listed = subjects.filter { home.contains($0.company) }
    return listed.isEmpty ? subjects : listed
  }

  private func announcement(
    _ document: DocumentFindings,
    _ company: CompanyFinding?
  ) -> Announcement {
    var status = document.status
    var reasons = [document.reason].compactMap(\.self)
    if company == nil {
      if status == .ok { status = .review }
      reasons.append(
        document.companies.isEmpty
          ? "no company of the directory is named in the story"
          : "no company of the directory is what the story is about; it mentions "
            + document.companies.map(\.company.symbol).joined(separator: ", ")
      )
    } else if let company, let doubt = company.doubt {
      if status == .ok { status = .review }
      reasons.append(doubt.description)
    } else if company?.role == .sector {
      reasons.append(
        "sector news: neither headline nor first paragraph is about one company, so each company of "
          + "which the story says what happens to it has a row"
      )
    }
    if let matter = document.otherMatter {
      if status == .ok { status = .review }
      reasons.append("the data of the page calls it \(matter) and no article")
    }
    reasons += leftOut(document, beside: company)
    let disagreements = document.quote?.disagreements ?? []
    reasons += disagreements.map { "the quote does not add up: \($0)" }
    return Announcement(
      eventID: "",
      symbol: company?.company.symbol ?? "",
      company: company?.company.name,
      publication: document.publication,
      partOfDay: document.partOfDay,
      status: status,
      kind: document.kind,
      headline: document.headline,
      sourceFile: document.file,
      evidence: evidence(document, company),
      reason: reasons.isEmpty ? nil : reasons.joined(separator: "; "),
      attributes: DealAmount.attributes(document.signature.facts.deal)
    )
  }

  /// Why companies that the document is about are no events: they are listed elsewhere.
  private func leftOut(_ document: DocumentFindings, beside company: CompanyFinding?) -> [String] {
    guard let company else { return [] }
    guard home.contains(company.company) else {
      return home.isEmpty ? [] : [home.remark(on: company.company)]
    }
    return document.companies.filter {
      $0.role == company.role && !home.contains($0.company)
    }.map { home.reason(toLeaveOut: $0.company) }
  }

  /// The words behind a row, in the order of the document.
  private func evidence(_ document: DocumentFindings, _ company: CompanyFinding?) -> [Evidence] {
    var evidence = document.evidence
    for finding in document.companies {
      guard let mention = finding.mentions.first else { continue }
      let what: Evidence.Finding =
        switch finding.role {
        case .subject, .sector:
          finding.company == company?.company ? .company : .otherCompany(finding.company.symbol)
        case .mention: .mention(finding.company.symbol)
        }
      evidence.append(Evidence(what: what, quote: mention.quote, byteRange: mention.byteRange))
    }
    evidence += document.amounts.filter { $0.value >= DealAmount.least }.prefix(8).map {
      Evidence($0)
    }
    evidence += document.quote?.evidence ?? []
    return evidence.enumerated().sorted {
      let (left, right) = (
        $0.element.byteRange?.lowerBound ?? 0, $1.element.byteRange?.lowerBound ?? 0
      )
      return left == right ? $0.offset < $1.offset : left < right
    }.map(\.element)
  }
}
