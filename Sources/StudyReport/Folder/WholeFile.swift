public import Foundation

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// A file that is written whole or not at all.
public enum WholeFile {
  /// What a file that cannot be replaced is refused with.
  private static let refusals: Set<POSIXErrorCode> = [.EBUSY, .EXDEV, .EACCES, .EPERM, .EROFS]

  /// Writes a text beside the target, which it then takes the place of.
  ///
  /// What cannot be replaced is written as it stands: a device, a pipe, or a file that is mounted.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - path: The file.
  ///   - inputs: What the text was made from, which is not replaced by it.
  /// - Throws: ``ReportError``; a plain file is then as it was.
  public static func write(
    _ text: String,
    to path: String,
    reading inputs: [String] = []
  ) throws(ReportError) {
    try write(Data(text.utf8), to: path, reading: inputs)
  }

  /// Writes bytes beside the target, which they then take the place of.
  ///
  /// - Parameters:
  ///   - bytes: The bytes.
  ///   - path: The file.
  ///   - inputs: What the bytes were made from, which is not replaced by them.
  /// - Throws: ``ReportError``; a plain file is then as it was.
  public static func write(
    _ bytes: Data,
    to path: String,
    reading inputs: [String] = []
  ) throws(ReportError) {
    let target = try target(path, reading: inputs)
    do throws(POSIXError) {
      if let status = target.status, !status.isPlainFile {
        try store(bytes, in: target.absolute)
      } else {
        try replace(target, with: bytes)
      }
    } catch {
      throw .cannotWrite(path: path, reason: error.reason)
    }
  }

  /// Checks that a file can be written, so that a long run does not fail at its end.
  ///
  /// - Throws: ``ReportError`` when the path is a folder or an input, or lies in no folder.
  public static func check(_ path: String, reading inputs: [String] = []) throws(ReportError) {
    _ = try target(path, reading: inputs)
  }

  private static func target(
    _ path: String,
    reading inputs: [String]
  ) throws(ReportError) -> OutputPath {
    guard !path.allSatisfy(\.isWhitespace) else { throw .unnamedOutput }
    let target = OutputPath(path)
    if target.status?.isFolder == true || path.hasSuffix("/") { throw .notAFile(path: path) }
    if target.isBrokenLink {
      throw .cannotWrite(path: path, reason: "it is a link to a file that does not exist")
    }
    guard OutputPath(target.parent).status?.isFolder == true else {
      let folder = (path as NSString).deletingLastPathComponent
      throw .cannotWrite(path: path, reason: "there is no folder \(folder)")
    }
    if let input = inputs.first(where: { OutputPath($0).absolute == target.absolute }) {
      throw .replacesInput(path: input)
    }
    return target
  }

  private static func replace(_ target: OutputPath, with bytes: Data) throws(POSIXError) {
    let name = target.name
    try DeferredSignals.during { () throws(POSIXError) in
      PartialFolder.removeAbandoned(for: name, in: target.parent, holding: [name])
      do throws(POSIXError) {
        let partial = try PartialFolder(for: name, in: target.parent)
        let file = (partial.path as NSString).appendingPathComponent(name)
        try store(bytes, in: file)
        guard !DeferredSignals.isEndAsked else { throw POSIXError(.EINTR) }
        if let status = target.status { chmod(file, status.st_mode & 0o7777) }
        guard rename(file, target.absolute) == 0 else { throw .last }
      } catch {
        // A mounted file, or one in a folder that may not be written, is itself still writable.
        guard target.status != nil, Self.refusals.contains(error.code)
        else { throw error }
        try store(bytes, in: target.absolute)
      }
    }
  }

  private static func store(_ bytes: Data, in path: String) throws(POSIXError) {
    guard let file = fopen(path, "w") else { throw .last }
    let isWritten = bytes.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, file) == $0.count }
    // Closing flushes, so a full disk may show only here.
    guard fclose(file) == 0, isWritten else { throw .last }
  }
}
