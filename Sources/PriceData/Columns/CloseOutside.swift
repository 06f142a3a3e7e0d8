internal import DelimitedText

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The columns of a close and of the range that it must lie in.
struct CloseRange: Sendable {
  let close: Int
  let low: Int
  let high: Int
  let notations: ColumnNotations

  /// Returns whether the close of a row lies within its range; nothing where the row does not tell.
  ///
  /// Prices of two decimals may be rounded.
  func isInside(_ row: [String], _ column: Int) -> Bool? {
    guard let low = notations.value(of: low, in: row), low > 0,
      let high = notations.value(of: high, in: row), low <= high,
      let value = notations.value(of: column, in: row)
    else { return nil }
    return value >= low * 0.9999 - 0.01 && value <= high * 1.0001 + 0.01
  }

  /// Whether one of some rows has its close outside.
  func isDoubtful(in rows: [[String]]) -> Bool { rows.contains { isInside($0, close) == false } }
}

/// A close that its own high and low contradict.
extension RoleAssignment {
  /// The close with its range, where names tell them.
  var closeRange: CloseRange? {
    guard options.values == .prices, rows.tickers == nil,
      let close = column(of: .field(.close)), grounds[close] == .name,
      let high = column(of: .field(.high)), let low = column(of: .field(.low))
    else { return nil }
    return CloseRange(close: close, low: low, high: high, notations: notations)
  }

  /// Whether names leave open what only the rows of the file itself tell: whether the close is a turnover, or
  /// a second column of dates another security's.
  var needsItsRows: Bool {
    uncertain[.close] != nil && has(.field(.volume)) || !rivalsOfDate.isEmpty
  }

  /// Refuses a close that lies outside the range from low to high in nearly all rows, unless a person has
  /// named it.
  func refuseOutside() throws(PriceDataError) {
    guard let range = closeRange else { return }
    let isInside = { (column: Int) -> Bool in
      let places = rows.sample.compactMap { range.isInside($0, column) }
      // A few days are wrong in every file.
      return places.count < 2 || places.count { $0 } * 10 >= places.count
    }
    let (close, low, high) = (range.close, range.low, range.high)
    guard !isInside(close) else { return }
    let other = rows.names.indices.first { column in
      column != close && column != high && column != low && roles[column] != .field(.open)
        && holdsNumbers(column) && isInside(column)
        && rows.sample.contains { range.isInside($0, column) != nil }
    }
    throw .closeOutside(
      file: file,
      columns: [close, low, high].map { rows.names[$0] },
      choice: advisedName(other ?? close),
      isOther: other != nil,
      table: options.table
    )
  }

  /// Refuses a column of no name as the close where it has one whole number for each security, as an identifier
  /// has.
  func refuseIdentifier(_ column: Int) throws(PriceDataError) {
    let symbol = self.column(of: .symbol)
    var numbers: [String: Set<String>] = [:]
    for row in rows.sample where row.indices.contains(column) {
      let owner = symbol.map { row.indices.contains($0) ? row[$0] : "" } ?? ""
      numbers[owner, default: []].insert(row[column])
    }
    guard numbers.values.allSatisfy({ $0.count == 1 }),
      numbers.values.joined().allSatisfy({ $0.count >= 4 && $0.allSatisfy(\.isNumber) })
    else { return }
    throw noValueColumn(maySecurities: false)
  }

  /// Refuses a column of no name as the close where it is the highest or the lowest price of every row, and
  /// nothing else is named so.
  func refuseExtreme(_ column: Int) throws(PriceDataError) {
    guard options.values == .prices else { return }
    try refuseFar(column)
    guard let open = self.column(of: .field(.open)) else { return }
    let pairs = rows.sample.compactMap { row -> (price: Double, open: Double)? in
      guard let price = notations.value(of: column, in: row),
        let open = notations.value(of: open, in: row)
      else { return nil }
      return (price, open)
    }
    guard pairs.count >= 8 else { return }
    let isHigh = !has(.field(.high)) && pairs.allSatisfy { $0.price >= $0.open }
    let isLow = !has(.field(.low)) && pairs.allSatisfy { $0.price <= $0.open }
    guard isHigh != isLow else { return }
    throw .noClose(
      file: file,
      others: [
        "\"\(rows.names[column])\" is \(isHigh ? "nowhere below" : "nowhere above") the open, as "
          + "the \(isHigh ? "high" : "low") is"
      ],
      maySecurities: false,
      table: options.table,
      returns: nil
    )
  }

  /// Refuses a column of no name as the close where it lies outside the range of the day, or nowhere near a
  /// price of it.
  private func refuseFar(_ column: Int) throws(PriceDataError) {
    let fields = [PriceField.high, .low, .open].compactMap { self.column(of: .field($0)) }
    guard let other = fields.first else { return }
    let range = self.column(of: .field(.low)).flatMap { low in
      self.column(of: .field(.high)).map {
        CloseRange(close: column, low: low, high: $0, notations: notations)
      }
    }
    let places = rows.sample.compactMap { row -> Bool? in
      if let range { return range.isInside(row, column) }
      guard let price = notations.value(of: column, in: row),
        let beside = notations.value(of: other, in: row), price > 0, beside > 0
      else { return nil }
      return (0.2...5).contains(price / beside)
    }
    guard places.count >= 2, places.count(where: { $0 }) * 10 < places.count else { return }
    throw .noClose(
      file: file,
      others: ["\"\(rows.names[column])\" lies outside the prices of \"\(rows.names[other])\""],
      maySecurities: false,
      table: options.table,
      returns: nil
    )
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
