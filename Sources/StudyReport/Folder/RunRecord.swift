internal import EventStudy
internal import Foundation

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
  /// How long it took until all of its files were made, which were then put in place.
  public var seconds: Double

  /// A run that goes on.
  public struct Start: Sendable {
    private let arguments: [String]
    private let time = Date()

    /// Begins a run.
    ///
    /// - Parameter arguments: The arguments of the program, its own path first.
    public init(arguments: [String]) { self.arguments = arguments }

    /// The run as it stands now.
    public var record: RunRecord {
      RunRecord(
        command: ["leyline"] + arguments.dropFirst(),
        folder: FileManager.default.currentDirectoryPath,
        version: SoftwareVersion.leyline.version,
        started: time.ISO8601Format(),
        seconds: (Date().timeIntervalSince(time) * 1000).rounded() / 1000
      )
    }
  }
}
