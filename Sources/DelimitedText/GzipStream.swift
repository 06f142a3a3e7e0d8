internal import CZlib

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// A gzip stream, which may have several members one after the other.
enum GzipStream {
  /// Returns the decompressed bytes in memory that the caller gives back with `deallocate`.
  static func inflate(
    _ bytes: UnsafeRawBufferPointer,
    name: String
  ) throws(DelimitedTextError) -> (UnsafeMutableRawPointer, Int) {
    var stream = z_stream()
    guard leyline_inflate_init_gzip(&stream) == Z_OK else { throw .outOfMemory(file: name) }
    defer { inflateEnd(&stream) }
    var capacity = max(bytes.count * 5, 65_536)
    guard var output = malloc(capacity) else { throw .outOfMemory(file: name) }
    var written = 0
    var consumed = 0
    while true {
      if written == capacity {
        capacity *= 2
        guard let larger = realloc(output, capacity) else {
          free(output)
          throw .outOfMemory(file: name)
        }
        output = larger
      }
      // zlib counts in 32 bits, so larger buffers are offered in parts.
      let input = min(bytes.count - consumed, 1 << 30)
      let room = min(capacity - written, 1 << 30)
      let start = bytes.baseAddress.map { UnsafeMutableRawPointer(mutating: $0) + consumed }
      stream.next_in = start?.assumingMemoryBound(to: UInt8.self)
      stream.avail_in = UInt32(input)
      stream.next_out = (output + written).assumingMemoryBound(to: UInt8.self)
      stream.avail_out = UInt32(room)
      let status = CZlib.inflate(&stream, Z_NO_FLUSH)
      consumed += input - Int(stream.avail_in)
      written += room - Int(stream.avail_out)
      if status == Z_STREAM_END {
        if consumed == bytes.count || bytes[consumed] != 0x1F { break }
        inflateReset(&stream)
        continue
      }
      let isStuck = status == Z_BUF_ERROR && consumed == bytes.count && written < capacity
      guard !isStuck, status == Z_OK || status == Z_BUF_ERROR else {
        let reason = isStuck ? "it is cut off" : stream.msg.map { String(cString: $0) }
        free(output)
        throw .damagedArchive(file: name, reason: reason ?? "code \(status)")
      }
      if consumed == bytes.count, written < capacity, status == Z_OK, stream.avail_out > 0 {
        free(output)
        throw .damagedArchive(file: name, reason: "it is cut off")
      }
    }
    return (output, written)
  }
}
