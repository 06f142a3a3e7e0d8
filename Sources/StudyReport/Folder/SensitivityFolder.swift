public import EventStudy
internal import Foundation

/// The files that a sensitivity study writes, alone or beside those of a study: a table, the JSON
/// document and a page, whole or not at all.
public struct SensitivityFolder: Sendable {
  /// The name of the JSON document.
  public static let jsonName = OutputNames.sensitivity
  /// The name of the page.
  public static let reportName = OutputNames.sensitivityReport
  /// The names of all files.
  public static let fileNames = [
    jsonName, Table<SensitivityResult>.sensitivity.fileName, reportName,
  ]

  /// The finished study.
  public let result: SensitivityResult
  /// Whether the page is written.
  public let includesReport: Bool

  /// Creates the folder of a result.
  public init(_ result: SensitivityResult, includesReport: Bool = true) {
    self.result = result
    self.includesReport = includesReport
  }

  /// Writes the files, whole or not at all; a study's files in the folder stay as they are.
  ///
  /// - Parameter path: The folder.
  /// - Throws: ``ReportError`` when the folder holds other files or cannot be written.
  public func write(to path: String) throws(ReportError) {
    try Self.replacement(path).write(try files())
  }

  /// Checks that a folder can be written, so that a long run does not fail at its end.
  ///
  /// - Parameters:
  ///   - path: The folder.
  ///   - inputs: What the study reads, which must not lie in the folder.
  /// - Throws: ``ReportError`` when the folder holds other files or cannot be written.
  public static func check(_ path: String, reading inputs: [String] = []) throws(ReportError) {
    try replacement(path).check(reading: inputs)
  }

  private static func replacement(_ path: String) -> FolderReplacement {
    FolderReplacement(
      path: path,
      ownFiles: Set(fileNames),
      keptFiles: Set(OutputFolder.fileNames)
    )
  }

  func files() throws(ReportError) -> [(name: String, bytes: Data)] {
    var files = [(name: Self.jsonName, bytes: try SensitivityJSON(result).data())]
    // Without a usable event every row of the table would be empty.
    if result.hasEvents {
      let table = Table<SensitivityResult>.sensitivity
      files.append((table.fileName, Data(table.csv(of: result))))
    }
    if includesReport {
      files.append((Self.reportName, Data(try SensitivityReport.render(result).utf8)))
    }
    return files
  }
}
