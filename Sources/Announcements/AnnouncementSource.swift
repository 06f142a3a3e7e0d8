internal import DelimitedText
internal import Foundation
internal import ParallelExecution

/// Reads announcements from whatever paths name: documents, feeds, event tables, and folders of them.
///
/// The content of a file decides how it is read: a feed by its first bytes (see ``FeedFile``), an event
/// table by its columns (see ``EventFile``), anything else as a document (see ``DocumentReader``).
/// A folder gives its documents, feeds and event tables; other tables, such as prices, stay out, with
/// a line that says so. A table that is named by itself is read as events whatever its columns are.
public struct AnnouncementSource: Sendable {
  private let documents: DocumentReader
  private let feedRows: FeedRows
  private let sourceRepeats: SourceRepeats
  private let dateFormat: String?

  /// Creates a source.
  ///
  /// - Parameters:
  ///   - companies: The companies that are looked for.
  ///   - kinds: The words that tell the kind of an announcement; those of Leyline by default.
  ///   - exchanges: The exchanges whose companies get a row; see ``DocumentReader``.
  ///   - dateFormat: How event tables write their dates, such as `dd/mm/yyyy`, where they cannot tell.
  ///   - threads: The number of threads; by default one for each processor.
  public init(
    companies: CompanyDirectory,
    kinds: KindRules = .standard,
    exchanges: Set<String>? = nil,
    dateFormat: String? = nil,
    threads: Int? = nil
  ) {
    documents = DocumentReader(
      companies: companies,
      kinds: kinds,
      exchanges: exchanges,
      threads: threads
    )
    feedRows = FeedRows(
      companies: FeedCompanies(companies, exchanges: documents.exchanges),
      kinds: kinds
    )
    sourceRepeats = SourceRepeats(companies: companies, kinds: kinds)
    self.dateFormat = dateFormat
  }

  /// Reads files and folders, in their order; a folder gives its files in the order of their names.
  ///
  /// Whatever is wrong with one file is a problem of the reading, and the other files are read.
  ///
  /// - Throws: ``AnnouncementError`` when a path does not exist or a folder holds nothing to read.
  public func read(paths: [String]) throws(AnnouncementError) -> DocumentReading {
    let files = try Self.expand(paths)
    let analyzer = DocumentAnalyzer(companies: documents.companies, kinds: documents.kinds)
    let outcomes = concurrentMap(count: files.count, threads: documents.threads) { index in
      outcome(files[index], analyzer)
    }
    for path in paths where Self.isFolder(path) {
      let isBarren = zip(files, outcomes).allSatisfy { $0.origin != path || $1.isStranger }
      if isBarren { throw .noDocuments(path: path) }
    }
    return DocumentReading(
      announcements: rows(outcomes),
      problems: outcomes.flatMap(\.problems),
      files: zip(files, outcomes).compactMap { $1.isRead ? $0.path : nil },
      documents: outcomes.compactMap(\.findings)
    )
  }

  // MARK: Files

  private struct File: Sendable {
    let path: String
    /// The path of the call that the file belongs to.
    let origin: String
    var isNamed: Bool { path == origin }
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  private static func expand(_ paths: [String]) throws(AnnouncementError) -> [File] {
    var files: [File] = []
    for path in paths {
      guard path == "-" || FileManager.default.fileExists(atPath: path) else {
        throw .cannotOpen(path: path, reason: "no such file or folder")
      }
      guard isFolder(path) else {
        files.append(File(path: path, origin: path))
        continue
      }
      let names = DocumentFiles.contents(path)
      guard !names.isEmpty else { throw .noDocuments(path: path) }
      files += names.map { name in
        File(path: path.hasSuffix("/") ? path + name : "\(path)/\(name)", origin: path)
      }
    }
    return files
  }

  // MARK: One file

  private struct Outcome: Sendable {
    var findings: DocumentFindings?
    var rows: [Announcement] = []
    /// What tells the item of each row in its feed; empty for event tables.
    var items: [String?] = []
    /// Where the rows come from, unless a person made the table or it reports nothing.
    var source: SourceRepeats.Source?
    var problems: [DocumentProblem] = []
    var isRead: Bool { findings != nil || !problems.contains(where: \.isLeftOut) }
    var isStranger: Bool { problems.contains { $0.kind == .notADocument || $0.kind == .notAFile } }
  }

  private func outcome(_ file: File, _ analyzer: DocumentAnalyzer) -> Outcome {
    let ending = (file.path as NSString).pathExtension.lowercased()
    guard file.isNamed || DocumentFiles.isRegular(file.path) else {
      return left(file.path, .notAFile)
    }
    if file.path == "-" || ending == "pdf" { return document(file.path, analyzer) }
    do throws(AnnouncementError) {
      let head = try FeedFile.bytes(of: file.path, atMost: 65_536)
      if head.starts(with: [0x1F, 0x8B]) {
        guard file.isNamed, TableHead.isTable((file.path as NSString).deletingPathExtension) else {
          return left(file.path, .binary(what: "a gzip archive"))
        }
        return Outcome(rows: try table(file))
      }
      if let format = FeedFormat(of: head) {
        let content = try FeedFile.content(of: file.path, format)
        let found = feedRows.rows(content, file: file.path)
        return Outcome(
          rows: found.map(\.announcement),
          items: found.map(\.item),
          source: SourceRepeats.Source(feed: content.format)
        )
      }
      let isTable = TableHead.isTable(file.path)
      if isTable && file.isNamed || TableHead.holdsEvents(head) {
        return Outcome(rows: try table(file))
      }
      guard file.isNamed || DocumentFormat.endings.contains(ending) else {
        return left(file.path, .notADocument)
      }
      return document(file.path, analyzer)
    } catch {
      if case .cannotOpen(_, let reason) = error {
        return left(file.path, .cannotOpen(reason: reason))
      }
      return left(file.path, .unreadable(error))
    }
  }

  private func table(_ file: File) throws(AnnouncementError) -> [Announcement] {
    try EventFile.read(file.path, dateFormat: dateFormat, threads: documents.threads)
  }

  private func document(_ path: String, _ analyzer: DocumentAnalyzer) -> Outcome {
    let (findings, problems) = DocumentReader.read(path, with: analyzer)
    return Outcome(findings: findings, problems: problems)
  }

  private func left(_ path: String, _ kind: DocumentProblem.Kind) -> Outcome {
    Outcome(problems: [DocumentProblem(file: path, kind: kind)])
  }

  // MARK: Rows

  /// The rows of all files in their order; identifiers of tables stay, the others go around them.
  private func rows(_ outcomes: [Outcome]) -> [Announcement] {
    let taken = Set(outcomes.lazy.flatMap(\.rows).map(\.eventID)).subtracting([""])
    let maker = AnnouncementRows(exchanges: documents.exchanges, taken: taken)
    let found = outcomes.compactMap(\.findings)
    var ofDocuments = maker.rows(found)[...]
    var feeds: [Announcement] = []
    var items: [String?] = []
    for outcome in outcomes where !outcome.items.isEmpty {
      feeds += outcome.rows
      items += outcome.items
    }
    EventNames.give(to: &feeds, taken: taken.union(ofDocuments.map(\.eventID)))
    FeedRows.markRepeats(&feeds, items: items)
    var ofFeeds = feeds[...]
    var rows: [SourceRepeats.Row] = []
    rows.reserveCapacity(feeds.count + ofDocuments.count)
    for outcome in outcomes {
      if let findings = outcome.findings {
        let count = maker.count(findings)
        rows += ofDocuments.prefix(count).map {
          SourceRepeats.Row(announcement: $0, source: .documents, signature: findings.signature)
        }
        ofDocuments = ofDocuments.dropFirst(count)
      } else if outcome.items.isEmpty {
        rows += outcome.rows.map { SourceRepeats.Row(announcement: $0, source: outcome.source) }
      } else {
        rows += ofFeeds.prefix(outcome.items.count)
          .map { SourceRepeats.Row(announcement: $0, source: outcome.source) }
        ofFeeds = ofFeeds.dropFirst(outcome.items.count)
      }
    }
    sourceRepeats.mark(&rows)
    return rows.map(\.announcement)
  }
}
