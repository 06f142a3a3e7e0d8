internal import EventStudy

/// A path of numbers as one line of block characters.
enum Sparkline {
  private static let blocks: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  /// Returns one character for each number, the lowest to the highest; a missing number is a dot.
  static func text(_ values: [Double?]) -> String {
    let present = values.compactMap(\.present)
    guard let low = present.min(), let high = present.max() else { return "" }
    return String(
      values.map { value in
        guard let value = value.present else { return "·" }
        guard high > low else { return blocks[0] }
        let step = Int(((value - low) / (high - low) * Double(blocks.count - 1)).rounded())
        return blocks[step]
      }
    )
  }
}
