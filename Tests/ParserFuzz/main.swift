import Foundation

/// What libFuzzer calls with each input.
private typealias Target = @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ target: Target
) -> CInt

/// The parser under test and the file that its inputs are written to.
private struct Fuzzed {
  let parser: FuzzedParser
  let path: String

  static let chosen: Fuzzed = {
    let name = ProcessInfo.processInfo.environment["LEYLINE_FUZZED"] ?? ""
    guard let parser = FuzzedParser(rawValue: name) else {
      let names = FuzzedParser.allCases.map(\.rawValue).joined(separator: " ")
      FileHandle.standardError.write(Data("set LEYLINE_FUZZED to one of \(names)\n".utf8))
      exit(2)
    }
    let folder = NSTemporaryDirectory() + "leyline-fuzz-\(ProcessInfo.processInfo.processIdentifier)"
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    return Fuzzed(parser: parser, path: "\(folder)/\(parser.fileName)")
  }()

  func read(_ bytes: UnsafePointer<UInt8>?, _ size: Int) {
    guard let file = fopen(path, "wb") else { return }
    fwrite(bytes, 1, size, file)
    guard fclose(file) == 0 else { return }
    let isTold = (try? parser.read(path)) ?? true
    precondition(isTold, "a file is read as nothing without a word")
  }
}

switch CommandLine.arguments.dropFirst().first {
case "--list":
  for parser in FuzzedParser.allCases { print(parser.rawValue) }
case "--corpus":
  // Inputs that nobody could write by hand.
  let folder = URL(fileURLWithPath: CommandLine.arguments.last ?? ".")
  for seed in try Fuzzed.chosen.parser.seeds() {
    try Data(seed.bytes).write(to: folder.appendingPathComponent(seed.name))
  }
default:
  _ = Fuzzed.chosen
  var count = CommandLine.argc
  var arguments = CommandLine.unsafeArgv
  exit(
    runDriver(&count, &arguments) { bytes, size in
      Fuzzed.chosen.read(bytes, size)
      return 0
    }
  )
}
