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
    /// Why it has the role, where it is told.
    var reason = "the folder's study says so"

    var name: String { (path as NSString).lastPathComponent }
  }

  /// What is in it.
  struct Content: Sendable {
    var files: [File] = []
    /// What its study file names and a workspace has no place for.
    var leftOut: [WorkspaceFilling.LeftOut] = []
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
    let finished = OutputFolder.resultNames.filter { Self.isPlain("\(path)/\($0)") }
    // Events alone are no result: they are read beside the file that names them.
    if finished.contains(where: { $0 != OutputFolder.resultEventsName }) {
      let reason = "it is the result of a finished study"
      return Content(
        files: finished.map { File(path: "\(path)/\($0)", role: .result, reason: reason) }
      )
    }
    let studyFile = "\(path)/\(CommandAnswer.studyFile)"
    if Self.isPlain(studyFile) { return try content(of: studyFile) }
    return Content(files: Self.plainFiles(in: path).map { File(path: $0) })
  }

  private func content(of studyFile: String) throws -> Content {
    let study = try StudyFile(path: studyFile).resolved()
    let text = try String(contentsOfFile: studyFile, encoding: .utf8)
    let shown = StudyFolder(path: path).shown
    var content = Content(
      settings: try StudyFileText.settings(of: text, name: CommandAnswer.studyFile)
    )
    for (setting, path) in study.inputs {
      if let role = FileRole.allCases.first(where: { $0.setting == setting }) {
        for file in try files(path) { try content.add(File(path: file, role: role), shown: shown) }
      } else {
        content.leftOut.append(.noPlace(for: shown(path), of: setting))
      }
    }
    return content
  }

  /// Returns a file, or the plain files of a folder, which a study file names.
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

extension GivenFolder.Content {
  /// Takes a file that the study file names.
  ///
  /// - Throws: ``ServerFailure`` where another one has its name: a workspace would lack one of both.
  fileprivate mutating func add(
    _ file: GivenFolder.File,
    shown: (String) -> String
  ) throws(ServerFailure) {
    guard let other = files.first(where: { $0.name == file.name }) else {
      files.append(file)
      return
    }
    guard other.path != file.path || other.role != file.role else { return }
    let (first, second) = (shown(other.path), shown(file.path))
    let study = CommandAnswer.studyFile
    var body =
      first == second
      ? ErrorBody(
        message: "\(study) names \(first) for two uses, and a file has one use here",
        advice: "copy it under another name for the second one"
      )
      : ErrorBody(
        message: "\(study) names \(first) and \(second), and files go by their name alone here",
        advice: "give one of them another name"
      )
    body.file = second
    throw ServerFailure(.unprocessableContent, body)
  }
}

extension WorkspaceFilling.LeftOut {
  /// A file that only the command reads.
  fileprivate static func noPlace(for path: String, of setting: Setting) -> Self {
    WorkspaceFilling.LeftOut(
      name: path,
      reason:
        "\(CommandAnswer.studyFile) names it as \(setting.path), which the page has no place for; "
        + "leyline study \(CommandAnswer.studyFile) reads it"
    )
  }
}

/// A folder that cannot be opened.
package struct GivenFolderError: AdvisingError {
  let path: String
  let reason: String

  package var message: Message { "\(path): \(reason)" }
}
