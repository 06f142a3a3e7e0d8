extension SourceBytes {
  /// Returns the bytes as text of UTF-8, converted where they are in another encoding.
  ///
  /// Text with no more than a few broken bytes stays as it is: its fields are read one by one.
  ///
  /// - Parameter encoding: What text that is not UTF-8 is written in; by default it is recognized.
  /// - Returns: The same bytes where they are UTF-8 already.
  /// - Throws: ``DelimitedTextError`` when the bytes are no text, or when encodings fit that would give
  ///   different texts.
  package func text(encoding: TextEncoding? = nil) throws(DelimitedTextError) -> SourceBytes {
    guard self.encoding == nil else { return self }
    if let kind = withUnsafeBytes({ FileKind(signatureOf: $0) }) {
      throw .wrongKind(file: name, kind)
    }
    let unicode = withUnsafeBytes { TextEncoding(unicodeOf: $0) }
    if let unicode { return try converted(from: unicode, rivals: []) }
    let written = withUnsafeBytes { bytes in
      (bytes.lastIndex { $0 != 0 && $0 != Self.endOfFile } ?? -1) + 1
    }
    if written > 0, written < count {
      let kept = withUnsafeBytes {
        SourceBytes($0.prefix(written), name: name, storedCount: storedCount)
      }
      return try kept.text(encoding: encoding)
    }
    let (kind, isUTF8, isBlank) = withUnsafeBytes { bytes in
      (
        FileKind(of: bytes, isWhole: true), UTF8Bytes.areValid(bytes),
        !bytes.contains { $0 > 0x20 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF }
      )
    }
    if let kind { throw .wrongKind(file: name, kind) }
    if isBlank { throw .empty(file: name) }
    if isUTF8 { return self }
    if let encoding, encoding != .utf8 { return try converted(from: encoding, rivals: []) }
    let isMostlyUTF8 = withUnsafeBytes { UTF8Bytes.areMostlyValid($0) }
    if encoding == .utf8 || isMostlyUTF8 { return self }
    switch withUnsafeBytes({ EncodingRecognizer($0).recognize() }) {
    case .found(let encoding, let rivals): return try converted(from: encoding, rivals: rivals)
    case .unclear(let encodings): throw .encodingUnclear(file: name, encodings)
    }
  }

  /// The sign that ends a text of DOS; it stands behind one, as zeros do that fill up a block of a disk.
  private static let endOfFile: UInt8 = 0x1A

  /// Whether the text is UTF-8, of which a first part may be looked at alone.
  var beginsAsUTF8: Bool {
    withUnsafeBytes { bytes in
      UTF8Bytes.areValid(bytes, isWhole: false) && TextEncoding(unicodeOf: bytes) == nil
    }
  }

  private func converted(
    from encoding: TextEncoding,
    rivals: [TextEncoding]
  ) throws(DelimitedTextError) -> SourceBytes {
    let most = count / 100
    let result = withUnsafeBytes { TextConverter(encoding).convert($0, mostBroken: most) }
    guard let result else {
      throw .unsupportedEncoding(file: name, encoding: encoding.rawValue)
    }
    return SourceBytes(
      result,
      name: name,
      storedCount: storedCount,
      encoding: encoding,
      rivals: rivals
    )
  }
}

extension TextEncoding {
  /// Recognizes UTF-16 and UTF-32 by a byte order mark, or by the zeros beside their ASCII.
  fileprivate init?(unicodeOf bytes: UnsafeRawBufferPointer) {
    let marks: [([UInt8], TextEncoding)] = [
      ([0xFF, 0xFE, 0, 0], .utf32LittleEndian), ([0, 0, 0xFE, 0xFF], .utf32BigEndian),
      ([0xFF, 0xFE], .utf16LittleEndian), ([0xFE, 0xFF], .utf16BigEndian),
    ]
    if let mark = marks.first(where: { bytes.starts(with: $0.0) }) {
      self = mark.1
      return
    }
    let sample = bytes.prefix(4096)
    guard sample.count >= 8, sample.contains(0) else { return nil }
    // Digits, delimiters and line breaks are ASCII in every table.
    var zeros = [0, 0, 0, 0]
    for (index, byte) in sample.enumerated() where byte == 0 { zeros[index % 4] += 1 }
    let most = sample.count / 4
    let isMany = zeros.map { $0 * 2 > most }
    switch isMany {
    case [false, true, false, true]: self = .utf16LittleEndian
    case [true, false, true, false]: self = .utf16BigEndian
    case [false, true, true, true]: self = .utf32LittleEndian
    case [true, true, true, false]: self = .utf32BigEndian
    default: return nil
    }
    // Text has no zero where its ASCII stands.
    for (index, byte) in sample.enumerated() where byte == 0 && !isMany[index % 4] { return nil }
  }
}
