// swift-tools-version: 6.2
import PackageDescription

let swiftSettings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

/// A Swift target of this package with the settings that all of them share.
func module(
  _ name: String,
  _ dependencies: [Target.Dependency] = [],
  exclude: [String] = []
) -> Target {
  .target(
    name: name,
    dependencies: dependencies,
    exclude: exclude,
    swiftSettings: swiftSettings
  )
}

/// The tests of one target.
func tests(
  of name: String,
  _ dependencies: [Target.Dependency] = [],
  exclude: [String] = []
) -> Target {
  .testTarget(
    name: "\(name)Tests",
    dependencies: [.byName(name: name)] + dependencies,
    exclude: exclude,
    swiftSettings: swiftSettings
  )
}

/// Searches, distinct values and partitions of sorted arrays.
let algorithms = Target.Dependency.product(name: "Algorithms", package: "swift-algorithms")
/// Sets and dictionaries that keep their order.
let collections = Target.Dependency.product(
  name: "OrderedCollections",
  package: "swift-collections"
)

let package = Package(
  name: "leyline",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "leyline", targets: ["LeylineCommand"]),
    .library(name: "Leyline", targets: ["Leyline"]),
    // The objects of libleyline.so, which scripts/link-library links with the Swift libraries in it.
    .library(name: "LeylineABI", type: .static, targets: ["LeylineABI"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-algorithms", from: "1.2.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0", traits: []),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.0"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.14.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.34.1"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    .package(url: "https://github.com/onevcat/Rainbow", from: "4.2.0"),
    .package(url: "https://github.com/ordo-one/TextTable", from: "0.0.2"),
  ],
  targets: [
    // System libraries and C shims.
    .systemLibrary(name: "CLibCSV", providers: [.apt(["libcsv-dev"]), .brew(["libcsv"])]),
    .systemLibrary(name: "CGumbo", providers: [.apt(["libgumbo-dev"]), .brew(["gumbo-parser"])]),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(name: "CLibZip", providers: [.apt(["libzip-dev"]), .brew(["libzip"])]),
    .systemLibrary(name: "CExpat", providers: [.apt(["libexpat1-dev"]), .brew(["expat"])]),
    .systemLibrary(name: "CLibCrypto", providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),
    .systemLibrary(
      name: "CXLSXWriter",
      providers: [.apt(["libxlsxwriter-dev"]), .brew(["libxlsxwriter"])]
    ),
    .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
    .systemLibrary(name: "CXXHash", providers: [.apt(["libxxhash-dev"]), .brew(["xxhash"])]),
    .target(name: "CFastFloat"),
    .target(name: "CShortestNumber"),
    .target(name: "CFolderExchange"),
    .target(name: "CRowScan"),
    .target(name: "CPackagedFiles"),
    .target(name: "CBuildStamp"),
    .target(name: "CBoostMath"),
    // The public header of the C library, and the structures of Arrow.
    .systemLibrary(name: "CLeyline"),
    .systemLibrary(name: "CRandom123", providers: [.apt(["librandom123-dev"])]),

    // Pure values and numbers.
    module("Notices"),
    module("CivilTime", ["Notices", algorithms]),
    module("Securities"),
    module("ParallelExecution"),
    module(
      "EventStatistics",
      ["CBoostMath", "CRandom123", "Notices", "ParallelExecution", algorithms, collections]
    ),

    // Files in.
    module(
      "DelimitedText",
      [
        "CExpat", "CFastFloat", "CLibCSV", "CLibZip", "CShortestNumber", "CZlib", "CivilTime",
        "Notices", "ParallelExecution",
      ]
    ),
    module(
      "PriceData",
      [
        "CLibCSV", "CRowScan", "CivilTime", "DelimitedText", "Notices", "ParallelExecution",
        "Securities", algorithms, collections,
      ]
    ),
    module(
      "Announcements",
      [
        "CGumbo", "DelimitedText", "CivilTime", "Notices", "ParallelExecution", "Securities",
        algorithms, collections,
      ]
    ),

    // Data frames in and out.
    module(
      "ArrowExchange",
      ["CLeyline", "CXXHash", "CivilTime", "DelimitedText", "Notices", "ParallelExecution"]
    ),

    // From announcements and prices to results.
    module(
      "EventAlignment",
      ["CivilTime", "DelimitedText", "Notices", "Securities", algorithms, collections]
    ),
    module(
      "Simulation",
      [
        "CivilTime", "EventAlignment", "EventStatistics",
        "ParallelExecution", algorithms,
      ]
    ),
    module(
      "EventStudy",
      [
        "Announcements", "CBuildStamp", "CLibCrypto", "CXXHash", "CivilTime", "EventAlignment",
        "EventStatistics", "Notices", "ParallelExecution", "PriceData", algorithms, collections,
        .product(name: "TOMLKit", package: "TOMLKit"),
      ]
    ),

    // The faces.
    module(
      "StudyReport",
      [
        "Announcements", "ArrowExchange", "CFolderExchange", "CLibZip", "CPackagedFiles", "CSQLite",
        "CXLSXWriter", "CivilTime", "DelimitedText", "EventAlignment", "EventStatistics",
        "EventStudy", "Notices", "ParallelExecution", "PriceData",
        "Simulation",
        algorithms, collections,
        .product(name: "Mustache", package: "swift-mustache"), "Rainbow",
        "TextTable",
      ],
      // The compiler embeds them: Sources/CPackagedFiles.
      exclude: ["Resources"]
    ),
    // The local page; its parts are embedded: Sources/CPackagedFiles.
    module(
      "StudyServer",
      [
        "Announcements", "CivilTime", "DelimitedText", "EventAlignment", "EventStatistics",
        "EventStudy", "Notices", "ParallelExecution", "PriceData", "StudyReport",
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Mustache", package: "swift-mustache"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
      ],
      exclude: ["Resources"]
    ),
    // The C library.
    module(
      "LeylineABI",
      [
        "Announcements", "ArrowExchange", "CLeyline", "CivilTime", "DelimitedText",
        "EventAlignment", "EventStatistics", "EventStudy", "Notices", "ParallelExecution",
        "PriceData", "Simulation", "StudyReport",
        .product(name: "TOMLKit", package: "TOMLKit"),
      ]
    ),
    // One name for programs that use the library.
    module("Leyline", ["CivilTime", "EventAlignment", "EventStatistics", "EventStudy", "Notices"]),
    // The folder is called as the program; two modules must not differ by capitals alone.
    .executableTarget(
      name: "LeylineCommand",
      dependencies: [
        "Announcements", "CivilTime", "DelimitedText", "EventAlignment", "EventStatistics",
        "EventStudy", "Notices", "ParallelExecution", "PriceData", "Simulation", "StudyReport",
        "StudyServer",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Sources/leyline",
      swiftSettings: swiftSettings
    ),

    // Workbooks and archives that tests read.
    .target(
      name: "ArchiveFixtures",
      dependencies: ["CZlib"],
      path: "Tests/ArchiveFixtures",
      swiftSettings: swiftSettings
    ),
    // Random cases that can be repeated and shrunk.
    .target(name: "Fuzzing", path: "Tests/Fuzzing", swiftSettings: swiftSettings),
    tests(of: "Notices"),
    tests(of: "CivilTime", ["Notices"]),
    tests(of: "Securities"),
    tests(of: "ParallelExecution"),
    tests(of: "DelimitedText", ["ArchiveFixtures", "CZlib", "CivilTime"]),
    tests(
      of: "PriceData",
      [
        "ArchiveFixtures", "CivilTime", "DelimitedText", "Fuzzing", "Notices", "ParallelExecution",
      ]
    ),
    tests(
      of: "Announcements",
      ["CivilTime", "DelimitedText", "Notices"],
      exclude: ["Documents/Articles"]
    ),
    tests(of: "EventAlignment", ["CivilTime", "DelimitedText", "Notices"]),
    tests(of: "EventStatistics"),
    tests(of: "Simulation", ["CivilTime", "EventAlignment", "EventStatistics"]),
    tests(
      of: "EventStudy",
      [
        "Announcements", "CivilTime", "DelimitedText", "EventAlignment", "EventStatistics",
        "Notices",
        "PriceData",
      ]
    ),
    tests(
      of: "ArrowExchange",
      ["CLeyline", "CivilTime", "DelimitedText", "Notices", "PriceData"]
    ),
    tests(
      of: "LeylineABI",
      ["ArrowExchange", "CLeyline", "CivilTime", "DelimitedText", "EventStudy", "StudyReport"]
    ),
    tests(
      of: "StudyReport",
      [
        "Announcements", "ArrowExchange", "CSQLite", "CivilTime", "DelimitedText",
        "EventAlignment", "EventStatistics", "EventStudy", "Fuzzing", "Notices",
        "ParallelExecution", "PriceData",
      ]
    ),
    tests(
      of: "StudyServer",
      [
        "ArchiveFixtures", "DelimitedText", "EventStudy", "Notices", "StudyReport",
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdTesting", package: "hummingbird"),
        .product(name: "NIOCore", package: "swift-nio"),
      ]
    ),
    .testTarget(
      name: "LeylineCommandTests",
      dependencies: [
        "ArchiveFixtures", "CivilTime", "DelimitedText", "EventStudy", "LeylineCommand", "Notices",
        "PriceData", "StudyReport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Tests/leylineTests",
      exclude: ["Help"],
      swiftSettings: swiftSettings
    ),
  ],
  swiftLanguageModes: [.v6]
)

// The parsers under libFuzzer, which `make fuzz-parsers` builds with `--sanitize fuzzer`.
if Context.environment["LEYLINE_FUZZ_PARSERS"] != nil {
  package.targets.append(
    .executableTarget(
      name: "ParserFuzz",
      dependencies: [
        "Announcements", "ArchiveFixtures", "CXXHash", "CivilTime", "DelimitedText",
        "EventAlignment", "EventStatistics", "EventStudy", "PriceData", "StudyReport",
      ],
      path: "Tests/ParserFuzz",
      swiftSettings: swiftSettings
    )
  )
}
