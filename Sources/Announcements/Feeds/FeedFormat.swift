internal import DelimitedText

/// The format of a feed, as its first bytes tell it.
enum FeedFormat: Sendable {
  case json
  case xml
  case calendar
  case exchangeTable

  /// Recognizes a feed; nothing for documents and event tables.
  init?(of head: [UInt8]) {
    let head = Self.utf8(head).bytes
    guard let first = head.firstIndex(where: { $0 > 0x20 }) else { return nil }
    let start = head[first...].prefix(4096)
    func begins(_ text: String) -> Bool {
      zip(start, text.utf8).allSatisfy { $0 == $1 || $0 | 0x20 == $1 }
        && start.count >= text.utf8.count
    }
    switch start.first {
    case UInt8(ascii: "{"):
      guard start.dropFirst().first(where: { $0 > 0x20 }).map({ $0 == 0x22 || $0 == 0x7D }) == true
      else { return nil }
      self = .json
    case UInt8(ascii: "["):
      // `[PTI] Mumbai: ...` is a document.
      guard start.dropFirst().first(where: { $0 > 0x20 }).map({ $0 == 0x7B || $0 == 0x5D }) == true
      else { return nil }
      self = .json
    case UInt8(ascii: "<"):
      guard let root = Self.root(start), !["html", "body", "head", "div", "p"].contains(root),
        begins("<?xml") || ["rss", "feed", "rdf:rdf"].contains(root)
      else { return nil }
      self = .xml
    default:
      if begins("begin:vcalendar") {
        self = .calendar
      } else if ExchangeFeed(header: TableHead.names(head)) != nil {
        self = .exchangeTable
      } else {
        return nil
      }
    }
  }

  /// The name of the first element, in small letters.
  private static func root(_ bytes: ArraySlice<UInt8>) -> String? {
    var scanner = XMLScanner(Array(bytes))
    // A tag that is cut by the end of the head is no feed's: roots stand at the beginning.
    while let piece = try? scanner.next() {
      if case .open(let name, _, _) = piece { return name }
    }
    return nil
  }

  // MARK: Encodings

  /// Bytes as UTF-8: without a byte-order mark, from UTF-16, and from Latin-1 where XML says so.
  ///
  /// - Returns: The bytes, and how far each one stood behind its place in the file; nothing where the
  ///   text was converted.
  static func utf8(_ bytes: [UInt8]) -> (bytes: [UInt8], shift: Int?) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (Array(bytes.dropFirst(3)), 3) }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      let isLittle = bytes[0] == 0xFF
      let units = stride(from: 2, to: bytes.count - 1, by: 2).map { index in
        isLittle
          ? UInt16(bytes[index]) | UInt16(bytes[index + 1]) << 8
          : UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1])
      }
      return (Array(String(decoding: units, as: UTF16.self).utf8), nil)
    }
    guard bytes.starts(with: Array("<?xml".utf8)) else { return (bytes, 0) }
    let prolog = String(decoding: bytes.prefix(200).prefix { $0 != 0x3E }, as: UTF8.self)
      .lowercased()
    guard prolog.contains("iso-8859-1") || prolog.contains("windows-1252") else {
      return (bytes, 0)
    }
    return (Array(String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) })).utf8), nil)
  }
}
