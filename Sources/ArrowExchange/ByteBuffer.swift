internal import DelimitedText

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
    text.withUTF8 { append(UnsafeRawBufferPointer($0)) }
  }

  /// Adds bytes.
  func append(_ bytes: UnsafeRawBufferPointer) {
    reserve(bytes.count)
    UnsafeMutableRawBufferPointer(start: start + count, count: bytes.count).copyMemory(from: bytes)
    count += bytes.count
  }

  /// Adds the bytes of a text behind their number; of one that is missing, which is read like a blank one, 0.
  @inline(__always)
  func append(_ name: HeldName) {
    reserve(name.count + 4)
    start.storeBytes(
      of: UInt32(truncatingIfNeeded: name.count),
      toByteOffset: count,
      as: UInt32.self
    )
    count += 4
    guard let bytes = name.start else { return }
    let place = start + count
    let source = UnsafeRawPointer(bytes)
    switch name.count {
    case 4..<8: Self.copyEnds(source, to: place, name.count, as: UInt32.self)
    case 8...16: Self.copyEnds(source, to: place, name.count, as: UInt64.self)
    default: place.copyMemory(from: source, byteCount: name.count)
    }
    count += name.count
  }

  /// Copies so few bytes that their first and their last word hold all of them, which needs no call.
  @inline(__always)
  private static func copyEnds<Word: BitwiseCopyable>(
    _ source: UnsafeRawPointer,
    to place: UnsafeMutableRawPointer,
    _ count: Int,
    as type: Word.Type
  ) {
    let last = count - MemoryLayout<Word>.size
    let (first, end) = (
      source.loadUnaligned(as: type), source.loadUnaligned(fromByteOffset: last, as: type)
    )
    place.storeBytes(of: first, as: type)
    place.storeBytes(of: end, toByteOffset: last, as: type)
  }

  /// Makes room for some values behind what there is, which the caller fills.
  func open<Value: BitwiseCopyable>(
    _ valueCount: Int,
    of type: Value.Type
  ) -> UnsafeMutablePointer<Value> {
    let size = MemoryLayout<Value>.stride
    // The gap before the first value is part of the bytes, and always zeros.
    while count % size != 0 { append(UInt8(0)) }
    reserve(valueCount * size)
    let place = (start + count).bindMemory(to: type, capacity: valueCount)
    count += valueCount * size
    return place
  }

  /// Takes everything behind a place out again, and keeps the memory.
  func removeAll(after place: Int = 0) { count = place }

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
