import DelimitedText
import EventAlignment
import EventStatistics
import Foundation
import Notices
import Testing

@testable import EventStudy

/// A study that several machines compute is the study of one machine, bit for bit.
@Suite("Parts of a study")
struct StudyPartTests {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "data/simulated")

  private static func text(_ name: String) throws -> [String] {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      .split(separator: "\n").map(String.init)
  }

  /// The settings of the whole study; a part's have the rows of some symbols in the place of the files.
  private static func settings(
    symbols: (String) -> Bool = { _ in true },
    change: (inout StudySettings) -> Void = { _ in }
  ) throws -> StudySettings {
    func rows(_ name: String, symbol column: Int) throws -> [UInt8] {
      let lines = try text(name)
      let kept = lines.dropFirst().filter {
        symbols(String($0.split(separator: ",", omittingEmptySubsequences: false)[column]))
      }
      return Array(([lines[0]] + kept).joined(separator: "\n").utf8)
    }
    var settings = StudySettings()
    var held = HeldFiles()
    held.hold(try rows("simulated_prices.csv", symbol: 0), as: "prices")
    held.hold(try rows("simulated_events.csv", symbol: 1), as: "events")
    settings.prices.files = ["prices"]
    settings.prices.adjustments = folder.appending(path: "simulated_adjustments.csv").path
    settings.prices.held = held
    settings.market.files = [folder.appending(path: "simulated_index.csv").path]
    settings.events.files = ["events"]
    settings.events.held = held
    settings.alignment.calendar = "nse"
    settings.methods.models = [.market, .meanAdjusted]
    settings.methods.tests = InferenceMethod.allCases
    settings.methods.draws = 99
    settings.analysis.regress = ["deal_value_crore"]
    settings.analysis.correlate = ["deal_value_crore"]
    settings.analysis.outOfSample = .blocks
    // An average over the shares of all parts, which a study in parts leaves out.
    settings.correlate.leadLag = false
    change(&settings)
    return settings
  }

  private static func parts(
    _ count: Int,
    change: (inout StudySettings) -> Void = { _ in }
  ) throws -> [Data] {
    let names = try Set(
      text("simulated_events.csv").dropFirst().map { line in
        String(line.split(separator: ",")[1])
      }
    ).sorted()
    return try (0..<count).compactMap { number in
      let own = Set(names.indices.filter { $0 % count == number }.map { names[$0] })
      guard !own.isEmpty else { return nil }
      return try StudyPart(settings(symbols: own.contains, change: change)).bytes
    }
  }

  /// A result without what a part writes of itself: its files, and notes that name them.
  private static func compared(_ result: StudyResult) -> StudyResult {
    var result = result
    result.inputs = []
    result.notes = []
    result.configuration = StudySettings()
    return result
  }

  /// What one machine finds.
  private static let whole = Result { try Study(settings()).run() }

  @Test("Any number of parts in any order gives the bits of one machine", arguments: [1, 2, 7, 16])
  func sameBits(count: Int) throws {
    let whole = try Self.whole.get()
    let parts = try Self.parts(count)
    #expect(parts.count == min(count, 16))
    for order in [parts, parts.reversed()] {
      let merged = try MergedStudy(Self.settings(), parts: order.map(ReceivedPart.init)).run()
      #expect(Self.compared(merged) == Self.compared(whole))
      #expect(merged.configuration.methods == whole.configuration.methods)
    }
    #expect(!whole.models[0].cars.isEmpty && !whole.analysis.groups.isEmpty)
    #expect(!whole.analysis.regressions.isEmpty && !whole.analysis.shiftedDayZero.isEmpty)
    #expect(!whole.averagePrices.isEmpty && whole.simulated)
  }

  @Test("Overlaps are counted over all parts")
  func overlaps() throws {
    func crowd(_ settings: inout StudySettings) {
      settings.windows.estimation = EstimationWindow(-400...(-30))
      settings.windows.event = EventWindow(-20...20)
      settings.windows.minEstimation = .share(0.1)
    }
    let whole = try Study(Self.settings(change: crowd)).run()
    let merged = try MergedStudy(
      Self.settings(change: crowd),
      parts: Self.parts(5, change: crowd).map(ReceivedPart.init)
    ).run()
    #expect(Self.compared(merged) == Self.compared(whole))
    let counts = whole.notes.filter { $0.source == .events }
    #expect(counts.contains { $0.message.text(.key).contains("estimation window") })
    #expect(counts.allSatisfy { merged.notes.contains($0) })
  }

  @Test("Without single events the averages are the same, and no event is listed")
  func averagesAlone() throws {
    func change(_ settings: inout StudySettings) { settings.analysis.perEvent = false }
    let whole = try Study(Self.settings(change: change)).run()
    let merged = try MergedStudy(
      Self.settings(change: change),
      parts: Self.parts(3, change: change).map(ReceivedPart.init)
    ).run()
    #expect(Self.compared(merged) == Self.compared(whole))
    #expect(merged.models[0].cars.isEmpty && !merged.models[0].tests.isEmpty)
  }

  @Test("What needs all prices in one place is refused, with what to do")
  func inseparable() throws {
    let changes: [(String, (inout StudySettings) -> Void)] = [
      ("outcomes", { $0.analysis.outcomes = [.volume] }),
      ("calendar_time", { $0.analysis.calendarTime = true }),
      ("rats", { $0.analysis.rats = true }),
      ("synthetic_control", { $0.analysis.syntheticControl = true }),
      ("price", { $0.prices.price = [.close, .vwap] }),
      ("intraday", { $0.prices.intraday = ["bars.csv"] }),
    ]
    for (setting, change) in changes {
      let error = #expect(throws: StudyError.self) {
        try StudyPart(Self.settings(change: change))
      }
      let message = error?.message.text(.key) ?? ""
      #expect(message.contains("in one place") && message.contains(setting))
    }
    let error = #expect(throws: StudyError.self) {
      try StudyPart(Self.settings(change: { $0.sensitivity = SensitivitySettings() }))
    }
    #expect(
      error?.message.text(.key)
        == "a study of how sensitive the result is needs the prices of all securities in one place; "
        + "run it on one machine"
    )
  }

  @Test("Parts that do not fit together are refused")
  func misfits() throws {
    let parts = try Self.parts(2)
    func message(_ parts: [Data]) -> String {
      let error = #expect(throws: StudyError.self) {
        try MergedStudy(Self.settings(), parts: parts.map(ReceivedPart.init))
      }
      return error?.message.text(.key) ?? ""
    }
    #expect(message([]) == "there is no part to put together; give at least one")
    #expect(
      message([parts[0], parts[1], parts[0]])
        == "the event SIM001-1 is in two parts; give each event to one machine, and each an identifier "
        + "of its own"
    )
    #expect(
      message([parts[0].prefix(1000)])
        == "the 1000 bytes of a part are none that this version of Leyline wrote; install the same version "
        + "on every machine"
    )
    let other = try Self.parts(2) { $0.methods.returns = .log }
    #expect(
      message([parts[0], other[1]])
        == "two parts were computed with different settings; compute every part with those of the whole "
        + "study"
    )
  }
}
