internal import Foundation

/// A file that announcements are read from.
struct SourceFile: Sendable {
  /// The path of the file; `-` is standard input.
  let path: String
  /// The path that was asked for: that of the file or of a folder above it.
  let origin: String

  /// Whether the file itself was asked for, and not a folder above it.
  var isNamed: Bool { path == origin }

  /// What follows the last point of the name, in small letters.
  var ending: String { (path as NSString).pathExtension.lowercased() }

  /// Whether the file has content of its own, after links were followed; opening a named pipe would
  /// wait for its writer.
  var isRegular: Bool {
    let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    let attributes = try? FileManager.default.attributesOfItem(atPath: target)
    return attributes?[.type] as? FileAttributeType == .typeRegular
  }

  /// Returns the files that paths name; a folder gives its files in the order of their names.
  ///
  /// - Throws: ``AnnouncementError`` when a path does not exist or a folder is empty.
  static func all(of paths: [String]) throws(AnnouncementError) -> [SourceFile] {
    var files: [SourceFile] = []
    for path in paths {
      guard path == "-" || FileManager.default.fileExists(atPath: path) else {
        throw .cannotOpen(path: path, reason: "no such file or folder")
      }
      guard isFolder(path) else {
        files.append(SourceFile(path: path, origin: path))
        continue
      }
      let names = contents(of: path)
      guard !names.isEmpty else { throw .noDocuments(path: path) }
      let prefix = path.hasSuffix("/") ? path : path + "/"
      files += names.map { SourceFile(path: prefix + $0, origin: path) }
    }
    return files
  }

  static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  /// The files below a folder, by their path in it, without hidden ones and descriptions.
  private static func contents(of folder: String) -> [String] {
    // A link to a folder is followed; the enumerator itself would not.
    let target = URL(fileURLWithPath: folder).resolvingSymlinksInPath().path
    guard let all = FileManager.default.enumerator(atPath: target) else { return [] }
    var names: [String] = []
    for case let name as String in all {
      let file = (name as NSString).lastPathComponent
      guard !file.hasPrefix("."), !file.uppercased().hasPrefix("README"),
        FileManager.default.fileExists(atPath: "\(target)/\(name)"), !isFolder("\(target)/\(name)")
      else { continue }
      names.append(name)
    }
    return names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
  }
}
