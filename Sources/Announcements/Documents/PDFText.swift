internal import Foundation

/// The text of a PDF file, by the `pdftotext` program where it is installed.
enum PDFText {
  struct Failure: Error {
    let kind: DocumentProblem.Kind
  }

  /// Returns at most a number of bytes of the text of a PDF file.
  static func extract(_ path: String, limit: Int) -> Result<[UInt8], Failure> {
    guard let program = program() else {
      return .failure(Failure(kind: .needsTool(name: "pdftotext", package: "poppler-utils")))
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = ["-q", "-enc", "UTF-8", path.hasPrefix("-") ? "./\(path)" : path, "-"]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    do {
      try process.run()
      var bytes: [UInt8] = []
      while bytes.count < limit,
        let block = try output.fileHandleForReading.read(upToCount: limit - bytes.count),
        !block.isEmpty
      { bytes.append(contentsOf: block) }
      if bytes.count >= limit { process.terminate() }
      process.waitUntilExit()
      guard process.terminationStatus == 0 || bytes.count >= limit else {
        return .failure(
          Failure(
            kind: .toolFailed(name: "pdftotext", reason: "exit code \(process.terminationStatus)")
          )
        )
      }
      // A form feed parts the pages.
      return .success(bytes.map { $0 == 0x0C ? 0x0A : $0 })
    } catch {
      return .failure(
        Failure(kind: .toolFailed(name: "pdftotext", reason: error.localizedDescription))
      )
    }
  }

  private static func program() -> String? {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return path.split(separator: ":").map { "\($0)/pdftotext" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}
