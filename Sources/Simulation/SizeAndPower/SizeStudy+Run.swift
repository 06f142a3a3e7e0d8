internal import ParallelExecution

extension SizeStudy {
  /// Simulates all worlds and counts the rejections.
  ///
  /// The result depends on the parameters alone: the same bits for any number of threads. All
  /// scenarios and effects see the same draws, so that they differ by what they are, not by chance.
  ///
  /// - Parameter progress: Called on the caller's thread with the replications done and their total.
  /// - Returns: One row for each scenario, window, effect, level and test.
  /// - Throws: ``SimulationError`` when a parameter is out of range.
  public func run(
    progress: ((_ completed: Int, _ total: Int) -> Void)? = nil
  ) throws(SimulationError) -> SizeReport {
    try validate()
    var rows: [SizeReport.Row] = []
    for (position, scenario) in scenarios.enumerated() {
      let tally = tally(of: scenario) { completed in
        progress?(position * replications + completed, scenarios.count * replications)
      }
      rows += self.rows(of: scenario, tally: tally)
    }
    return SizeReport(study: self, rows: rows)
  }

  /// Simulates one world; the outcomes stand in the order of the replications.
  func tally(of scenario: SizeScenario, progress: (Int) -> Void = { _ in }) -> SizeTally {
    let world = SimulatedWorld(scenario, of: self)
    var tally = SizeTally(count: effects.count * windows.count * methods.count)
    // Small batches: they bound the memory and let the progress be seen.
    let batch = 64 * threads
    for start in stride(from: 0, to: replications, by: batch) {
      let count = min(batch, replications - start)
      let finished = concurrentMap(count: count, threads: threads) { offset in
        SizeReplication(world, number: start + offset)
      }
      for replication in finished { tally.add(replication) }
      progress(start + count)
    }
    return tally
  }

  private func rows(of scenario: SizeScenario, tally: SizeTally) -> [SizeReport.Row] {
    var rows: [SizeReport.Row] = []
    for (windowIndex, window) in windows.enumerated() {
      for (effectIndex, effect) in effects.enumerated() {
        for level in levels {
          for (methodIndex, method) in methods.enumerated() {
            let cell =
              (effectIndex * windows.count + windowIndex) * methods.count + methodIndex
            rows.append(
              SizeReport.Row(
                scenario: scenario,
                method: method,
                window: window,
                effect: effect,
                level: level,
                tally: tally.cells[cell],
                confidence: confidence
              )
            )
          }
        }
      }
    }
    return rows
  }
}
