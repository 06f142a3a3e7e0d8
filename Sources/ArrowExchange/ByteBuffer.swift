/// Memory that grows as bytes are added, and that keeps its place once it is handed out.
final class ByteBuffer {
  private(set) var start: UnsafeMutableRawPointer
  private(set) var count = 0
  private var capacity: Int

  init(capacity: Int = 1024) {
    self.capacity = max(capacity, 64)
    start = .allocate(byteCount: self.capacity, alignment: 64)
  }

  deinit { start.deallocate() }

  /// Adds the bytes of a value of a fixed size.
  func append<Value: BitwiseCopyable>(_ value: Value) {
    reserve(MemoryLayout<Value>.size)
    start.storeBytes(of: value, toByteOffset: count, as: Value.self)
    count += MemoryLayout<Value>.size
  }

  /// Adds the UTF-8 of a text.
  func append(utf8 text: String) {
    var text = text
    text.withUTF8 { bytes in
      reserve(bytes.count)
      UnsafeMutableRawBufferPointer(start: start + count, count: bytes.count)
        .copyBytes(from: UnsafeRawBufferPointer(bytes))
      count += bytes.count
    }
  }

  /// Sets a bit, with the bits before it.
  func setBit(_ index: Int, to isSet: Bool) {
    while count <= index / 8 { append(UInt8(0)) }
    guard isSet else { return }
    let byte = start.load(fromByteOffset: index / 8, as: UInt8.self)
    start.storeBytes(of: byte | 1 << UInt8(index % 8), toByteOffset: index / 8, as: UInt8.self)
  }

  private func reserve(_ size: Int) {
    guard count + size > capacity else { return }
    capacity = max(capacity * 2, count + size)
    let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 64)
    larger.copyMemory(from: start, byteCount: count)
    start.deallocate()
    start = larger
  }
}
