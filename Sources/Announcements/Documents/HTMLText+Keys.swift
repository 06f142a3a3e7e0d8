/// The names of the mark-up that date a page, and the languages that say how its figures are read.
extension HTMLText {
  /// The keys that may date the making of the page instead of the story.
  static let generalKeys: Set<String> = ["date", "dc.date", "dc:date"]

  static let publishedKeys: Set<String> = [
    "article:published_time", "article:published", "og:published_time", "datepublished",
    "publishdate", "publish-date", "publish_date", "publication_date", "pubdate", "date",
    "dc.date", "dc.date.issued", "dcterms.created", "dcterms.issued", "dcterms:created",
    "dcterms:issued", "parsely-pub-date",
    "sailthru.date", "article.published", "citation_publication_date",
    "cxenseparse:recs:publishtime", "dc:date", "citation_date",
    "bepress_citation_date",
  ]
  static let updatedKeys: Set<String> = [
    "article:modified_time", "og:updated_time", "datemodified", "last-modified", "lastmod",
    "dcterms.modified", "revised",
  ]

  static let dayFirstLanguages = [
    "de", "fr", "es", "it", "pt", "nl", "hi", "en-in", "en-gb", "en-au", "da", "sv", "nb", "pl",
    "tr",
    "ru", "uk", "cs",
  ]
}
