public import Announcements

/// Reads documents without studying them.
public enum AnnouncementListing {
  /// Reads documents and finds who and when.
  ///
  /// - Parameters:
  ///   - paths: Documents and folders of them.
  ///   - companies: The directory of companies; without one, the sample directory in `data/`.
  ///   - kinds: The rules of kinds; without them, the built-in rules.
  /// - Returns: The announcements, and what is the matter with files.
  /// - Throws: ``StudyError`` when a path or the directory cannot be read.
  public static func read(
    _ paths: [String],
    companies: String?,
    kinds: String? = nil
  ) throws(StudyError) -> DocumentReading {
    do throws(AnnouncementError) {
      let directory = try AnnouncementInput.directory(companies)
      return try AnnouncementSource(
        companies: directory,
        kinds: try AnnouncementInput.rules(kinds)
      ).read(paths: paths)
    } catch {
      throw .announcements(error)
    }
  }
}
