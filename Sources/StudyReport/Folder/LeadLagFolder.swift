public import EventStudy
internal import Foundation

/// The files of announcements against prices over time: a table, a JSON document and a page, whole or
/// not at all.
public struct LeadLagFolder: Sendable {
  /// The names of all files.
  public static let fileNames = [
    Table<LeadLagResult>.leadLag.fileName, OutputNames.leadLag, OutputNames.report,
  ]

  /// What was found.
  public let result: LeadLagResult
  /// Whether the page is written.
  public let includesReport: Bool

  /// Creates the folder of a result.
  public init(_ result: LeadLagResult, includesReport: Bool = true) {
    self.result = result
    self.includesReport = includesReport
  }

  /// Writes the files, whole or not at all.
  ///
  /// - Parameter path: The folder. One that holds an earlier result is replaced.
  /// - Throws: ``ReportError`` when the folder holds other files or cannot be written.
  public func write(to path: String) throws(ReportError) {
    var files = [
      Table<LeadLagResult>.leadLag.file(of: result),
      OutputFile(
        OutputNames.leadLag,
        Data(try ResultJSON.text(of: result, file: OutputNames.leadLag).utf8)
      ),
    ]
    if includesReport {
      files.append(OutputFile(OutputNames.report, Data(try LeadLagPage.render(result).utf8)))
    }
    try Self.replacement(path).write(files)
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
