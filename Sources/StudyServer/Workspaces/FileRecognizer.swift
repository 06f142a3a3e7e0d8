internal import Announcements
internal import EventStudy
internal import Foundation
internal import PriceData

/// Tells from the content what a file is.
enum FileRecognizer {
  /// What was found.
  struct Finding: Sendable {
    var role: FileRole
    var reason: String
    var candidates: [FileRole] = []
    /// The securities or indices that a price file has.
    var symbols: [String]?
  }

  /// Looks at a file.
  ///
  /// - Parameter path: The file, under its own name.
  /// - Returns: Its role; undecided with the roles that it may have where the content does not tell.
  static func look(at path: String) -> Finding {
    if isResult(path) {
      return Finding(role: .result, reason: "it is the result of a study")
    }
    let kind = (try? AnnouncementFileKind(of: path)) ?? .other
    switch kind {
    case .events: return Finding(role: .events, reason: "its columns are those of events")
    case .feed: return Finding(role: .documents, reason: "it is a feed of announcements")
    case .document, .other: break
    }
    if isAdjustments(path) {
      return Finding(role: .adjustments, reason: "its columns are symbol, ex-date and factor")
    }
    if isFactors(path) {
      return Finding(role: .factors, reason: "its columns are those of factors")
    }
    if let prices = prices(path) { return prices }
    if kind == .document {
      return Finding(role: .documents, reason: "it is a text, a page or a PDF")
    }
    if (try? CompanyDirectory.read(path)) != nil {
      return Finding(role: .companies, reason: "its columns are symbols and names")
    }
    return Finding(
      role: .undecided,
      reason: "its content does not tell what it is",
      candidates: FileRole.allCases.filter { $0 != .undecided && $0 != .result }
    )
  }

  /// Whether a file begins as study.json or sensitivity.json does.
  private static func isResult(_ path: String) -> Bool {
    guard path.hasSuffix(".json"), let file = FileHandle(forReadingAtPath: path) else {
      return false
    }
    defer { try? file.close() }
    let head = String(decoding: (try? file.read(upToCount: 4_096)) ?? Data(), as: UTF8.self)
      .filter { !$0.isWhitespace }
    // Their keys are in order, and these come first.
    return [
      "{\"adjustments\":[{\"ex_date\"", "{\"analysis\":{", "{\"configuration\":{\"alignment\"",
    ].contains(where: head.hasPrefix)
  }

  private static func isAdjustments(_ path: String) -> Bool {
    let head = headline(path).lowercased()
    return head.contains("factor") && (try? AdjustmentTable.load(path)) != nil
  }

  private static func isFactors(_ path: String) -> Bool {
    let head = String(decoding: beginning(path), as: UTF8.self).lowercased()
    return ["smb", "hml", "mkt-rf", "mkt_rf", "mktrf"].contains(where: head.contains)
      && (try? FactorTable.load(path)) != nil
  }

  private static func beginning(_ path: String) -> Data {
    guard let file = FileHandle(forReadingAtPath: path) else { return Data() }
    defer { try? file.close() }
    return (try? file.read(upToCount: 2_048)) ?? Data()
  }

  private static func headline(_ path: String) -> Substring {
    String(decoding: beginning(path), as: UTF8.self).split(whereSeparator: \.isNewline).first ?? ""
  }

  // MARK: Prices

  private static func prices(_ path: String) -> Finding? {
    var settings = StudySettings()
    settings.prices.files = [path]
    // Whatever series there are, and whatever the dates may mean: what it is matters here.
    guard let inspection = try? PriceInspection.run(settings) else {
      return looksLikePrices(path)
        ? Finding(role: .prices, reason: "its columns look like prices") : nil
    }
    if inspection.sources.contains(where: \.isIntraday) {
      return Finding(role: .intraday, reason: "it has several rows a day")
    }
    let count = inspection.symbols.count
    guard count == 1 else {
      return Finding(
        role: .prices,
        reason: "it holds \(count) series of prices",
        symbols: inspection.symbols
      )
    }
    let stem = ((path as NSString).lastPathComponent as NSString).deletingPathExtension
    if let name = [inspection.symbols[0], stem].first(where: IndexNames.contains) {
      return Finding(
        role: .market,
        reason: "\(name) is the name of an index",
        symbols: inspection.symbols
      )
    }
    return Finding(
      role: .prices,
      reason: "it holds the prices of \(inspection.symbols[0])",
      symbols: inspection.symbols
    )
  }

  /// Whether the columns are those of prices, so that what is wrong can be told.
  private static func looksLikePrices(_ path: String) -> Bool {
    let head = headline(path).lowercased()
    return head.contains("date")
      && ["close", "price", "open", "ltp"].contains(where: head.contains)
  }
}
