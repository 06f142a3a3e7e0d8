public import EventStudy
internal import Foundation

/// The files of prices before a day: the sessions, the JSON document and a page, whole or not at all.
public struct PricingFolder: Sendable {
  private static let jsonName = "vwap.json"
  private static let reportName = "vwap.html"
  /// The names of all files.
  public static let fileNames = [
    Table<PricingResult>.vwap.fileName, jsonName, reportName,
  ]

  /// The prices.
  public let result: PricingResult

  /// Creates the folder of a result.
  public init(_ result: PricingResult) { self.result = result }

  /// The table of the sessions.
  public var csv: String {
    String(decoding: Table<PricingResult>.vwap.csv(of: result), as: UTF8.self)
  }

  /// Returns the JSON document.
  ///
  /// - Throws: ``ReportError/cannotEncode(file:reason:)``.
  public func json() throws(ReportError) -> String {
    try ResultJSON.text(of: result, file: Self.jsonName, keys: .convertToSnakeCase)
  }

  /// Writes the files, whole or not at all.
  ///
  /// - Parameter path: The folder. One that holds earlier prices is replaced.
  /// - Throws: ``ReportError`` when the folder holds other files or cannot be written.
  public func write(to path: String) throws(ReportError) {
    try Self.replacement(path).write([
      (Table<PricingResult>.vwap.fileName, Data(csv.utf8)),
      (Self.jsonName, Data(try json().utf8)),
      (Self.reportName, Data(try PricingReport.render(result).utf8)),
    ])
  }

  /// Checks that a folder can be written.
  ///
  /// - Parameters:
  ///   - path: The folder.
  ///   - inputs: What is read, which must not lie in the folder.
  /// - Throws: ``ReportError`` when the folder holds other files or cannot be written.
  public static func check(_ path: String, reading inputs: [String] = []) throws(ReportError) {
    try replacement(path).check(reading: inputs)
  }

  private static func replacement(_ path: String) -> FolderReplacement {
    FolderReplacement(path: path, ownFiles: Set(fileNames), keptFiles: [])
  }
}
