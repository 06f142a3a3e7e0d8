import Foundation
import Notices
import StudyReport

/// The study that runs when nothing is asked for.
///
/// Its files are parts of the program. They are written to the user's cache folder, where a person
/// can look at them, and read from there as any study's are.
enum SampleStudy {
  /// Its study file, relative to the folder of the repository and to that of the copy.
  static let path = SampleFiles.studyFile

  /// Returns the study file: that of the current folder, such as the repository, or a copy of the
  /// program's own.
  ///
  /// - Throws: ``SampleStudyError`` when the copy cannot be written.
  static func located() throws(SampleStudyError) -> String {
    if FileManager.default.fileExists(atPath: path) { return path }
    let caches = FileManager.default.urls(for: .cachesDirectory, in: .userDomainMask).first
    guard let caches else { throw .noFolder }
    let folder = caches.appendingPathComponent("leyline/sample")
    for file in SampleFiles.all {
      let place = folder.appendingPathComponent(file.path)
      let bytes = Data(file.bytes)
      // Another run may read it now, so that what is right already stays.
      if FileManager.default.contents(atPath: place.path) == bytes { continue }
      do {
        try FileManager.default.createDirectory(
          at: place.deletingLastPathComponent(),
          withIntermediateDirectories: true
        )
        try bytes.write(to: place, options: .atomic)
      } catch {
        throw .cannotWrite(path: place.path)
      }
    }
    return folder.appendingPathComponent(path).path
  }
}

/// The sample study cannot be laid out.
enum SampleStudyError: Error {
  /// The user has no cache folder.
  case noFolder
  /// A file of the sample cannot be written.
  case cannotWrite(path: String)
}

extension SampleStudyError: AdvisingError {
  var message: Message {
    switch self {
    case .noFolder:
      "there is no folder for the files of the sample study; set XDG_CACHE_HOME to one"
    case .cannotWrite(let path):
      "\(path), a file of the sample study, cannot be written; set XDG_CACHE_HOME to a folder "
        + "that can be, or name a study file"
    }
  }
}
