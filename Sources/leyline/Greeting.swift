import EventStudy

/// What `leyline` alone says: where to begin.
enum Greeting {
  static let text = """
    Leyline measures what announcements did to stock prices. Three commands to try:

      leyline study
          runs the sample study; its report is out/report.html
      leyline inspect prices.csv
          shows what Leyline understands of a price file of yours
      leyline study --prices prices.csv --market index.csv --events events.csv
          runs a study of your own

    leyline --help lists every command, leyline help study every option of a study.

    """
}

/// What `leyline --version --verbose` says.
enum VersionDetails {
  /// Tells whether the arguments ask for the version with its details, and for nothing else.
  static func areAsked(by arguments: some Collection<String>) -> Bool {
    arguments.count == 2 && Set(arguments) == ["--version", "--verbose"]
  }

  static let text = """
    leyline \(SoftwareVersion.release)
    commit  \(BuildStamp.current?.commit ?? "unknown: this build was not told; use make build")
    built   \(BuildStamp.current?.date ?? "unknown")
    system  \(system)

    """

  private static var system: String {
    #if os(Linux)
    let name = "Linux"
    #elseif os(macOS)
    let name = "macOS"
    #else
    let name = "another system"
    #endif
    #if arch(x86_64)
    return name + " x86-64"
    #elseif arch(arm64)
    return name + " arm64"
    #else
    return name
    #endif
  }
}
