import Foundation
import Testing

/// A page of the documentation that is made from code: the same, or written anew by `make docs`.
struct WrittenDocument {
  private let path: String

  /// Names a page below the folder of the package.
  init(_ name: String, from file: String = #filePath) {
    path =
      URL(fileURLWithPath: file).pathComponents.dropLast(4).joined(separator: "/")
      .dropFirst() + "/" + name
  }

  /// Compares the page with what it should say.
  func expect(_ text: String) throws {
    if ProcessInfo.processInfo.environment["LEYLINE_WRITE_DOCS"] != nil {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    }
    let written = try? String(contentsOfFile: path, encoding: .utf8)
    #expect(written == text, "\(path) is not up to date: run `make docs`")
  }
}
