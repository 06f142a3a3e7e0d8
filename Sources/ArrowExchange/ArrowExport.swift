package import CLeyline

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// A table that is handed out by the Arrow C stream interface, whose memory lives as long as its reader
/// needs it.
package struct ArrowTable {
  /// The names and kinds of the columns.
  private let columns: [(name: String, kind: ArrowKind)]
  /// The rows, some at a time.
  private var batches: [[ArrowColumn]] = []

  /// Begins a table.
  package init(_ columns: [(name: String, kind: ArrowKind)]) {
    self.columns = columns
  }

  /// The most rows of a batch, and the most bytes of text in one of its columns.
  private static let most = (rows: 1 << 20, bytes: 1 << 30)

  /// Returns the columns that the next row is added to, the same for many rows.
  package mutating func openBatch() -> [ArrowColumn] {
    if let last = batches.last,
      last.allSatisfy({ $0.count < Self.most.rows && $0.textBytes < Self.most.bytes })
    {
      return last
    }
    let batch = columns.map { ArrowColumn($0.name, $0.kind) }
    batches.append(batch)
    return batch
  }

  /// Puts the table into a stream, which its owner releases.
  package consuming func export(to stream: UnsafeMutablePointer<ArrowArrayStream>) {
    let state = StreamState(columns: columns, batches: batches)
    stream.initialize(
      to: ArrowArrayStream(
        get_schema: { stream, out in
          guard let out, let state = StreamState.of(stream) else { return EINVAL }
          out.initialize(to: ExportedSchema.table(state.columns))
          return 0
        },
        get_next: { stream, out in
          guard let out, let state = StreamState.of(stream) else { return EINVAL }
          out.initialize(to: state.next())
          return 0
        },
        get_last_error: { _ in nil },
        release: { stream in
          guard let stream, let state = stream.pointee.private_data else { return }
          Unmanaged<StreamState>.fromOpaque(state).release()
          stream.pointee.private_data = nil
          stream.pointee.release = nil
        },
        private_data: Unmanaged.passRetained(state).toOpaque()
      )
    )
  }
}

/// What is left of a table that is handed out.
private final class StreamState {
  let columns: [(name: String, kind: ArrowKind)]
  private var batches: ArraySlice<[ArrowColumn]>

  init(columns: [(name: String, kind: ArrowKind)], batches: [[ArrowColumn]]) {
    self.columns = columns
    self.batches = batches[...]
  }

  static func of(_ stream: UnsafeMutablePointer<ArrowArrayStream>?) -> StreamState? {
    (stream?.pointee.private_data).map {
      Unmanaged<StreamState>.fromOpaque($0).takeUnretainedValue()
    }
  }

  /// The next rows; an array without a release function where there are none any more.
  func next() -> ArrowArray {
    guard let batch = batches.popFirst() else { return ArrowArray() }
    return ExportedArray.table(batch)
  }
}

/// What a schema that is handed out owns.
private final class ExportedSchema {
  private let format: UnsafeMutablePointer<CChar>?
  private let name: UnsafeMutablePointer<CChar>?
  private let children: PointerList<ArrowSchema>

  private init(format: String, name: String, children: [ArrowSchema]) {
    self.format = strdup(format)
    self.name = strdup(name)
    self.children = PointerList(children)
  }

  deinit {
    for child in children.pointers { child.pointee.release?(child) }
    free(format)
    free(name)
  }

  static func table(_ columns: [(name: String, kind: ArrowKind)]) -> ArrowSchema {
    schema(
      format: "+s",
      name: "",
      children: columns.map { schema(format: $0.kind.format, name: $0.name, children: []) }
    )
  }

  private static func schema(format: String, name: String, children: [ArrowSchema]) -> ArrowSchema {
    let owner = ExportedSchema(format: format, name: name, children: children)
    var schema = ArrowSchema()
    schema.format = UnsafePointer(owner.format)
    schema.name = UnsafePointer(owner.name)
    schema.flags = children.isEmpty ? Int64(ARROW_FLAG_NULLABLE) : 0
    schema.n_children = Int64(children.count)
    schema.children = owner.children.start
    schema.private_data = Unmanaged.passRetained(owner).toOpaque()
    schema.release = { schema in
      guard let schema, let owner = schema.pointee.private_data else { return }
      schema.pointee.private_data = nil
      schema.pointee.release = nil
      Unmanaged<ExportedSchema>.fromOpaque(owner).release()
    }
    return schema
  }
}

/// What an array that is handed out owns.
private final class ExportedArray {
  private let column: ArrowColumn?
  private let buffers: UnsafeMutablePointer<UnsafeRawPointer?>
  private let children: PointerList<ArrowArray>

  private init(_ column: ArrowColumn?, buffers: [UnsafeRawPointer?], children: [ArrowArray]) {
    self.column = column
    self.buffers = .allocate(capacity: max(buffers.count, 1))
    self.buffers.initialize(from: buffers, count: buffers.count)
    self.children = PointerList(children)
  }

  deinit {
    for child in children.pointers { child.pointee.release?(child) }
    buffers.deallocate()
  }

  static func table(_ columns: [ArrowColumn]) -> ArrowArray {
    array(
      nil,
      count: columns.first?.count ?? 0,
      nullCount: 0,
      buffers: [nil],
      children: columns.map {
        array($0, count: $0.count, nullCount: $0.nullCount, buffers: $0.buffers, children: [])
      }
    )
  }

  private static func array(
    _ column: ArrowColumn?,
    count: Int,
    nullCount: Int,
    buffers: [UnsafeRawPointer?],
    children: [ArrowArray]
  ) -> ArrowArray {
    let owner = ExportedArray(column, buffers: buffers, children: children)
    var array = ArrowArray()
    array.length = Int64(count)
    array.null_count = Int64(nullCount)
    array.n_buffers = Int64(buffers.count)
    array.buffers = owner.buffers
    array.n_children = Int64(children.count)
    array.children = owner.children.start
    array.private_data = Unmanaged.passRetained(owner).toOpaque()
    array.release = { array in
      guard let array, let owner = array.pointee.private_data else { return }
      array.pointee.private_data = nil
      array.pointee.release = nil
      Unmanaged<ExportedArray>.fromOpaque(owner).release()
    }
    return array
  }
}

/// A list of pointers to structures, as C has it.
private final class PointerList<Element> {
  let pointers: [UnsafeMutablePointer<Element>]
  /// The list, or nothing where it is empty.
  let start: UnsafeMutablePointer<UnsafeMutablePointer<Element>?>?

  init(_ elements: [Element]) {
    pointers = elements.map {
      let pointer = UnsafeMutablePointer<Element>.allocate(capacity: 1)
      pointer.initialize(to: $0)
      return pointer
    }
    guard !elements.isEmpty else {
      start = nil
      return
    }
    let list = UnsafeMutablePointer<UnsafeMutablePointer<Element>?>.allocate(
      capacity: elements.count
    )
    list.initialize(from: pointers.map { $0 }, count: elements.count)
    start = list
  }

  deinit {
    for pointer in pointers { pointer.deallocate() }
    start?.deallocate()
  }
}
