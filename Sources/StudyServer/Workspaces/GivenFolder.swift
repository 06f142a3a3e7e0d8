internal import EventStudy
internal import Foundation
internal import HTTPTypes
package import Notices
internal import StudyReport

/// The folder that the server was started with: the files of a study, or what a finished one left.
package struct GivenFolder: Sendable {
  /// A file with what it is; nothing where its content is to tell.
  struct File: Sendable {
    let path: String
    var role: FileRole?

    var name: String { (path as NSString).lastPathComponent }
  }

  /// What is in it.
  struct Content: Sendable {
    var files: [File] = []
    /// The settings of its study file.
    var settings: JSONValue?
  }

  /// The path.
  let path: String

  /// Takes a folder.
  ///
  /// - Throws: ``GivenFolderError`` for what is no folder that can be read.
  package init(_ path: String) throws(GivenFolderError) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw GivenFolderError(path: path, reason: "there is no such folder; check the path")
    }
    guard isFolder.boolValue else {
      throw GivenFolderError(path: path, reason: "it is a file; name the folder that it lies in")
    }
    guard (try? FileManager.default.contentsOfDirectory(atPath: path)) != nil else {
      throw GivenFolderError(path: path, reason: "it cannot be read; check its permissions")
    }
    self.path = path
  }

  /// What people call it.
  var name: String { URL(fileURLWithPath: path).standardizedFileURL.lastPathComponent }

  /// Finds the files: those of a finished study, those that its study file names, else all that are not hidden.
  ///
  /// - Throws: ``ServerFailure`` or what reading the study file throws.
  func content() throws -> Content {
    let finished = OutputFolder.resultNames.map { File(path: "\(path)/\($0)", role: .result) }
      .filter { Self.isPlain($0.path) }
    if !finished.isEmpty { return Content(files: finished) }
    let studyFile = "\(path)/\(CommandAnswer.studyFile)"
    if Self.isPlain(studyFile) { return try content(of: studyFile) }
    return Content(files: Self.plainFiles(in: path).map { File(path: $0) })
  }

  private func content(of studyFile: String) throws -> Content {
    let study = try StudyFile(path: studyFile).resolved()
    let text = try String(contentsOfFile: studyFile, encoding: .utf8)
    let roles: [(FileRole, [String])] = [
      (.prices, study.prices.files), (.adjustments, [study.prices.adjustments].compactMap(\.self)),
      (.intraday, study.prices.intraday), (.market, study.market.files),
      (.factors, [study.market.factors].compactMap(\.self)), (.events, study.events.files),
      (.documents, study.events.announcements),
      (.companies, [study.events.companies].compactMap(\.self)),
    ]
    let files = try roles.flatMap { role, paths in
      try paths.flatMap { try self.files($0) }.map { File(path: $0, role: role) }
    }
    return Content(
      files: files,
      settings: try StudyFileText.settings(of: text, name: CommandAnswer.studyFile)
    )
  }

  /// Returns a file, or the plain files of a folder.
  private func files(_ path: String) throws(ServerFailure) -> [String] {
    if Self.isPlain(path) { return [path] }
    let files = Self.plainFiles(in: path)
    guard !files.isEmpty else {
      let shown = StudyFolder(path: self.path).shown(path)
      var body = ErrorBody(
        message:
          "\(CommandAnswer.studyFile) names \(shown), which is no file and no folder of files",
        advice: "correct it, or start leyline serve without the folder and drop the files"
      )
      body.file = shown
      throw ServerFailure(.unprocessableContent, body)
    }
    return files
  }

  private static func plainFiles(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted().map { "\(folder)/\($0)" }.filter(isPlain)
  }

  private static func isPlain(_ path: String) -> Bool {
    let real = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    let attributes = try? FileManager.default.attributesOfItem(atPath: real)
    return attributes?[.type] as? FileAttributeType == .typeRegular
  }
}

/// A folder that cannot be opened.
package struct GivenFolderError: AdvisingError {
  let path: String
  let reason: String

  package var message: Message { "\(path): \(reason)" }
}
