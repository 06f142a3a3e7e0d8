public import Announcements

/// Reads documents without studying them.
public enum AnnouncementListing {
  /// Reads documents and finds who and when.
  ///
  /// - Parameters:
  ///   - paths: Documents and folders of them.
  ///   - settings: The companies, the rules of kinds, the columns and dates of tables, and
  ///     whether reports of one announcement stay events of their own.
  /// - Returns: The announcements, and what is the matter with files.
  /// - Throws: ``StudyError`` when a path or the directory cannot be read.
  public static func read(
    _ paths: [String],
    settings: EventSettings = EventSettings()
  ) throws(StudyError) -> DocumentReading {
    do throws(AnnouncementError) {
      return try AnnouncementSource(
        companies: AnnouncementInput.directory(settings),
        kinds: AnnouncementInput.rules(settings.kinds),
        columns: settings.columns,
        keepsRepeats: settings.keepRepeats,
        dateFormat: settings.dateFormat
      ).read(paths: paths)
    } catch {
      throw .announcements(error)
    }
  }

  /// Reads event files and documents as a study does.
  ///
  /// - Parameter settings: Names the files.
  /// - Returns: The announcements, and what was noticed.
  /// - Throws: ``StudyError`` when a file cannot be read.
  package static func ofStudy(
    _ settings: StudySettings
  ) throws(StudyError) -> (announcements: [Announcement], notes: [StudyNote]) {
    let threads = try StudyPlan(settings).threads
    let input = try AnnouncementInput.load(settings.events, threads: threads)
    return (input.announcements, input.notes)
  }
}
