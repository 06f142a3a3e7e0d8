#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Gives equal byte sequences equal numbers, counted from zero in the order of their first sight.
///
/// Each number remembers which one followed it last. In price files the next symbol or date is
/// nearly always the one that followed last time, so that one comparison is enough. Memory is
/// unmanaged, because reference counting in the field callback would cost as much as the parsing.
struct ByteInterner {
  private struct Entry {
    /// The first and the last eight bytes; for up to sixteen bytes they are the whole key.
    var low: UInt64
    var high: UInt64
    var length: Int32
    var successor: Int32
    var offset: Int
  }

  private(set) var count: Int32 = 0
  private var last: Int32 = 0
  private var capacity: Int
  private var entries: UnsafeMutablePointer<Entry>
  private var table: UnsafeMutablePointer<Int32>
  private var mask: Int
  private var arena: UnsafeMutablePointer<UInt8>
  private var arenaCount = 0
  private var arenaCapacity: Int

  init() {
    capacity = 256
    entries = .allocate(capacity: capacity)
    mask = 1023
    table = .allocate(capacity: mask + 1)
    table.initialize(repeating: -1, count: mask + 1)
    arenaCapacity = 4096
    arena = .allocate(capacity: arenaCapacity)
  }

  /// Gives the memory back; the interner must not be used afterwards.
  func deallocate() {
    entries.deallocate()
    table.deallocate()
    arena.deallocate()
  }

  /// Returns the bytes of a number; they are valid until the next call of `intern`.
  func bytes(_ id: Int32) -> UnsafeRawBufferPointer {
    let entry = entries[Int(id)]
    return UnsafeRawBufferPointer(start: arena + entry.offset, count: Int(entry.length))
  }

  /// Returns the number of a byte sequence.
  @inline(__always)
  mutating func intern(_ start: UnsafePointer<UInt8>, _ length: Int) -> Int32 {
    let (low, high) = Self.ends(start, length)
    if count > 0 {
      let candidate = entries[Int(last)].successor
      let entry = entries + Int(candidate)
      if entry.pointee.low == low, entry.pointee.high == high,
        entry.pointee.length == Int32(truncatingIfNeeded: length),
        length <= 16 || memcmp(arena + entry.pointee.offset, start, length) == 0
      {
        last = candidate
        return candidate
      }
    }
    return lookUp(start, length, low, high)
  }

  @inline(__always)
  private static func ends(_ start: UnsafePointer<UInt8>, _ length: Int) -> (UInt64, UInt64) {
    let raw = UnsafeRawPointer(start)
    if length >= 8 {
      return (
        raw.loadUnaligned(as: UInt64.self),
        raw.loadUnaligned(fromByteOffset: length - 8, as: UInt64.self)
      )
    }
    if length >= 4 {
      return (
        UInt64(raw.loadUnaligned(as: UInt32.self)),
        UInt64(raw.loadUnaligned(fromByteOffset: length - 4, as: UInt32.self))
      )
    }
    guard length > 0 else { return (0, 0) }
    return (
      UInt64(start[0]) | UInt64(start[length / 2]) << 8 | UInt64(start[length - 1]) << 16, 0
    )
  }

  private static func hash(
    _ start: UnsafePointer<UInt8>,
    _ length: Int,
    _ low: UInt64,
    _ high: UInt64
  ) -> Int {
    var hash = (low ^ UInt64(length)) &* 0x9E37_79B9_7F4A_7C15
    hash = (hash ^ hash >> 29 ^ high) &* 0xBF58_476D_1CE4_E5B9
    var position = 8
    while position + 8 < length {
      let word = UnsafeRawPointer(start).loadUnaligned(
        fromByteOffset: position,
        as: UInt64.self
      )
      hash = (hash ^ hash >> 29 ^ word) &* 0xBF58_476D_1CE4_E5B9
      position += 8
    }
    return Int(truncatingIfNeeded: hash >> 20)
  }

  @inline(never)
  private mutating func lookUp(
    _ start: UnsafePointer<UInt8>,
    _ length: Int,
    _ low: UInt64,
    _ high: UInt64
  ) -> Int32 {
    var slot = Self.hash(start, length, low, high) & mask
    while table[slot] >= 0 {
      let id = table[slot]
      let entry = entries[Int(id)]
      if entry.low == low, entry.high == high, Int(entry.length) == length,
        length <= 16 || memcmp(arena + entry.offset, start, length) == 0
      {
        return follow(id)
      }
      slot = (slot + 1) & mask
    }
    let id = insert(start, length, low, high)
    table[slot] = id
    if Int(count) * 2 > mask { enlargeTable() }
    return follow(id)
  }

  private mutating func follow(_ id: Int32) -> Int32 {
    entries[Int(last)].successor = id
    last = id
    return id
  }

  private mutating func insert(
    _ start: UnsafePointer<UInt8>,
    _ length: Int,
    _ low: UInt64,
    _ high: UInt64
  ) -> Int32 {
    if Int(count) == capacity {
      let larger = UnsafeMutablePointer<Entry>.allocate(capacity: capacity * 2)
      larger.moveInitialize(from: entries, count: capacity)
      entries.deallocate()
      entries = larger
      capacity *= 2
    }
    if arenaCount + length > arenaCapacity {
      let room = max(arenaCapacity * 2, arenaCount + length)
      let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: room)
      larger.moveInitialize(from: arena, count: arenaCount)
      arena.deallocate()
      arena = larger
      arenaCapacity = room
    }
    (arena + arenaCount).initialize(from: start, count: length)
    let id = count
    (entries + Int(id)).initialize(
      to: Entry(low: low, high: high, length: Int32(length), successor: id, offset: arenaCount)
    )
    arenaCount += length
    count += 1
    return id
  }

  private mutating func enlargeTable() {
    table.deallocate()
    mask = mask * 4 + 3
    table = .allocate(capacity: mask + 1)
    table.initialize(repeating: -1, count: mask + 1)
    for id in 0..<count {
      let entry = entries[Int(id)]
      var slot =
        Self.hash(arena + entry.offset, Int(entry.length), entry.low, entry.high) & mask
      while table[slot] >= 0 { slot = (slot + 1) & mask }
      table[slot] = id
    }
  }
}
