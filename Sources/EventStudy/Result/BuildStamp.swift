internal import CBuildStamp

/// Which sources a program was built from, as far as its build was told.
public struct BuildStamp: Sendable, Hashable {
  /// The beginning of the commit's digest; `+changes` behind it says that files differed from it.
  public let commit: String
  /// The date of the build, `2026-11-29`: that of the commit, so that it can be repeated.
  public let date: String

  /// The stamp of this program; nothing where the build was not told.
  public static let current: BuildStamp? = BuildStamp(String(cString: leyline_build_stamp()))

  /// Reads the two lines of a stamp.
  init?(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.count >= 2, !lines[0].isEmpty, !lines[1].isEmpty else { return nil }
    commit = lines[0]
    date = lines[1]
  }

  /// The stamp as build metadata of a semantic version, `3f2a1b0c9d8e.2026-11-29`.
  var metadata: String {
    commit.replacing("+", with: "-") + "." + date
  }
}
