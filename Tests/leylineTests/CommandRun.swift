import Foundation

/// One run of the built command, as a person or a script would start it.
struct CommandRun {
  let status: Int32
  let output: String
  let errors: String

  /// Runs `leyline` and waits for it.
  ///
  /// - Parameters:
  ///   - arguments: The arguments after the command's name.
  ///   - folder: The current folder; the repository's without one.
  ///   - input: What standard input holds.
  ///   - program: Another copy of the command.
  ///   - environment: Variables that differ from those of the tests.
  /// - Throws: When the command cannot be started.
  init(
    _ arguments: [String],
    in folder: URL = CommandRun.repository,
    input: String = "",
    program: URL = CommandRun.executable,
    environment: [String: String] = [:]
  ) throws {
    let process = Process()
    process.executableURL = program
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.arguments = arguments
    process.currentDirectoryURL = folder
    let scratch = try TemporaryFolder()
    let outputFile = scratch.url.appendingPathComponent("output")
    let errorFile = scratch.url.appendingPathComponent("errors")
    let inputFile = scratch.url.appendingPathComponent("input")
    for file in [outputFile, errorFile] { try Data().write(to: file) }
    try Data(input.utf8).write(to: inputFile)
    process.standardOutput = try FileHandle(forWritingTo: outputFile)
    process.standardError = try FileHandle(forWritingTo: errorFile)
    process.standardInput = try FileHandle(forReadingFrom: inputFile)
    try process.run()
    process.waitUntilExit()
    status = process.terminationStatus
    output = String(decoding: try Data(contentsOf: outputFile), as: UTF8.self)
    errors = String(decoding: try Data(contentsOf: errorFile), as: UTF8.self)
  }

  /// Starts `leyline` without waiting for it; what it prints is lost.
  static func started(_ arguments: [String], in folder: URL) throws -> Process {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  /// The folder of the repository.
  static let repository = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The command that `LEYLINE_COMMAND` names, a path from the repository such as `make test` gives, else
  /// the one beside the test bundle.
  static let executable =
    ProcessInfo.processInfo.environment["LEYLINE_COMMAND"].map {
      URL(fileURLWithPath: $0, relativeTo: repository)
    }
    ?? URL(fileURLWithPath: CommandLine.arguments[0])
    .resolvingSymlinksInPath().deletingLastPathComponent().appendingPathComponent("leyline")
}

/// A folder that is deleted with its value.
final class TemporaryFolder: Sendable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("leyline-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  /// Writes a file into the folder and returns its path.
  @discardableResult
  func write(_ text: String, as name: String) throws -> String {
    let file = url.appendingPathComponent(name)
    try Data(text.utf8).write(to: file)
    return file.path
  }
}
