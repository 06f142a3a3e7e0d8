/// The templates, chart specifications and scripts that a report is made of.
enum ReportResources {
  /// The script that draws the charts; set-up makes it.
  static let chartScript = "vega-bundle.js"

  /// The scripts of a page, in the order in which they build on each other.
  private static let scripts = ["charts", "tables", "explorer", "page"]

  /// Returns the script of a page: its parts in one function, which keeps their names off the page.
  ///
  /// - Throws: ``ReportError/missingResource(name:)``.
  static func script() throws(ReportError) -> String {
    var parts: [String] = []
    for name in scripts { parts.append(try text("scripts/\(name).js")) }
    return "(function () {\n\"use strict\";\n\n" + parts.joined(separator: "\n") + "})();"
  }

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
