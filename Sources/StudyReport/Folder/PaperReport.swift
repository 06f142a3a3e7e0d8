internal import Dispatch
public import EventStudy
internal import Foundation

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The report on A4 sheets, as a browser prints it: a PDF of the page with its charts.
public enum PaperReport {
  /// The variable of the environment that names the browser.
  package static let variable = "LEYLINE_BROWSER"
  /// How long a print may take in seconds, and how much longer for the sheet of each event.
  private static let (patience, patienceOfSheet) = (600.0, 2.0)
  /// The programs that print, in the order in which they are looked for.
  private static let browsers = [
    "chromium", "chromium-browser", "google-chrome-stable", "google-chrome",
    "microsoft-edge-stable",
    "microsoft-edge", "brave-browser", "chrome",
  ]
  /// Where macOS has them.
  private static let applications = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ]

  /// Prints the report of a result.
  ///
  /// - Parameters:
  ///   - result: The finished study.
  ///   - path: The PDF, which is written whole or not at all.
  ///   - inputs: What it is made from, which is not replaced by it.
  ///   - eventPages: Whether each event has a page of its own, and whether there is more than that.
  /// - Throws: ``ReportError`` when there is no browser, or it does not print.
  public static func write(
    _ result: StudyResult,
    to path: String,
    reading inputs: [String] = [],
    eventPages: EventPages? = nil
  ) throws(ReportError) {
    try WholeFile.check(path, reading: inputs)
    let browser = try browser()
    let page = try HTMLReport.render(result, eventPages: eventPages)
    let sheets = eventPages != nil ? Double(result.includedCount) : 0
    let pdf = try printed(page, by: browser, within: patience + patienceOfSheet * sheets)
    try WholeFile.write(pdf, to: path, reading: inputs)
  }

  /// Finds the program that prints.
  private static func browser() throws(ReportError) -> String {
    let environment = ProcessInfo.processInfo.environment
    let files = FileManager.default
    let folders = (environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
    func located(_ name: String) -> String? {
      let places = name.contains("/") ? [name] : folders.map { "\($0)/\(name)" }
      return places.first { files.isExecutableFile(atPath: $0) }
    }
    if let name = environment[variable], !name.isEmpty {
      guard let found = located(name) else { throw .noBrowser(named: name) }
      return found
    }
    guard let found = (browsers + applications).lazy.compactMap(located).first else {
      throw .noBrowser(named: nil)
    }
    return found
  }

  /// Lets a browser print a page.
  private static func printed(
    _ page: String,
    by browser: String,
    within patience: Double
  ) throws(ReportError) -> Data {
    let files = FileManager.default
    let name = (browser as NSString).lastPathComponent
    // A browser from a Snap sees no hidden folder and has a temporary one of its own, hence below the home.
    let isConfined = browser.hasPrefix("/snap/") || files.fileExists(atPath: "/snap/bin/\(name)")
    let base = isConfined ? files.homeDirectoryForCurrentUser : files.temporaryDirectory
    let folder = base.appendingPathComponent("leyline-print-\(UUID().uuidString)")
    let source = folder.appendingPathComponent("report.html")
    let target = folder.appendingPathComponent("report.pdf")
    do {
      try files.createDirectory(at: folder, withIntermediateDirectories: false)
    } catch {
      throw .cannotWrite(path: folder.path, reason: error.localizedDescription)
    }
    defer { try? files.removeItem(at: folder) }
    do {
      try Data(page.utf8).write(to: source)
    } catch {
      throw .cannotWrite(path: source.path, reason: error.localizedDescription)
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: browser)
    process.arguments =
      [
        "--headless", "--disable-gpu", "--no-first-run", "--disable-extensions",
        "--disable-background-networking", "--user-data-dir=\(folder.path)/profile",
        "--window-size=760,1100", "--no-pdf-header-footer",
        // The charts are drawn before the print; time that nothing waits for passes at once.
        "--virtual-time-budget=60000", "--print-to-pdf=\(target.path)",
      ] + (geteuid() == 0 ? ["--no-sandbox"] : []) + [source.absoluteString]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    let isOver = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in isOver.signal() }
    do {
      try process.run()
    } catch {
      throw .notPrinted(browser: name, reason: error.localizedDescription)
    }
    guard isOver.wait(timeout: .now() + patience) == .success else {
      process.terminate()
      _ = isOver.wait(timeout: .now() + 10)
      throw .notPrinted(
        browser: name,
        reason: "it did not end within \(Int(patience / 60)) minutes"
      )
    }
    guard process.terminationStatus == 0, let pdf = files.contents(atPath: target.path),
      pdf.starts(with: Data("%PDF".utf8))
    else {
      throw .notPrinted(
        browser: name,
        reason:
          "it ended with code \(process.terminationStatus) and without a PDF; print report.html from the "
          + "browser instead, or name another one in \(variable)"
      )
    }
    return pdf
  }
}
