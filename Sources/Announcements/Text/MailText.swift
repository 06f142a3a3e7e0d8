internal import DelimitedText
internal import Foundation

/// A mail as a person reads it: its fields without their codes, and the text of its body.
///
/// Mails travel as ASCII: fields as encoded words (RFC 2047), long fields on several lines (RFC 5322),
/// the body as quoted-printable or base64, in several parts of which one is the text (RFC 2045, 2046).
struct MailText: Sendable {
  /// The fields, a line each, a blank line and the text.
  let bytes: [UInt8]

  /// Reads a mail; nothing where the bytes are none, or hold it as it is read already.
  init?(_ source: [UInt8]) {
    guard MailHeader.begins(source) else { return nil }
    let message = MailPart(source[...])
    guard let part = message.text(depth: 0) else { return nil }
    let fields = message.fields.map { "\($0.name): \(EncodedWord.decoded($0.value))\n" }
    let subject = message.fields.first { $0.name.lowercased() == "subject" }?.value ?? ""
    let inner = ForwardedMail.inner(of: part, subject: EncodedWord.decoded(subject))
    let text = inner ?? Array(fields.joined().utf8) + [0x0A] + part
    guard text != source else { return nil }
    bytes = text
  }
}

/// One part of a mail: its fields and its body.
private struct MailPart {
  let fields: [(name: String, value: String)]
  let body: ArraySlice<UInt8>

  init(_ source: ArraySlice<UInt8>) {
    var fields: [(name: String, value: String)] = []
    var rest = source
    while let first = rest.first, first == 0x0A || first == 0x0D { rest = rest.dropFirst() }
    while !rest.isEmpty {
      let end = rest.firstIndex(of: 0x0A) ?? rest.endIndex
      var line = rest[..<end]
      rest = rest[min(end + 1, rest.endIndex)...]
      if line.last == 0x0D { line = line.dropLast() }
      guard let first = line.first else { break }
      let words = String(decoding: line, as: UTF8.self)
      if first == 0x20 || first == 0x09, let last = fields.indices.last {
        fields[last].value += " " + words.trimmingCharacters(in: .whitespaces)
      } else if let colon = words.firstIndex(of: ":") {
        fields.append(
          (
            String(words[..<colon]),
            words[words.index(after: colon)...].trimmingCharacters(in: .whitespaces)
          )
        )
      } else {
        fields.append((words, ""))
      }
    }
    self.fields = fields
    body = rest
  }

  /// The text of the part as UTF-8; nothing where it is none, such as a picture.
  ///
  /// Of several parts the first one of plain text counts, else the first page: that is how one text is
  /// sent in two forms, and attachments come after it.
  func text(depth: Int) -> [UInt8]? {
    let type = HeaderValue(value("content-type") ?? "text/plain")
    guard !isAttached else { return nil }
    if type.value.hasPrefix("multipart/") {
      guard let boundary = type.parameters["boundary"], depth < Self.deepest else { return nil }
      let parts = parts(between: Array("--\(boundary)".utf8))
      let plain = parts.lazy.compactMap { $0.isPage ? nil : $0.text(depth: depth + 1) }
        .first { $0.contains { $0 > 0x20 } }
      return plain ?? parts.lazy.compactMap { $0.text(depth: depth + 1) }.first
    }
    guard type.value.hasPrefix("text/") else { return nil }
    var content = unified(decodedBody, type.parameters["charset"])
    if type.value == "text/html" { content = HTMLText(content).bytes }
    return type.parameters["format"]?.lowercased() == "flowed"
      ? Self.unbroken(content, deletesBlank: type.parameters["delsp"]?.lowercased() == "yes")
      : content
  }

  /// How many parts may lie in each other.
  private static let deepest = 8

  private var isPage: Bool { value("content-type").map { HeaderValue($0).value } == "text/html" }

  private var isAttached: Bool {
    value("content-disposition").map { HeaderValue($0).value } == "attachment"
  }

  private func value(_ name: String) -> String? {
    fields.first { $0.name.lowercased() == name }?.value
  }

  private func parts(between mark: [UInt8]) -> [MailPart] {
    var parts: [MailPart] = []
    var start: Int?
    for line in body.split(separator: 0x0A, omittingEmptySubsequences: false)
    where line.starts(with: mark) {
      let rest = line.dropFirst(mark.count)
      let isLast = rest.starts(with: Array("--".utf8))
      guard isLast || rest.allSatisfy({ $0 <= 0x20 }) else { continue }
      if let start { parts.append(MailPart(body[start..<max(start, line.startIndex)])) }
      start = isLast ? nil : min(line.endIndex + 1, body.endIndex)
      if isLast { break }
    }
    // A mail that was cut off has no last mark.
    if let start { parts.append(MailPart(body[start...])) }
    return parts
  }

  private var decodedBody: [UInt8] {
    switch value("content-transfer-encoding")?.lowercased() {
    case "quoted-printable": QuotedPrintable.decoded(body)
    case "base64":
      [UInt8](Data(base64Encoded: Data(body), options: .ignoreUnknownCharacters) ?? Data())
    default: Array(body)
    }
  }

  private func unified(_ bytes: [UInt8], _ encoding: String?) -> [UInt8] {
    encoding.flatMap(TextEncoding.init(name:)).flatMap { encoding in
      encoding == .utf8
        ? nil : bytes.withUnsafeBytes { TextConverter(encoding).convert($0, mostBroken: $0.count) }
    } ?? bytes
  }

  /// Joins the lines of flowed text, which end in a blank where the paragraph goes on (RFC 3676).
  private static func unbroken(_ bytes: [UInt8], deletesBlank: Bool) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for byte in bytes where byte != 0x0D {
      // `-- ` alone is the line above a signature.
      guard byte == 0x0A, result.last == 0x20, !result.suffix(4).elementsEqual(Array("\n-- ".utf8))
      else {
        result.append(byte)
        continue
      }
      if deletesBlank { result.removeLast() }
    }
    return result
  }
}

/// The value of a field with parameters: `text/plain; charset="utf-8"`.
private struct HeaderValue {
  let value: String
  let parameters: [String: String]

  init(_ field: String) {
    var pieces: [String] = [""]
    var isQuoted = false
    for character in field {
      switch character {
      case "\"": isQuoted.toggle()
      case ";" where !isQuoted: pieces.append("")
      default: pieces[pieces.count - 1].append(character)
      }
    }
    value = pieces[0].trimmingCharacters(in: .whitespaces).lowercased()
    parameters = Dictionary(
      pieces.dropFirst().compactMap { piece in
        guard let sign = piece.firstIndex(of: "=") else { return nil }
        return (
          piece[..<sign].trimmingCharacters(in: .whitespaces).lowercased(),
          piece[piece.index(after: sign)...].trimmingCharacters(in: .whitespaces)
        )
      },
      uniquingKeysWith: { first, _ in first }
    )
  }
}

/// Text as `=3D` for what is not ASCII, with `=` at the end of a line that goes on (RFC 2045).
private enum QuotedPrintable {
  static func decoded(_ source: some Collection<UInt8>, blank: UInt8? = nil) -> [UInt8] {
    let bytes = Array(source)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      guard byte == 0x3D else {
        result.append(byte == blank ? 0x20 : byte)
        continue
      }
      if index + 1 < bytes.count, let high = digit(bytes[index]), let low = digit(bytes[index + 1])
      {
        result.append(high << 4 | low)
        index += 2
        continue
      }
      var end = index
      while end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x09 || bytes[end] == 0x0D {
        end += 1
      }
      if end == bytes.count || bytes[end] == 0x0A {
        index = min(end + 1, bytes.count)
      } else {
        result.append(byte)
      }
    }
    return result
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }
}

/// Words of a field that are not ASCII: `=?UTF-8?B?4oK5NSwwMDA=?=` (RFC 2047).
private enum EncodedWord {
  static func decoded(_ field: String) -> String {
    guard field.contains("=?") else { return field }
    var result = ""
    // Neighbours of one encoding may cut a character in two.
    var pending: (encoding: String, bytes: [UInt8]) = ("", [])
    func flush() {
      result += words(pending.bytes, pending.encoding)
      pending = ("", [])
    }
    var rest = field[...]
    while let start = rest.range(of: "=?") {
      guard let word = word(rest[start.lowerBound...]) else {
        flush()
        result += rest[..<start.upperBound]
        rest = rest[start.upperBound...]
        continue
      }
      let between = rest[..<start.lowerBound]
      // Blanks between two encoded words belong to neither.
      if !between.allSatisfy(\.isWhitespace) || pending.bytes.isEmpty {
        flush()
        result += between
      }
      if pending.encoding != word.encoding { flush() }
      pending.encoding = word.encoding
      pending.bytes += word.bytes
      rest = rest[word.end...]
    }
    flush()
    return result + rest
  }

  private static func word(
    _ text: Substring
  ) -> (encoding: String, bytes: [UInt8], end: String.Index)? {
    let head = text.dropFirst(2).split(
      separator: "?",
      maxSplits: 2,
      omittingEmptySubsequences: false
    )
    guard head.count == 3, let end = head[2].range(of: "?=") else { return nil }
    let content = head[2][..<end.lowerBound]
    // After the encoding a language may stand: `utf-8*en`.
    let encoding = head[0].prefix { $0 != "*" }.lowercased()
    let bytes: [UInt8]
    switch head[1].lowercased() {
    case "q": bytes = QuotedPrintable.decoded(content.utf8, blank: 0x5F)
    case "b":
      guard let data = Data(base64Encoded: String(content), options: .ignoreUnknownCharacters)
      else {
        return nil
      }
      bytes = [UInt8](data)
    default: return nil
    }
    return (encoding, bytes, end.upperBound)
  }

  private static func words(_ bytes: [UInt8], _ encoding: String) -> String {
    guard !bytes.isEmpty else { return "" }
    let known = TextEncoding(name: encoding)
    let text =
      known == .utf8 || known == nil
      ? bytes
      : known.flatMap { encoding in
        bytes.withUnsafeBytes { TextConverter(encoding).convert($0, mostBroken: $0.count) }
      } ?? bytes
    // A line end within a field would begin another one.
    return String(decoding: text, as: UTF8.self)
      .map { $0.isNewline ? " " : String($0) }.joined()
  }
}
