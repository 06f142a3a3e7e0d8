import EventAlignment
import Testing

@Suite("Window overlaps")
struct WindowOverlapsTests {
  /// Places events with an estimation window of -20..-6 and an event window of -2..2.
  private static func placed(_ positions: [Int], axisCount: Int) throws -> [PlacedWindows] {
    let windows = try StudyWindows(
      estimation: EstimationDays(-20...(-6)),
      event: EventWindow(-2...2)
    )
    return positions.map { windows.placed(at: $0, axisCount: axisCount) }
  }

  /// The overlaps of events, each a security's number and the position of day 0.
  private static func overlaps(
    _ events: [(security: Int, position: Int)],
    axisCount: Int = 500
  ) throws -> WindowOverlaps {
    let placed = try placed(events.map(\.position), axisCount: axisCount)
    return WindowOverlaps(
      estimations: placed.map(\.estimation),
      windows: placed.map(\.event),
      securities: events.map(\.security)
    )
  }

  @Test func `flags both of two events whose windows share a day`() throws {
    let overlaps = try Self.overlaps([(0, 100), (0, 104), (0, 120), (1, 101)])
    #expect((0..<4).map { overlaps.partners(of: $0) } == [[1], [0], [], []])
    #expect((0..<4).map { overlaps.isOverlapping($0) } == [true, true, false, false])
  }

  @Test func `lets windows touch that share no day`() throws {
    let overlaps = try Self.overlaps([(0, 100), (0, 105)])
    #expect(!overlaps.isOverlapping(0) && !overlaps.isOverlapping(1))
    #expect(overlaps.partners(of: 0) == [])
    #expect(overlaps.contaminants(of: 0) == [])
    #expect(overlaps.contaminants(of: 1) == [0])
  }

  @Test func `flags events of the same day`() throws {
    let overlaps = try Self.overlaps([(0, 100), (0, 100)])
    #expect((0..<2).map { overlaps.partners(of: $0) } == [[1], [0]])
  }

  @Test func `tells apart the members of a chain that do not meet`() throws {
    let overlaps = try Self.overlaps([(0, 100), (0, 104), (0, 108)])
    #expect((0..<3).map { overlaps.partners(of: $0) } == [[1], [0, 2], [1]])
  }

  /// The estimation window of event 1 is 100..<115; the windows of 0 and 2 are 98..<103 and 110..<115.
  @Test func `masks the days of other events in the estimation window`() throws {
    let overlaps = try Self.overlaps([(0, 100), (0, 120), (0, 112), (1, 110)])
    #expect(overlaps.maskedEstimationDays(of: 1) == [100..<103, 110..<115])
    #expect(overlaps.maskedEstimationDays(of: 0) == [])
    #expect(overlaps.maskedEstimationDays(of: 3) == [])
    #expect((0..<4).map { overlaps.contaminants(of: $0) } == [[], [0, 2], [0], []])
    #expect((0..<4).map { overlaps.isContaminated($0) } == [false, true, true, false])
  }

  /// A plain search over all pairs finds the same, for events thrown over the axis.
  @Test(arguments: [1, 2, 3, 4, 5])
  func `finds what a search over all pairs finds`(seed: UInt64) throws {
    var state = seed
    let events = (0..<200).map { _ -> (security: Int, position: Int) in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (Int(state >> 33 & 3), Int(state >> 40 % 500))
    }
    let placed = try Self.placed(events.map(\.position), axisCount: 500)
    let overlaps = try Self.overlaps(events)
    for (place, event) in placed.enumerated() {
      let others = placed.indices.filter {
        $0 != place && events[$0].security == events[place].security
      }
      let partners = others.filter { placed[$0].event.overlaps(event.event) }
      #expect(overlaps.partners(of: place) == partners)
      #expect(overlaps.isOverlapping(place) == !partners.isEmpty)
      let days = Set(others.flatMap { placed[$0].event.clamped(to: event.estimation) })
      #expect(Set(overlaps.maskedEstimationDays(of: place).flatMap { $0 }) == days)
      let contaminants = others.filter { placed[$0].event.overlaps(event.estimation) }
      #expect(overlaps.contaminants(of: place) == contaminants)
      #expect(overlaps.isContaminated(place) == !contaminants.isEmpty)
    }
  }

  @Test func `takes no longer than sorting for many events of one security`() throws {
    let overlaps = try Self.overlaps((0..<50_000).map { (0, $0 * 7) }, axisCount: 400_000)
    #expect(!(0..<50_000).contains { overlaps.isOverlapping($0) })
    #expect(overlaps.maskedEstimationDays(of: 1000).count == 3)
  }
}
