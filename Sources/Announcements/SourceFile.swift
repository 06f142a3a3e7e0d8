internal import DelimitedText
internal import Foundation

/// A file that announcements are read from.
struct SourceFile: Sendable {
  /// The path of the file; `-` is standard input.
  let path: String
  /// The path that was asked for: that of the file or of a folder above it.
  let origin: String

  /// Whether the file itself was asked for, and not a folder above it.
  var isNamed: Bool { path == origin }

  /// What follows the last point of the name, in small letters.
  var ending: String { (path as NSString).pathExtension.lowercased() }

  /// Whether the file has content of its own, after links were followed; opening a named pipe would
  /// wait for its writer.
  var isRegular: Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// Whether the system has the name of the file in bytes that are not UTF-8, so that it cannot be
  /// opened by what is left of it.
  var hasForeignName: Bool { Self.hasForeignName(path) }

  private static func hasForeignName(_ path: String) -> Bool {
    path.contains("\u{FFFD}") && !FileManager.default.fileExists(atPath: path)
  }

  /// Returns the files that paths name; a folder gives its files in the order of their names.
  ///
  /// - Throws: ``AnnouncementError`` when a path does not exist or a folder is empty.
  static func all(of paths: [String]) throws(AnnouncementError) -> [SourceFile] {
    var files: [SourceFile] = []
    for path in paths {
      guard path == "-" || FileManager.default.fileExists(atPath: path) else {
        throw .cannotOpen(path: path, reason: "no such file or folder")
      }
      guard isFolder(path) else {
        files.append(SourceFile(path: path, origin: path))
        continue
      }
      let names = contents(of: path)
      guard !names.isEmpty else { throw .noDocuments(path: path) }
      let prefix = path.hasSuffix("/") ? path : path + "/"
      files += names.map { SourceFile(path: prefix + $0, origin: path) }
    }
    return files
  }

  static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  /// The files below a folder, by their path in it, without hidden ones and descriptions.
  private static func contents(of folder: String) -> [String] {
    // A link to a folder is followed; the enumerator itself would not.
    let target = URL(fileURLWithPath: folder).resolvingSymlinksInPath().path
    guard let all = FileManager.default.enumerator(atPath: target) else { return [] }
    var names: [String] = []
    for case let name as String in all {
      let file = (name as NSString).lastPathComponent
      let path = "\(target)/\(name)"
      guard !file.hasPrefix("."), !file.uppercased().hasPrefix("README"), !isFolder(path),
        FileManager.default.fileExists(atPath: path) || hasForeignName(path)
      else { continue }
      names.append(name)
    }
    return names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
  }
}

/// What the first bytes and the name of a file say about the table in it.
enum TableHead {
  /// Whether a file is a table by its name.
  static func isTable(_ path: String) -> Bool {
    ["csv", "tsv", "psv", "xlsx", "xlsm", "ods", "zip"].contains(
      (path as NSString).pathExtension.lowercased()
    )
  }

  /// The normalized names of the first line; nothing where it is not a table of two columns.
  static func names(_ head: [UInt8]) -> Set<String> {
    guard let end = head.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }), end < 16_384,
      mayNameCompany(head[..<end])
    else { return [] }
    guard let table = try? DelimitedTable.read(bytes: Array(head[..<end]), name: ""),
      table.header.count >= 2
    else { return [] }
    return Set(table.header.map(normalizedHeader))
  }

  /// Whether the letters of a line hold the name of a column of companies, as those of most texts do not.
  private static func mayNameCompany(_ line: ArraySlice<UInt8>) -> Bool {
    let letters = line.compactMap { byte -> UInt8? in
      (0x41...0x5A).contains(byte & 0xDF) ? byte | 0x20 : nil
    }
    return columnNames.contains { name in
      letters.indices.contains { letters[$0] == name[0] && letters[$0...].starts(with: name) }
    }
  }

  private static let columnNames = companyNames.union(["scripcd"]).map { Array($0.utf8) }

  /// Whether the columns are those of events and not of prices.
  static func holdsEvents(_ head: [UInt8]) -> Bool {
    let names = names(head)
    guard !names.isDisjoint(with: companyNames) else { return false }
    if !names.isDisjoint(with: eventNames) { return true }
    if names.contains("date"), names.isSubset(of: plainNames) { return true }
    // A calendar of earnings, unless it stands among prices.
    guard names.isDisjoint(with: priceNames) else { return false }
    return !names.isDisjoint(with: calendarNames)
      || names.contains("date") && !names.isDisjoint(with: earningsNames)
  }

  /// Whether the columns are words and moments of articles, and none names a company.
  static func holdsArticles(_ names: Set<String>) -> Bool {
    ArticleRecord.isArticle(names) && names.isDisjoint(with: companyColumns)
      && names.isDisjoint(with: priceNames)
  }

  /// Whether the first line names the columns of articles.
  static func holdsArticles(_ head: [UInt8]) -> Bool {
    guard let end = head.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }), end < 400,
      head[..<end].contains(where: { $0 == 0x2C || $0 == 0x3B || $0 == 0x09 || $0 == 0x7C }),
      // A heading of columns is no sentence, so that most texts cost nothing here.
      head[..<end].count(where: { $0 == 0x20 }) < 8,
      let table = try? DelimitedTable.read(bytes: Array(head[..<end]), name: ""),
      table.header.count >= 2
    else { return false }
    return holdsArticles(Set(table.header.map(normalizedHeader)))
  }

  private static let companyColumns = Set(
    [EventColumnRole.symbol, .company, .identifier].flatMap(\.names).map(normalizedHeader)
  )
  private static let companyNames: Set<String> = [
    "symbol", "ticker", "firm", "firmid", "permno", "scrip", "company", "companyname", "stock",
    "oftic", "tic", "gvkey", "isin", "cik", "securitycode", "scripcode", "nsecode",
  ]
  /// The columns of a short table of events, beside which a bare `date` is not a day of prices.
  private static let plainNames: Set<String> = companyNames.union([
    "date", "time", "session", "when", "timing", "kind", "group", "title", "subject", "name",
  ])
  private static let eventNames: Set<String> = [
    "eventid", "publishedat", "announcedat", "announceddate", "announcementdate", "announced",
    "eventdate", "dissemination", "broadcastdatetime", "headline", "repeatof",
  ]
  /// The columns that date the events of calendars and data banks.
  private static let calendarNames: Set<String> = [
    "reportdate", "reporteddate", "earningsdate", "announcedate", "anndats", "anndatsact", "rdq",
    "resultdate", "resultsdate", "datefiled", "filingdate", "declarationdate", "startdatetime",
  ]
  /// The columns of what a calendar says of earnings.
  private static let earningsNames: Set<String> = [
    "epsestimate", "epsestimated", "epsactual", "epsforecast", "reportedeps", "fiscaldateending",
  ]
  private static let priceNames: Set<String> = [
    "close", "adjclose", "open", "high", "low", "volume", "prc", "vol", "price",
  ]
}
