internal import Foundation

/// How the computation runs and where its files go.
public struct RunSettings: Settings {
  /// The number of threads; none means one for each core.
  ///
  /// No number depends on it.
  public var threads: Int?
  /// The seed of every random draw.
  public var seed: UInt64 = 1
  /// The folder for the output.
  public var output = "out"
  /// Whether loaded prices are kept beside their files for the next run.
  public var cache = false

  /// Creates the standard settings.
  public init() {}

  /// The threads that work is shared among, at least 1.
  package var threadCount: Int { max(1, threads ?? ProcessInfo.processInfo.activeProcessorCount) }

  package enum CodingKeys: String, SettingKey {
    case threads, seed, output, cache

    package static let table = "run"
  }

  package var ranges: [SettingRange] {
    [
      .within(1...4_096, CodingKeys.threads, threads.map { [$0] } ?? []),
      .named("a folder, such as out", CodingKeys.output, [output]),
    ]
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    threads = try values.decodeIfPresent(Int.self, forKey: .threads)
    output = try values.decodeIfPresent(String.self, forKey: .output) ?? output
    cache = try values.decodeIfPresent(Bool.self, forKey: .cache) ?? cache
    // The TOML library stops the program at a number below zero that should be unsigned.
    if let number = try? values.decode(Int.self, forKey: .seed), number < 0 {
      throw DecodingError.dataCorruptedError(
        forKey: .seed,
        in: values,
        debugDescription: "takes a number of at least 0, not \(number)"
      )
    }
    seed = try values.decodeIfPresent(UInt64.self, forKey: .seed) ?? seed
  }

  public func encode(to encoder: any Encoder) throws {
    // Threads, the place of the output and a cache change no result, so they are no part of it.
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(seed, forKey: .seed)
  }
}
