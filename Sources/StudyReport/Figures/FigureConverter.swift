internal import Foundation

/// The form of a figure.
public enum FigureFormat: String, Sendable, CaseIterable {
  /// Scalable graphics, for pages and editors.
  case svg
  /// Pixels, two for each point.
  case png
  /// For papers.
  case pdf
}

/// Draws charts by vl-convert, the converter of the Vega project: the Python package or the program.
struct FigureConverter {
  private enum Tool {
    /// A Python that has the package.
    case python(String)
    /// The program.
    case program(String)
  }

  private static let package = "vl-convert-python"

  private let tool: Tool

  /// Finds the converter: a Python on the PATH that has the package, that of a checkout's set-up, or the
  /// program.
  ///
  /// - Throws: ``ReportError/needsConverter``.
  init() throws(ReportError) {
    let pythons = Self.onPath("python3") + Self.ofSetUp
    if let python = pythons.first(where: Self.hasPackage) {
      tool = .python(python)
    } else if let program = Self.onPath("vl-convert").first {
      tool = .program(program)
    } else {
      throw .needsConverter
    }
  }

  /// Draws figures.
  ///
  /// - Parameters:
  ///   - figures: The specifications by name.
  ///   - formats: The forms.
  /// - Returns: The files.
  /// - Throws: ``ReportError/converterFailed(reason:)``.
  func files(
    _ figures: [(name: String, specification: String)],
    formats: [FigureFormat]
  ) throws(ReportError) -> [(name: String, bytes: Data)] {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "leyline-figures-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      for figure in figures {
        let file = folder.appending(path: "\(figure.name).vl.json")
        try Data(figure.specification.utf8).write(to: file)
      }
    } catch {
      throw .cannotWrite(path: folder.path, reason: error.localizedDescription)
    }
    switch tool {
    case .python(let python):
      let script = try ReportResources.text("figures.py")
      try Self.run(python, ["-c", script, folder.path] + formats.map(\.rawValue))
    case .program(let program):
      for figure in figures {
        for format in formats {
          let from = folder.appending(path: "\(figure.name).vl.json").path
          let to = folder.appending(path: "\(figure.name).\(format.rawValue)").path
          let scale = format == .png ? ["--scale", "2"] : []
          try Self.run(program, ["vl2\(format.rawValue)", "-i", from, "-o", to] + scale)
        }
      }
    }
    var files: [(name: String, bytes: Data)] = []
    for figure in figures {
      for format in formats {
        let name = "\(figure.name).\(format.rawValue)"
        guard let bytes = FileManager.default.contents(atPath: folder.appending(path: name).path)
        else { throw .converterFailed(reason: "it wrote no \(name)") }
        files.append((name, bytes))
      }
    }
    return files
  }

  // MARK: Where it is

  private static func onPath(_ name: String) -> [String] {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return path.split(separator: ":").map { "\($0)/\(name)" }.filter(isProgram)
  }

  /// The Python that `make setup` prepares in the checkout that the program was built in.
  private static var ofSetUp: [String] {
    guard let program = Bundle.main.executablePath else { return [] }
    var folder = URL(fileURLWithPath: program).resolvingSymlinksInPath()
    while folder.path.count > 1 {
      folder.deleteLastPathComponent()
      if folder.lastPathComponent == ".build" {
        return [folder.appending(path: "tools/venv/bin/python").path].filter(isProgram)
      }
    }
    return []
  }

  private static func isProgram(_ path: String) -> Bool {
    FileManager.default.isExecutableFile(atPath: path)
  }

  private static func hasPackage(_ python: String) -> Bool {
    let process = process(python, ["-c", "import vl_convert"])
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }

  private static func process(_ program: String, _ arguments: [String]) -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    return process
  }

  /// Runs a program to its end.
  private static func run(_ program: String, _ arguments: [String]) throws(ReportError) {
    let process = process(program, arguments)
    let complaints = Pipe()
    process.standardError = complaints
    do {
      try process.run()
      let text = String(
        decoding: try complaints.fileHandleForReading.readToEnd() ?? Data(),
        as: UTF8.self
      )
      process.waitUntilExit()
      guard process.terminationStatus == 0 else {
        // The traces of both languages stand around what went wrong.
        let lines = text.split(separator: "\n").map(String.init)
        let reason = lines.last { $0.contains("Error: ") } ?? lines.last
        throw ReportError.converterFailed(
          reason: reason ?? "exit code \(process.terminationStatus)"
        )
      }
    } catch let error as ReportError {
      throw error
    } catch {
      throw .converterFailed(reason: error.localizedDescription)
    }
  }
}
