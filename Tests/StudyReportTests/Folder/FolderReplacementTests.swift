import Foundation
import Notices
import Testing

@testable import StudyReport

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

@Suite("Replacing an output folder")
struct FolderReplacementTests {
  private let root: String
  private var target: String { root + "/out" }

  init() throws {
    root = NSTemporaryDirectory() + "leyline-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
  }

  private func names(_ path: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }

  private func text(_ name: String) -> String? {
    FileManager.default.contents(atPath: "\(target)/\(name)").map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  private func write(_ text: String, as path: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
  }

  private func replacement(
    _ path: String? = nil,
    change: (inout FolderReplacement.Steps) -> Void = { _ in }
  ) -> FolderReplacement {
    var replacement = FolderReplacement(
      path: path ?? target,
      ownFiles: ["study.json", "tests.csv", "groups.csv"],
      keptFiles: ["sensitivity.json"]
    )
    change(&replacement.steps)
    return replacement
  }

  private func files(_ text: String, _ names: [String]) -> [OutputFile] {
    names.map { OutputFile($0, Data(text.utf8)) }
  }

  /// An output of an earlier run with a table that the next one lacks.
  private func earlier() throws {
    try replacement().write(files("old", ["study.json", "tests.csv", "groups.csv"]))
    try write("kept", as: target + "/sensitivity.json")
  }

  @Test(arguments: [EBUSY, EXDEV, EINVAL, EACCES])
  func `exchanges the files where the folder cannot be exchanged`(error: Int32) throws {
    try earlier()
    let inode = try FileManager.default.attributesOfItem(atPath: target)[.systemFileNumber] as? Int
    try replacement { $0.exchange = { _, _ in error } }
      .write(files("new", ["study.json", "tests.csv"]))
    #expect(try names(target) == ["sensitivity.json", "study.json", "tests.csv"])
    #expect(text("study.json") == "new" && text("tests.csv") == "new")
    #expect(text("sensitivity.json") == "kept")
    #expect(try names(root) == ["out"])
    let after = try FileManager.default.attributesOfItem(atPath: target)[.systemFileNumber] as? Int
    #expect(inode != nil && after == inode)
  }

  @Test func `exchanges the folder where it can, with its permissions`() throws {
    try earlier()
    chmod(target, 0o750)
    let inode = try FileManager.default.attributesOfItem(atPath: target)[.systemFileNumber] as? Int
    try replacement().write(files("new", ["study.json", "tests.csv"]))
    #expect(try names(target) == ["sensitivity.json", "study.json", "tests.csv"])
    let after = try FileManager.default.attributesOfItem(atPath: target)
    #expect(after[.systemFileNumber] as? Int != inode)
    #expect(after[.posixPermissions] as? Int == 0o750)
    #expect(try names(root) == ["out"])
  }

  @Test(arguments: 0..<5)
  func `moves everything back when a file cannot be exchanged`(failing: Int) throws {
    try earlier()
    let counter = Counter()
    let error = #expect(throws: ReportError.self) {
      try replacement {
        $0.exchange = { _, _ in EBUSY }
        // The step that fails is refused once; the way back is free.
        $0.move = { counter.next() == failing ? EIO : (rename($0, $1) == 0 ? 0 : errno) }
      }
      .write(files("new", ["study.json", "tests.csv"]))
    }
    #expect(error == .cannotWrite(path: target, reason: String(cString: strerror(EIO))))
    #expect(try names(target) == ["groups.csv", "sensitivity.json", "study.json", "tests.csv"])
    #expect(text("study.json") == "old" && text("tests.csv") == "old")
    #expect(try names(root) == ["out"])
  }

  /// Counts the steps of one test.
  private final class Counter: @unchecked Sendable {
    private var count = -1

    func next() -> Int {
      count += 1
      return count
    }
  }

  @Test func `the document goes first and comes last`() throws {
    try earlier()
    let log = Log()
    try replacement {
      $0.exchange = { _, _ in EBUSY }
      $0.move = {
        log.names.append(($1 as NSString).lastPathComponent)
        return rename($0, $1) == 0 ? 0 : errno
      }
    }
    .write(files("new", ["study.json", "tests.csv"]))
    #expect(log.names == ["study.json", "groups.csv", "tests.csv", "tests.csv", "study.json"])
  }

  /// What one test moved.
  private final class Log: @unchecked Sendable {
    var names: [String] = []
  }

  @Test(arguments: [0, EBUSY])
  func `leaves all as it was when the program is asked to end`(error: Int32) throws {
    try earlier()
    #expect(throws: ReportError.self) {
      try replacement {
        $0.isEndAsked = { true }
        if error != 0 { $0.exchange = { _, _ in error } }
      }
      .write(files("new", ["study.json"]))
    }
    #expect(text("study.json") == "old")
    #expect(try names(root) == ["out"])
    #expect(try names(target).count == 4)
  }

  @Test func `removes what a killed run left, and nothing that is being written or somebody's own`()
    throws
  {
    try earlier()
    let manager = FileManager.default
    for name in [".out.partial-4711", ".out.partial-own", ".other.partial-1"] {
      try manager.createDirectory(atPath: "\(root)/\(name)", withIntermediateDirectories: true)
    }
    try write("half", as: root + "/.out.partial-4711/tests.csv")
    try write("mine", as: root + "/.out.partial-own/thesis.docx")
    try manager.createDirectory(
      atPath: target + "/.leyline.partial-1",
      withIntermediateDirectories: true
    )
    let running = try PartialFolder(for: "out", in: root)
    let name = (running.path as NSString).lastPathComponent
    try replacement().write(files("new", ["study.json"]))
    #expect(try names(root) == [".other.partial-1", ".out.partial-own", name, "out"].sorted())
    #expect(try names(target) == ["sensitivity.json", "study.json"])
    _ = consume running
    #expect(try !names(root).contains(name))
  }

  @Test func `a folder that a killed run left without its document is still Leyline's`() throws {
    try earlier()
    try FileManager.default.removeItem(atPath: target + "/study.json")
    try FileManager.default.removeItem(atPath: target + "/sensitivity.json")
    #expect(throws: ReportError.foreignFolder(path: target, example: "groups.csv")) {
      try replacement().check()
    }
    try FileManager.default.createDirectory(
      atPath: target + "/.leyline.partial-x1",
      withIntermediateDirectories: true
    )
    try replacement().write(files("new", ["study.json"]))
    #expect(try names(target) == ["study.json"])
  }

  @Test func `leaves what systems put into folders, and the folder with it`() throws {
    try FileManager.default.createDirectory(
      atPath: target + "/lost+found",
      withIntermediateDirectories: true
    )
    try replacement().write(files("new", ["study.json"]))
    try replacement().write(files("newer", ["study.json"]))
    #expect(try names(target) == ["lost+found", "study.json"])
    #expect(text("study.json") == "newer")
  }

  @Test func `follows a link to the folder, and refuses one that leads nowhere`() throws {
    try earlier()
    try FileManager.default.createSymbolicLink(atPath: root + "/link", withDestinationPath: target)
    try replacement(root + "/link").write(files("new", ["study.json"]))
    #expect(text("study.json") == "new")
    #expect(try names(root) == ["link", "out"])
    try FileManager.default.createSymbolicLink(
      atPath: root + "/nowhere",
      withDestinationPath: root + "/absent"
    )
    let reason = "it is a link to a folder that does not exist"
    #expect(throws: ReportError.cannotWrite(path: root + "/nowhere", reason: reason)) {
      try replacement(root + "/nowhere").check()
    }
  }

  @Test func `a folder with the name of a table is not Leyline's`() throws {
    try earlier()
    try FileManager.default.removeItem(atPath: target + "/tests.csv")
    try FileManager.default.createDirectory(
      atPath: target + "/tests.csv",
      withIntermediateDirectories: true
    )
    #expect(throws: ReportError.foreignFolder(path: target, example: "tests.csv")) {
      try replacement().check()
    }
  }

  @Test(arguments: ["", " ", "/"])
  func `never writes over no name or the root`(path: String) {
    let error = #expect(throws: ReportError.self) { try replacement(path).check() }
    let words = error?.message.text(.option) ?? ""
    #expect(
      path == "/"
        ? words.contains("which leyline did not write; nothing was changed")
        : words == "the output has no name; give one with --output, such as --output out"
    )
  }

  @Test func `refuses a folder that holds what is read`() throws {
    try earlier()
    for input in ["/tests.csv", "/*.csv", ""] {
      let error = #expect(throws: ReportError.self) {
        try replacement().check(reading: ["-", target + input])
      }
      #expect(error == .holdsInput(path: target, input: target + input))
    }
    try replacement().check(reading: ["-", root + "/tests.csv", target + "2/tests.csv"])
    let words = ReportError.holdsInput(path: "out", input: "out/events.csv").message.text(.option)
    #expect(
      words == "out holds out/events.csv, which is read here; choose another folder with --output"
    )
  }
}

@Suite("A file that is written whole")
struct WholeFileTests {
  private let root: String

  init() throws {
    root = NSTemporaryDirectory() + "leyline-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
  }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: root).sorted()
  }

  @Test func `takes the place of a file and keeps its permissions and links to it`() throws {
    let file = root + "/page.html"
    try WholeFile.write("one", to: file)
    chmod(file, 0o640)
    try FileManager.default.createSymbolicLink(atPath: root + "/link", withDestinationPath: file)
    try WholeFile.write("two", to: root + "/link")
    #expect(FileManager.default.contents(atPath: file) == Data("two".utf8))
    #expect(
      try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int == 0o640
    )
    #expect(try names() == ["link", "page.html"])
  }

  @Test func `writes into a pipe and leaves it one`() async throws {
    let pipe = root + "/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    let reader = open(pipe, O_RDONLY | O_NONBLOCK)
    try WholeFile.write("text", to: pipe)
    var bytes = [UInt8](repeating: 0, count: 16)
    #expect(read(reader, &bytes, bytes.count) == 4)
    close(reader)
    #expect(try names() == ["pipe"])
  }

  @Test func `refuses a folder, an input, no name and a folder that is not there`() throws {
    try WholeFile.write("in", to: root + "/in.txt")
    let cases: [(String, ReportError)] = [
      (root, .notAFile(path: root)), (root + "/new/", .notAFile(path: root + "/new/")),
      ("", .unnamedOutput),
      (root + "/./in.txt", .replacesInput(path: root + "/in.txt")),
      (
        root + "/a/b.csv",
        .cannotWrite(path: root + "/a/b.csv", reason: "there is no folder \(root)/a")
      ),
    ]
    for (path, error) in cases {
      #expect(throws: error, "\(path)") {
        try WholeFile.write("out", to: path, reading: [root + "/in.txt"])
      }
    }
    #expect(FileManager.default.contents(atPath: root + "/in.txt") == Data("in".utf8))
    let words = [
      ReportError.notAFile(path: "out"), .replacesInput(path: "in.txt"),
    ].map { $0.message.text(.option) }
    #expect(
      words == [
        "out is a folder, and the output needs a file; add a name to it, as in out/output",
        "in.txt is read here and would be replaced; choose another name with --output",
      ]
    )
  }

  @Test func `removes what a killed run left`() throws {
    let left = root + "/.page.html.partial-7"
    try FileManager.default.createDirectory(atPath: left, withIntermediateDirectories: true)
    try Data("half".utf8).write(to: URL(fileURLWithPath: left + "/page.html"))
    try WholeFile.write("whole", to: root + "/page.html")
    #expect(try names() == ["page.html"])
  }
}
