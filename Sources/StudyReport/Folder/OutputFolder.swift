public import EventStudy
public import Foundation

/// The folder that a study writes: tables, `study.json` and `report.html`, whole or not at all.
///
/// The files are written into a temporary folder beside the target, which then takes its place; in a
/// folder that cannot be replaced, such as a mounted one, each file takes the place of the old one.
public struct OutputFolder: Sendable {
  /// The name of the JSON result.
  public static let jsonName = OutputNames.study
  /// The names of the files that a result is read from, its own first.
  package static let resultNames = [
    OutputNames.study, OutputNames.events, OutputNames.sensitivity,
  ]
  /// The name of the file of events, which is read beside a result.
  package static let resultEventsName = OutputNames.events
  /// The name of the report.
  public static let reportName = OutputNames.report
  /// The name of the report on paper.
  public static let paperName = OutputNames.paper
  /// The names of all files that the folder can hold.
  public static let fileNames =
    [jsonName, StudyJSON.eventsName]
    + (StudyTables.all + StudyTables.perEvent + StudyTables.optional).map { $0.fileName }
    + TableDocument.fileNames(TableDocument.studyStem) + [reportName, paperName, OutputNames.run]

  /// The finished study.
  public let result: StudyResult
  /// Whether the folder holds the report.
  public let includesReport: Bool
  /// The forms in which the tables are written beside CSV.
  public let formats: [TableFormat]
  /// How `study.json` is written; nothing for what the number of events suggests.
  public let json: JSONForm?

  /// How the study was run, where the folder is to tell.
  public let run: RunRecord.Start?

  /// Creates the folder of a result.
  public init(
    _ result: StudyResult,
    includesReport: Bool = true,
    formats: [TableFormat] = [],
    json: JSONForm? = nil,
    run: RunRecord.Start? = nil
  ) {
    self.result = result
    self.includesReport = includesReport
    self.formats = formats
    self.json = json
    self.run = run
  }

  /// Writes the folder, whole or not at all.
  ///
  /// - Parameter path: The folder. One that holds the output of an earlier study is replaced.
  /// - Throws: ``ReportError`` when the folder holds other files or cannot be written.
  public func write(to path: String) throws(ReportError) {
    try Self.check(path)
    try Self.replacement(path)
      .write(try files(), threads: result.configuration.run.threadCount)
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

  /// When the study that a folder holds was written; nothing where it holds none.
  public static func written(_ path: String) -> Date? {
    [jsonName, SensitivityFolder.jsonName]
      .compactMap { OutputPath(OutputPath(path).appending($0)).status?.changed }
      .max()
  }

  /// What `leyline sensitivity` wrote into the folder stays there.
  private static func replacement(_ path: String) -> FolderReplacement {
    FolderReplacement(
      path: path,
      ownFiles: Set(fileNames),
      keptFiles: Set(SensitivityFolder.fileNames)
    )
  }

  /// Returns the path of a file of a study.
  ///
  /// - Parameters:
  ///   - name: The name of the file.
  ///   - path: The folder of the study, or its `study.json`.
  /// - Returns: The path.
  public static func path(of name: String, in path: String) -> String {
    let isDocument = (path as NSString).lastPathComponent == jsonName
    let folder = isDocument ? (path as NSString).deletingLastPathComponent : path
    return (folder as NSString).appendingPathComponent(name)
  }

  /// Returns the folder of the figures of a study, which lies beside that of the study.
  ///
  /// - Parameter path: The folder of the study, or its `study.json`.
  /// - Returns: The path.
  public static func figuresPath(beside path: String) -> String {
    let isDocument = (path as NSString).lastPathComponent == jsonName
    let folder = isDocument ? (path as NSString).deletingLastPathComponent : path
    let trimmed = (folder as NSString).standardizingPath
    // A dot has no name to put anything behind.
    let hasName = ![".", "..", "", "/"].contains((trimmed as NSString).lastPathComponent)
    return (hasName ? trimmed : OutputPath(folder).absolute) + "-figures"
  }

  /// Reads the finished study of an output folder.
  ///
  /// - Parameter path: The folder, or its `study.json`.
  /// - Returns: The study.
  /// - Throws: ``ReportError`` when there is none.
  public static func read(_ path: String) throws(ReportError) -> StudyResult {
    let file = Self.path(of: jsonName, in: path)
    guard let data = FileManager.default.contents(atPath: file) else {
      throw .cannotRead(
        path: file,
        reason: "there is no such file; name the folder that `leyline study` wrote"
      )
    }
    var result = try StudyJSON.result(from: data, file: file) { name in
      FileManager.default.contents(atPath: Self.path(of: name, in: path))
    }
    let beside = Self.path(of: SensitivityFolder.jsonName, in: path)
    if let data = FileManager.default.contents(atPath: beside) {
      let sensitivity = try ResultJSON.result(
        SensitivityResult.self,
        from: data,
        file: beside
      )
      // A study under other choices that lies there too is not a part of this one.
      if sensitivity.configuration == result.configuration { result.sensitivity = sensitivity }
    }
    return result
  }

  /// The files; the record of the run is the last one, as it tells how long everything took.
  private func files() throws(ReportError) -> [OutputFile] {
    let json = json ?? .standard(forEvents: result.events.count)
    var files = StudyJSON(result, form: json).files()
    if includesReport {
      let result = result
      // The one that takes longest begins first.
      files.append(
        OutputFile(
          Self.reportName,
          made: { () throws(ReportError) in Data(try HTMLReport.render(result).utf8) }
        )
      )
    }
    // Without a usable event, a table of averages would look like a result.
    let tables =
      result.includedCount == 0
      ? StudyTables.ofAnnouncements
      : StudyTables.all + (result.listsEvents ? StudyTables.perEvent : [])
    files += tables.map { $0.file(of: result) }
    if result.includedCount > 0 {
      files += StudyTables.optional.map { $0.file(of: result, needsRows: true) }
    }
    if let sensitivity = result.sensitivity {
      files += try SensitivityFolder(
        sensitivity,
        includesReport: false,
        isLaidOut: json == .pretty
      ).files()
    }
    files += try TableDocument(result).files(formats).map { OutputFile($0.name, $0.bytes) }
    if let run {
      let name = OutputNames.run
      var file = OutputFile(
        name,
        made: { () throws(ReportError) in try ResultJSON.data(of: run.record, file: name) }
      )
      file.turn = .last
      files.append(file)
    }
    return files
  }
}
