public import CivilTime

/// What was read from documents: the announcements, and what a person should know about the files.
public struct DocumentReading: Sendable {
  /// One announcement for each document and company it is about, in the order of the files.
  public let announcements: [Announcement]
  /// What is the matter with files, in the order of the files.
  public let problems: [DocumentProblem]
  /// The files that were read, in order.
  public let files: [String]
  /// Everything that was found in each file that was read, in the order of `files`.
  public let documents: [DocumentFindings]
}

/// Everything that was found in one document.
public struct DocumentFindings: Sendable {
  /// The file.
  public let file: String
  /// The headline, or the first sentence where there is none.
  public let headline: String?
  /// When the document was published.
  public let publication: PublicationTime?
  /// Whether the date can be relied on.
  public let status: AnnouncementStatus
  /// Why the status is not `ok`, in words.
  public let reason: String?
  /// Every date of the document with its role.
  public let dates: [DateCandidate]
  /// The companies, subjects first.
  public let companies: [CompanyFinding]
  /// The kind of announcement.
  public let kind: String?
  /// The sums of money.
  public let amounts: [Amount]
  /// The share price that the document reports.
  public let quote: MarketQuote?
  /// The words that date and kind rest on.
  let evidence: [Evidence]
  let signature: DocumentSignature
}
