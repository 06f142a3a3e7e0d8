public import CivilTime
public import Notices

/// What was read from documents: the announcements, and what a person should know about the files.
public struct DocumentReading: Sendable {
  /// One announcement for each document and company it is about, in the order of the files.
  public let announcements: [Announcement]
  /// What is wrong with files, in the order of the files.
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
  /// What the data of a page says that it is about, where that is no article, such as `jobposting`.
  let otherMatter: String?
  /// When the document was published.
  public let publication: PublicationTime?
  /// Whether the date can be relied on.
  public let status: AnnouncementStatus
  /// Why the status is not `ok`, in words.
  public let reason: String?
  /// The part of the day of the publication, where a sentence tells it and no clock.
  public let partOfDay: StatedPartOfDay?
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

/// Something about a document file that a person should know; the other files are read all the same.
public struct DocumentProblem: Sendable, Hashable {
  /// What is wrong with a file.
  @nonexhaustive
  public enum Kind: Sendable, Hashable {
    /// The file cannot be opened; the reason is the system's.
    case cannotOpen(reason: String)
    /// The file has no bytes, or no letter.
    case empty
    /// The file is a feed or a calendar without entries.
    case noEntries
    /// The file is not text; what it is, where that is known.
    case binary(what: String)
    /// The file in a folder is of a kind that is not read.
    case notADocument
    /// What a folder holds under this name is a named pipe, a device or the like.
    case notAFile
    /// Some bytes are not UTF-8; they are kept as they are and read around.
    case brokenEncoding(atByte: Int)
    /// The text is in an encoding that was converted to UTF-8, so byte ranges count converted bytes.
    case converted(from: String)
    /// Only the beginning of a large file was read.
    case cutOff(read: Int, size: Int?)
    /// A tool that turns this kind of file into text is not installed.
    case needsTool(name: String, package: String)
    /// The file is a table or a feed that cannot be read; the sentence names the place.
    case unreadable(AnnouncementError)
    /// A tool failed on the file.
    case toolFailed(name: String, reason: String)
    /// A table was read, and something about it can be read in two ways.
    case note(EventFileNote)
  }

  /// The file.
  public let file: String
  /// What is wrong.
  public let kind: Kind

  /// Whether the file was left out altogether.
  public var isLeftOut: Bool {
    switch kind {
    case .brokenEncoding, .converted, .cutOff, .noEntries, .note: false
    default: true
    }
  }
}

extension DocumentProblem: CustomStringConvertible {
  /// The message with settings spelled as keys of a study file.
  public var description: String { message.text(.key) }

  /// One line: the file, what is wrong and what was done.
  public var message: Message {
    switch kind {
    case .cannotOpen(let reason): "\(file): cannot be opened: \(reason); left out"
    case .empty: "\(file): holds no text; left out"
    case .noEntries: "\(file): is a feed without entries"
    case .binary(let what):
      "\(file): is \(what), not text; \(what.contains("archive") ? "unpack it first; " : "")left out"
    case .notADocument:
      "\(file): is not a document (.txt, .md, .html, .pdf, .eml), a feed or a table of events; left out"
    case .notAFile: "\(file): is a named pipe, a device or the like, not a file; left out"
    case .brokenEncoding(let byte):
      "\(file): is not valid UTF-8 at byte \(byte); the rest was read around it"
    case .converted(let encoding):
      "\(file): is \(encoding); byte ranges count the text as converted to UTF-8"
    case .cutOff(let read, let size):
      "\(file): is large\(size.map { " (\($0) bytes)" } ?? ""); only the first \(read) bytes were read"
    case .needsTool(let name, let package):
      "\(file): needs \(name) to be read, which is not installed (package \(package)); left out"
    case .unreadable(let error): "\(error); left out"
    case .toolFailed(let name, let reason): "\(file): \(name) failed: \(reason); left out"
    case .note(let note): note.message
    }
  }
}
