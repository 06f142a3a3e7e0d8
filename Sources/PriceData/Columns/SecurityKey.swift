internal import CivilTime
internal import DelimitedText

/// The columns that only together tell the securities of a file apart, for the message about them.
///
/// Contracts of one symbol have expiries and strikes, the classes of a firm's shares have numbers.
struct SecurityKey {
  let source: BlockSource
  let layout: ColumnLayout
  /// A symbol that has several rows for a day.
  let symbol: String

  /// A column that may be part of the key, with its values in the rows of the symbol.
  private struct Part {
    let column: Int
    let values: [String]

    /// Numbers are dropped first: what is traded may differ as well.
    var isNumber: Bool {
      values.allSatisfy { value in
        !value.contains(where: \.isLetter) && !HeaderRows.isDate(value, forms: .months)
      }
    }
  }

  /// The column of symbols and those that tell its rows apart; nothing where none do.
  var columns: [Int] {
    guard let own = layout.column(.symbol) else { return [] }
    let times = ColumnRole.moments(of: layout.roles).map(\.column)
    let free = layout.header.indices.filter {
      layout.roles[$0] == nil && !layout.header[$0].isEmpty && !layout.namesValue($0)
    }
    var moments: [String] = []
    var texts = [[String]](repeating: [], count: free.count)
    let scan = ColumnScan(
      dialect: layout.dialect,
      start: layout.dataStart,
      columns: [own] + times + free
    )
    do throws(DelimitedTextError) {
      try scan.forEach(in: source) { fields in
        let name = String(decoding: fields[0])
        guard name == symbol || SymbolName.withoutYahooSuffix(name) == symbol else { return true }
        moments.append(
          fields[1...times.count].map { String(decoding: $0) }.joined(separator: " ")
        )
        for (place, field) in fields.dropFirst(1 + times.count).enumerated() {
          texts[place].append(String(decoding: field))
        }
        return true
      }
    } catch {
      return []
    }
    let repeats = moments.count - Set(moments).count
    guard repeats > 0, repeats * 5 >= moments.count else { return [] }
    var parts = zip(free, texts).map(Part.init).filter { part in
      let values = Set(part.values)
      return values.count > 1 && (!part.isNumber || values.count * 2 <= moments.count)
    }
    let isKey = { (parts: [Part]) in
      var seen: Set<[String]> = []
      let again = moments.indices.count { row in
        !seen.insert([moments[row]] + parts.map { $0.values[row] }).inserted
      }
      return again * 20 <= repeats
    }
    guard isKey(parts) else { return [] }
    for part in parts.filter(\.isNumber) + parts.filter({ !$0.isNumber }).reversed() {
      let rest = parts.filter { $0.column != part.column }
      if isKey(rest) { parts = rest }
    }
    return [own] + parts.map(\.column)
  }
}

extension ColumnLayout {
  /// Whether a column is named as a value of a security is, and so is none of its names: `Open Interest (Lots)`.
  func namesValue(_ column: Int) -> Bool {
    let name = String(header[column].prefix { $0 != "(" })
    return OtherValue(name, values: .prices) != nil
      || ColumnNames.meanings(name, values: .prices).meanings.contains {
        if case .field = $0.role { $0.rank < ColumnNames.textRank } else { false }
      }
  }
}
