internal import Foundation

/// A file that is written whole or not at all.
public enum WholeFile {
  /// Writes a text into a temporary file beside the target, which then takes its place.
  ///
  /// - Throws: ``ReportError/cannotWrite(path:reason:)``; the target is then as it was.
  public static func write(_ text: String, to path: String) throws(ReportError) {
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      let folder = (path as NSString).deletingLastPathComponent
      let exists = folder.isEmpty || FileManager.default.fileExists(atPath: folder)
      throw .cannotWrite(
        path: path,
        reason: exists ? error.localizedDescription : "there is no folder \(folder)"
      )
    }
  }
}
