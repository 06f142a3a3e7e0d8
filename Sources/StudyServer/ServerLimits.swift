internal import Foundation

/// How much the server takes, so that no client can fill the memory, the disk or the processors.
package struct ServerLimits: Sendable, Encodable {
  /// The largest file, in bytes.
  package var uploadBytes = 2 << 30
  /// What all files together may have, in bytes.
  package var totalBytes = 8 << 30
  /// The largest JSON body, in bytes.
  package var jsonBytes = 4 << 20
  /// The number of workspaces.
  package var workspaces = 200
  /// The number of files of a workspace.
  package var files = 5_000
  /// The number of runs that a workspace keeps; the oldest that has ended makes room.
  package var runs = 50
  /// The number of runs that wait, over all workspaces.
  package var queue = 200
  /// After how many seconds without a request a workspace ends.
  package var idleSeconds = 6 * 3600
  /// How many studies run at once.
  package var running = max(1, ProcessInfo.processInfo.activeProcessorCount)
  /// The number of connections.
  package var connections = 1_000
  /// How many seconds a client may take to send the head of a request, and how long a connection may rest.
  package var headSeconds = 20
  /// How many seconds a body may take before its rate counts.
  package var bodySeconds = 20.0
  /// The bytes a second that a longer body must have on average.
  package var bodyRate = 2_000.0

  /// What clients are told.
  private enum CodingKeys: String, CodingKey {
    case workspaces, files, runs, running
    case uploadBytes = "upload_bytes"
    case totalBytes = "total_bytes"
    case jsonBytes = "json_bytes"
    case idleSeconds = "idle_seconds"
  }

  /// Creates the standard limits.
  package init() {}
}

/// Where the server listens, and what it takes.
package struct ServerSettings: Sendable {
  /// The address; anything but that of this machine alone can be reached by others.
  package var address = "127.0.0.1"
  /// The port; 0 for a free one.
  package var port = 0
  /// The folder that the page begins with.
  package var folder: GivenFolder?
  /// What it takes.
  package var limits = ServerLimits()
  /// The folder that the private one is made in.
  package var temporaryFolder = FileManager.default.temporaryDirectory.path

  /// Creates the standard settings.
  package init() {}

  /// Whether nobody but this machine can reach the server.
  package var isLocal: Bool {
    address == "localhost" || address == "::1" || address.hasPrefix("127.")
  }
}
