import ArgumentParser
import Dispatch
import Foundation
import Notices
import StudyServer

/// `leyline serve`: the local page.
struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Shows a page on this machine: drop files, look, run, download.",
    discussion: """
      Prints the address of the page; open it in a browser. Nothing leaves this machine: files go into a \
      private folder for temporary files, which is deleted when the command ends. End it with Ctrl-C; the page \
      can be closed and opened again before.

      With a folder the page begins with its files: those that study.toml in it names, else all that are \
      not hidden; of a folder that leyline study or leyline sensitivity wrote, the finished result. The files \
      are copied, and the folder stays as it is.

        leyline serve . --open
      """
  )

  @Argument(
    help: "A folder whose files the page begins with, or one that a study was written into.",
    completion: .directory,
    transform: NamedPath.read
  )
  var folder: String?

  @Option(help: "The port. (default: a free one)")
  var port: Int?

  @Option(
    help:
      "The address to listen at. Anything but 127.0.0.1 lets others on the network reach the page."
  )
  var address = ServerSettings().address

  @Flag(help: "Open the page in the browser.")
  var open = false

  @Option(
    help:
      "The largest file that the page takes, such as 500MB or 4GB; all files together have four times that."
  )
  var maxUpload = ByteCount(bytes: ServerLimits().uploadBytes)

  func validate() throws {
    if let port, !(0...65_535).contains(port) {
      throw ValidationError("--port takes a number from 0 to 65535, not \(port).")
    }
  }

  func run() throws {
    // What is written is for this user alone, whatever the shell says.
    umask(0o077)
    signal(SIGPIPE, SIG_IGN)
    OpenFiles.allowMany()
    var settings = ServerSettings()
    settings.address = address
    settings.port = port ?? 0
    settings.folder = try self.folder.map { path throws(GivenFolderError) in try GivenFolder(path) }
    settings.limits.uploadBytes = maxUpload.bytes
    settings.limits.totalBytes = maxUpload.bytes.multipliedReportingOverflow(by: 4).partialValue
    let folder = try PrivateFolder(in: settings.temporaryFolder)
    // Whatever else needs a file for a moment has it there.
    setenv("TMPDIR", folder.path, 1)
    let ending = Self.removing(folder)
    defer { for source in ending { source.cancel() } }
    if !settings.isLocal {
      TerminalOutput.note(
        "warning: \(address) can be reached by other machines, over a connection that is not encrypted; whoever "
          + "has the address with its token can read and run everything on the page"
      )
    }
    do {
      try serve(settings, in: folder)
    } catch {
      folder.remove()
      throw ServeFailure(address: address, port: settings.port, reason: "\(error)")
    }
  }

  private func serve(_ settings: ServerSettings, in folder: PrivateFolder) throws {
    let opens = open
    let done = DispatchSemaphore(value: 0)
    let result = ResultBox()
    Task.detached {
      do {
        try await StudyServer.run(settings, in: folder) { place in
          TerminalOutput.write("Leyline is at \(place.url) (Ctrl-C ends it)\n")
          if opens { Browser.open(place.onceURL) }
        }
      } catch {
        result.error = error
      }
      done.signal()
    }
    done.wait()
    if let error = result.error { throw error }
  }

  /// Deletes the folder and ends the program when somebody ends it.
  private static func removing(_ folder: PrivateFolder) -> [any DispatchSourceSignal] {
    [SIGINT, SIGTERM, SIGHUP].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        folder.remove()
        Foundation.exit(0)
      }
      source.resume()
      return source
    }
  }
}

/// A number of bytes, written `500MB`.
struct ByteCount: ExpressibleByArgument, CustomStringConvertible {
  /// The number.
  let bytes: Int

  init(bytes: Int) { self.bytes = bytes }

  init?(argument: String) {
    let units = [
      ("KB", 10), ("MB", 20), ("GB", 30), ("K", 10), ("M", 20), ("G", 30), ("B", 0), ("", 0),
    ]
    let text = argument.uppercased().filter { $0 != " " }
    for (unit, shift) in units where text.hasSuffix(unit) {
      guard let count = Int(text.dropLast(unit.count)), count > 0, count <= 1 << (50 - shift) else {
        continue
      }
      bytes = count << shift
      return
    }
    return nil
  }

  var description: String {
    for (unit, shift) in [("GB", 30), ("MB", 20), ("KB", 10)]
    where bytes >= 1 << shift && bytes % (1 << shift) == 0 {
      return "\(bytes >> shift)\(unit)"
    }
    return "\(bytes)"
  }

  var defaultValueDescription: String { description }
}

/// The page cannot be served.
struct ServeFailure: Error, AdvisingError {
  let address: String
  let port: Int
  let reason: String

  var message: Message {
    "nothing can be served at \(address)\(port == 0 ? "" : ":\(port)"): \(reason); choose another --port or --address"
  }
}

/// What went wrong on another thread.
private final class ResultBox: @unchecked Sendable {
  private let lock = NSLock()
  private var kept: (any Error)?

  var error: (any Error)? {
    get { lock.withLock { kept } }
    set { lock.withLock { kept = newValue } }
  }
}

/// The browser of this machine.
private enum Browser {
  /// Opens an address; where that fails, the person still has what was printed.
  static func open(_ url: String) {
    #if os(macOS)
    let program = "/usr/bin/open"
    #else
    let program = "/usr/bin/xdg-open"
    #endif
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = [url]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    if (try? process.run()) == nil {
      TerminalOutput.note("no program was found that opens a browser; open the address yourself")
    }
  }
}

/// How many files the program may have open at once.
private enum OpenFiles {
  /// Allows as many as the system does, as each connection is one.
  static func allowMany() {
    var limit = rlimit()
    #if os(Linux)
    let files = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    #else
    let files = RLIMIT_NOFILE
    #endif
    guard getrlimit(files, &limit) == 0 else { return }
    limit.rlim_cur = min(limit.rlim_max, 65_536)
    setrlimit(files, &limit)
  }
}
