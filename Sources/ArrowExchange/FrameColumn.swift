internal import DelimitedText

/// A column of a data frame as it is read: under which name, and as what.
struct FrameColumn {
  let source: ArrowSource
  let reading: ArrowReading
  /// The name that stands above it.
  let header: String
  /// Whether it is the index of a frame of pandas.
  private let isIndex: Bool
  /// Whether all of its instants are midnights, which are days.
  let holdsDays: Bool

  private init(_ source: ArrowSource, frame: ArrowFrame) throws(ArrowFault) {
    self.source = source
    reading = try ArrowReading(source, frame: frame.name)
    isIndex = source.name.hasPrefix("__index_level_") && source.name.hasSuffix("__")
    let named = Set(frame.columns.map { $0.name.lowercased() })
    header =
      isIndex && reading.isTemporal && !named.contains("date") ? "date" : source.name
    let reading = reading
    holdsDays =
      !reading.isTemporal
      || zip(source.chunks, frame.counts).allSatisfy { chunk, count in
        chunk.map { reading.areMidnights($0, count) } ?? true
      }
  }

  /// Returns the columns of a frame in their order: the index of a frame stands first, as pandas writes it; one
  /// that counts rows stands nowhere.
  ///
  /// - Throws: ``ArrowFault`` for a type that no table has.
  static func all(of frame: ArrowFrame) throws(ArrowFault) -> [FrameColumn] {
    var columns: [FrameColumn] = []
    for source in frame.columns { columns.append(try FrameColumn(source, frame: frame)) }
    columns =
      columns.filter { $0.isIndex && ($0.reading.isTemporal || $0.reading.isText) }
      + columns.filter { !$0.isIndex }
    guard !columns.isEmpty else { throw .noColumns(frame: frame.name) }
    return columns
  }

  /// What the values are.
  var content: HeldContent {
    reading.isTemporal && !holdsDays ? .other : reading.content
  }

  /// The column in one batch; nothing where the batch lacks it.
  func part(_ batch: Int) -> FrameRows.Part? {
    source.chunks[batch].map {
      FrameRows.Part(reading: reading, chunk: $0, holdsDays: holdsDays)
    }
  }
}
