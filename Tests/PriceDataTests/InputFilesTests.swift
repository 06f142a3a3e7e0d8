import Foundation
import Testing

@testable import PriceData

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

struct InputFilesTests {
  private static let text = "Date,Close\n2024-01-01,1\n2024-01-02,1.1\n"

  private func folder() throws -> TemporaryFiles {
    let files = try TemporaryFiles()
    _ = try files.write(Self.text, "b.csv")
    return files
  }

  /// Writes a file whose name is not UTF-8; false where the file system has no such names.
  private func writeLatin(_ files: TemporaryFiles) -> Bool {
    let name = Array((files.folder + "/Soci").utf8) + [0xE9, 0x74, 0xE9] + Array(".csv".utf8)
    let path = name.map { CChar(bitPattern: $0) } + [0]
    guard let file = fopen(path, "w") else { return false }
    fputs(Self.text, file)
    fclose(file)
    return true
  }

  @Test(arguments: ["", "/", "/*.csv"], [1, 2])
  func `leaves out what is no file, and says so`(ending: String, threads: Int) throws {
    let files = try folder()
    try #require(mkfifo(files.folder + "/a.csv", 0o600) == 0)
    try FileManager.default.createDirectory(
      atPath: files.folder + "/c.csv",
      withIntermediateDirectories: false
    )
    let loader = PriceLoader(options: PriceLoadOptions(threads: threads))
    let loaded = try loader.load([files.folder + ending])
    #expect(loaded.panel.symbols == ["b"])
    let notes = loaded.notes.map(\.description)
    #expect(
      notes.contains {
        $0.hasSuffix(
          "a.csv was left out: it is a pipe, which is read only where it is named itself"
        )
      }
    )
  }

  @Test(arguments: ["", "/*.csv"])
  func `a name that is not UTF-8 does not fail its folder`(ending: String) throws {
    let files = try folder()
    guard writeLatin(files) else { return }
    let loaded = try PriceLoader().load([files.folder + ending])
    #expect(loaded.panel.symbols == ["b"])
    #expect(
      loaded.notes.contains {
        $0.description.hasSuffix("Société.csv was left out: its name is not UTF-8; rename it")
      }
    )
  }

  @Test func `a folder with nothing to read says why`() throws {
    let files = try TemporaryFiles()
    try #require(mkfifo(files.folder + "/a.csv", 0o600) == 0)
    #expect {
      try PriceLoader().load([files.folder])
    } throws: {
      "\($0)"
        == "\(files.folder)/a.csv: cannot be read: it is a pipe, which is read only where it is "
        + "named itself; name a CSV file, or a folder or pattern of some"
    }
  }

  @Test func `a pipe that is named is read`() async throws {
    let files = try TemporaryFiles()
    let path = files.folder + "/A.csv"
    try #require(mkfifo(path, 0o600) == 0)
    let writer = Thread {
      guard let file = fopen(path, "w") else { return }
      fputs(Self.text, file)
      fclose(file)
    }
    writer.start()
    #expect(try PriceLoader().load([path]).panel.symbols == ["A"])
  }

  @Test func `many columns take the time of their fields`() throws {
    let count = 10_000
    var text = "Date," + (0..<count).map { "S\($0)" }.joined(separator: ",") + "\n"
    for day in 1...3 {
      let fields = (0..<count).map { "\(100 + ($0 + day) % 7)" }
      text += "2024-01-0\(day),\(fields.joined(separator: ","))\n"
    }
    let start = ContinuousClock.now
    let panel = try load(text, "prices.csv").panel
    #expect(panel.symbols.count == count && panel.cells.count == 3 * count)
    // Comparing every column with every other took longer by far.
    #expect(ContinuousClock.now - start < .seconds(25))
  }

  @Test func `a name of a column that repeats is still refused`() throws {
    #expect {
      try load("Date,A,B,A\n2024-01-01,1,2,3\n2024-01-02,1,2,3\n", "prices.csv")
    } throws: {
      "\($0)".contains("several columns may be the value: \"A\", \"A\"")
    }
  }

  /// What a folder holds, and what is said of it.
  static let folders: [(files: [String], folders: [String], message: String)] = [
    (
      [], [],
      "holds no table (a file that ends in .csv, .txt or .tsv, or in one of them and .gz, or in .xlsx, .ods or .zip); it is empty"
    ),
    (
      ["prices.xls", "notes.md"], [],
      "holds no table (a file that ends in .csv, .txt or .tsv, or in one of them and .gz, or in .xlsx, .ods or .zip), only "
        + "notes.md, prices.xls; save what holds prices as CSV, or name another folder"
    ),
    (
      [], ["nse", "bse"],
      "holds no table (a file that ends in .csv, .txt or .tsv, or in one of them and .gz, or in .xlsx, .ods or .zip), name one of "
        + "its folders: bse, nse"
    ),
    (
      ["a.xls", "b.xls", "c.xls", "d.xls", "e.xls", "f.xls", "g.xls"], ["old"],
      "holds no table (a file that ends in .csv, .txt or .tsv, or in one of them and .gz, or in .xlsx, .ods or .zip), only "
        + "a.xls, b.xls, c.xls, d.xls, e.xls and 2 more; save what holds prices as CSV, or name one of "
        + "its folders: old"
    ),
  ]

  @Test(arguments: folders)
  func `says what a folder without a table holds`(
    files: [String],
    folders: [String],
    message: String
  ) throws {
    let place = try TemporaryFiles()
    for file in files { _ = try place.write("x", file) }
    for folder in folders {
      try FileManager.default.createDirectory(
        atPath: place.folder + "/" + folder,
        withIntermediateDirectories: false
      )
    }
    #expect {
      try PriceLoader().load([place.folder])
    } throws: {
      "\($0)" == "\(place.folder): \(message)"
    }
  }

  @Test func `says of tables without prices what the first lacks`() throws {
    let files = try TemporaryFiles()
    _ = try files.write("name,size\nx,y\n", "a.csv")
    _ = try files.write("name,size\nx,y\n", "b.csv")
    #expect {
      try PriceLoader().load([files.folder])
    } throws: {
      "\($0)"
        == "\(files.folder): none of its 2 tables holds prices; the first: \(files.folder)/a.csv: no "
        + "column of dates was recognized among \"name\", \"size\"; name it with columns = date=NAME"
    }
  }
}
