import Foundation
import Synchronization
import Testing

@testable import StudyReport

/// Files that are made while they are written.
@Suite("Output files")
struct OutputFileTests {
  private let root: String

  init() throws {
    root = NSTemporaryDirectory() + "leyline-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
  }

  @Test(arguments: [0, 1])
  func `have their turns wherever they stand`(place: Int) throws {
    let order = Mutex<[String]>([])
    func file(_ name: String, _ turn: OutputFile.Turn) -> OutputFile {
      var file = OutputFile(
        name,
        pieces: { take throws(FileFailure) in
          // What is made in its own time would overtake what waits for it.
          if turn != .last { usleep(20_000) }
          order.withLock { $0.append(name) }
          return true
        }
      )
      file.turn = turn
      return file
    }
    var files = [file("a.csv", .any), file("b.csv", .any)]
    files.insert(file("study.json", .alone), at: 2 - place)
    files.insert(file("run.json", .last), at: place)
    let replacement = FolderReplacement(
      path: (root as NSString).appendingPathComponent("out"),
      ownFiles: ["study.json", "run.json", "a.csv", "b.csv"]
    )
    try replacement.write(files, threads: 4)
    let written = order.withLock { $0 }
    #expect(written.first == "study.json" && written.last == "run.json", "\(written)")
  }

  @Test func `have their pieces one behind the other`() throws {
    let file = OutputFile(
      "tests.csv",
      pieces: { take throws(FileFailure) in
        for piece in ["a", "", "bc"] { try take(Array(piece.utf8)) }
        return true
      }
    )
    #expect(try file.store(in: root))
    #expect(FileManager.default.contents(atPath: root + "/tests.csv") == Data("abc".utf8))
  }

  @Test func `are not there without a row`() throws {
    let file = OutputFile(
      "groups.csv",
      pieces: { take throws(FileFailure) in
        try take(Array("head".utf8))
        return false
      }
    )
    #expect(try !file.store(in: root))
    #expect(try FileManager.default.contentsOfDirectory(atPath: root).isEmpty)
  }

  @Test func `leave the folder as it was when one has no text`() throws {
    let replacement = FolderReplacement(path: root + "/out", ownFiles: ["study.json", "tests.csv"])
    try replacement.write([OutputFile("study.json", Data("old".utf8))])
    let reason = ReportError.cannotEncode(file: "tests.csv", reason: "no number")
    let error = #expect(throws: ReportError.self) {
      try replacement.write([
        OutputFile("study.json", Data("new".utf8)),
        OutputFile("tests.csv", made: { () throws(ReportError) in throw reason }),
      ])
    }
    #expect(error == reason)
    #expect(FileManager.default.contents(atPath: root + "/out/study.json") == Data("old".utf8))
    #expect(try FileManager.default.contentsOfDirectory(atPath: root) == ["out"])
  }

  @Test(arguments: [1, 3])
  func `are written by several threads, those without a row left out`(threads: Int) throws {
    let replacement = FolderReplacement(path: root + "/out", ownFiles: ["study.json"])
    let tables = (0..<9).map { number in
      OutputFile(
        "\(number).csv",
        pieces: { take throws(FileFailure) in
          try take([UInt8](repeating: 0x61, count: number * 100_000))
          return number % 2 == 0
        }
      )
    }
    try replacement.write(
      [OutputFile("study.json", Data("{}".utf8))] + tables + [OutputFile("run.json", Data())],
      threads: threads
    )
    let names = try FileManager.default.contentsOfDirectory(atPath: root + "/out").sorted()
    #expect(names == ["0.csv", "2.csv", "4.csv", "6.csv", "8.csv", "run.json", "study.json"])
    #expect(FileManager.default.contents(atPath: root + "/out/8.csv")?.count == 800_000)
  }
}
