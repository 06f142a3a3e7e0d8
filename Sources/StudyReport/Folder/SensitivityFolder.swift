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
  public static let fileNames =
    [jsonName, Table<SensitivityResult>.sensitivity.fileName, reportName]
    + TableDocument.fileNames(TableDocument.sensitivityStem)

  /// The finished study.
  public let result: SensitivityResult
  /// Whether the page is written.
  public let includesReport: Bool
  /// The forms in which the tables are written beside CSV.
  public let formats: [TableFormat]
  /// Whether `sensitivity.json` has line breaks for people.
  public let isLaidOut: Bool

  /// Creates the folder of a result.
  public init(
    _ result: SensitivityResult,
    includesReport: Bool = true,
    formats: [TableFormat] = [],
    isLaidOut: Bool = true
  ) {
    self.result = result
    self.includesReport = includesReport
    self.formats = formats
    self.isLaidOut = isLaidOut
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

  /// Reads the finished sensitivity study of a folder.
  ///
  /// - Parameter path: The folder.
  /// - Returns: The study; nothing where the folder has none.
  /// - Throws: ``ReportError`` when the file is no such study.
  public static func read(_ path: String) throws(ReportError) -> SensitivityResult? {
    let file = (path as NSString).appendingPathComponent(jsonName)
    guard let data = FileManager.default.contents(atPath: file) else { return nil }
    return try ResultJSON.result(SensitivityResult.self, from: data, file: file)
  }

  func files() throws(ReportError) -> [OutputFile] {
    var files = [
      OutputFile(Self.jsonName, try SensitivityJSON(result).data(isLaidOut: isLaidOut))
    ]
    // Without a usable event every row of the table would be empty.
    if result.hasEvents { files.append(Table<SensitivityResult>.sensitivity.file(of: result)) }
    if includesReport {
      files.append(OutputFile(Self.reportName, Data(try SensitivityReport.render(result).utf8)))
    }
    files += try TableDocument(result).files(formats).map { OutputFile($0.name, $0.bytes) }
    return files
  }
}
