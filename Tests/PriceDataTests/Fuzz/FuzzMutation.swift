import Fuzzing

/// What happens to a table before it is written: no number changes its security or its field.
///
/// Where two lines of names have lost two names, or a security its dates, nothing tells whose the numbers are, and
/// the table cannot be judged.
enum TableMutation: CaseIterable {
  case dropRow, repeatRow, swapRows, reverseRows, keepFewRows
  case blankName, garbleName, blankHeader, dropHeader, repeatHeader, blankCell
  case dropColumn, repeatColumn, moveColumn, otherDelimiter, preamble, footer, comment

  /// Whether names may be lost.
  var isOfNames: Bool {
    [.blankName, .garbleName, .blankHeader, .dropHeader].contains(self)
  }

  func apply(to table: inout FuzzTable, _ random: inout FuzzRandom) {
    switch self {
    case .dropRow:
      if !table.rows.isEmpty {
        table.rows.remove(at: .random(in: table.rows.indices, using: &random))
      }
    case .repeatRow:
      if let row = table.rows.randomElement(using: &random) {
        table.rows.insert(row, at: .random(in: 0...table.rows.count, using: &random))
      }
    case .swapRows:
      guard table.rows.count > 1 else { return }
      table.rows.swapAt(
        .random(in: table.rows.indices, using: &random),
        .random(in: table.rows.indices, using: &random)
      )
    case .reverseRows: table.rows.reverse()
    case .keepFewRows: table.rows = Array(table.rows.prefix(.random(in: 1...4, using: &random)))
    case .blankName: rename(&table, &random) { _, _ in "" }
    case .garbleName:
      rename(&table, &random) { name, random in
        String((name + "qzx").shuffled(using: &random))
      }
    case .blankHeader:
      if let last = table.header.indices.last {
        table.header[last] = table.header[last].map { _ in "" }
      }
    case .dropHeader:
      if !table.header.isEmpty {
        table.header.remove(at: .random(in: table.header.indices, using: &random))
      }
    case .repeatHeader:
      table.rows.insert(
        contentsOf: table.header,
        at: .random(in: 0...table.rows.count, using: &random)
      )
    case .blankCell:
      guard let row = table.rows.indices.randomElement(using: &random),
        let column = table.rows[row].indices.randomElement(using: &random)
      else { return }
      table.rows[row][column] = ""
    case .dropColumn: columns(&table, &random) { $0.remove(at: $1) }
    case .repeatColumn: columns(&table, &random) { $0.insert($0[$1], at: $1) }
    case .moveColumn: columns(&table, &random) { $0.append($0.remove(at: $1)) }
    case .otherDelimiter:
      table.delimiter = [";", "\t", "|", ","].randomElement(using: &random) ?? ","
    case .preamble:
      table.header.insert(["Prices of \(Int.random(in: 1...9, using: &random))"], at: 0)
    case .footer: table.footer.append(["Source: nobody"])
    case .comment:
      table.rows.insert(["# a remark"], at: .random(in: 0...table.rows.count, using: &random))
    }
  }

  private func rename(
    _ table: inout FuzzTable,
    _ random: inout FuzzRandom,
    _ change: (String, inout FuzzRandom) -> String
  ) {
    guard let line = table.header.indices.randomElement(using: &random),
      let column = table.header[line].indices.randomElement(using: &random)
    else { return }
    table.header[line][column] = change(table.header[line][column], &random)
  }

  private func columns(
    _ table: inout FuzzTable,
    _ random: inout FuzzRandom,
    _ change: (inout [String], Int) -> Void
  ) {
    guard let width = table.rows.first?.count, width > 0 else { return }
    let column = Int.random(in: 0..<width, using: &random)
    table.spellOutJoinedCells()
    for line in table.header.indices where table.header[line].count == width {
      change(&table.header[line], column)
    }
    for row in table.rows.indices where table.rows[row].count == width {
      change(&table.rows[row], column)
    }
  }
}

/// What happens to the bytes of a file, after which nothing is certain but that the loader ends.
enum ByteMutation: CaseIterable {
  case flip, insert, delete, repeatRange, cut, replaceAll, splice, twoBytes, quote, longField

  func apply(to bytes: inout [UInt8], other: [UInt8], _ random: inout FuzzRandom) {
    guard !bytes.isEmpty else { return }
    let place = Int.random(in: bytes.indices, using: &random)
    let end = min(bytes.count, place + Int.random(in: 1...64, using: &random))
    switch self {
    case .flip: bytes[place] = .random(in: 0...255, using: &random)
    case .insert:
      let count = Int.random(in: 1...40, using: &random)
      bytes.insert(
        contentsOf: (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) },
        at: place
      )
    case .delete: bytes.removeSubrange(place..<end)
    case .repeatRange: bytes.insert(contentsOf: bytes[place..<end], at: place)
    case .cut: bytes.removeSubrange(place...)
    case .replaceAll:
      bytes = bytes.map { _ in UInt8.random(in: 0...255, using: &random) }
    case .splice: bytes = Array(bytes[..<place]) + other.suffix(from: min(place, other.count))
    case .twoBytes: bytes = bytes.flatMap { [$0, 0] }
    case .quote: bytes[place] = UInt8(ascii: "\"")
    case .longField:
      bytes.insert(
        contentsOf: repeatElement(UInt8(ascii: "9"), count: .random(in: 1...5000, using: &random)),
        at: place
      )
    }
  }
}
