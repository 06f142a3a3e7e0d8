/// Texts in memory that stand in the place of files, by the paths that name them.
///
/// A reader that is given some looks for a path among them before it looks for a file.
public struct HeldFiles: Sendable {
  /// What follows the name of a data frame, so that messages count its rows and not lines.
  private static let frameMark = " (data frame)"

  private var sources: [String: SourceBytes] = [:]

  /// Holds nothing.
  public init() {}

  /// Whether nothing is held.
  public var isEmpty: Bool { sources.isEmpty }

  /// Holds a text under a name, which is then a path.
  public mutating func hold(_ bytes: [UInt8], as name: String) {
    sources[name] = SourceBytes(bytes, name: name)
  }

  /// The text that a path stands for; nothing for the path of a file.
  package subscript(path: String) -> SourceBytes? { sources[path] }

  /// The path that a data frame of a name is held under.
  package static func path(ofFrame name: String) -> String { name + frameMark }

  /// The name that a held text has for people, which tells a symbol where no column does.
  package static func name(_ path: String) -> String {
    isFrame(path) ? String(path.dropLast(frameMark.count)) : path
  }

  /// Whether a path is that of a data frame.
  package static func isFrame(_ path: String) -> Bool { path.hasSuffix(frameMark) }
}

extension HeldFiles: Hashable {
  /// Whether the same texts are held, not equal ones.
  public static func == (left: HeldFiles, right: HeldFiles) -> Bool {
    left.sources.mapValues { ObjectIdentifier($0) }
      == right.sources.mapValues { ObjectIdentifier($0) }
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(sources.keys.sorted()) }
}
