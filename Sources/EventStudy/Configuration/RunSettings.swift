/// How the computation runs and where its files go.
public struct RunSettings: Sendable, Hashable {
  /// The number of threads; none means one for each core.
  ///
  /// No number depends on it.
  public var threads: Int?
  /// The seed of every random draw.
  ///
  /// The default is 1.
  public var seed: UInt64
  /// The folder for the output.
  ///
  /// The default is `out`.
  public var output: String

  /// Whether loaded prices are kept beside their files for the next run.
  ///
  /// The default is false.
  public var cache: Bool

  /// Creates a choice; whatever is left out has its default.
  public init(threads: Int? = nil, seed: UInt64 = 1, output: String = "out", cache: Bool = false) {
    self.threads = threads
    self.seed = seed
    self.output = output
    self.cache = cache
  }
}

extension RunSettings: Codable {
  private enum CodingKeys: String, CodingKey {
    case threads, seed, output, cache
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init()
    threads = try values.decodeIfPresent(Int.self, forKey: .threads)
    seed = try values.decodeIfPresent(UInt64.self, forKey: .seed) ?? seed
    output = try values.decodeIfPresent(String.self, forKey: .output) ?? output
    cache = try values.decodeIfPresent(Bool.self, forKey: .cache) ?? cache
  }

  public func encode(to encoder: any Encoder) throws {
    // Threads, the place of the output and a cache change no result, so they are no part of it.
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(seed, forKey: .seed)
  }
}
