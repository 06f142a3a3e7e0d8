/// Texts and tables in memory that stand in the place of files, by the paths that name them.
///
/// A reader that is given some looks for a path among them before it looks for a file.
public struct HeldFiles: Sendable {
  /// What follows the name of a data frame, so that messages count its rows and not lines.
  private static let frameMark = " (data frame)"

  /// What stands in the place of a file.
  private enum Content: Sendable {
    case text(SourceBytes)
    case table(any HeldTable)

    var identity: ObjectIdentifier {
      switch self {
      case .text(let source): ObjectIdentifier(source)
      case .table(let table): ObjectIdentifier(table)
      }
    }
  }

  private var contents: [String: Content] = [:]
  /// The sizes and digests of what came from data frames.
  private var digests: [String: HeldDigest] = [:]

  /// Holds nothing.
  public init() {}

  /// Whether nothing is held.
  public var isEmpty: Bool { contents.isEmpty }

  /// Holds a text under a name, which is then a path.
  public mutating func hold(_ bytes: [UInt8], as name: String) {
    contents[name] = .text(SourceBytes(bytes, name: name))
  }

  /// Holds the text of a data frame, whose own values have a digest.
  package mutating func hold(_ text: SourceBytes, as name: String, digest: HeldDigest) {
    contents[name] = .text(text)
    digests[name] = digest
  }

  /// Holds a table under a name, which is then a path.
  package mutating func hold(_ table: any HeldTable, as name: String, digest: HeldDigest) {
    contents[name] = .table(table)
    digests[name] = digest
  }

  /// Whether something is held under a name.
  package func holds(_ path: String) -> Bool { contents[path] != nil }

  /// The text that a path stands for; nothing for the path of a file.
  package subscript(path: String) -> SourceBytes? {
    switch contents[path] {
    case .text(let source): source
    case .table(let table): table.text
    case nil: nil
    }
  }

  /// The text that a path stands for, of a table only its header; nothing for the path of a file.
  package func beginning(_ path: String) -> SourceBytes? {
    table(path).map { SourceBytes($0.lines(0..<0), name: path) } ?? self[path]
  }

  /// The table that a path stands for, where its columns can be had as values.
  package func table(_ path: String) -> (any HeldTable)? {
    guard case .table(let table)? = contents[path] else { return nil }
    return table
  }

  /// The size and the digest of the data frame that a path stands for.
  package func digest(_ path: String) -> HeldDigest? { digests[path] }

  /// The path that a data frame of a name is held under.
  package static func path(ofFrame name: String) -> String { name + frameMark }

  /// The name that a held text has for people, which tells a symbol where no column does.
  package static func name(_ path: String) -> String {
    isFrame(path) ? String(path.dropLast(frameMark.count)) : path
  }

  /// Whether a path is that of a data frame.
  package static func isFrame(_ path: String) -> Bool { path.hasSuffix(frameMark) }
}

/// The size and the digest of the values of a data frame.
package struct HeldDigest: Sendable, Hashable {
  /// The number of bytes that were digested.
  package let bytes: Int
  /// The XXH3 128-bit digest in hexadecimal.
  package let digest: String

  package init(bytes: Int, digest: String) {
    self.bytes = bytes
    self.digest = digest
  }
}

extension HeldFiles: Hashable {
  /// Whether the same texts are held, not equal ones.
  public static func == (left: HeldFiles, right: HeldFiles) -> Bool {
    left.contents.mapValues(\.identity) == right.contents.mapValues(\.identity)
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(contents.keys.sorted()) }
}
