internal import DelimitedText

/// A symbol that would have other letters in an encoding that fits a file as well as the one it was read in.
struct EncodingDoubt: Sendable {
  let encoding: TextEncoding
  let rival: TextEncoding
  let symbol: String

  /// Looks for a symbol in doubt; finds none where encodings agree, or symbols are ASCII.
  init?(_ source: BlockSource, _ layout: ColumnLayout) {
    guard let encoding = source.encoding, let rival = source.rivalEncodings.first else {
      return nil
    }
    let symbol =
      layout.isWide
      ? layout.slots.lazy.compactMap(\.symbol).first(where: Self.isForeign)
      : layout.column(.symbol).flatMap { Self.foreignField(of: source, layout, column: $0) }
    guard let symbol else { return nil }
    self.encoding = encoding
    self.rival = rival
    self.symbol = symbol
  }

  private static func isForeign(_ text: String) -> Bool { text.utf8.contains { $0 >= 0x80 } }

  private static func foreignField(
    of source: BlockSource,
    _ layout: ColumnLayout,
    column: Int
  ) -> String? {
    var found: String?
    // The head of a converted source is all of it.
    source.withHead { bytes in
      try? RecordReader(dialect: layout.dialect, name: source.name)
        .forEach(in: bytes, from: layout.dataStart, line: 1) { record in
          if record.fields.indices.contains(column), isForeign(record.fields[column]) {
            found = record.fields[column]
          }
          return found == nil
        }
    }
    return found
  }
}
