import Foundation
import Testing

@testable import Simulation

/// The sample data of the package: made from one seed, so that anyone can make it again.
struct SampleDataTests {
  /// The seed of the sample data.
  static let seed: UInt64 = 20_230_102

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "data/simulated")

  /// After a deliberate change of the simulation, `LEYLINE_UPDATE_SAMPLE=1` writes the files anew.
  @Test func `is byte for byte what the seed gives`() throws {
    let files = try SimulatedMarket(.sample(seed: Self.seed)).generate().files()
    if ProcessInfo.processInfo.environment["LEYLINE_UPDATE_SAMPLE"] == "1" {
      try SimulatedFolder(path: Self.folder.path).write(files)
    }
    for file in files {
      #expect(
        try Data(contentsOf: Self.folder.appending(path: file.name)) == Data(file.contents.utf8),
        "data/simulated/\(file.name) differs; undo the change, or write it anew as data/README.md says"
      )
    }
  }

  @Test func `is small enough to carry along`() throws {
    let files = try SimulatedMarket(.sample(seed: Self.seed)).generate().files()
    #expect(files.allSatisfy { $0.contents.utf8.count < 1_500_000 })
  }
}
