/// A piece of work of fixed size on simulated data, prepared once and run many times.
public protocol Workload: Sendable {
  /// Prepares the data.
  ///
  /// - Parameter threads: The number of threads that a run may use.
  /// - Throws: What keeps the data from being prepared.
  init(threads: Int) throws
  /// Runs once.
  ///
  /// - Returns: A number that depends on all results, the same for every run.
  /// - Throws: What keeps the work from being done.
  func run() throws -> Double
}

/// The names of all workloads.
public enum WorkloadName: String, CaseIterable, Sendable {
  case windowGrid = "window-grid"
  case bootstrap = "bootstrap"
  case stepDown = "step-down"
  case load = "load"
  case alignment = "alignment"
  case marketModel = "market-model"

  /// Prepares the workload of this name.
  public func prepare(threads: Int) throws -> any Workload {
    switch self {
    case .windowGrid: WindowGridWorkload(threads: threads)
    case .bootstrap: try BootstrapWorkload(threads: threads)
    case .stepDown: StepDownWorkload(threads: threads)
    case .load: try LoadWorkload(threads: threads)
    case .alignment: try AlignmentWorkload(threads: threads)
    case .marketModel: MarketModelWorkload(threads: threads)
    }
  }
}
