internal import EventStudy
public import Foundation

/// How a study was run: what differs from one run to the next, in a file of its own.
///
/// Every other file has the same bytes whenever the same study is run, so that two runs can be compared.
public struct RunRecord: Sendable, Encodable {
  /// The program with its options, as they were given.
  public var command: [String]
  /// The folder in which it ran, which relative paths begin at.
  public var folder: String
  /// The version of the program.
  public var version: String
  /// When the run began, in UTC.
  public var started: String
  /// How long it took until its files were written.
  public var seconds: Double

  /// Describes a run that is about to write its files.
  ///
  /// - Parameters:
  ///   - arguments: The arguments of the program, its own path first.
  ///   - start: When it began.
  public init(arguments: [String], start: Date) {
    command = ["leyline"] + arguments.dropFirst()
    folder = FileManager.default.currentDirectoryPath
    version = SoftwareVersion.leyline.version
    started = start.ISO8601Format()
    seconds = (Date().timeIntervalSince(start) * 1000).rounded() / 1000
  }
}
