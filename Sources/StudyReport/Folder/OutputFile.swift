internal import Foundation

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// A file of an output folder, whose bytes are made while it is written.
struct OutputFile: Sendable {
  /// When a file is written among those of its folder.
  enum Turn: Sendable {
    /// Before all others, as it takes all threads itself.
    case alone
    /// Side by side with others.
    case any
    /// When all others are there, as it tells of them.
    case last
  }

  /// The name in the folder.
  let name: String
  /// When it is written.
  var turn = Turn.any
  private let make: @Sendable (Sink) throws(FileFailure) -> Bool

  /// Takes the next bytes of a file.
  typealias Sink = ([UInt8]) throws(FileFailure) -> Void

  /// Creates a file whose bytes are there.
  init(_ name: String, _ bytes: Data) {
    self.init(
      name,
      pieces: { take throws(FileFailure) in
        try take([UInt8](bytes))
        return true
      }
    )
  }

  /// Creates a file whose bytes are made at once, when it is written.
  init(_ name: String, made bytes: @escaping @Sendable () throws(ReportError) -> Data) {
    self.init(
      name,
      pieces: { take throws(FileFailure) in
        let all: Data
        do throws(ReportError) { all = try bytes() } catch { throw .content(error) }
        try take([UInt8](all))
        return true
      }
    )
  }

  /// Creates a file.
  ///
  /// - Parameters:
  ///   - name: The name in the folder.
  ///   - make: Hands the bytes on in pieces; returns false where there is to be no such file.
  init(_ name: String, pieces make: @escaping @Sendable (Sink) throws(FileFailure) -> Bool) {
    self.name = name
    self.make = make
  }

  /// Hands the bytes on to somebody who takes all of them.
  ///
  /// - Throws: ``ReportError`` where there is no text for what the file is to hold.
  func write(to take: ([UInt8]) -> Void) throws(ReportError) {
    do throws(FileFailure) {
      _ = try make { take($0) }
    } catch {
      switch error {
      case .content(let error): throw error
      case .system(let error): throw .cannotWrite(path: name, reason: error.reason)
      }
    }
  }

  /// Writes the file into a folder.
  ///
  /// - Parameter folder: A new folder.
  /// - Returns: Whether there is such a file.
  /// - Throws: ``FileFailure``.
  func store(in folder: String) throws(FileFailure) -> Bool {
    let path = (folder as NSString).appendingPathComponent(name)
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw .system(.last) }
    var isOpen = true
    defer { if isOpen { close(file) } }
    let isThere = try make { (bytes: [UInt8]) throws(FileFailure) in
      try Self.write(bytes, to: file)
    }
    isOpen = false
    // Some systems tell of a full disk only here.
    guard close(file) == 0 else { throw .system(.last) }
    if !isThere { unlink(path) }
    return isThere
  }

  private static func write(_ bytes: [UInt8], to file: Int32) throws(FileFailure) {
    var start = 0
    while start < bytes.count {
      let count = bytes[start...].withUnsafeBytes {
        #if canImport(Glibc)
        Glibc.write(file, $0.baseAddress, $0.count)
        #else
        Darwin.write(file, $0.baseAddress, $0.count)
        #endif
      }
      guard count >= 0 || errno == EINTR else { throw .system(.last) }
      start += max(0, count)
    }
  }
}

/// Why a file could not be written: the system refused, or there is no text for what it is to hold.
enum FileFailure: Error {
  case system(POSIXError)
  case content(ReportError)

  /// A value that has no text form.
  static func encoding(_ error: any Error, of file: String) -> FileFailure {
    .content(.cannotEncode(file: file, reason: "\(error)"))
  }
}
