/// Turns the items of feeds into announcements: companies, kinds and reasons.
struct FeedRows: Sendable {
  let companies: FeedCompanies
  let kinds: KindRules

  /// One announcement for each item and company, without identifiers.
  ///
  /// - Returns: The announcements, each with the identifier of its item in the feed.
  func rows(_ content: FeedContent, file: String) -> [(announcement: Announcement, item: String?)] {
    content.items.flatMap { item in
      let kind = item.kind ?? kinds.kind(headline: item.headline ?? "", details: item.details ?? "")
      return companies.companies(of: item).map { company in
        (announcement(item, company, kind, file), item.identifier)
      }
    }
  }

  private func announcement(
    _ item: FeedItem,
    _ company: FeedCompanies.Found,
    _ kind: String?,
    _ file: String
  ) -> Announcement {
    let reasons = [item.doubt, item.remark, company.doubt].compactMap(\.self)
    let status: AnnouncementStatus =
      item.publication == nil
      ? .noDate : item.doubt != nil || company.symbol.isEmpty ? .review : .ok
    return Announcement(
      eventID: "",
      symbol: company.symbol,
      company: company.name,
      publication: item.publication,
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
  ///
  /// - Parameters:
  ///   - rows: The announcements, with their identifiers.
  ///   - items: What tells the item of each row in the feed, or nothing.
  static func markRepeats(_ rows: inout [Announcement], items: [String?]) {
    var seen: [Key: Int] = [:]
    for index in rows.indices where !rows[index].symbol.isEmpty {
      let row = rows[index]
      let key =
        items[index].map { Key(item: $0, symbol: row.symbol) }
        ?? Key(
          item: "\(row.publication?.description ?? "") \(row.headline ?? "") "
            + (row.attributes["details"] ?? ""),
          symbol: row.symbol
        )
      guard let first = seen[key] else {
        seen[key] = index
        continue
      }
      rows[index].status = .repeat
      rows[index].repeatOf = rows[first].eventID
      rows[index].reason = "the same item of the feed stands in \(rows[first].sourceFile)"
    }
  }

  private struct Key: Hashable {
    let item: String
    let symbol: String
  }
}
