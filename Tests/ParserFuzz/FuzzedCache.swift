import CXXHash
import Foundation
import PriceData

@testable import EventStudy

/// A cache of prices whose bytes libFuzzer chooses and whose digests are right all the same.
///
/// A digest keeps nearly every damaged cache from being read further; whoever writes one on purpose knows how.
struct FuzzedCache {
  private let path: String

  init(_ path: String) { self.path = path }

  private static let folder = NSTemporaryDirectory() + "leyline-fuzz-cache"
  private static let prices = folder + "/prices.csv"

  private static let settings: StudySettings = {
    var settings = StudySettings()
    settings.run.cache = true
    settings.run.threads = 1
    settings.prices.files = [prices]
    return settings
  }()

  /// Writes a price file and its cache, which the inputs begin with.
  ///
  /// - Returns: The bytes of the cache.
  static func seed() throws -> Data {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let text = "symbol,date,close\nA,2024-01-02,1\nA,2024-01-03,2\nB,2024-01-02,3\n"
    try Data(text.utf8).write(to: URL(fileURLWithPath: prices))
    _ = try PriceFiles.load(settings, fields: nil)
    guard let place else { throw CocoaError(.fileNoSuchFile) }
    return try Data(contentsOf: URL(fileURLWithPath: place))
  }

  private static var place: String? {
    let caches = folder + "/.leyline-cache"
    return (try? FileManager.default.contentsOfDirectory(atPath: caches))?.first {
      $0.hasSuffix(".prices")
    }
    .map { "\(caches)/\($0)" }
  }

  private static let chosenPlace = place

  /// Reads the bytes of the file as the cache of the price file.
  func read() {
    guard var bytes = FileManager.default.contents(atPath: path).map(Array.init), bytes.count >= 40,
      let place = Self.chosenPlace
    else { return }
    let length = bytes.withUnsafeBytes {
      Int(truncatingIfNeeded: $0.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    }
    if (0...bytes.count - 40).contains(length) {
      let json = Array(bytes[40..<40 + length])
      let rest = Array(bytes[(40 + length)...])
      let values = rest.withUnsafeBytes { raw in
        (0..<rest.count / 8).map { raw.loadUnaligned(fromByteOffset: 8 * $0, as: Double.self) }
      }
      let digests = [XXH3_64bits(json, json.count), CachedColumns([values], threads: 1).digest]
      withUnsafeBytes(of: UInt64(values.count)) { bytes.replaceSubrange(16..<24, with: $0) }
      digests.withUnsafeBytes { bytes.replaceSubrange(24..<40, with: $0) }
    }
    guard (try? Data(bytes).write(to: URL(fileURLWithPath: place))) != nil else { return }
    _ = try? PriceFiles.load(Self.settings, fields: nil)
  }
}
