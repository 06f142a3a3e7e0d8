// swift-tools-version: 6.2
import PackageDescription

let swiftSettings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "leyline-benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "leyline", path: "..")],
  targets: [
    .executableTarget(
      name: "load-prices",
      dependencies: [.product(name: "Leyline", package: "leyline")],
      path: "side-by-side/load",
      exclude: ["compare_load.py"],
      swiftSettings: swiftSettings
    ),
    .executableTarget(
      name: "grid-study",
      dependencies: [.product(name: "Leyline", package: "leyline")],
      path: "side-by-side/study",
      exclude: ["compare_study.py"],
      swiftSettings: swiftSettings
    ),
    .executableTarget(
      name: "time-study",
      dependencies: [.product(name: "Leyline", package: "leyline")],
      path: "study-stages",
      swiftSettings: swiftSettings
    ),
  ],
  swiftLanguageModes: [.v6]
)
