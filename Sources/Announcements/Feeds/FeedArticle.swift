internal import CivilTime

/// An item of RSS or Atom, read as the headline and text of a document, so that it names its subjects and
/// joins other reports as documents do.
struct FeedArticle: Sendable {
  let companies: [CompanyFinding]
  let signature: DocumentSignature

  /// The day on which the first sentence says that a company made it known.
  let report: DateCandidate?

  /// The feeds of articles.
  private static let formats: Set<String> = ["RSS", "Atom", ArticleFeed.format, ArticleFeed.table]
  /// The bytes of an item that are read.
  private static let limit = 1 << 16

  /// Reads an item; nothing where it is not of a feed of articles or has no headline.
  init?(_ item: FeedItem, format: String, kind: String?, _ directory: CompanyDirectory) {
    guard Self.formats.contains(format), let headline = item.headline else { return nil }
    let line = headline.split(whereSeparator: \.isNewline).joined(separator: " ")
    let text = TokenizedText(Array("\(line)\n\n\(item.body)".utf8.prefix(Self.limit)))
    let layout = DocumentLayout(text)
    report = DateFinder(text, layout: layout).candidates().first { $0.isReport }
    let story = DocumentStory(
      text,
      layout: layout,
      datedLines: [],
      titleLine: text.lines.first?.isEmpty == false ? 0 : nil
    )
    let found = SubjectFinder(directory: directory).findings(
      in: text,
      layout: layout,
      story: story,
      year: item.publication?.date.year
    )
    companies = found
    let amounts = AmountScanner(text).amounts()
    let kind = found.contains { $0.role == .sector } ? KindRules.sectorNews : kind
    signature = DocumentSignature(
      text,
      layout: layout,
      companies: found.flatMap(\.mentions).map(\.byteRange).sorted {
        $0.lowerBound < $1.lowerBound
      },
      partners: Set(
        found.filter { $0.role == .subject || $0.mentions.count >= 2 }.map(\.company.symbol)
      ),
      amounts: amounts,
      kind: kind,
      facts: OpeningFacts(
        text,
        layout: layout,
        story: story,
        recalled: RecalledPassages(text, layout: layout, story: story),
        companies: found,
        amounts: amounts,
        kind: kind
      )
    )
  }
}
