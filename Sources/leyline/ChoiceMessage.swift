import EventStudy

/// A message of the argument parser that lists the values of an option, with the one that was meant.
///
/// The parser tells in words alone which value it refused and which ones there are.
struct ChoiceMessage {
  /// The message, with the nearest value before the list of all.
  let text: String

  /// Adds the nearest value to a message; nothing where it lists no values or none is near.
  init?(_ message: String) {
    let list = ". Please provide one of "
    guard let start = message.firstRange(of: "The value '"),
      let end = message.firstRange(of: "' is invalid for "), start.upperBound <= end.lowerBound,
      let known = message.firstRange(of: list)
    else { return nil }
    let line = message[known.upperBound...].prefix { $0 != "\n" }
    let bullets = message[known.upperBound...].split(separator: "\n")
      .filter { $0.hasPrefix("  - ") }.map { String($0.dropFirst(4)) }
    let quoted = line.split(separator: "'").map(String.init).filter { !Self.joints.contains($0) }
    let value = String(message[start.upperBound..<end.lowerBound])
    guard let meant = NameSuggestion.nearest(to: value, among: bullets.isEmpty ? quoted : bullets)
    else { return nil }
    text = message.replacing(
      list,
      with: "; did you mean '\(meant)'? There are ",
      maxReplacements: 1
    )
  }

  private static let joints: Set = [", ", " or ", " and ", ", or ", ".", ""]
}
