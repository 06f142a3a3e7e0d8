internal import DelimitedText
public import EventStudy
internal import Foundation

/// Every chart of a study as files, with a list of them, whole or not at all.
///
/// A figure is named as its chart is, and a study made again writes the same names.
public struct FiguresFolder: Sendable {
  /// The name of the list.
  public static let listName = OutputNames.figures

  private let files: [(name: String, bytes: Data)]

  /// How many figures there are in the folder, each in every form.
  public let count: Int

  /// Draws the charts of a study.
  ///
  /// - Parameters:
  ///   - result: The study.
  ///   - formats: The forms.
  /// - Throws: ``ReportError/needsConverter`` or another error of the converter.
  public init(_ result: StudyResult, formats: [FigureFormat]) throws(ReportError) {
    let charts = StudyCharts.all(result)
    let source = ReportChart.Source(result)
    var figures: [(name: String, specification: String)] = []
    for chart in charts { figures.append((chart.id, try chart.standalone(source))) }
    let drawn = figures.isEmpty ? [] : try FigureConverter().files(figures, formats: formats)
    files = [(Self.listName, Self.list(charts, formats: formats, source: source))] + drawn
    count = charts.count
  }

  /// Checks that figures can be drawn and a folder written, so that a long run does not fail at its end.
  ///
  /// - Parameters:
  ///   - path: The folder.
  ///   - inputs: What is read, which must not lie in the folder.
  /// - Throws: ``ReportError``.
  public static func check(_ path: String, reading inputs: [String] = []) throws(ReportError) {
    _ = try FigureConverter()
    try replacement(path).check(reading: inputs)
  }

  /// Writes the folder, whole or not at all.
  ///
  /// - Parameter path: The folder. One that holds earlier figures is replaced.
  /// - Throws: ``ReportError`` when the folder holds other files or cannot be written.
  public func write(to path: String) throws(ReportError) {
    var replacement = Self.replacement(path)
    replacement.ownFiles.formUnion(files.map(\.name))
    try replacement.write(files.map { OutputFile($0.name, $0.bytes) })
  }

  /// Returns whether figures were written after their study; nothing where there are none.
  ///
  /// - Parameters:
  ///   - folder: The folder of the figures.
  ///   - study: The folder of the study, or its `study.json`.
  /// - Returns: Whether the figures are those of the study.
  public static func isCurrent(_ folder: String, for study: String) -> Bool? {
    func written(_ path: String) -> Date? {
      let attributes = try? FileManager.default.attributesOfItem(atPath: path)
      return attributes?[.modificationDate] as? Date
    }
    guard let drawn = written(OutputPath(folder).appending(listName)) else { return nil }
    let made = written(OutputFolder.path(of: OutputFolder.jsonName, in: study))
    return made.map { drawn >= $0 } ?? true
  }

  /// The figures of a report that were written as PNG files: the averages and one picture of each kind, not
  /// those of every event.
  static func pictures(of result: StudyResult, in folder: String) -> [WordDocument.Picture] {
    let ofEvents = Set(EventByEventCharts(result).ofEachEvent.dropFirst().map(\.id))
    return StudyCharts.all(result).filter { !ofEvents.contains($0.id) }.compactMap { chart in
      let path = OutputPath(folder).appending("\(chart.id).\(FigureFormat.png.rawValue)")
      guard FileManager.default.isReadableFile(atPath: path) else { return nil }
      return WordDocument.Picture(title: chart.title, path: OutputPath(path).absolute)
    }
  }

  /// The figures of an earlier run are those that its list names.
  private static func replacement(_ path: String) -> FolderReplacement {
    let list = FileManager.default.contents(atPath: OutputPath(path).appending(listName))
    let names = String(decoding: list ?? Data(), as: UTF8.self).split(separator: "\n").dropFirst()
      .compactMap { $0.split(separator: ",").first.map(String.init) }
    return FolderReplacement(path: path, ownFiles: Set(names + [listName]))
  }

  private static func list(
    _ charts: [ReportChart],
    formats: [FigureFormat],
    source: ReportChart.Source
  ) -> Data {
    var writer = CSVWriter()
    for heading in ["file", "title", "description", "simulated"] { writer.append(heading) }
    writer.endRow()
    for chart in charts {
      for format in formats {
        writer.append("\(chart.id).\(format.rawValue)")
        writer.append(chart.title)
        writer.append(chart.description)
        writer.append(source.simulated ? "true" : "false")
        writer.endRow()
      }
    }
    return Data(writer.bytes)
  }
}
