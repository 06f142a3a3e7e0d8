import Testing

@testable import EventStudy

/// What a program knows of its own build.
@Suite("Build stamp")
struct BuildStampTests {
  @Test(
    arguments: [
      ("3f2a1b0c9d8e\n2026-11-29\n", "3f2a1b0c9d8e.2026-11-29"),
      ("3f2a1b0c9d8e+changes\n2026-11-29\n", "3f2a1b0c9d8e-changes.2026-11-29"),
    ]
  )
  func `is read from two lines and written as build metadata`(
    text: String,
    metadata: String
  ) throws {
    #expect(try #require(BuildStamp(text)).metadata == metadata)
  }

  @Test(arguments: ["", "\n", "3f2a1b0c9d8e", "3f2a1b0c9d8e\n", "\n2026-11-29\n"])
  func `is none where the build was not told`(text: String) {
    #expect(BuildStamp(text) == nil)
  }

  @Test func `stands behind the release in the version of outputs`() {
    let version = SoftwareVersion.leyline.version
    #expect(version.split(separator: "+").first.map(String.init) == SoftwareVersion.release)
    #expect(version.contains("+") == (BuildStamp.current != nil))
  }
}
