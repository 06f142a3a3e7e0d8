extension Sequence<String> {
  /// The names in the order of a reader: numbers by their value, then words, in which digits count as a
  /// number: `1, 2, 10` and `decile 2, decile 10`.
  package func inNaturalOrder() -> [String] { sorted(by: NaturalOrder.precedes) }
}

private enum NaturalOrder {
  static func precedes(_ first: String, _ second: String) -> Bool {
    switch (number(first), number(second)) {
    case (let a?, let b?): a == b ? first < second : a < b
    case (.some, nil): true
    case (nil, .some): false
    case (nil, nil): wordPrecedes(first, second)
    }
  }

  private static func number(_ name: String) -> Double? {
    guard let value = Double(name), value.isFinite else { return nil }
    return value
  }

  private static func wordPrecedes(_ first: String, _ second: String) -> Bool {
    let (own, other) = (pieces(first), pieces(second))
    for (a, b) in zip(own, other) where a != b {
      if a.isNumber != b.isNumber { return a.isNumber }
      guard a.isNumber else { return a.text < b.text }
      // Of digits without zeros before them the longer are the larger.
      let (x, y) = (a.text.drop { $0 == "0" }, b.text.drop { $0 == "0" })
      if x != y { return (x.count, String(x)) < (y.count, String(y)) }
    }
    // Zeros before a number count only between names that are otherwise the same: a1, a1b, a01c.
    if own.count != other.count { return own.count < other.count }
    return first < second
  }

  private struct Piece: Equatable {
    var text: String
    let isNumber: Bool
  }

  private static func pieces(_ name: String) -> [Piece] {
    var pieces: [Piece] = []
    for character in name {
      let isNumber = character.isASCII && character.isNumber
      if pieces.last?.isNumber == isNumber {
        pieces[pieces.count - 1].text.append(character)
      } else {
        pieces.append(Piece(text: String(character), isNumber: isNumber))
      }
    }
    return pieces
  }
}
