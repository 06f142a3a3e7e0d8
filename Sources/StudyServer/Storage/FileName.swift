internal import Foundation
internal import HTTPTypes

/// A name of a file that is one component of a path wherever it is used.
struct FileName: Sendable, Hashable {
  /// The name.
  let text: String

  /// How many bytes a name may have.
  static let longest = 200

  /// Takes a name as a client gives it.
  ///
  /// - Throws: ``ServerFailure`` for a name that is no plain one.
  init(_ text: String) throws(ServerFailure) {
    let reason: String? =
      if text.isEmpty {
        "is empty"
      } else if text.utf8.count > Self.longest {
        "is longer than \(Self.longest) bytes"
      } else if text == "." || text == ".." {
        "is that of a folder"
      } else if text.contains(where: { $0 == "/" || $0 == "\\" }) {
        "holds a slash"
      } else if text.unicodeScalars.contains(where: Self.isHidden) {
        "holds a character that cannot be seen"
      } else if text.hasPrefix(".") {
        "begins with a point"
      } else if text.hasPrefix("-") {
        "begins with a hyphen"
      } else {
        nil
      }
    if let reason {
      var body = ErrorBody(
        message: "the name of the file \(reason)",
        advice: "give the file a plain name, such as prices.csv"
      )
      body.value = String(text.prefix(100))
      throw ServerFailure(.badRequest, body).leavingBody
    }
    // One spelling of letters with marks, so that two names that look alike are one.
    self.text = text.precomposedStringWithCanonicalMapping
  }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: true
    default: scalar == "\u{FFFD}"
    }
  }
}
