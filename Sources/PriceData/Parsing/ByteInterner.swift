internal import CRowScan
internal import DelimitedText

/// Gives equal byte sequences equal numbers, counted from zero in the order of their first sight.
///
/// Each number remembers which one followed it last. In price files the next symbol or date is
/// nearly always the one that followed last time, so that one comparison is enough. Memory is
/// unmanaged, because reference counting in the field callback would cost as much as the parsing.
struct ByteInterner {
  /// The texts, where the field selection can look them up.
  let known: UnsafeMutablePointer<leyline_known_texts>
  private var capacity = 256
  private var byteCount = 0
  private var byteCapacity = 4096

  init() {
    let slotCount = 1024
    known = .allocate(capacity: 1)
    known.initialize(
      to: leyline_known_texts(
        texts: .allocate(capacity: capacity),
        bytes: .allocate(capacity: byteCapacity),
        slots: .allocate(capacity: slotCount),
        slot_mask: slotCount - 1,
        count: 0,
        last: 0
      )
    )
    known.pointee.slots.initialize(repeating: -1, count: slotCount)
  }

  /// Gives the memory back; the interner must not be used afterwards.
  func deallocate() {
    known.pointee.texts.deallocate()
    known.pointee.bytes.deallocate()
    known.pointee.slots.deallocate()
    known.deallocate()
  }

  /// How many numbers there are.
  var count: Int32 { known.pointee.count }

  /// The number that was used last.
  @inline(__always)
  var last: Int32 {
    get { known.pointee.last }
    nonmutating set { known.pointee.last = newValue }
  }

  /// Returns the bytes of a number; they are valid until the next call of `intern`.
  func bytes(_ id: Int32) -> UnsafeRawBufferPointer {
    let text = known.pointee.texts[Int(id)]
    return UnsafeRawBufferPointer(start: known.pointee.bytes + text.offset, count: Int(text.length))
  }

  /// Returns the text of a number without what keeps a spreadsheet from changing it; valid as long as
  /// ``bytes(_:)`` is.
  func content(_ id: Int32) -> UnsafeRawBufferPointer { QuotedCode.content(bytes(id)) }

  /// Returns the number of a byte sequence.
  @inline(__always)
  mutating func intern(_ start: UnsafePointer<UInt8>, _ length: Int) -> Int32 {
    let key = leyline_make_text_key(start, length)
    if count > 0 {
      let candidate = known.pointee.texts[Int(last)].successor
      if leyline_is_text(known, candidate, key) != 0 {
        last = candidate
        return candidate
      }
    }
    return lookUp(key)
  }

  @inline(never)
  private mutating func lookUp(_ key: leyline_text_key) -> Int32 {
    let slot = leyline_text_slot(known, key)
    var id = known.pointee.slots[slot]
    if id < 0 {
      id = insert(key)
      known.pointee.slots[slot] = id
      if Int(count) * 2 > known.pointee.slot_mask { enlargeTable() }
    }
    known.pointee.texts[Int(last)].successor = id
    last = id
    return id
  }

  private mutating func insert(_ key: leyline_text_key) -> Int32 {
    if Int(count) == capacity {
      known.pointee.texts = Self.enlarge(known.pointee.texts, capacity, to: capacity * 2)
      capacity *= 2
    }
    if byteCount + key.length > byteCapacity {
      let room = max(byteCapacity * 2, byteCount + key.length)
      known.pointee.bytes = Self.enlarge(known.pointee.bytes, byteCount, to: room)
      byteCapacity = room
    }
    (known.pointee.bytes + byteCount).initialize(from: key.start, count: key.length)
    let id = count
    (known.pointee.texts + Int(id)).initialize(
      to: leyline_text(
        low: key.low,
        high: key.high,
        length: Int32(key.length),
        successor: id,
        offset: byteCount
      )
    )
    byteCount += key.length
    known.pointee.count += 1
    return id
  }

  private static func enlarge<Element>(
    _ old: UnsafeMutablePointer<Element>,
    _ count: Int,
    to capacity: Int
  ) -> UnsafeMutablePointer<Element> {
    let new = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
    new.moveInitialize(from: old, count: count)
    old.deallocate()
    return new
  }

  private func enlargeTable() {
    known.pointee.slots.deallocate()
    let slotCount = (known.pointee.slot_mask + 1) * 4
    known.pointee.slots = .allocate(capacity: slotCount)
    known.pointee.slots.initialize(repeating: -1, count: slotCount)
    known.pointee.slot_mask = slotCount - 1
    for id in 0..<count {
      let text = known.pointee.texts[Int(id)]
      let key = leyline_make_text_key(known.pointee.bytes + text.offset, Int(text.length))
      known.pointee.slots[leyline_text_slot(known, key)] = id
    }
  }
}
