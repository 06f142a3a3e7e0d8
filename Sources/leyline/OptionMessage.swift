import ArgumentParser

/// A message of the argument parser about an option that there is not, with the one that was meant.
///
/// The parser counts letters that differ, so that a beginning such as `--out` is far from `--output`.
struct OptionMessage {
  /// The message with the option that has the unknown one for its beginning, or for one of its words.
  let text: String

  /// Names a better option than a message does; nothing where the message is another, or none is better.
  init?(_ message: String, arguments: [String]) {
    guard let start = message.firstRange(of: "Unknown option '--") else { return nil }
    let name = String(message[start.upperBound...].prefix { $0 != "'" })
    guard name.count > 1, let meant = Self.meant(by: name, among: Self.options(of: arguments))
    else { return nil }
    let line = String(message[...].prefix { $0 != "\n" })
    let told = line.components(between: ". Did you mean '", and: "'?")
    let better = ". Did you mean '--\(meant)'?"
    let first =
      told.map { line.replacing(". Did you mean '\($0)'?", with: better) } ?? line + better
    guard first != line else { return nil }
    text = first + message.dropFirst(line.count)
  }

  /// The options of the command that the arguments name.
  private static func options(of arguments: [String]) -> [String] {
    let command = Leyline.configuration.subcommands.first {
      $0.configuration.commandName == arguments.first
    }
    let help = Leyline.helpMessage(for: command ?? Leyline.self, columns: 10_000)
    return help.split(separator: "\n").filter { $0.hasPrefix("  -") }.flatMap { line in
      line.prefix(60).matches(of: /--([a-z][a-z0-9-]+)/).map { String($0.1) }
    }
  }

  /// The shortest option that begins with a name, or that has it for one of its words.
  private static func meant(by name: String, among options: [String]) -> String? {
    func shortest(_ matches: (String) -> Bool) -> String? {
      options.filter(matches).min { ($0.count, $0) < ($1.count, $1) }
    }
    return shortest { $0.hasPrefix(name) }
      ?? shortest { $0.split(separator: "-").contains(name[...]) }
  }
}

extension String {
  /// Returns what stands between two marks, nothing where they are not there.
  fileprivate func components(between start: String, and end: String) -> String? {
    guard let from = firstRange(of: start), let to = firstRange(of: end),
      from.upperBound <= to.lowerBound
    else { return nil }
    return String(self[from.upperBound..<to.lowerBound])
  }
}
