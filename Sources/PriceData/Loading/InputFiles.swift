internal import DelimitedText

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The files that paths, folders and patterns stand for.
struct InputFiles {
  /// A file, and whether the user named it.
  struct File: Sendable {
    let path: String
    /// A file that was found in a folder or by a pattern may be left out when it has no prices.
    let isNamed: Bool
    /// The part of the file that is meant, where it is a workbook or an archive.
    var part: Part?

    /// What messages call it.
    var name: String { part?.name ?? (path == "-" ? "standard input" : path) }
    /// The name that tells a symbol where no column does.
    var fileName: String { part?.fileName ?? path }
  }

  /// The files in the order of the paths, those of a folder or pattern by name; a file that is reached
  /// twice is there once.
  var files: [File] = []
  /// What was found in a folder or by a pattern and cannot be read as a file.
  var leftOut: [QualityNote] = []

  private let held: HeldFiles

  /// Finds the files of some paths, which texts in memory can stand in the place of.
  init(_ paths: [String], holding held: HeldFiles) throws(PriceDataError) {
    self.held = held
    guard !paths.isEmpty else { throw .noFiles(path: "no path") }
    var seen: Set<String> = []
    for path in paths {
      for file in try find(path) where seen.insert(file.path).inserted { files.append(file) }
    }
  }

  /// Finds the files of one path.
  private mutating func find(_ path: String) throws(PriceDataError) -> [File] {
    if path == "-" { return [File(path: path, isNamed: true)] }
    if held.holds(path) {
      return [File(path: path, isNamed: true, part: Part(held: path, among: held))]
    }
    let candidates: [FileName]
    let isFolder = FileName(path).kind == .folder
    if isFolder {
      candidates = Self.entries(of: path).filter(\.isTable)
    } else if access(path, F_OK) != 0, path.contains(where: { "*?[".contains($0) }) {
      candidates = Self.matches(of: path).filter { $0.kind != .folder }
    } else {
      return [File(path: path, isNamed: true)]
    }
    var found: [File] = []
    var reasons: [QualityNote] = []
    for candidate in candidates.sorted() {
      if let reason = candidate.obstacle {
        reasons.append(.fileLeftOut(file: candidate.text, reason: reason))
      } else {
        found.append(File(path: candidate.text, isNamed: false))
      }
    }
    guard !found.isEmpty else {
      if case .fileLeftOut(let file, let reason)? = reasons.first {
        throw .unreadableFiles(file: file, reason: reason)
      }
      guard isFolder else { throw .noFiles(path: path) }
      let entries = Self.entries(of: path).sorted()
      throw .noTables(
        folder: path,
        files: entries.filter { $0.kind != .folder }.map(\.lastPart),
        folders: entries.filter { $0.kind == .folder }.map(\.lastPart)
      )
    }
    leftOut += reasons
    return found
  }

  /// What a folder holds, without what is hidden.
  private static func entries(of folder: String) -> [FileName] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    let prefix = Array(folder.utf8) + (folder.hasSuffix("/") ? [] : [UInt8(ascii: "/")])
    var names: [FileName] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if name.first != UInt8(ascii: ".") { names.append(FileName(bytes: prefix + name)) }
    }
    return names
  }

  private static func matches(of pattern: String) -> [FileName] {
    var result = glob_t()
    defer { globfree(&result) }
    guard glob(pattern, 0, nil, &result) == 0 else { return [] }
    return (0..<Int(result.gl_pathc)).compactMap { index in
      result.gl_pathv[index].map { path in
        FileName(bytes: Array(UnsafeRawBufferPointer(start: path, count: strlen(path))))
      }
    }
  }
}

/// The name of a file as the system has it, which need not be UTF-8.
private struct FileName: Comparable {
  /// What stands behind a name.
  enum Kind {
    case plain
    case folder
    case pipe
    case device
    case unknown
  }

  let bytes: [UInt8]

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  init(_ path: String) {
    bytes = Array(path.utf8)
  }

  static func < (left: FileName, right: FileName) -> Bool {
    left.bytes.lexicographicallyPrecedes(right.bytes)
  }

  /// The name for people to read: where it is not UTF-8, as ISO 8859-1.
  var text: String {
    bytes.withUnsafeBytes { String(decoding: $0) }
  }

  /// The name without the folder.
  var lastPart: String { text.split(separator: "/").last.map(String.init) ?? text }

  /// Whether the name ends as that of a table.
  var isTable: Bool {
    var lowered = text.lowercased()
    if lowered.hasSuffix(".gz") { lowered.removeLast(3) }
    return [".csv", ".txt", ".tsv", ".xlsx", ".xlsm", ".ods", ".zip"].contains {
      lowered.hasSuffix($0)
    }
  }

  var kind: Kind {
    var status = stat()
    let path = bytes.map { CChar(bitPattern: $0) } + [0]
    guard stat(path, &status) == 0 else { return .unknown }
    return switch status.st_mode & S_IFMT {
    case S_IFREG: .plain
    case S_IFDIR: .folder
    case S_IFIFO, S_IFSOCK: .pipe
    default: .device
    }
  }

  /// Why a file that was found is not read, if it is not; one that is gone is an error when it is.
  var obstacle: String? {
    guard String(validating: bytes, as: UTF8.self) != nil else {
      return "its name is not UTF-8; rename it"
    }
    return switch kind {
    case .plain, .unknown: nil
    case .folder: "it is a folder"
    case .pipe: "it is a pipe, which is read only where it is named itself"
    case .device: "it is no plain file"
    }
  }
}
