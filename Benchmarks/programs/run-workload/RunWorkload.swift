import Workloads

/// Prepares one workload, runs it and prints one line of JSON with the seconds of each run.
///
/// Usage: run-workload NAME [--runs N] [--threads N]
///
/// The runs themselves happen inside ``measuredPart(_:)``, whose C name lets an instrument tell them from
/// the preparation.
@main
struct RunWorkload {
  static func main() throws {
    var name: WorkloadName?
    var runs = 1
    var threads = 1
    var rest = CommandLine.arguments.dropFirst()
    while let argument = rest.popFirst() {
      switch argument {
      case "--runs": runs = rest.popFirst().flatMap { Int($0) } ?? runs
      case "--threads": threads = rest.popFirst().flatMap { Int($0) } ?? threads
      default: name = WorkloadName(rawValue: argument)
      }
    }
    guard let name, runs > 0, threads > 0 else {
      print("usage: run-workload NAME [--runs N] [--threads N]")
      print("names: \(WorkloadName.allCases.map(\.rawValue).joined(separator: " "))")
      return
    }
    let workload = try name.prepare(threads: threads)
    let clock = ContinuousClock()
    var seconds: [Double] = []
    var result = 0.0
    for _ in 0..<runs {
      let start = clock.now
      result = try measuredPart(workload)
      seconds.append((clock.now - start) / .seconds(1))
    }
    print(
      "{\"workload\": \"\(name.rawValue)\", \"threads\": \(threads), \"result\": \(result), "
        + "\"seconds\": \(seconds)}"
    )
  }
}

/// The measured part.
@inline(never)
private func measuredPart(_ workload: any Workload) throws -> Double {
  try workload.run()
}
