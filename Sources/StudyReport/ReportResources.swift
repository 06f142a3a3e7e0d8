/// The templates, chart specifications and scripts that a report is made of.
enum ReportResources {
  /// The script that draws the charts; set-up makes it.
  static let chartScript = "vega-bundle.js"

  /// Reads a resource.
  ///
  /// - Parameter name: The path in the `Resources` folder.
  /// - Returns: Its text.
  /// - Throws: ``ReportError/missingResource(name:)``.
  static func text(_ name: String) throws(ReportError) -> String {
    guard let file = PackagedFile.named("report/\(name)") else {
      throw .missingResource(name: name)
    }
    return String(decoding: file.bytes, as: UTF8.self)
  }
}
