internal import Foundation
internal import HTTPTypes

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// A file that is being received: it is whole under its own name later, or leaves nothing.
final class ReceivedFile {
  /// Where it lies while it is received; its last component is its name.
  let path: String
  /// The bytes so far.
  private(set) var count = 0
  private let folder: String
  private var descriptor: Int32
  private var block: [UInt8] = []
  private var isLeft = false
  private static let blockSize = 1 << 20

  /// Begins a file.
  ///
  /// - Parameters:
  ///   - name: Its name.
  ///   - parent: A folder of the workspace.
  /// - Throws: ``ServerFailure``.
  init(_ name: FileName, in parent: String) throws(ServerFailure) {
    folder = "\(parent)/incoming-\(RandomName.make())"
    path = "\(folder)/\(name.text)"
    guard mkdir(folder, 0o700) == 0 else { throw Self.failure(errno) }
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else {
      let code = errno
      rmdir(folder)
      throw Self.failure(code)
    }
  }

  deinit { discard() }

  /// Leaves a file that is whole where it is, for who moves it or deletes its folder.
  func leave() { isLeft = true }

  /// Adds bytes.
  ///
  /// - Throws: ``ServerFailure`` when the disk is full.
  func append(_ bytes: some Collection<UInt8>) throws(ServerFailure) {
    block.append(contentsOf: bytes)
    count += bytes.count
    if block.count >= Self.blockSize { try flush() }
  }

  /// Ends the file.
  ///
  /// - Throws: ``ServerFailure`` when the disk is full.
  func finish() throws(ServerFailure) {
    try flush()
    guard close(descriptor) == 0 else {
      descriptor = -1
      throw Self.failure(errno)
    }
    descriptor = -1
  }

  /// Leaves nothing of it but what has another place by now.
  func discard() {
    guard !isLeft else { return }
    if descriptor >= 0 { close(descriptor) }
    descriptor = -1
    unlink(path)
    rmdir(folder)
  }

  private func flush() throws(ServerFailure) {
    var done = 0
    while done < block.count {
      let written = block.withUnsafeBytes { bytes in
        bytes.baseAddress.map { write(descriptor, $0 + done, bytes.count - done) } ?? 0
      }
      if written < 0 {
        if errno == EINTR { continue }
        throw Self.failure(errno)
      }
      done += written
    }
    block.removeAll(keepingCapacity: true)
  }

  private static func failure(_ code: Int32) -> ServerFailure {
    switch code {
    case ENOSPC, EDQUOT:
      ServerFailure(
        .insufficientStorage,
        "the disk of this machine is full, so the file was not kept",
        advice: "free some space, or set TMPDIR to a larger disk and start leyline serve again"
      ).leavingBody
    case ENOENT: ServerFailure.notFound("workspace").leavingBody
    default:
      ServerFailure(
        .internalServerError,
        "the file cannot be kept: \(String(cString: strerror(code)))"
      ).leavingBody
    }
  }
}

extension HTTPResponse.Status {
  /// The server has no room for what it was given.
  static let insufficientStorage = HTTPResponse.Status(
    code: 507,
    reasonPhrase: "Insufficient Storage"
  )
}
