internal import Dispatch
internal import Foundation

/// Deletes what nobody needs any more, one thing after the other, so that no request waits for the disk.
enum Removal {
  private static let queue = DispatchQueue(label: "leyline.removal", qos: .utility)

  /// Deletes a file or a folder some time later.
  static func begin(_ path: String) {
    queue.async { remove(path) }
  }

  /// Deletes a file or a folder and returns when it is gone.
  static func finish(_ path: String) async {
    await withCheckedContinuation { continuation in
      queue.async {
        remove(path)
        continuation.resume()
      }
    }
  }

  private static func remove(_ path: String) {
    try? FileManager.default.removeItem(atPath: path)
  }
}
