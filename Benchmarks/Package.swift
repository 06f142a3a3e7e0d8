// swift-tools-version: 6.2
import PackageDescription

let swiftSettings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

/// A program that measures one thing; its folder lies in `programs`, where the plugin does not look.
func program(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .executableTarget(
    name: name,
    dependencies: dependencies,
    path: "programs/\(name)",
    swiftSettings: swiftSettings
  )
}

let leyline: Target.Dependency = .product(name: "Leyline", package: "leyline")

let package = Package(
  name: "leyline-benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "leyline", path: ".."),
    // Without its traits it needs no package of its own for counting allocations.
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.0", traits: []),
  ],
  targets: [
    .target(name: "CAllocationCount", path: "allocation-count"),
    .target(
      name: "Workloads",
      dependencies: [leyline],
      path: "workloads",
      swiftSettings: swiftSettings
    ),
    .executableTarget(
      name: "engine",
      dependencies: [
        "CAllocationCount", "Workloads", .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "engine",
      swiftSettings: swiftSettings,
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]
    ),
    program("run-workload", ["Workloads"]),
    program("load-prices", [leyline]),
    program("time-study", [leyline]),
    program("time-averages", [leyline]),
  ],
  swiftLanguageModes: [.v6]
)
