import Foundation
import Testing

@testable import Simulation

/// The sample data of the package: made from one seed, so that anyone can make it again.
struct SampleDataTests {
  /// The seed of the sample data.
  static let seed: UInt64 = 20_230_102

  @Test func `is byte for byte what the seed gives`() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    for file in try SimulatedMarket(.sample(seed: Self.seed)).generate().files() {
      let path = root.appending(path: "data/\(file.name)")
      #expect(
        try Data(contentsOf: path) == Data(file.contents.utf8),
        "data/\(file.name) differs; make it again with `leyline simulate`"
      )
    }
  }

  @Test func `is small enough to carry along`() throws {
    let files = try SimulatedMarket(.sample(seed: Self.seed)).generate().files()
    #expect(files.allSatisfy { $0.contents.utf8.count < 1_500_000 })
  }
}
