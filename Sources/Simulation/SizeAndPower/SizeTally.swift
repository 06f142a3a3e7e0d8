/// The outcomes of all replications of a scenario, gathered by effect, window and test.
struct SizeTally: Sendable {
  /// The outcomes of one test on one window with one effect.
  struct Cell: Sendable {
    var pValues: [Double] = []
    var notApplicable = 0
    var reason: String?

    /// The number of p-values at or below a level.
    func rejections(at level: Double) -> Int { pValues.lazy.filter { $0 <= level }.count }
  }

  private(set) var cells: [Cell]

  init(count: Int) {
    cells = Array(repeating: Cell(), count: count)
  }

  mutating func add(_ replication: SizeReplication) {
    for (index, outcome) in replication.outcomes.enumerated() {
      switch outcome {
      case .pValue(let p):
        cells[index].pValues.append(p)
      case .notApplicable(let reason):
        cells[index].notApplicable += 1
        if cells[index].reason == nil { cells[index].reason = reason }
      }
    }
  }
}
