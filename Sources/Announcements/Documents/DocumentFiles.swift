internal import Foundation

/// The document files that paths name.
enum DocumentFiles {
  /// Returns the documents of files and folders, and the files of folders that are none.
  ///
  /// - Throws: ``AnnouncementError`` when a path does not exist or a folder holds no document.
  static func expand(
    _ paths: [String]
  ) throws(AnnouncementError) -> (files: [String], strangers: [String]) {
    var files: [String] = []
    var strangers: [String] = []
    for path in paths {
      var isFolder: ObjCBool = false
      guard path == "-" || FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      else {
        throw .cannotOpen(path: path, reason: "no such file or folder")
      }
      guard isFolder.boolValue else {
        files.append(path)
        continue
      }
      let count = files.count
      for name in contents(path) {
        let name = path.hasSuffix("/") ? path + name : "\(path)/\(name)"
        if DocumentFormat.endings.contains((name as NSString).pathExtension.lowercased()),
          isRegular(name)
        {
          files.append(name)
        } else {
          strangers.append(name)
        }
      }
      guard files.count > count else { throw .noDocuments(path: path) }
    }
    return (files, strangers)
  }

  /// The files below a folder, by their path in it, without hidden ones and descriptions.
  static func contents(_ folder: String) -> [String] {
    // A link to a folder is followed; the enumerator itself would not.
    let target = URL(fileURLWithPath: folder).resolvingSymlinksInPath().path
    guard let all = FileManager.default.enumerator(atPath: target) else { return [] }
    var names: [String] = []
    for case let name as String in all {
      let file = (name as NSString).lastPathComponent
      guard !file.hasPrefix("."), !file.uppercased().hasPrefix("README") else { continue }
      var isFolder: ObjCBool = false
      let exists = FileManager.default.fileExists(
        atPath: "\(target)/\(name)",
        isDirectory: &isFolder
      )
      if exists, !isFolder.boolValue { names.append(name) }
    }
    return names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
  }

  /// Whether a path names a file with content of its own, after links were followed; opening a named
  /// pipe would wait for its writer.
  static func isRegular(_ path: String) -> Bool {
    let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    let attributes = try? FileManager.default.attributesOfItem(atPath: target)
    return attributes?[.type] as? FileAttributeType == .typeRegular
  }
}
