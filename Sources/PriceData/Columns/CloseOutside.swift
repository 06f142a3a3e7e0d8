internal import DelimitedText

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// A close that its own high and low contradict.
extension RoleAssignment {
  /// Refuses a close that lies outside the range from low to high in nearly all rows, unless a person has
  /// named it.
  func refuseOutside() throws(PriceDataError) {
    guard options.values == .prices, rows.tickers == nil,
      let close = column(of: .field(.close)), grounds[close] == .name,
      let high = column(of: .field(.high)), let low = column(of: .field(.low))
    else { return }
    let all = rows.sample.compactMap { row -> (row: [String], low: Double, high: Double)? in
      guard let low = number(row, low), let high = number(row, high), low > 0, low <= high else {
        return nil
      }
      return (row, low, high)
    }
    let isInside = { (column: Int) -> Bool in
      let places = all.compactMap { row in
        number(row.row, column).map { value in
          // Prices of two decimals may be rounded, and a few days are wrong in every file.
          value >= row.low * 0.9999 - 0.01 && value <= row.high * 1.0001 + 0.01
        }
      }
      return places.count < 2 || places.count { $0 } * 10 >= places.count
    }
    guard !isInside(close) else { return }
    let other = rows.names.indices.first { column in
      column != close && column != high && column != low && roles[column] != .field(.open)
        && holdsNumbers(column) && !sample(column).isEmpty && isInside(column)
        && all.contains { number($0.row, column) != nil }
    }
    throw .closeOutside(
      file: file,
      columns: [close, low, high].map { rows.names[$0] },
      choice: advisedName(other ?? close),
      isOther: other != nil,
      table: options.table
    )
  }

  func number(_ row: [String], _ column: Int) -> Double? {
    guard row.indices.contains(column),
      case .value(let value) = notations.notation(of: column).parse(row[column])
    else { return nil }
    return value
  }

  /// Refuses a close of an uncertain name that moves as the volume beside it does, as a turnover.
  func refuseTurnover() throws(PriceDataError) {
    guard options.values == .prices, rows.tickers == nil, uncertain[.close] != nil,
      let close = column(of: .field(.close)), grounds[close] == .name,
      let volume = column(of: .field(.volume))
    else { return }
    let evidence = evidence
    let moves = evidence.steps.compactMap { step -> (close: Double, both: Double)? in
      let old = (evidence.values[close][step.earlier], evidence.values[volume][step.earlier])
      let new = (evidence.values[close][step.later], evidence.values[volume][step.later])
      guard old.0 > 0, old.1 > 0, new.0 > 0, new.1 > 0 else { return nil }
      return (abs(log(new.0 / old.0)), abs(log(new.0 / old.0) - log(new.1 / old.1)))
    }
    guard moves.count >= 3, let own = moves.map(\.close).median,
      let apart = moves.map(\.both).median, own >= 0.1, apart < own / 3
    else { return }
    throw .noClose(
      file: file,
      others: ["\"\(rows.names[close])\" moves as the volume does, as a turnover"],
      maySecurities: false,
      table: options.table,
      returns: nil
    )
  }

  /// Refuses a file in which each field has rows of its own.
  func refuseFieldsInRows() throws(PriceDataError) {
    guard rows.tickers == nil, !rows.isHeaderless else { return }
    for column in rows.names.indices where roles[column] == nil && holdsText(column) {
      let texts = Set(sample(column)).filter { !$0.isEmpty }
      let fields = texts.filter { text in
        ColumnNames.meanings(text, values: .prices).meanings.contains {
          if case .field = $0.role { true } else { false }
        }
      }
      guard fields.count >= 2, fields.count * 2 >= texts.count else { continue }
      throw .fieldsInRows(
        file: file,
        column: rows.names[column],
        fields: Array(fields.sorted().prefix(3))
      )
    }
  }
}
