internal import Foundation
internal import ParallelExecution

/// Reads announcements from documents: text, Markdown, HTML and, with `pdftotext`, PDF.
///
/// Each document and each company that it is about gives one announcement. Companies that are
/// listed elsewhere stand in the evidence; they get a row of their own only where the document is
/// about no company of the exchanges asked for. A document that names no known company gives one
/// announcement without a symbol, for review. Reports of one announcement form one event, dated by
/// the earliest; the others have the status `repeat`.
public struct DocumentReader: Sendable {
  /// The companies that are looked for.
  public let companies: CompanyDirectory
  /// The words that tell the kind of an announcement.
  public let kinds: KindRules
  /// The exchanges whose companies get a row.
  public let exchanges: Set<String>
  /// The number of threads.
  public let threads: Int

  /// Creates a reader.
  ///
  /// - Parameters:
  ///   - companies: The companies that are looked for.
  ///   - kinds: The words that tell the kind of an announcement; those of Leyline by default.
  ///   - exchanges: The exchanges whose companies get a row, such as `NSE`. By default the exchange
  ///     that most companies of the directory are listed on.
  ///   - threads: The number of threads, at least 1; by default one for each processor. The result
  ///     does not depend on it.
  public init(
    companies: CompanyDirectory,
    kinds: KindRules = .standard,
    exchanges: Set<String>? = nil,
    threads: Int? = nil
  ) {
    self.companies = companies
    self.kinds = kinds
    self.exchanges = exchanges ?? companies.homeExchange.map { [$0] } ?? []
    self.threads = max(1, threads ?? ProcessInfo.processInfo.activeProcessorCount)
  }

  /// Reads files and folders; a folder gives its documents in the order of their names.
  ///
  /// Files called `README` and hidden files of a folder are not documents. Whatever is wrong with
  /// one file is a problem of the reading, and the other files are read.
  ///
  /// - Throws: ``AnnouncementError`` when a path does not exist or a folder holds no document.
  public func read(paths: [String]) throws(AnnouncementError) -> DocumentReading {
    let (files, strangers) = try DocumentFiles.expand(paths)
    let analyzer = DocumentAnalyzer(companies: companies, kinds: kinds)
    let results = concurrentMap(count: files.count, threads: threads) { index in
      Self.read(files[index], with: analyzer)
    }
    let documents = results.compactMap(\.findings)
    let rows = AnnouncementRows(exchanges: exchanges).rows(documents)
    return DocumentReading(
      announcements: rows,
      problems: strangers.map { DocumentProblem(file: $0, kind: .notADocument) }
        + results.flatMap(\.problems),
      files: documents.map(\.file),
      documents: documents
    )
  }

  /// Reads one document that is in memory.
  ///
  /// - Parameters:
  ///   - text: The text of the document.
  ///   - file: The name that stands for it in messages and rows.
  /// - Returns: Everything that was found, without rows and repeats.
  public func findings(in text: String, file: String) -> DocumentFindings {
    DocumentAnalyzer(companies: companies, kinds: kinds).findings(
      file: file,
      document: DocumentText(
        bytes: Array(text.utf8),
        format: DocumentFormat(path: file),
        problems: []
      )
    )
  }

  static func read(
    _ file: String,
    with analyzer: DocumentAnalyzer
  ) -> (findings: DocumentFindings?, problems: [DocumentProblem]) {
    let (text, kinds) = DocumentText.read(file)
    let problems = kinds.map { DocumentProblem(file: file, kind: $0) }
    return (text.map { analyzer.findings(file: file, document: $0) }, problems)
  }
}

extension CompanyDirectory {
  /// The exchange that most companies are listed on; of two equal ones the first of the file.
  var homeExchange: String? {
    var counts: [String: Int] = [:]
    for company in companies {
      if let exchange = company.exchange { counts[exchange, default: 0] += 1 }
    }
    guard let most = counts.values.max() else { return nil }
    return companies.lazy.compactMap(\.exchange).first { counts[$0] == most }
  }
}
