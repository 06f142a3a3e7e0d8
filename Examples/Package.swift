// swift-tools-version: 6.2
import PackageDescription

// Programs that use Leyline as another package would: what compiles here is what the library offers.
let leyline: Target.Dependency = .product(name: "Leyline", package: "leyline")

let package = Package(
  name: "leyline-examples",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "leyline", path: "..")],
  targets: [
    .executableTarget(name: "OneAnnouncement", dependencies: [leyline]),
    .executableTarget(name: "ManyEvents", dependencies: [leyline]),
  ],
  swiftLanguageModes: [.v6]
)
