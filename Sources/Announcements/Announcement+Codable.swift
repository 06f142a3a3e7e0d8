internal import CivilTime

extension Announcement: Codable {
  private enum CodingKeys: String, CodingKey {
    case eventID, symbol, company, precision, partOfDay, status, repeatOf, kind, headline, group
    case publication = "publishedAt"
    case sourceFile, evidence, reason, attributes, ownWindows
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      eventID: try values.decode(String.self, forKey: .eventID),
      symbol: try values.decode(String.self, forKey: .symbol),
      company: try values.decodeIfPresent(String.self, forKey: .company),
      publication: try values.decodeIfPresent(PublicationTime.self, forKey: .publication),
      partOfDay: try values.decodeIfPresent(StatedPartOfDay.self, forKey: .partOfDay),
      status: try values.decode(AnnouncementStatus.self, forKey: .status),
      repeatOf: try values.decodeIfPresent(String.self, forKey: .repeatOf),
      kind: try values.decodeIfPresent(String.self, forKey: .kind),
      headline: try values.decodeIfPresent(String.self, forKey: .headline),
      group: try values.decodeIfPresent(String.self, forKey: .group),
      sourceFile: try values.decode(String.self, forKey: .sourceFile),
      evidence: try values.decode([Evidence].self, forKey: .evidence),
      reason: try values.decodeIfPresent(String.self, forKey: .reason),
      attributes: try values.decode([String: String].self, forKey: .attributes),
      ownWindows: try values.decodeIfPresent(OwnWindows.self, forKey: .ownWindows)
    )
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(eventID, forKey: .eventID)
    try values.encode(symbol, forKey: .symbol)
    try values.encodeIfPresent(company, forKey: .company)
    try values.encodeIfPresent(publication, forKey: .publication)
    try values.encode(publication?.precision.rawValue ?? "none", forKey: .precision)
    try values.encodeIfPresent(partOfDay, forKey: .partOfDay)
    try values.encode(status, forKey: .status)
    try values.encodeIfPresent(repeatOf, forKey: .repeatOf)
    try values.encodeIfPresent(kind, forKey: .kind)
    try values.encodeIfPresent(headline, forKey: .headline)
    try values.encodeIfPresent(group, forKey: .group)
    try values.encode(sourceFile, forKey: .sourceFile)
    try values.encode(evidence, forKey: .evidence)
    try values.encodeIfPresent(reason, forKey: .reason)
    try values.encode(attributes, forKey: .attributes)
    try values.encodeIfPresent(ownWindows, forKey: .ownWindows)
  }
}
