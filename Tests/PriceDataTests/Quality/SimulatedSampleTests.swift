import CivilTime
import Foundation
import Testing

@testable import PriceData

/// The package's own simulated sample, whose only corporate action is known.
struct SimulatedSampleTests {
  private let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "data/simulated").path

  @Test func `shows its one bonus issue and no other finding`() throws {
    let panel = try RealPrices.panel(ofBhavcopies: ["\(folder)/simulated_prices.csv"])
    #expect(panel.symbols.count == 16)
    let findings = PanelQuality(tradingDays: panel.days).findings(in: panel)
    #expect(findings.map(\.kind) == [.suspectedSplit])
    #expect(findings.first?.description.contains("\"SIM007,2024-08-14,0.5\"") == true)
  }
}
