internal import DelimitedText
internal import Foundation
internal import ParallelExecution

/// Reads announcements from whatever paths name: documents, feeds, event tables, and folders of them.
///
/// The content of a file decides how it is read: a feed by its first bytes, an event
/// table by its columns (see ``EventFile``), anything else as a document: text, Markdown, HTML and,
/// with `pdftotext`, PDF. A folder gives its documents, feeds and event tables; other tables, such as
/// prices, stay out, with a line that says so. A table that is named by itself is read as events
/// whatever its columns are.
///
/// Each document and each company that it is about gives one announcement. Companies that are
/// listed elsewhere stand in the evidence; they get a row of their own only where the document is
/// about no company of the exchanges asked for. A document that names no known company gives one
/// announcement without a symbol, for review. Reports of one announcement form one event, dated by
/// the earliest; the others have the status `repeat`.
public struct AnnouncementSource: Sendable {
  private let analyzer: DocumentAnalyzer
  private let documentRows: DocumentRows
  private let feedRows: FeedRows
  private let sourceRepeats: SourceRepeats
  private let tableCompanies: TableCompanies
  private let columns: [String: String]
  private let keepsRepeats: Bool
  private let dateFormat: String?
  private let threads: Int

  /// Creates a source.
  ///
  /// - Parameters:
  ///   - companies: The companies that are looked for.
  ///   - kinds: The words that tell the kind of an announcement; those of Leyline by default.
  ///   - exchanges: The exchanges whose companies get a row, such as `NSE`. By default the exchange
  ///     that most companies of the directory are listed on, with the others of its country.
  ///   - columns: Which header of event tables holds what, by roles such as `date`, where the names do not
  ///     tell.
  ///   - keepsRepeats: Whether reports of one announcement stay events of their own. Items that stand
  ///     twice in feeds are repeats all the same.
  ///   - dateFormat: How event tables write their dates, such as `dd/mm/yyyy`, where they cannot tell.
  ///   - threads: The number of threads, at least 1; by default one for each processor. The result
  ///     does not depend on it.
  public init(
    companies: CompanyDirectory,
    kinds: KindRules = .standard,
    exchanges: Set<String>? = nil,
    columns: [String: String] = [:],
    keepsRepeats: Bool = false,
    dateFormat: String? = nil,
    threads: Int? = nil
  ) {
    let home = exchanges.map { HomeListing(exchanges: $0) } ?? companies.home
    analyzer = DocumentAnalyzer(companies: companies, kinds: kinds)
    documentRows = DocumentRows(home: home)
    feedRows = FeedRows(companies: FeedCompanies(companies, home: home), kinds: kinds)
    sourceRepeats = SourceRepeats(companies: companies, kinds: kinds)
    tableCompanies = TableCompanies(companies)
    self.columns = columns
    self.keepsRepeats = keepsRepeats
    self.dateFormat = dateFormat
    self.threads = max(1, threads ?? ProcessInfo.processInfo.activeProcessorCount)
  }

  /// Reads files and folders, in their order; a folder gives its files in the order of their names.
  ///
  /// Files called `README` and hidden files of a folder are left alone. Whatever is wrong with one file
  /// is a problem of the reading, and the other files are read.
  ///
  /// - Throws: ``AnnouncementError`` when a path does not exist or a folder holds nothing to read.
  public func read(paths: [String]) throws(AnnouncementError) -> DocumentReading {
    let files = try SourceFile.all(of: paths)
    let outcomes = concurrentMap(count: files.count, threads: threads, ifStopped: Outcome()) {
      outcome(files[$0])
    }
    for path in paths where SourceFile.isFolder(path) {
      let ofFolder = zip(files, outcomes).filter { $0.0.origin == path }
      if ofFolder.allSatisfy(\.1.isOfAnotherKind) { throw .noDocuments(path: path) }
    }
    return DocumentReading(
      announcements: announcements(outcomes.flatMap(\.rows)),
      problems: outcomes.flatMap(\.problems),
      files: zip(files, outcomes).compactMap { $1.isRead ? $0.path : nil },
      documents: outcomes.compactMap(\.findings)
    )
  }

  /// Reads one document that is in memory.
  ///
  /// - Parameters:
  ///   - text: The text of the document.
  ///   - file: The name that stands for it in messages and rows.
  /// - Returns: Everything that was found, without rows and repeats.
  public func findings(in text: String, file: String) -> DocumentFindings {
    analyzer.findings(
      file: file,
      document: DocumentText(
        bytes: Array(text.utf8),
        format: DocumentFormat(path: file),
        problems: []
      )
    )
  }

  // MARK: One file

  private struct Outcome: Sendable {
    var findings: DocumentFindings?
    var rows: [AnnouncementRow] = []
    var problems: [DocumentProblem] = []

    var isRead: Bool { findings != nil || !problems.contains(where: \.isLeftOut) }
    var isOfAnotherKind: Bool {
      problems.contains { $0.kind == .notADocument || $0.kind == .notAFile }
    }
  }

  private func outcome(_ file: SourceFile) -> Outcome {
    guard !file.hasForeignName else {
      return left(file, .cannotOpen(reason: "its name is not UTF-8 and must be changed"))
    }
    guard file.isNamed || file.isRegular else { return left(file, .notAFile) }
    if file.path == "-" || file.ending == "pdf" { return document(file) }
    do throws(AnnouncementError) {
      let head = try FeedFile.bytes(of: file.path, atMost: 65_536)
      if head.starts(with: [0x1F, 0x8B]) {
        guard file.isNamed, TableHead.isTable((file.path as NSString).deletingPathExtension) else {
          return left(file, .binary(what: "a gzip archive"))
        }
        return try table(file)
      }
      if let format = FeedFormat(of: head) {
        return feed(try FeedFile.content(of: file.path, format), file)
      }
      if file.isNamed && TableHead.isTable(file.path) || TableHead.holdsEvents(head)
        || columns.isEmpty && TableHead.holdsArticles(head)
      {
        return try table(file)
      }
      guard
        file.isNamed || DocumentFormat.endings.contains(file.ending) || MailHeader.begins(head)
      else {
        return left(file, .notADocument)
      }
      return document(file, whole: head.count < 65_536 ? head : nil)
    } catch {
      if case .cannotOpen(_, let reason) = error { return left(file, .cannotOpen(reason: reason)) }
      return left(file, .unreadable(error))
    }
  }

  private func table(_ file: SourceFile) throws(AnnouncementError) -> Outcome {
    do throws(AnnouncementError) {
      return try events(file)
    } catch {
      // A table of headlines names its companies in them.
      guard case .noSymbolColumn = error, columns.isEmpty,
        let table = try? DelimitedTable.read(file.path),
        let content = ArticleFeed.content(of: table)
      else { throw error }
      return feed(content, file)
    }
  }

  private func feed(_ content: FeedContent, _ file: SourceFile) -> Outcome {
    let rows = feedRows.rows(content, file: file.path)
    // Read, and so named among the files; but a day without news and a file that was cut off look alike.
    let problems = rows.isEmpty ? [DocumentProblem(file: file.path, kind: .noEntries)] : []
    return Outcome(rows: rows, problems: problems)
  }

  private func events(_ file: SourceFile) throws(AnnouncementError) -> Outcome {
    let reading = try EventFile.reading(
      file.path,
      columns: columns,
      dateFormat: dateFormat,
      companies: tableCompanies,
      threads: threads
    )
    return Outcome(
      rows: reading.announcements.map { AnnouncementRow(announcement: $0) },
      problems: reading.notes.map { DocumentProblem(file: file.path, kind: .note($0)) }
    )
  }

  private func document(_ file: SourceFile, whole: [UInt8]? = nil) -> Outcome {
    let (text, problems) = DocumentText.read(file.path, whole: whole)
    let findings = text.map { analyzer.findings(file: file.path, document: $0) }
    return Outcome(
      findings: findings,
      rows: findings.map(documentRows.rows) ?? [],
      problems: problems.map { DocumentProblem(file: file.path, kind: $0) }
    )
  }

  private func left(_ file: SourceFile, _ kind: DocumentProblem.Kind) -> Outcome {
    Outcome(problems: [DocumentProblem(file: file.path, kind: kind)])
  }

  // MARK: All files

  /// The announcements with identifiers and with repeats marked.
  ///
  /// Identifiers of tables stay; those of documents, then those of feeds go around them.
  private func announcements(_ found: [AnnouncementRow]) -> [Announcement] {
    var rows = found
    EventNames.give(to: &rows, where: \.isOfDocument)
    EventNames.give(to: &rows, where: \.isOfFeed)
    FeedRows.markRepeats(&rows)
    if !keepsRepeats {
      RepeatFinder.mark(&rows, threads: threads)
      sourceRepeats.mark(&rows)
      JoinedEvents.complete(&rows)
    }
    return rows.map(\.announcement)
  }
}
