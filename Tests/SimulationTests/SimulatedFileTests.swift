import Foundation
import Testing

@testable import Simulation

struct SimulatedFileTests {
  @Test(
    arguments: [(0, "0.00"), (5, "0.05"), (13_039, "130.39"), (100, "1.00"), (-292, "-2.92")])
  func `writes hundredths with two decimal places`(hundredths: Int, text: String) {
    #expect(SimulatedFile.decimal(hundredths: hundredths) == text)
  }

  @Test func `says in every name and in every price row that it is simulated`() throws {
    let files = try SimulatedMarket(SimulatedMarketTests.parameters()).generate().files()
    #expect(files.allSatisfy { $0.name.lowercased().hasPrefix("simulated") })
    for file in files where file.name != "simulated_truth.csv" && file.name != "SIMULATED.md" {
      let lines = file.contents.split(separator: "\n")
      #expect(lines[0].lowercased().hasSuffix("simulated"))
      #expect(lines.dropFirst().allSatisfy { $0.hasSuffix(",yes") })
    }
  }

  @Test func `gives every row as many fields as the header`() throws {
    for file in try SimulatedMarket(.sample(seed: 5)).generate().files()
    where file.name.hasSuffix(".csv") {
      let counts = Set(file.contents.split(separator: "\n").map { $0.split(separator: ",").count })
      #expect(counts.count == 1, "\(file.name) has rows of \(counts) fields")
    }
  }

  @Test func `writes all files into a new folder`() throws {
    let folder = NSTemporaryDirectory() + "simulated-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let files = try SimulatedMarket(SimulatedMarketTests.parameters()).generate().files()
    try SimulatedFolder(path: folder).write(files)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(names == files.map(\.name).sorted())
    for file in files {
      #expect(
        try String(contentsOfFile: "\(folder)/\(file.name)", encoding: .utf8) == file.contents
      )
    }
  }

  @Test func `leaves a folder as it was when one file cannot be written`() throws {
    let folder = NSTemporaryDirectory() + "simulated-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(
      atPath: folder,
      withIntermediateDirectories: false
    )
    try "kept".write(toFile: "\(folder)/simulated_a.csv", atomically: true, encoding: .utf8)
    let files = [
      SimulatedFile(name: "simulated_a.csv", lines: ["new"]),
      SimulatedFile(name: "no/such/folder.csv", lines: ["new"]),
    ]
    #expect(throws: SimulationError.self) { try SimulatedFolder(path: folder).write(files) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["simulated_a.csv"])
    #expect(try String(contentsOfFile: "\(folder)/simulated_a.csv", encoding: .utf8) == "kept")
  }
}
