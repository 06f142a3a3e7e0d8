#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The files that paths, folders and patterns stand for.
struct InputFiles {
  /// A file, and whether the user named it.
  struct File: Sendable, Hashable {
    let path: String
    /// A file that was found in a folder or by a pattern may be left out when it has no prices.
    let isNamed: Bool
  }

  /// Returns the files in the order of the paths, those of a folder or pattern by name; a file that
  /// is reached twice is read once.
  static func expand(_ paths: [String]) throws(PriceDataError) -> [File] {
    guard !paths.isEmpty else { throw .noFiles(path: "no path") }
    var files: [File] = []
    var seen: Set<String> = []
    for path in paths {
      let found = try expand(path)
      for file in found where seen.insert(file.path).inserted { files.append(file) }
    }
    return files
  }

  private static func expand(_ path: String) throws(PriceDataError) -> [File] {
    if path == "-" { return [File(path: path, isNamed: true)] }
    if isFolder(path) {
      let files = entries(of: path)
      guard !files.isEmpty else { throw .noFiles(path: path) }
      return files.map { File(path: $0, isNamed: false) }
    }
    if access(path, F_OK) != 0, path.contains(where: { "*?[".contains($0) }) {
      let matches = matches(of: path).filter { !isFolder($0) }
      guard !matches.isEmpty else { throw .noFiles(path: path) }
      return matches.map { File(path: $0, isNamed: false) }
    }
    return [File(path: path, isNamed: true)]
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private static func entries(of folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix("."), isTable(name) { names.append(name) }
    }
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { prefix + $0 }
  }

  private static func isTable(_ name: String) -> Bool {
    var lowered = name.lowercased()
    if lowered.hasSuffix(".gz") { lowered.removeLast(3) }
    return [".csv", ".txt", ".tsv"].contains { lowered.hasSuffix($0) }
  }

  private static func matches(of pattern: String) -> [String] {
    var result = glob_t()
    defer { globfree(&result) }
    guard glob(pattern, 0, nil, &result) == 0 else { return [] }
    let paths = (0..<Int(result.gl_pathc)).compactMap { index in
      result.gl_pathv[index].map { String(cString: $0) }
    }
    return paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
