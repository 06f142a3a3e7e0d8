internal import EventStudy
internal import Foundation

/// The templates, chart specifications and scripts that a report is made of.
enum ReportResources {
  /// The script that draws the charts; set-up makes it.
  static let chartScript = "vega-bundle.js"

  /// The scripts of a page, in the order in which they build on each other.
  private static let scripts = ["charts", "window-map"]
  /// What stands in one function, which keeps its names off the page.
  private static let joined = ["tables", "explorer", "paper", "page"]

  /// The script of a page: the charts, what stands beside some of them, and the rest.
  ///
  /// - Throws: ``ReportError/missingResource(name:)``.
  static var script: String {
    get throws(ReportError) {
      var parts: [String] = []
      for name in scripts { parts.append(try text("\(name).js")) }
      parts.append("(function () {\n\"use strict\";\n")
      for name in joined { parts.append(try text("\(name).js")) }
      return parts.joined(separator: "\n") + "})();"
    }
  }

  /// Returns the style of a page, with what stands on each sheet of a print: the title, whether the prices are
  /// simulated, the program and the number of the sheet.
  ///
  /// - Throws: ``ReportError/missingResource(name:)``.
  static func style(title: String, isSimulated: Bool) throws(ReportError) -> String {
    let words = title.count > 100 ? title.prefix(99) + "…" : title[...]
    let stamp = isSimulated ? "\(quoted("SIMULATED DATA  ·  "[...])) " : ""
    return try text("report.css") + text("charts.css") + """
      @page {
        font: 8pt sans-serif;
        color: #444;
        @top-left { content: \(quoted(words)); }
        @top-right { content: \(stamp)counter(page) " of " counter(pages); \(isSimulated ? "font-weight: bold; " : "")white-space: nowrap; }
        @bottom-left { content: \(quoted("leyline \(SoftwareVersion.release)"[...])); }
      }

      """
  }

  /// Writes a text as a string of CSS, in which nothing ends the string or the element around it.
  static func quoted(_ text: Substring) -> String {
    let letters = text.unicodeScalars.map { scalar -> String in
      let isPlain =
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || " .,:;-–…()&%".unicodeScalars.contains(scalar)
      return isPlain ? String(scalar) : "\\\(String(scalar.value, radix: 16)) "
    }
    return "\"" + letters.joined() + "\""
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
