import Foundation
import Testing

@testable import DelimitedText

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

struct BlockSourceTests {
  private func file(_ bytes: [UInt8]) throws -> String {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("leyline-\(UUID().uuidString).csv")
    try Data(bytes).write(to: url)
    return url.path
  }

  private let bytes = (0..<100_000).map { UInt8(33 + $0 % 89) }

  @Test(arguments: [0, 1 << 20], [1, 7, 4096, 200_000])
  func `a window shows every range, whatever was shown before`(limit: Int, capacity: Int) throws {
    let path = try file(bytes)
    defer { unlink(path) }
    let source = try BlockSource.open(path, wholeBelow: limit)
    #expect(source.count == bytes.count && source.storedCount == bytes.count)
    source.withHead { #expect($0.elementsEqual(bytes.prefix($0.count))) }
    let window = try source.window(capacity: capacity)
    var start = 0
    for step in 0..<500 {
      let count = min(capacity, 1 + step * 37 % 9000, bytes.count - start)
      let found = try window.bytes(start..<(start + count))
      let block = UnsafeRawBufferPointer(start: found, count: count)
      #expect(block.elementsEqual(bytes[start..<(start + count)]))
      start = step % 10 == 0 ? step * 101 % bytes.count : start + count / 2
    }
    try window.finish()
  }

  @Test func `a file that is cut short meanwhile is an error`() throws {
    let path = try file(bytes)
    defer { unlink(path) }
    let source = try BlockSource.open(path, wholeBelow: 0)
    let window = try source.window(capacity: 1000)
    _ = try window.bytes(0..<1000)
    try #require(truncate(path, 500) == 0)
    let isChanged = { (error: any Error) in
      "\(error)"
        == "\(path): was changed while it was read; try again when the program that writes it is done"
    }
    #expect { try window.bytes(50_000..<51_000) } throws: { isChanged($0) }
    #expect { try window.finish() } throws: { isChanged($0) }
    #expect { try source.window(capacity: 1000) } throws: { isChanged($0) }
  }

  @Test func `a file that another takes the place of meanwhile is an error`() throws {
    let path = try file(bytes)
    defer { unlink(path) }
    let source = try BlockSource.open(path, wholeBelow: 0)
    try Data(bytes.reversed()).write(to: URL(fileURLWithPath: path), options: .atomic)
    #expect(throws: DelimitedTextError.changedWhileRead(file: path)) {
      try source.window(capacity: 1000)
    }
  }

  @Test(arguments: [1, 2, 3, 5, 64])
  func `lines of rows are found in blocks that are cut anywhere`(size: Int) {
    let text = "\u{FEFF}title\r\n\r\na,b\r1,\"x\r\ny\"\n\n2,z\r\n3,\"\"\"\"\n4,end"
    let bytes = Array(text.utf8)
    let start = 12
    let search = RecordSearch([0, 1, 3, 4, 5], delimiter: UInt8(ascii: ","))
    for (range, isRow) in [(0..<start, false), (start..<bytes.count, true)] {
      for position in stride(from: range.lowerBound, to: range.upperBound, by: size) {
        bytes[position..<min(position + size, range.upperBound)].withUnsafeBytes { block in
          if isRow { search.look(through: block) } else { search.skip(block) }
        }
      }
    }
    #expect(search.finish() == [0: 3, 1: 4, 3: 8, 4: 9])
  }
}
