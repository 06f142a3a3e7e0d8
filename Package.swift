// swift-tools-version: 6.2
import PackageDescription

let swiftSettings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "leyline",
  targets: [
    .target(name: "CivilTime", swiftSettings: swiftSettings),
    .target(name: "ParallelExecution", swiftSettings: swiftSettings),
    .target(name: "PriceData", dependencies: ["CivilTime"], swiftSettings: swiftSettings),
  ],
  swiftLanguageModes: [.v6]
)
