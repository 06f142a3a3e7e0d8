internal import Foundation

extension StudyFile {
  /// Returns the configuration with its paths made relative to the current folder.
  ///
  /// The output folder is left as it is written: it is where the reader stands, not the file.
  public func resolved() -> StudySettings {
    var result = configuration
    result.prices.files = result.prices.files.map(located)
    result.prices.adjustments = result.prices.adjustments.map(located)
    result.prices.intraday = result.prices.intraday.map(located)
    result.market.file = result.market.file.map(located)
    result.market.factors = result.market.factors.map(located)
    result.market.companion = result.market.companion.map(located)
    result.events.files = result.events.files.map(located)
    result.events.announcements = result.events.announcements.map(located)
    result.events.kinds = result.events.kinds.map(located)
    result.events.companies = result.events.companies.map(located)
    let markets = result.sensitivity?.markets ?? []
    result.sensitivity?.markets = markets.map(located)
    let calendar = result.alignment.calendar
    if calendar.contains(".") { result.alignment.calendar = located(calendar) }
    return result
  }

  private func located(_ path: String) -> String {
    guard !folder.isEmpty, !path.hasPrefix("/"), path != "-" else { return path }
    return (folder as NSString).appendingPathComponent(path).standardizedRelativePath
  }
}

extension String {
  /// The path with each `folder/..` taken out, still relative when it was relative.
  fileprivate var standardizedRelativePath: String {
    var parts: [Substring] = []
    for part in split(separator: "/", omittingEmptySubsequences: true) where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    return (hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }
}
