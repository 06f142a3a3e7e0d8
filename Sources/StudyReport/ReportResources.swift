internal import Foundation

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

  /// The script of a page: the charts, what stands beside some of them, and the rest.
  ///
  /// - Throws: ``ReportError/missingResource(name:)``.
  static var script: String {
    get throws(ReportError) {
      var parts: [String] = []
      for name in ["charts.js", "window-map.js", "report.js"] { parts.append(try text(name)) }
      return parts.joined(separator: "\n")
    }
  }

  /// The style of a page.
  ///
  /// - Throws: ``ReportError/missingResource(name:)``.
  static var style: String {
    get throws(ReportError) { try text("report.css") + text("charts.css") }
  }

  /// Reads a JSON object.
  ///
  /// - Parameter name: The path in the `Resources` folder.
  /// - Returns: The object.
  /// - Throws: ``ReportError/damagedResource(name:reason:)`` when it is none.
  static func object(_ name: String) throws(ReportError) -> [String: Any] {
    let text = try text(name)
    guard let value = try? JSONSerialization.jsonObject(with: Data(text.utf8)),
      let object = value as? [String: Any]
    else { throw .damagedResource(name: name, reason: "it is no JSON object") }
    return object
  }
}
