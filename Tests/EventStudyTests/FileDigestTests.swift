import DelimitedText
import Foundation
import Testing

@testable import EventStudy

struct FileDigestTests {
  @Test(arguments: [
    // The examples of FIPS 180-4 and of the empty text.
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
  ])
  func `digests a file as sha256sum does`(text: String, digest: String) throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let found = try #require(FileDigest(path: file.path))
    #expect(found.sha256 == digest)
    #expect(found.bytes == text.utf8.count && found.fast.count == 32)
  }

  @Test func `digests the blocks of a large file in their order`() throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try Data(repeating: UInt8(ascii: "a"), count: 1_000_000).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    #expect(
      FileDigest(path: file.path)?.sha256
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    )
  }

  @Test func `digests nothing that is no plain file`() {
    #expect(FileDigest(path: "/dev/null") == nil)
    #expect(FileDigest(path: "/absent") == nil)
  }
}
