internal import Foundation

/// A mail that another one passes on, with a few words above it or none.
///
/// The mail that is passed on is the announcement, and its sender and its date are those that count. An answer
/// quotes the earlier mail below its own words and is not such a one.
enum ForwardedMail {
  /// The mail that a body passes on, with its fields; nothing where it passes none on.
  ///
  /// Where the subject says that it is passed on, as in `RE: FW: Results`, `Original Message` is the mark, and
  /// so are the fields themselves.
  static func inner(of body: [UInt8], subject: String = "") -> [UInt8]? {
    let isPassedOn = passes(subject)
    var words = 0
    var start = body.startIndex
    while start < body.endIndex {
      let end = body[start...].firstIndex(of: 0x0A) ?? body.endIndex
      let next = min(end + 1, body.endIndex)
      let line = body[start..<end]
      if isMark(line) {
        let inner = Array(body[next...].drop { $0 <= 0x20 })
        guard MailHeader.begins(inner) else { return nil }
        // One mail may have been passed on several times.
        return Self.inner(of: inner, subject: subject) ?? inner
      }
      if isPassedOn, start > body.startIndex, isSender(line) {
        let inner = Array(body[start...])
        if MailHeader.begins(inner) { return Self.inner(of: inner) ?? inner }
      }
      words += line.split { $0 <= 0x20 }.count
      guard words <= longestNote else { return nil }
      start = next
    }
    return nil
  }

  /// `Fwd: Results`, `RE: FW: Results`.
  private static func passes(_ subject: String) -> Bool {
    subject.lowercased().split(separator: ":").dropLast()
      .contains {
        ["fw", "fwd", "wg", "tr", "rv", "enc", "doorst"].contains(
          $0.trimmingCharacters(in: .whitespaces)
        )
      }
  }

  private static func isSender(_ line: ArraySlice<UInt8>) -> Bool {
    let words = String(decoding: line.prefix(8), as: UTF8.self).lowercased()
    guard let colon = words.firstIndex(of: ":") else { return false }
    return senders.contains(words[..<colon].trimmingCharacters(in: .whitespaces))
  }

  private static let senders: Set<String> = ["from", "von", "de", "da", "van"]

  /// More words above a mail are a text of their own.
  private static let longestNote = 60

  /// `---------- Forwarded message ---------`, `Begin forwarded message:`.
  private static func isMark(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.count <= 80 else { return false }
    let words = String(decoding: line, as: UTF8.self).lowercased()
      .split { !$0.isLetter }.joined(separator: " ")
    return marks.contains(words)
  }

  private static let marks: Set<String> = [
    "forwarded message", "begin forwarded message", "forwarded mail", "weitergeleitete nachricht",
    "message transféré", "mensaje reenviado", "messaggio inoltrato",
  ]
}
