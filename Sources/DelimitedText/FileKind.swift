internal import Notices

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// A kind of file that is no table of text, told by its content.
public struct FileKind: Sendable, Hashable {
  /// What the file is and what to do, as the rest of a sentence that begins with its name.
  public let words: String

  private init(_ name: String, _ advice: String) {
    words = "is \(name); \(advice)"
  }

  /// Recognizes a kind; finds none in text that may be a table.
  ///
  /// - Parameters:
  ///   - bytes: The beginning of the file.
  ///   - isWhole: Whether it is all of the file.
  init?(of bytes: UnsafeRawBufferPointer, isWhole: Bool) {
    if let kind = Self.binary(bytes) {
      self = kind
      return
    }
    let sample = UnsafeRawBufferPointer(rebasing: bytes.prefix(65_536))
    if let start = sample.baseAddress, memchr(start, 0, sample.count) != nil {
      self.init("a binary file, not text", "save it as CSV and try again")
      return
    }
    guard let kind = Self.markup(sample) ?? Self.reply(sample, isWhole: isWhole) else { return nil }
    self = kind
  }

  /// Recognizes a binary kind by its first bytes.
  init?(signatureOf bytes: UnsafeRawBufferPointer) {
    guard let kind = Self.binary(bytes) else { return nil }
    self = kind
  }

  /// Whether bytes begin like a zip archive, which workbooks are as well.
  static func isZip(_ bytes: UnsafeRawBufferPointer) -> Bool {
    bytes.starts(with: [0x50, 0x4B, 3, 4]) || bytes.starts(with: [0x50, 0x4B, 5, 6])
  }

  // MARK: Binary files

  private static func binary(_ bytes: UnsafeRawBufferPointer) -> FileKind? {
    let found = signatures.first { signature in
      bytes.count >= signature.offset
        && bytes.dropFirst(signature.offset).starts(with: signature.bytes)
    }
    guard let found else { return nil }
    if found.bytes == ole, bytes.prefix(1 << 20).contains(subsequence: encryptedPackage) {
      return FileKind(
        "a workbook with a password",
        "open it, and save it without a password as .xlsx or CSV"
      )
    }
    return FileKind(found.name, found.advice)
  }

  private struct Signature: Sendable {
    let bytes: [UInt8]
    var offset = 0
    let name: String
    let advice: String

    init(_ bytes: [UInt8], offset: Int = 0, _ name: String, _ advice: String) {
      self.bytes = bytes
      self.offset = offset
      self.name = name
      self.advice = advice
    }

    init(_ text: String, offset: Int = 0, _ name: String, _ advice: String) {
      self.init(Array(text.utf8), offset: offset, name, advice)
    }
  }

  private static let ole: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0]
  /// The stream that holds an encrypted workbook, as its container spells it.
  private static let encryptedPackage: [UInt8] = "EncryptedPackage".utf8.flatMap {
    [$0, 0] as [UInt8]
  }
  private static let fromPython = "read it with pandas and write it with to_csv, as "

  private static func pickle(_ version: UInt8) -> Signature {
    Signature(
      [0x80, version],
      "a pickle of Python, not text",
      "write it in Python with to_csv, if you trust where it came from"
    )
  }

  private static func stata(_ bytes: [UInt8]) -> Signature {
    Signature(
      bytes,
      "a Stata file, not text",
      fromPython + "pandas.read_stata(\"FILE\").to_csv(\"FILE.csv\")"
    )
  }

  private static let signatures: [Signature] = [
    Signature([0x50, 0x4B, 3, 4], "a zip archive or a workbook", "unpack it, or save it as CSV"),
    Signature(
      ole,
      "an old workbook (.xls), not text",
      "open it in Excel or LibreOffice and save it as .xlsx or CSV"
    ),
    Signature(
      [0x09, 0x08],
      "an old workbook (.xls), not text",
      "open it in Excel or LibreOffice and save it as .xlsx or CSV"
    ),
    Signature(
      "PAR1",
      "a Parquet file, not text",
      fromPython + "pandas.read_parquet(\"FILE\").to_csv(\"FILE.csv\")"
    ),
    Signature(
      "ARROW1",
      "a Feather or Arrow file, not text",
      fromPython + "pandas.read_feather(\"FILE\").to_csv(\"FILE.csv\")"
    ),
    Signature(
      "FEA1",
      "a Feather file, not text",
      fromPython + "pandas.read_feather(\"FILE\").to_csv(\"FILE.csv\")"
    ),
    Signature(
      [0x89] + Array("HDF".utf8),
      "an HDF5 file, not text",
      fromPython + "pandas.read_hdf(\"FILE\").to_csv(\"FILE.csv\")"
    ),
    Signature(
      "SQLite format 3",
      "a SQLite database, not text",
      "write its table with sqlite3 -header -csv FILE \"select * from TABLE\" > FILE.csv"
    ),
    Signature("%PDF", "a PDF file, not text", "look for a CSV file where it came from"),
    Signature("BZh", "compressed by bzip2", "unpack it first with bunzip2"),
    Signature([0xFD] + Array("7zXZ".utf8), "compressed by xz", "unpack it first with unxz"),
    Signature([0x28, 0xB5, 0x2F, 0xFD], "compressed by zstd", "unpack it first with unzstd"),
    Signature([0x04, 0x22, 0x4D, 0x18], "compressed by lz4", "unpack it first with unlz4"),
    Signature([0x1F, 0x9D], "compressed by compress", "unpack it first with uncompress"),
    Signature([0x37, 0x7A, 0xBC, 0xAF], "a 7z archive", "unpack it first with 7z x"),
    Signature("Rar!", "a rar archive", "unpack it first with unrar x"),
    Signature("ustar", offset: 257, "a tar archive", "unpack it first with tar xf"),
    stata(Array("<stata_dta>".utf8)), stata([0x71, 2, 1, 0]), stata([0x72, 2, 1, 0]),
    stata([0x73, 2, 1, 0]), stata([0x71, 1, 1, 0]), stata([0x72, 1, 1, 0]),
    stata([0x73, 1, 1, 0]),
    Signature(
      "SAS FILE",
      offset: 84,
      "a SAS file, not text",
      fromPython + "pandas.read_sas(\"FILE\").to_csv(\"FILE.csv\")"
    ),
    Signature(
      "HEADER RECORD*******LIBRARY",
      "a SAS transport file, not text",
      fromPython + "pandas.read_sas(\"FILE\").to_csv(\"FILE.csv\")"
    ),
    Signature(
      "$FL2",
      "an SPSS file, not text",
      fromPython + "pandas.read_spss(\"FILE\").to_csv(\"FILE.csv\")"
    ),
    Signature("RDX", "an R data file, not text", "write it in R with write.csv"),
    Signature([0x58, 0x0A, 0, 0, 0], "an R data file, not text", "write it in R with write.csv"),
    pickle(2), pickle(3), pickle(4), pickle(5),
    Signature(
      [0x93] + Array("NUMPY".utf8),
      "a NumPy file, not text",
      "write it in Python with numpy.savetxt"
    ),
    Signature([0x89] + Array("PNG".utf8), "a picture, not text", "look for the numbers as CSV"),
    Signature([0xFF, 0xD8, 0xFF], "a picture, not text", "look for the numbers as CSV"),
    Signature("GIF8", "a picture, not text", "look for the numbers as CSV"),
    Signature("{\\rtf", "a Rich Text document, not a table", "save the table as CSV"),
  ]

  // MARK: Text that is no table

  private static func markup(_ bytes: UnsafeRawBufferPointer) -> FileKind? {
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while start < bytes.count, bytes[start] <= 0x20 { start += 1 }
    // A table of text may begin with any other sign.
    guard start < bytes.count, "<{[vV".utf8.contains(bytes[start]) else { return nil }
    let beginning = bytes[start...].prefix(512)
    let text = String(decoding: beginning, as: UTF8.self).lowercased()
    if text.hasPrefix("version https://git-lfs") {
      return FileKind(
        "a pointer of Git LFS and not the file itself",
        "fetch the file with git lfs pull"
      )
    }
    let tags = [
      "<!doctype html", "<html", "<head", "<body", "<table", "<script", "<div", "<meta", "<style",
    ]
    if tags.contains(where: text.hasPrefix) || text.hasPrefix("<?xml") && text.contains("<html") {
      return page(bytes)
    }
    if text.hasPrefix("<?xml") || text.hasPrefix("<!doctype") || text.hasPrefix("<!--") {
      return FileKind("an XML file, not a table", "save the table as CSV")
    }
    guard let first = text.first, first == "{" || first == "[" else { return nil }
    let next = text.dropFirst().first { !$0.isWhitespace }
    guard
      first == "{"
        ? next == "\"" || next == "}" || next == "'" : next == "{" || next == "[" || next == "\""
    else { return nil }
    if let message = errorMessage(text) {
      return FileKind("an error message, \"\(message)\", and no data", "fetch it again")
    }
    return FileKind(
      "a JSON file, not a table",
      fromPython + "pandas.read_json(\"FILE\").to_csv(\"FILE.csv\")"
    )
  }

  private static func page(_ bytes: UnsafeRawBufferPointer) -> FileKind {
    let text = String(decoding: bytes, as: UTF8.self).lowercased()
    let asksToLogIn = ["type=\"password\"", "type='password'", "log in", "sign in", "login"]
      .contains { text.contains($0) }
    let hasTable = text.contains("<table") && text.contains("<td")
    if hasTable {
      return FileKind(
        "a web page (HTML), not a table of text",
        "open it in Excel or LibreOffice and save it as CSV"
      )
    }
    return FileKind(
      asksToLogIn
        ? "a web page (HTML) that asks to log in, and no data"
        : "a web page (HTML), not a table of text",
      asksToLogIn
        ? "log in and download it again"
        : "download the data itself, such as by the page's link to CSV"
    )
  }

  /// Returns what a server says in JSON instead of data.
  private static func errorMessage(_ text: String) -> String? {
    let keys = [
      "\"error", "\"message\"", "\"error message\"", "\"note\"", "\"information\"", "\"detail\"",
    ]
    guard
      keys.contains(where: { key in
        text.range(of: key, before: 80)
      })
    else { return nil }
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return line.clipped
  }

  /// Recognizes the short text by which a server says that there is no data.
  private static func reply(_ bytes: UnsafeRawBufferPointer, isWhole: Bool) -> FileKind? {
    guard isWhole, bytes.count <= 2048 else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    let lines = text.split(whereSeparator: \.isNewline)
      .map { trimmed(String($0)) }.filter { !$0.isEmpty }
    guard let first = lines.first, lines.count <= 5, !text.contains(";"), !text.contains("\t")
    else {
      return nil
    }
    let lowered = first.lowercased()
    guard
      phrases.contains(where: lowered.hasPrefix)
        || phrases.contains(where: { lowered.hasPrefix("error: " + $0) })
        || lowered.hasPrefix("http/")
        || first.prefix(3).allSatisfy(\.isNumber)
          && phrases.contains(where: lowered.dropFirst(3).contains)
    else { return nil }
    return FileKind("the message \"\(first.clipped)\" of a server, and no data", "fetch it again")
  }

  private static let phrases = [
    "too many requests", "rate limit", "access denied", "forbidden", "not found", "unauthorized",
    "service unavailable", "internal server error", "bad gateway", "bad request", "gateway timeout",
    "exceeded the daily hits limit", "no data", "invalid api", "invalid crumb", "invalid cookie",
    "your api", "thank you for using", "resource not found", "the requested url", "request limit",
    "api rate", "error code",
  ]
}

extension String {
  fileprivate func range(of key: String, before limit: Int) -> Bool {
    prefix(limit + key.count).contains(key)
  }
}

extension Collection where Element == UInt8 {
  /// Whether bytes occur in a row.
  fileprivate func contains(subsequence: [UInt8]) -> Bool {
    guard let first = subsequence.first else { return true }
    var rest = self[...]
    while let place = rest.firstIndex(of: first) {
      rest = rest[place...]
      if rest.starts(with: subsequence) { return true }
      rest = rest.dropFirst()
    }
    return false
  }
}
