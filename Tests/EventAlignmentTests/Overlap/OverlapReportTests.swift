import EventAlignment
import Testing

@Suite("Overlap report")
struct OverlapReportTests {
  /// Places events with an estimation window of -20..-6 and an event window of -2..2.
  private func report(_ events: [(String, String, Int)]) throws -> OverlapReport {
    let windows = try StudyWindows(
      estimation: EstimationWindow(-20...(-6)),
      event: EventWindow(-2...2)
    )
    return OverlapReport(
      events.map {
        PlacedEvent(
          eventID: $0.0,
          symbol: $0.1,
          windows: windows.placed(at: $0.2, axisCount: 500)
        )
      }
    )
  }

  @Test func `flags both of two events whose windows share a day`() throws {
    let report = try report([("a", "X", 100), ("b", "X", 104), ("c", "X", 120), ("d", "Y", 101)])
    #expect(report.clusters.map(\.members) == [[0, 1]])
    #expect(report.clusters.first?.days == 98..<107)
    #expect(report.exclusion(eventID: "a") == .overlapping(with: ["b"]))
    #expect(report.exclusion(eventID: "b") == .overlapping(with: ["a"]))
    #expect(report.exclusion(eventID: "c") == nil)
    #expect(report.exclusion(eventID: "d") == nil)
  }

  @Test func `lets windows touch that share no day`() throws {
    let report = try report([("a", "X", 100), ("b", "X", 105)])
    #expect(report.clusters.isEmpty)
    #expect(report.pairs.map(\.kind) == [.estimationWindow])
    #expect(report.exclusion(of: 0) == nil)
  }

  @Test func `flags events of the same day`() throws {
    let report = try report([("a", "X", 100), ("b", "X", 100)])
    #expect(
      report.pairs == [
        OverlapPair.eventWindows("a", "b", 0), OverlapPair.eventWindows("b", "a", 0),
      ]
    )
  }

  @Test func `tells apart the members of a chain that do not meet`() throws {
    let report = try report([("a", "X", 100), ("b", "X", 104), ("c", "X", 108)])
    #expect(report.clusters.map(\.members) == [[0, 1, 2]])
    #expect(report.partners(of: 0) == [1])
    #expect(report.partners(of: 1) == [0, 2])
    #expect(report.partners(of: 2) == [1])
  }

  /// The estimation window of b is 100..<115; the windows of a and c are 98..<103 and 110..<115.
  @Test func `masks the days of other events in the estimation window`() throws {
    let report = try report([("a", "X", 100), ("b", "X", 120), ("c", "X", 112), ("d", "Y", 110)])
    #expect(report.masked(eventID: "b") == [100..<103, 110..<115])
    #expect(report.masked(eventID: "a") == [])
    #expect(report.masked(eventID: "d") == [])
    #expect(report.contaminants(of: 1) == [0, 2])
    #expect(report.masked(eventID: "no such event") == [])
    let estimation = report.pairs.filter { $0.kind == .estimationWindow }
    #expect(estimation.map(\.eventID) == ["b", "b", "c"])
    #expect(estimation.map(\.otherEventID) == ["a", "c", "a"])
    #expect(estimation.map(\.distance) == [-20, -8, -12])
  }

  /// A plain search over all pairs finds the same, for events thrown over the axis.
  @Test(arguments: [1, 2, 3, 4, 5])
  func `finds what a search over all pairs finds`(seed: UInt64) throws {
    var state = seed
    let events = (0..<200).map { place -> (String, String, Int) in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return ("e\(place)", "S\(state >> 33 & 3)", Int(state >> 40 % 500))
    }
    let report = try report(events)
    for (place, event) in report.events.enumerated() {
      let others = report.events.indices.filter {
        $0 != place && report.events[$0].symbol == event.symbol
      }
      let partners = others.filter { report.events[$0].window.overlaps(event.window) }
      #expect(report.partners(of: place) == partners)
      let days = Set(others.flatMap { report.events[$0].window.clamped(to: event.estimation) })
      #expect(Set(report.maskedEstimationDays(of: place).flatMap { $0 }) == days)
      let contaminants = others.filter { report.events[$0].window.overlaps(event.estimation) }
      #expect(report.contaminants(of: place) == contaminants)
    }
  }

  @Test func `takes no longer than sorting for many events of one symbol`() throws {
    let events = (0..<50_000).map { ("e\($0)", "X", $0 * 7) }
    let windows = try StudyWindows(
      estimation: EstimationWindow(-20...(-6)),
      event: EventWindow(-2...2)
    )
    let report = OverlapReport(
      events.map {
        PlacedEvent(
          eventID: $0.0,
          symbol: $0.1,
          windows: windows.placed(at: $0.2, axisCount: 400_000)
        )
      }
    )
    #expect(report.clusters.isEmpty)
    #expect(report.masked(eventID: "e1000").count == 3)
  }
}

extension OverlapPair {
  /// A pair of events whose windows share a day.
  static func eventWindows(_ id: String, _ other: String, _ distance: Int) -> OverlapPair {
    OverlapPair(kind: .eventWindows, eventID: id, otherEventID: other, distance: distance)
  }
}
