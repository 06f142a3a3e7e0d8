import Announcements
import CivilTime
import Foundation

/// The repository's own documents and companies, and the real ones where they are at hand.
enum SampleDocuments {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path
  static let seeds = "\(root)/seeds"

  // Both are read once: most tests need them, and a table of names takes a while in a debug build.
  private static let companies = Result { try CompanyDirectory.read("\(root)/data/companies.csv") }
  private static let source = companies.map { AnnouncementSource(companies: $0, threads: 2) }

  static func directory() throws -> CompanyDirectory { try companies.get() }

  static func reader() throws -> AnnouncementSource { try source.get() }

  static func reader(threads: Int) throws -> AnnouncementSource {
    AnnouncementSource(companies: try directory(), threads: threads)
  }

  /// The announcements of one file; a problem of the file is thrown.
  static func announcements(in file: String) throws -> [Announcement] {
    let reading = try reader().read(paths: [file])
    if let problem = reading.problems.first { throw Unreadable(description: "\(problem)") }
    return reading.announcements
  }

  struct Unreadable: Error, CustomStringConvertible {
    let description: String
  }

  /// The folder of the real documents, beside that of the real prices.
  static let realSeeds: String? = ProcessInfo.processInfo.environment["LEYLINE_REAL_DATA"]
    .map { "\($0)/../seeds" }
    .flatMap { FileManager.default.fileExists(atPath: $0) ? $0 : nil }
}

/// A folder that is removed with the value.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "leyline-announcements-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    let file = "\(path)/\(name)"
    try Data(bytes).write(to: URL(fileURLWithPath: file))
    return file
  }

  func write(_ name: String, _ text: String) throws -> String {
    try write(name, Array(text.utf8))
  }
}
