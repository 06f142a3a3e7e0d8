internal import CivilTime

/// Turns the items of feeds into announcements: companies, kinds and reasons.
struct FeedRows: Sendable {
  let companies: FeedCompanies
  let kinds: KindRules

  /// One announcement for each item and company, without identifiers.
  func rows(_ content: FeedContent, file: String) -> [AnnouncementRow] {
    content.items.flatMap { item in
      let kind = item.kind ?? kinds.kind(headline: item.headline ?? "", details: item.body)
      var item = item
      let amounts = Self.amounts(&item)
      item.evidence += amounts
      let article = FeedArticle(item, format: content.format, kind: kind, companies.directory)
      if let report = article?.report { item.heed(report) }
      return companies.companies(of: item, article).map { company in
        AnnouncementRow(
          announcement: announcement(item, company, kind, file),
          origin: .feed(content.format, item: item.identifier, article: article?.signature),
          question: item.doubt == nil ? company.question : nil
        )
      }
    }
  }

  /// The sums of an item, of which the main one becomes columns of their own.
  private static func amounts(_ item: inout FeedItem) -> [Evidence] {
    let headline = item.headline ?? ""
    let text = "\(headline)\n\(item.body)"
    let end = headline.utf8.count
    let tokens = TokenizedText(Array(text.utf8.prefix(limit)))
    let amounts = AmountScanner(tokens).amounts()
    let deal = DealAmount.main(of: amounts, in: [[0..<end], [end..<max(end, limit)]], of: tokens)
    for (name, value) in DealAmount.attributes(deal) { item.set(name, value) }
    var quotes: Set<String> = []
    return amounts.filter {
      $0.currency != nil && $0.value >= DealAmount.least && quotes.insert($0.quote).inserted
    }.prefix(8).map { Evidence(what: .amount, quote: $0.quote) }
  }

  /// The bytes of an item in which sums are looked for.
  private static let limit = 1 << 14

  private func announcement(
    _ item: FeedItem,
    _ company: FeedCompanies.Found,
    _ kind: String?,
    _ file: String
  ) -> Announcement {
    let reasons = [item.doubt, item.remark, company.doubt].compactMap(\.self)
    let status: AnnouncementStatus =
      item.publication == nil
      ? .noDate
      : item.doubt != nil || company.symbol.isEmpty || company.isDoubtful ? .review : .ok
    return Announcement(
      eventID: "",
      symbol: company.symbol,
      company: company.name,
      publication: item.publication,
      partOfDay: item.partOfDay,
      status: status,
      kind: kind,
      headline: item.headline,
      sourceFile: file,
      evidence: item.evidence,
      reason: reasons.isEmpty ? nil : reasons.joined(separator: "; "),
      attributes: item.attributes
    )
  }

  /// Marks items that stand in more than one file of a feed, or twice in one.
  static func markRepeats(_ rows: inout [AnnouncementRow]) {
    var seen: [Key: Int] = [:]
    // By moment and words; of the table and the records of one exchange only the latter have numbers.
    var words: [Key: (row: Int, isNumbered: Bool)] = [:]
    for index in rows.indices {
      guard case .feed(_, let item, _) = rows[index].origin else { continue }
      let row = rows[index].announcement
      guard !row.symbol.isEmpty else { continue }
      let number = item.map { Key(item: $0, symbol: row.symbol) }
      let text = Key(
        item: "\(row.publication?.description ?? "") \(row.headline ?? "") "
          + (row.attributes["details"] ?? ""),
        symbol: row.symbol
      )
      let like = words[text].flatMap { $0.isNumbered && number != nil ? nil : $0.row }
      let first = number.flatMap { seen[$0] } ?? like
      if let number, seen[number] == nil { seen[number] = first ?? index }
      if words[text] == nil { words[text] = (first ?? index, number != nil) }
      guard let first else { continue }
      let original = rows[first].announcement
      rows[index].markAsRepeat(
        of: original,
        reason: "the same item of the feed stands in \(original.sourceFile)"
      )
    }
  }

  private struct Key: Hashable {
    let item: String
    let symbol: String
  }
}
