internal import Foundation

/// The look of every chart: two palettes and one Vega-Lite configuration, from one resource.
///
/// Specifications and the configuration name a color by `$` and its name in the palettes. A page puts the
/// colors of its reader's palette there when it draws; a chart that leaves the page has those of white paper.
struct ChartTheme {
  private static let file = "chart-theme.json"

  private let colors: [String: String]
  private let configuration: [String: Any]

  /// The palettes and the configuration for a page.
  ///
  /// - Throws: ``ReportError`` when the resource is missing or damaged.
  static var embedded: EmbeddedData {
    get throws(ReportError) {
      let object = try ReportResources.object(file)
      return EmbeddedData(id: "chart-theme", json: try EmbeddedJSON.text(object: object))
    }
  }

  /// Reads the theme for white paper.
  ///
  /// - Throws: ``ReportError`` when the resource is missing or damaged.
  init() throws(ReportError) {
    let object = try ReportResources.object(Self.file)
    guard let palettes = object["palettes"] as? [String: [String: String]],
      let colors = palettes["light"], let configuration = object["config"] as? [String: Any]
    else {
      throw .damagedResource(name: Self.file, reason: "it has no palettes or no config")
    }
    self.colors = colors
    self.configuration = configuration
  }

  /// Returns a specification with the colors and the configuration of white paper.
  func applied(to specification: [String: Any]) -> [String: Any] {
    var whole = specification
    whole["config"] = configuration
    return whole.mapValues(colored)
  }

  private func colored(_ value: Any) -> Any {
    switch value {
    case let text as String:
      return text.first == "$" ? colors[String(text.dropFirst())] ?? text : text
    case let list as [Any]: return list.map(colored)
    case let object as [String: Any]: return object.mapValues(colored)
    default: return value
    }
  }
}
