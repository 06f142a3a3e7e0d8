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
        let height = (value / 2 - low / 2) / (high / 2 - low / 2) * Double(blocks.count - 1)
        return blocks[Int(place: height.rounded(), of: blocks.count)]
      }
    )
  }
}
