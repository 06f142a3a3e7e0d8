internal import Announcements
internal import PriceData

/// The names of companies whose prices are known by symbols alone.
enum CompanyNames {
  /// So many price files tell whether the symbols are those of the Indian exchanges.
  private static let told = 3

  /// Returns the names of symbols, where they are known.
  ///
  /// A table of companies of one's own names its symbols. The list that Leyline brings is of the Indian exchanges:
  /// its symbols mean other companies elsewhere, so it names those of files of these exchanges alone.
  ///
  /// - Throws: ``StudyError`` when a person's own list of companies cannot be read.
  static func names(
    of symbols: Set<String>,
    _ settings: StudySettings,
    files: [InputFile]
  ) throws(StudyError) -> [String: String] {
    guard !symbols.isEmpty else { return [:] }
    let paths = files.filter { $0.role == .prices }.map(\.path).prefix(told)
    let isIndian =
      !paths.isEmpty
      && paths.allSatisfy { ExchangeFiles.isIndian(path: $0, holding: settings.prices.held) }
    if isIndian { return try AnnouncementInput.companies(settings.events).names(of: symbols) }
    guard let path = settings.events.companies else { return [:] }
    do throws(AnnouncementError) {
      return try CompanyDirectory.read(path, holding: settings.events.held).names(of: symbols)
    } catch {
      throw .announcements(error)
    }
  }

  /// Returns announcements with the names of companies where they came with a symbol alone.
  ///
  /// - Throws: ``StudyError`` when a person's own list of companies cannot be read.
  static func naming(
    _ announcements: [Announcement],
    _ settings: StudySettings,
    files: [InputFile]
  ) throws(StudyError) -> [Announcement] {
    let unnamed = announcements.indices.filter { announcements[$0].company == nil }
    let names = try names(
      of: Set(unnamed.map { announcements[$0].symbol }),
      settings,
      files: files
    )
    guard !names.isEmpty else { return announcements }
    var named = announcements
    for index in unnamed { named[index].company = names[named[index].symbol] }
    return named
  }
}
