internal import EventStudy

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

  /// Returns the style of a page, with what stands on each sheet of a print: the title, whether the prices are
  /// simulated, the program and the number of the sheet.
  ///
  /// - Throws: ``ReportError/missingResource(name:)``.
  static func style(title: String, isSimulated: Bool) throws(ReportError) -> String {
    let words = title.count > 100 ? title.prefix(99) + "…" : title[...]
    let stamp = isSimulated ? "SIMULATED DATA" : "Event study"
    return try text("report.css") + """
      @page {
        @top-left { content: \(quoted(words)); }
        @top-right { content: \(quoted(stamp[...])); \(isSimulated ? "font-weight: bold; " : "")white-space: nowrap; }
        @bottom-left { content: \(quoted("leyline \(SoftwareVersion.release)"[...])); }
        @bottom-right { content: counter(page) " of " counter(pages); }
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
}
