internal import CLoadedImage
internal import Foundation

/// The templates, chart specifications and scripts that a report is made of.
enum ReportResources {
  /// The script that draws the charts; set-up makes it.
  static let chartScript = "vega-bundle.js"

  /// The name that the package manager gives to the folder of resources.
  private static let folderName = "leyline_StudyReport.resources"

  /// Reads a resource.
  ///
  /// - Parameter name: The path in the `Resources` folder.
  /// - Returns: Its text.
  /// - Throws: ``ReportError/missingResource(name:folder:)``.
  static func text(_ name: String) throws(ReportError) -> String {
    for folder in folders {
      let path = folder.appendingPathComponent("Resources/\(name)").path
      if let bytes = FileManager.default.contents(atPath: path) {
        return String(decoding: bytes, as: UTF8.self)
      }
    }
    throw .missingResource(name: name, folder: folderName)
  }

  /// The file that this code was loaded from: a library, beside which the resources lie, or the program.
  private static var library: URL? {
    leyline_loaded_image().map {
      URL(fileURLWithPath: String(cString: $0)).resolvingSymlinksInPath()
    }
  }

  /// The places where the resources can lie, the nearest first.
  ///
  /// The generated `Bundle.module` ends the program when there is no folder; a report that cannot be
  /// drawn is an error that a person can act on.
  private static var folders: [URL] {
    var places: [URL] = [Bundle.main.bundleURL]
    if let library = Self.library {
      places = [library.deletingLastPathComponent()] + places
    }
    if let executable = Bundle.main.executableURL?.resolvingSymlinksInPath() {
      let folder = executable.deletingLastPathComponent()
      places += [
        folder, folder.deletingLastPathComponent().appendingPathComponent("share/leyline"),
      ]
    }
    return places.map { $0.appendingPathComponent(folderName) }
  }
}
