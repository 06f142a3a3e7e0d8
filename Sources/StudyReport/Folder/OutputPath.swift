internal import Foundation

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// A place of output as the file system sees it, whatever links and dots its path has.
struct OutputPath {
  /// The absolute path without links; what does not exist yet is appended as it is written.
  let absolute: String

  /// Finds the place that a path names from the current folder.
  init(_ path: String) {
    let isAbsolute = path.hasPrefix("/")
    let current = FileManager.default.currentDirectoryPath as NSString
    absolute = Self.real(isAbsolute ? path : current.appendingPathComponent(path))
  }

  /// The folder that holds the place.
  var parent: String { (absolute as NSString).deletingLastPathComponent }

  /// The last part of the path.
  var name: String { (absolute as NSString).lastPathComponent }

  /// What is there, following links; nothing where there is nothing.
  var status: stat? {
    var status = stat()
    return stat(absolute, &status) == 0 ? status : nil
  }

  /// Whether the path is a link that leads nowhere.
  var isBrokenLink: Bool {
    var status = stat()
    return self.status == nil && lstat(absolute, &status) == 0
  }

  /// Whether a path, or the fixed beginning of a pattern, is this place or lies within it.
  func holds(_ path: String) -> Bool {
    let other = OutputPath(Self.fixedPart(path)).absolute
    return other == absolute || other.hasPrefix(absolute == "/" ? "/" : absolute + "/")
  }

  /// A path of the place.
  func appending(_ name: String) -> String {
    (absolute as NSString).appendingPathComponent(name)
  }

  /// The names in the folder; one that is not UTF-8 is repaired, as it is only shown.
  func entries() throws(POSIXError) -> [String] {
    guard let directory = opendir(absolute) else { throw .last }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  private static func real(_ path: String) -> String {
    if let found = realpath(path, nil) {
      defer { free(found) }
      return String(cString: found)
    }
    let parts = path as NSString
    let parent = parts.deletingLastPathComponent
    guard parent != path, !parent.isEmpty else { return path }
    return (real(parent) as NSString).appendingPathComponent(parts.lastPathComponent)
  }

  private static func fixedPart(_ path: String) -> String {
    guard access(path, F_OK) != 0, let first = path.firstIndex(where: { "*?[".contains($0) }) else {
      return path
    }
    let folder = (String(path[..<first]) + "x" as NSString).deletingLastPathComponent
    return folder.isEmpty ? "." : folder
  }
}

extension POSIXError {
  /// What the last call of the system failed with.
  static var last: POSIXError { POSIXError(errno: errno) }

  /// The error of a number of the system.
  init(errno number: Int32) {
    self.init(POSIXErrorCode(rawValue: number) ?? .EIO)
  }

  /// The error in the words of the system.
  var reason: String { String(cString: strerror(code.rawValue)) }
}
