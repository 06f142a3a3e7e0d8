internal import Foundation

/// The bytes of a document as UTF-8 text, of bounded size.
package struct DocumentText: Sendable {
  let bytes: [UInt8]
  let format: DocumentFormat
  let problems: [DocumentProblem.Kind]

  /// The most bytes of one document that are read.
  static let limit = 4 << 20

  /// Reads a file, or standard input for `-`; nothing when there is no text in it.
  ///
  /// The bytes of a file that was read already need no second reading.
  static func read(
    _ path: String,
    whole: [UInt8]? = nil
  ) -> (text: DocumentText?, problems: [DocumentProblem.Kind]) {
    var (bytes, failure) = whole.map { ($0, nil) } ?? firstBytes(path)
    if let failure { return (nil, [.cannotOpen(reason: failure)]) }
    var problems: [DocumentProblem.Kind] = []
    if bytes.count > limit {
      bytes.removeSubrange(limit...)
      problems.append(.cutOff(read: limit, size: path == "-" ? nil : size(of: path)))
    }
    var format = DocumentFormat(path: path)
    if bytes.starts(with: Array("%PDF".utf8)) {
      format = .pdf
      switch PDFText.extract(path, limit: limit) {
      case .success(let text): bytes = text
      case .failure(let failure): return (nil, [failure.kind])
      }
    }
    if let encoding = converted(&bytes) { problems.append(.converted(from: encoding)) }
    if let what = binaryKind(bytes) { return (nil, [.binary(what: what)]) }
    // A page may follow the fields of a mail.
    if format == .plain, looksLikeHTML(bytes), !MailHeader.begins(bytes) { format = .html }
    if let place = firstInvalidByte(bytes), place < bytes.count - 4 || problems.isEmpty {
      problems.append(.brokenEncoding(atByte: place))
    }
    guard bytes.contains(where: { $0 >= 0x80 || (0x41...0x5A).contains($0 & 0xDF) }) else {
      return (nil, [.empty])
    }
    return (DocumentText(bytes: bytes, format: format, problems: problems), problems)
  }

  /// Returns what a file is that is not text, such as `a PNG image`; nothing of a text or a PDF.
  package static func binaryKind(ofFile path: String) -> String? {
    for case .binary(let what) in read(path).problems { return what }
    return nil
  }

  private static func firstBytes(_ path: String) -> (bytes: [UInt8], failure: String?) {
    let handle: FileHandle
    if path == "-" {
      handle = FileHandle.standardInput
    } else {
      guard let opened = FileHandle(forReadingAtPath: path) else {
        let exists = FileManager.default.fileExists(atPath: path)
        return ([], exists ? "permission denied" : "no such file")
      }
      handle = opened
    }
    defer { if path != "-" { try? handle.close() } }
    var bytes: [UInt8] = []
    do {
      // A pipe gives less than it is asked for; one byte too many shows that there is more.
      while bytes.count <= limit {
        guard let block = try handle.read(upToCount: limit + 1 - bytes.count), !block.isEmpty else {
          break
        }
        bytes.append(contentsOf: block)
      }
    } catch {
      return ([], error.localizedDescription)
    }
    return (bytes, nil)
  }

  private static func size(of path: String) -> Int? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return (attributes?[.size] as? NSNumber)?.intValue
  }

  // MARK: Encoding

  /// Turns UTF-16 with a byte-order mark into UTF-8, in place.
  private static func converted(_ bytes: inout [UInt8]) -> String? {
    guard bytes.count >= 2 else { return nil }
    let isLittle = bytes[0] == 0xFF && bytes[1] == 0xFE
    guard isLittle || bytes[0] == 0xFE && bytes[1] == 0xFF else { return nil }
    let units = stride(from: 2, to: bytes.count - 1, by: 2).map { index in
      isLittle
        ? UInt16(bytes[index]) | UInt16(bytes[index + 1]) << 8
        : UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1])
    }
    bytes = Array(String(decoding: units, as: UTF16.self).utf8)
    return "UTF-16"
  }

  /// What a file is that is not text.
  private static func binaryKind(_ bytes: [UInt8]) -> String? {
    let signatures: [(String, [UInt8])] = [
      ("a ZIP archive or an Office document", [0x50, 0x4B, 0x03, 0x04]),
      ("a gzip archive", [0x1F, 0x8B]), ("a JPEG image", [0xFF, 0xD8, 0xFF]),
      ("a PNG image", [0x89, 0x50, 0x4E, 0x47]), ("a GIF image", [0x47, 0x49, 0x46, 0x38]),
      ("an old Office document", [0xD0, 0xCF, 0x11, 0xE0]),
      ("a program", [0x7F, 0x45, 0x4C, 0x46]),
      ("a RAR archive", [0x52, 0x61, 0x72, 0x21]), ("a 7-Zip archive", [0x37, 0x7A, 0xBC, 0xAF]),
    ]
    if let match = signatures.first(where: { bytes.starts(with: $0.1) }) { return match.0 }
    let length = min(bytes.count, 65_536)
    let controls = bytes.withUnsafeBufferPointer { buffer in
      var controls = 0
      for index in 0..<length {
        let byte = buffer[index]
        if byte < 0x09 || byte >= 0x0E && byte <= 0x1A || byte == 0x7F { controls &+= 1 }
      }
      return controls
    }
    return controls * 200 > length ? "binary" : nil
  }

  private static func looksLikeHTML(_ bytes: [UInt8]) -> Bool {
    let head = bytes.prefix(1024).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    return ["<!doctype html", "<html", "<head>"].contains { mark in
      let mark = Array(mark.utf8)
      return head.indices.contains { head[$0] == 0x3C && head[$0...].starts(with: mark) }
    }
  }

  /// The place of the first byte that is not UTF-8.
  private static func firstInvalidByte(_ bytes: [UInt8]) -> Int? {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      let length: Int
      switch byte {
      case 0..<0x80:
        index += 1
        continue
      case 0xC2...0xDF: length = 2
      case 0xE0...0xEF: length = 3
      case 0xF0...0xF4: length = 4
      default: return index
      }
      for offset in 1..<length {
        guard index + offset < bytes.count, bytes[index + offset] & 0xC0 == 0x80 else {
          return index
        }
      }
      index += length
    }
    return nil
  }
}

/// The kind of a document file.
enum DocumentFormat: Sendable {
  case plain
  case html
  case pdf

  init(path: String) {
    switch (path as NSString).pathExtension.lowercased() {
    case "html", "htm", "xhtml": self = .html
    case "pdf": self = .pdf
    default: self = .plain
    }
  }

  /// The endings of the files that are read from a folder.
  static let endings: Set<String> = [
    "txt", "text", "md", "markdown", "html", "htm", "xhtml", "pdf", "eml",
  ]

  /// Whether a file ends as documents do.
  static func isNameOfDocument(_ path: String) -> Bool {
    endings.contains((path as NSString).pathExtension.lowercased())
  }
}

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
