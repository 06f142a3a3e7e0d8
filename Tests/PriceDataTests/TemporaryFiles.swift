import CivilTime
import Foundation
import Notices
import PriceData
import Testing

/// A folder of a test's own that vanishes with it.
final class TemporaryFiles {
  let folder: String

  init() throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("leyline-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    folder = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Writes a file and returns its path.
  func write(_ bytes: some Sequence<UInt8>, _ name: String) throws -> String {
    let path = folder + "/" + name
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    return path
  }

  /// Writes a file and returns its path.
  func write(_ text: String, _ name: String) throws -> String {
    try write(text.utf8, name)
  }
}

extension LoadedPrices {
  /// Returns one value of the panel.
  func value(_ field: PriceField, _ symbol: String, _ date: String) -> Double? {
    guard let symbol = panel.index(ofSymbol: symbol), let date = CalendarDate(date),
      let day = panel.index(ofDay: date), let series = panel.series(field, symbol: symbol)
    else { return nil }
    return series[series.startIndex + day]
  }
}

/// Loads one text under a file name.
func load(
  _ text: String,
  _ name: String = "prices.csv",
  _ options: PriceLoadOptions = PriceLoadOptions()
) throws -> LoadedPrices {
  let files = try TemporaryFiles()
  let path = try files.write(text, name)
  return try PriceLoader(options: options).load([path])
}

/// Returns the message of the error that loading a text gives, without the folder.
func message(
  _ text: String,
  _ name: String = "prices.csv",
  _ options: PriceLoadOptions = PriceLoadOptions()
) throws -> String? {
  let files = try TemporaryFiles()
  let path = try files.write(text, name)
  do {
    _ = try PriceLoader(options: options).load([path])
    return nil
  } catch {
    return error.message.text(.option).replacingOccurrences(of: files.folder + "/", with: "")
  }
}
