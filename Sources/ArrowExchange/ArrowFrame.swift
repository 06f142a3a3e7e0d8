internal import CLeyline

/// A data frame as another program hands it over by the Arrow C stream interface.
///
/// The memory stays the producer's, and is given back when the frame is released.
final class ArrowFrame: @unchecked Sendable {
  // After the initializer nothing is written, but for the end of it.
  /// What errors call it.
  let name: String
  /// The columns, in the order of the frame.
  let columns: [ArrowSource]
  /// The number of rows of each batch.
  let counts: [Int]
  private var schema: ArrowSchema
  private var arrays: [ArrowArray]

  /// Reads a stream to its end and takes over what it gives.
  ///
  /// - Parameters:
  ///   - stream: The stream, which stays the caller's.
  ///   - name: What errors call the frame.
  /// - Throws: ``ArrowFault``.
  init(_ stream: UnsafeMutablePointer<ArrowArrayStream>, name: String) throws(ArrowFault) {
    guard stream.pointee.release != nil, let getSchema = stream.pointee.get_schema,
      let getNext = stream.pointee.get_next
    else { throw .released(frame: name) }
    self.name = name
    var schema = ArrowSchema()
    guard getSchema(stream, &schema) == 0 else {
      throw .failed(frame: name, reason: Self.reason(stream))
    }
    self.schema = schema
    var arrays: [ArrowArray] = []
    var failure: ArrowFault?
    while true {
      var array = ArrowArray()
      guard getNext(stream, &array) == 0 else {
        failure = .failed(frame: name, reason: Self.reason(stream))
        break
      }
      if array.release == nil { break }
      arrays.append(array)
    }
    self.arrays = arrays
    counts = arrays.map { Int($0.length) }
    columns = failure == nil ? Self.columns(of: schema, arrays) : []
    if let failure { throw failure }
    try check()
  }

  deinit {
    for index in arrays.indices { arrays[index].release?(&arrays[index]) }
    schema.release?(&schema)
  }

  /// The number of rows.
  var rowCount: Int { counts.reduce(0, +) }

  private static func reason(_ stream: UnsafeMutablePointer<ArrowArrayStream>) -> String {
    let text = stream.pointee.get_last_error?(stream).map { String(cString: $0) } ?? ""
    // Some producers put the stack of their own program behind the reason.
    let reason = text.firstRange(of: "Detail: Python exception").map { text[..<$0.lowerBound] }
    let line = (reason ?? text[...]).split(whereSeparator: \.isNewline).joined(separator: " ")
    return line.isEmpty ? "its producer gives no reason" : line
  }

  private static func columns(of schema: ArrowSchema, _ arrays: [ArrowArray]) -> [ArrowSource] {
    (0..<Int(schema.n_children)).compactMap { place in
      guard let child = schema.children?[place] else { return nil }
      return ArrowSource(
        child.pointee,
        chunks: arrays.map { array in
          guard place < Int(array.n_children), let values = array.children?[place] else {
            return nil
          }
          return ArrowChunk(values.pointee, rows: Int(array.length), offset: Int(array.offset))
        }
      )
    }
  }

  private func check() throws(ArrowFault) {
    guard let format = schema.format.map({ String(cString: $0) }), format == "+s" else {
      throw .notATable(
        frame: name,
        format: schema.format.map { String(cString: $0) } ?? "without a format"
      )
    }
    guard !columns.isEmpty else { throw .noColumns(frame: name) }
    var names: Set<String> = []
    for (place, column) in columns.enumerated() {
      guard !column.name.isEmpty else { throw .unnamedColumn(frame: name, number: place + 1) }
      guard names.insert(column.name).inserted else {
        throw .nameTwice(frame: name, name: column.name)
      }
      for (chunk, count) in zip(column.chunks, counts) {
        guard let chunk, chunk.holds(count) else {
          throw .damaged(
            frame: name,
            column: column.name,
            reason: "a batch of \(count) rows has fewer values"
          )
        }
      }
    }
    guard rowCount > 0 else { throw .noRows(frame: name) }
  }
}

/// A column of a data frame.
struct ArrowSource {
  /// The name in the frame; blank where it has none.
  let name: String
  /// The type of the values, as the Arrow C data interface writes it; of a dictionary, that of its values.
  let format: String
  /// The type of the numbers that point into a dictionary, where there is one.
  let indexFormat: String?
  /// The values of each batch.
  let chunks: [ArrowChunk?]

  init(_ schema: ArrowSchema, chunks: [ArrowChunk?]) {
    name = schema.name.map { String(cString: $0) } ?? ""
    let own = schema.format.map { String(cString: $0) } ?? ""
    if let dictionary = schema.dictionary {
      format = dictionary.pointee.format.map { String(cString: $0) } ?? ""
      indexFormat = own
    } else {
      format = own
      indexFormat = nil
    }
    self.chunks = chunks
  }

  /// What the type is, in words.
  var typeWords: String {
    let names: [(String, String)] = [
      ("+l", "lists"), ("+L", "lists"), ("+vl", "lists"), ("+vL", "lists"), ("+w", "lists"),
      ("+s", "records (struct)"), ("+m", "maps"), ("+u", "values of several types (union)"),
      ("+r", "run-end encoded values"), ("z", "bytes (binary)"), ("Z", "bytes (binary)"),
      ("vz", "bytes (binary)"), ("w:", "bytes (binary)"), ("tD", "durations"), ("ti", "intervals"),
    ]
    return names.first { format.hasPrefix($0.0) }?.1 ?? "values of the Arrow type \(format)"
  }
}

/// The values of a column in one batch.
struct ArrowChunk {
  let array: ArrowArray
  /// The place of the batch's first row in the memory.
  let offset: Int

  /// Takes the values of some rows of a batch, whose own offset counts too.
  init(_ array: ArrowArray, rows: Int, offset: Int) {
    self.array = array
    self.offset = Int(array.offset) + offset
  }

  /// How many values there are from the first row on.
  var count: Int { Int(array.length) + Int(array.offset) - offset }

  /// Whether there is a value for each of some rows.
  func holds(_ count: Int) -> Bool { Int(array.length) + Int(array.offset) >= offset + count }

  /// The memory of a buffer.
  func buffer(_ place: Int) -> UnsafeRawPointer? {
    place < Int(array.n_buffers) ? array.buffers?[place] : nil
  }

  /// Whether a row may have no value.
  var hasGaps: Bool { array.null_count != 0 && buffer(0) != nil }

  /// Whether a row has a value.
  func isPresent(_ row: Int) -> Bool {
    guard let bits = buffer(0), array.null_count != 0 else { return true }
    let place = row + offset
    return bits.load(fromByteOffset: place / 8, as: UInt8.self) >> UInt8(place % 8) & 1 == 1
  }

  /// The value of a row, of a type of a fixed size.
  func value<Value: BitwiseCopyable>(
    _ row: Int,
    buffer place: Int = 1,
    as type: Value.Type
  ) -> Value? {
    buffer(place)?.loadUnaligned(
      fromByteOffset: (row + offset) * MemoryLayout<Value>.size,
      as: Value.self
    )
  }

  /// The values that a column of a dictionary points to.
  var dictionary: ArrowChunk? {
    array.dictionary.map { ArrowChunk($0.pointee, rows: Int($0.pointee.length), offset: 0) }
  }
}
