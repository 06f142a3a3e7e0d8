/// How the computation runs and where its files go.
public struct RunChoice: Sendable, Hashable {
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

  /// Creates a choice; whatever is left out has its default.
  public init(threads: Int? = nil, seed: UInt64 = 1, output: String = "out") {
    self.threads = threads
    self.seed = seed
    self.output = output
  }
}

extension RunChoice: Codable {
  private enum CodingKeys: String, CodingKey {
    case threads, seed, output
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init()
    threads = try values.decodeIfPresent(Int.self, forKey: .threads)
    seed = try values.decodeIfPresent(UInt64.self, forKey: .seed) ?? seed
    output = try values.decodeIfPresent(String.self, forKey: .output) ?? output
  }

  public func encode(to encoder: any Encoder) throws {
    // The number of threads and the place of the output change no result, so they are no part of it.
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(seed, forKey: .seed)
  }
}
