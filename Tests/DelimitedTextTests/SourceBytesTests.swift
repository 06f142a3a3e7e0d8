import CZlib
import Foundation
import Testing

@testable import DelimitedText

struct SourceBytesTests {
  /// Writes bytes to a file of the test's own and returns its path.
  private func file(_ bytes: [UInt8], _ ending: String) throws -> String {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("leyline-\(UUID().uuidString)\(ending)")
    try Data(bytes).write(to: url)
    return url.path
  }

  /// "a,b\n1,2\n" compressed by gzip.
  private let compressed: [UInt8] = [
    0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0xFF, 0x4B, 0xD4, 0x49, 0xE2, 0x32, 0xD4,
    0x31, 0xE2, 0x02, 0x00, 0x7B, 0x07, 0x97, 0x0A, 0x08, 0x00, 0x00, 0x00,
  ]

  @Test func `reads small and large files`() throws {
    for size in [10, 3 << 20] {
      let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 % 251) }
      let path = try file(bytes, ".csv")
      defer { unlink(path) }
      let source = try SourceBytes.open(path)
      #expect(source.count == size)
      source.withUnsafeBytes { #expect($0.elementsEqual(bytes)) }
    }
  }

  @Test func `reads no more of a text than tells what it is, and all of what is compressed`() throws
  {
    func beginning(_ bytes: [UInt8], _ count: Int) throws -> [UInt8] {
      let path = try file(bytes, ".csv")
      defer { unlink(path) }
      return try SourceBytes.beginning(of: path, count: count).withUnsafeBytes { Array($0) }
    }
    let text = Array("date,close\n2024-01-02,10\n".utf8)
    #expect(try beginning(text, 4) == Array("date".utf8))
    #expect(try beginning(text, text.count) == text)
    #expect(try beginning(text, 8192) == text)
    #expect(try beginning(compressed, 4) == Array("a,b\n1,2\n".utf8))
    let archive = Array("PK\u{3}\u{4}".utf8) + text
    #expect(try beginning(archive, 4) == archive)
    #expect(throws: DelimitedTextError.self) { try beginning([], 4) }
  }

  @Test func `does not wait for a pipe to see what it is`() throws {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("leyline-\(UUID().uuidString)").path
    #expect(mkfifo(path, 0o600) == 0)
    defer { unlink(path) }
    #expect(throws: DelimitedTextError.self) { try SourceBytes.beginning(of: path, count: 4) }
  }

  @Test func `expands gzip files, also with several members`() throws {
    for (content, expected) in [
      (compressed, "a,b\n1,2\n"), (compressed + compressed, "a,b\n1,2\na,b\n1,2\n"),
    ] {
      let path = try file(content, ".csv.gz")
      defer { unlink(path) }
      let source = try SourceBytes.open(path)
      source.withUnsafeBytes { #expect(String(decoding: $0, as: UTF8.self) == expected) }
    }
  }

  @Test func `refuses gzip files that expand as no text of prices does`() throws {
    let zeros = [UInt8](repeating: 0x30, count: 1 << 20)
    var size = compressBound(uLong(zeros.count))
    var deflated = [UInt8](repeating: 0, count: Int(size))
    #expect(compress(&deflated, &size, zeros, uLong(zeros.count)) == Z_OK)
    // The same stream between the head and the checks of a gzip file.
    let stream = deflated[2..<(Int(size) - 4)]
    let check = [crc32(0, zeros, uInt(zeros.count)), uLong(zeros.count)].flatMap { number in
      (0..<4).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
    }
    let bomb = Array(compressed.prefix(10)) + stream + check
    let path = try file(bomb, ".csv.gz")
    defer { unlink(path) }
    #expect(try SourceBytes.open(path).count == zeros.count)
    bomb.withUnsafeBytes { bytes in
      _ = #expect {
        _ = try GzipStream.inflate(bytes, name: "bomb.csv.gz", freely: 1000)
      } throws: {
        "\($0)".hasPrefix("bomb.csv.gz: expands to more than a file of prices has")
      }
    }
  }

  @Test func `says that a compressed file is cut off`() throws {
    let path = try file(Array(compressed.dropLast(10)), ".csv.gz")
    defer { unlink(path) }
    #expect {
      try SourceBytes.open(path)
    } throws: {
      "\($0)" == "\(path): the compressed file is damaged (it is cut off); fetch it again"
    }
  }

  @Test func `refuses folders and empty files`() throws {
    let path = try file([], ".csv")
    defer { unlink(path) }
    #expect { try SourceBytes.open(path) } throws: { "\($0)" == "\(path): is empty" }
    let folder = FileManager.default.temporaryDirectory.path
    #expect { try SourceBytes.open(folder) } throws: {
      "\($0)" == "\(folder): is a folder; name a file in it"
    }
  }
}
