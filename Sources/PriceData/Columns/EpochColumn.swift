internal import CivilTime

/// Recognizes seconds since 1970, or parts of them, in a column that no name calls a date.
///
/// Numbers of trades and orders are as long. Times of bars are whole minutes, within the years that have
/// prices, and mostly go one way.
enum EpochColumn {
  /// Whether the fields of a column are such times.
  static func isEpoch(_ fields: [String]) -> Bool {
    let texts = fields.filter { !$0.isEmpty }
    let stamps = texts.compactMap { text -> DateStamp? in
      let digits = text.prefix { $0 != "." }
      guard [10, 13, 16, 19].contains(digits.utf8.count) else { return nil }
      return DateNotation.epoch.parse(text)
    }
    guard stamps.count == texts.count, Set(stamps).count >= 2,
      stamps.allSatisfy({ $0.date.year >= 1990 && $0.time?.second == 0 })
    else { return false }
    let moments = stamps.map { stamp in
      Int(stamp.date.dayNumber) * 86_400 + (stamp.time?.secondsSinceMidnight ?? 0)
    }
    let steps = zip(moments.dropFirst(), moments).map { $0 - $1 }
    return steps.allSatisfy { $0 >= 0 } || steps.allSatisfy { $0 <= 0 } || moments.count >= 8
  }

  /// The first such column of rows.
  static func first(in rows: [[String]]) -> Int? {
    guard let width = rows.first?.count, rows.count > 1 else { return nil }
    return (0..<width).first { column in
      isEpoch(rows.compactMap { $0.indices.contains(column) ? $0[column] : nil })
    }
  }
}
