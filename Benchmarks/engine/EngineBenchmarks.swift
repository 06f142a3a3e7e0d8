import Benchmark
import CAllocationCount
import Workloads

private let allocations = BenchmarkMetric.custom(
  "allocations",
  polarity: .prefersSmaller,
  useScalingFactor: false
)

/// One benchmark for each workload, on one thread.
let benchmarks: @Sendable () -> Void = {
  for name in WorkloadName.allCases {
    Benchmark(
      name.rawValue,
      configuration: .init(
        metrics: [.peakMemoryResident, allocations],
        warmupIterations: 1,
        maxDuration: .seconds(2),
        maxIterations: 20,
        thresholds: [
          allocations: BenchmarkThresholds(relative: [.p90: 3]),
          .peakMemoryResident: BenchmarkThresholds(relative: [.p90: 25]),
        ]
      ),
      closure: { (benchmark, workload: any Workload) in
        let before = allocation_count()
        blackHole(try workload.run())
        benchmark.measurement(allocations, Int(allocation_count() - before))
      },
      setup: { try name.prepare(threads: 1) }
    )
  }
}
