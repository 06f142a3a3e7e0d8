package import EventStudy
package import Foundation

/// The charts of a study as figures, one at a time.
package struct StudyFigures {
  private let result: StudyResult

  /// Takes a study.
  package init(_ result: StudyResult) { self.result = result }

  /// Why no figure can be drawn; nothing where what draws them is there.
  ///
  /// Looking for it takes a moment.
  package static var obstacle: ReportError? {
    do {
      _ = try FigureConverter()
      return nil
    } catch {
      return error
    }
  }

  /// The names of the figures, in the order of the report.
  package var names: [String] { StudyCharts.all(result).map(\.id) }

  /// Draws a figure.
  ///
  /// - Parameters:
  ///   - name: One of the names.
  ///   - format: The form.
  /// - Returns: The bytes of the file; nothing where there is no figure of the name.
  /// - Throws: ``ReportError/needsConverter`` or another error of the converter.
  package func draw(_ name: String, as format: FigureFormat) throws(ReportError) -> Data? {
    guard let chart = StudyCharts.all(result).first(where: { $0.id == name }) else { return nil }
    let specification = try chart.standalone(ReportChart.Source(result))
    return try FigureConverter().files([(name, specification)], formats: [format]).first?.bytes
  }
}
