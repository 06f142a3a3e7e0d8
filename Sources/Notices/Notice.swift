/// How much something that was noticed matters.
public enum Severity: String, Sendable, Hashable, Codable, CaseIterable {
  /// The result may be wrong unless somebody looks.
  case warning
  /// Worth knowing.
  case information
}

/// Something about the input that a reader of the result should know.
///
/// A notice never changes a number: it says what was found, or how something that can be read in two
/// ways was read.
public protocol Notice: Sendable {
  /// How much it matters.
  var severity: Severity { get }
  /// One sentence with the numbers in it.
  var message: Message { get }
}
