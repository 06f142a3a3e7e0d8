import EventStatistics
import Testing

@Suite("Step-down adjustment of a grid")
struct GridStepDownTests {
  static let settings = GridSettings(estimation: -120 ... -11, eventWindow: -4...4)

  @Test(arguments: [(40, 0.0), (67, 0.03), (129, 0.0)])
  func `equals the naive adjustment with the same draws`(events: Int, missing: Double) {
    let data = RandomPanel(events: events, seed: 3, missing: missing, effect: 0.006)
    let paths = EventPaths(
      data.panel,
      events: data.events,
      settings: Self.settings,
      threads: 2
    )
    let test = GridStepDownTest(paths, draws: 199, seed: 11, threads: 2)
    var values: [[Double]] = []
    for model in Self.settings.models.indices {
      for window in Self.settings.windows {
        values.append(paths.cumulative(model: model, window: window))
      }
    }
    let naive = StepDownTest(values, draws: 199, seed: 11, threads: 1)
    #expect(test.adjustedPValues == naive.adjustedPValues)
    for (a, b) in zip(test.statistics, naive.statistics) { #expect(abs(a - b) < 1e-12 * abs(b)) }
    #expect(test.globalPValue == naive.adjustedPValues.min())
  }

  @Test(arguments: [0.0, 0.04])
  func `paths hold the cumulative abnormal returns of the models`(missing: Double) throws {
    let data = RandomPanel(events: 70, seed: 4, missing: missing)
    let paths = EventPaths(
      data.panel,
      events: data.events,
      settings: Self.settings,
      threads: 2
    )
    for (model, method) in Self.settings.models.enumerated() {
      let section = data.crossSection(method, settings: Self.settings)
      for window in [-4...4, -4 ... -4, 4...4, -1...2] {
        let sample = section.window(window)
        let values = paths.cumulative(model: model, window: window)
        #expect(values.count { !$0.isNaN } == sample.positions.count)
        for (position, sum) in zip(sample.positions, sample.cumulative) {
          #expect(abs(values[position] - sum.car) < 1e-15)
        }
      }
    }
  }

  @Test func `any number of threads gives the same bits`() {
    let data = RandomPanel(events: 300, seed: 5, effect: 0.004)
    let one = EventPaths(data.panel, events: data.events, settings: Self.settings, threads: 1)
    let many = EventPaths(data.panel, events: data.events, settings: Self.settings, threads: 5)
    let clusters = data.events.map(\.day)
    #expect(
      GridStepDownTest(one, clusters: clusters, draws: 333, seed: 2, threads: 1)
        == GridStepDownTest(many, clusters: clusters, draws: 333, seed: 2, threads: 4)
    )
  }

  @Test func `adjusted p-values grow along falling statistics and are at least the smallest share`()
  {
    let data = RandomPanel(events: 100, seed: 6, effect: 0.006)
    let paths = EventPaths(
      data.panel,
      events: data.events,
      settings: Self.settings,
      threads: 2
    )
    let test = GridStepDownTest(paths, draws: 499, seed: 1, threads: 2)
    let order = test.statistics.indices.sorted {
      abs(test.statistics[$0]) > abs(test.statistics[$1])
    }
    let sorted = order.map { test.adjustedPValues[$0] }
    #expect(sorted == sorted.sorted())
    #expect(sorted.allSatisfy { $0 >= 1.0 / 500 && $0 <= 1 })
  }

  @Test func `one cluster leaves two arrangements, which say nothing`() {
    let data = RandomPanel(events: 30, seed: 7, effect: 0.02)
    let paths = EventPaths(
      data.panel,
      events: data.events,
      settings: Self.settings,
      threads: 1
    )
    let test = GridStepDownTest(
      paths,
      clusters: [Int](repeating: 5, count: 30),
      draws: 99,
      seed: 1,
      threads: 1
    )
    #expect(test.adjustedPValues.allSatisfy { $0 == 1 })
  }
}
