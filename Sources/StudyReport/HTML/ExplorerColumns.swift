internal import EventStudy

/// A column of texts in the data of a page: each once where they come again and again.
struct TextColumn: Encodable {
  private let texts: [String?]

  /// Creates a column; nothing where no row has a text.
  init?(_ texts: [String?]) {
    guard texts.contains(where: { $0 != nil }) else { return nil }
    self.texts = texts
  }

  private enum CodingKeys: String, CodingKey {
    case values = "v"
    case indices = "i"
  }

  /// Writes `{"v": texts, "i": places}`, or the texts as they are where most differ.
  func encode(to encoder: any Encoder) throws {
    var places: [String: Int] = [:]
    var values: [String] = []
    let indices = texts.map { text -> Int in
      guard let text else { return -1 }
      if let place = places[text] { return place }
      places[text] = values.count
      values.append(text)
      return values.count - 1
    }
    guard values.count * 2 < texts.count else {
      var container = encoder.singleValueContainer()
      return try container.encode(texts)
    }
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(values, forKey: .values)
    try container.encode(indices, forKey: .indices)
  }
}

/// Numbers of a page in whole steps of their last shown digit: short, and never rounded a second time.
enum ShownDigits {
  /// Returns a fraction in hundredths of a percent, as ``NumberFormat/percent(_:decimals:signed:)`` shows it.
  static func percent(_ value: Double?) -> Int? { steps(value, of: 1e4) }

  /// Returns a statistic in hundredths.
  static func statistic(_ value: Double?) -> Int? { steps(value, of: 100) }

  /// Returns a p-value in thousandths; 0 is one below a thousandth.
  static func pValue(_ value: Double?) -> Int? {
    guard let value = value.present else { return nil }
    return value < 0.001 ? 0 : steps(value, of: 1000)
  }

  /// Returns a price with the decimals of ``NumberFormat/price(_:)``.
  static func price(_ value: Double?) -> Double? {
    guard let value = value.present else { return nil }
    let count = abs(value) < 1 ? 1e4 : 100
    return steps(value, of: count).map { Double($0) / count }
  }

  /// Returns a return in thousandths of a percent, finer than a pixel.
  static func drawn(_ value: Double?) -> Int? { steps(value, of: 1e5) }

  private static func steps(_ value: Double?, of count: Double) -> Int? {
    guard let value = value.present else { return nil }
    let steps = (value * count).rounded()
    // Beyond it the page has no whole numbers, and the difference of two would not be one either.
    return abs(steps) <= largest ? Int(exactly: steps) : nil
  }

  /// The largest whole number of a page, 2^53.
  private static let largest = 0x1p53
}
