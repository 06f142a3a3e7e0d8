/// A file of a simulated market.
public struct SimulatedFile: Sendable, Hashable {
  /// The name, which says that the contents are simulated.
  public let name: String
  /// The contents, UTF-8 text with a newline at the end of each line.
  public let contents: String

  /// Creates a file from its lines.
  init(name: String, lines: [String]) {
    self.name = name
    contents = lines.joined(separator: "\n") + "\n"
  }

  /// Returns a number of hundredths as a decimal number with two places, such as `130.39`.
  static func decimal(hundredths: Int) -> String {
    let digits = String(abs(hundredths) % 100)
    return "\(hundredths < 0 ? "-" : "")\(abs(hundredths) / 100)."
      + (digits.utf8.count == 1 ? "0\(digits)" : digits)
  }
}
