import Foundation

/// The parser under test and the file that its inputs are written to.
struct FuzzedInput {
  let parser: FuzzedParser
  let path: String

  static let chosen: FuzzedInput = {
    let name = ProcessInfo.processInfo.environment["LEYLINE_FUZZED"] ?? ""
    guard let parser = FuzzedParser(rawValue: name) else {
      let names = FuzzedParser.allCases.map(\.rawValue).joined(separator: " ")
      FileHandle.standardError.write(Data("set LEYLINE_FUZZED to one of \(names)\n".utf8))
      exit(2)
    }
    let folder =
      NSTemporaryDirectory() + "leyline-fuzz-\(ProcessInfo.processInfo.processIdentifier)"
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    return FuzzedInput(parser: parser, path: "\(folder)/\(parser.fileName)")
  }()

  func read(_ bytes: UnsafePointer<UInt8>?, _ size: Int) {
    guard let file = fopen(path, "wb") else { return }
    fwrite(bytes, 1, size, file)
    guard fclose(file) == 0 else { return }
    let isTold = (try? parser.read(path)) ?? true
    precondition(isTold, "a file is read as nothing without a word")
  }
}

/// What libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  FuzzedInput.chosen.read(bytes, size)
  return 0
}

/// What libFuzzer calls before the first input: `--list` and `--corpus FOLDER` are done and end the process.
@_cdecl("LLVMFuzzerInitialize")
func initialize(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>
) -> CInt {
  let given = (1..<Int(count.pointee)).compactMap {
    arguments.pointee[$0].map { String(cString: $0) }
  }
  switch given.first {
  case "--list":
    for parser in FuzzedParser.allCases { print(parser.rawValue) }
    exit(0)
  case "--corpus":
    do {
      // Inputs that nobody could write by hand.
      for seed in try FuzzedInput.chosen.parser.seeds() {
        try Data(seed.bytes).write(to: URL(fileURLWithPath: "\(given.last ?? ".")/\(seed.name)"))
      }
      exit(0)
    } catch {
      FileHandle.standardError.write(Data("\(error)\n".utf8))
      exit(1)
    }
  default: return 0
  }
}
