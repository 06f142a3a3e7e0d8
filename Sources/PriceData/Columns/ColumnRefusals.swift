internal import Algorithms
internal import DelimitedText

/// Columns of which it is not certain whose they are, or what they hold.
extension RoleAssignment {
  /// Refuses columns of which some that stand together are as the prices of one security.
  func refuseGroups(of columns: [Int], _ evidence: ColumnEvidence) throws(PriceDataError) {
    let groups = columns.chunked { evidence.areAlike($0, $1) }
    let shapes = groups.filter { $0.count >= 3 && $0.count < columns.count }.compactMap { group in
      PriceShape(evidence, Array(group)).flatMap { $0.kind == .securities ? nil : $0 }
    }
    // Three prices alone may be those of securities.
    guard let shape = shapes.max(by: { $0.prices.count < $1.prices.count }),
      shape.prices.count > 3 || shapes.count > 1
    else { return }
    throw unclear(shape, maySecurities: true)
  }

  /// Refuses columns of which one is a price and one a volume, and no name says so.
  func refuseCount(among columns: [Int], maySecurities: Bool) throws(PriceDataError) {
    let evidence = evidence
    let beside = zip(columns.dropFirst(), columns).filter { column, price in
      evidence.isCount(column, beside: price, times: 100)
        && evidence.isVolume(column, beside: price)
    }.map(\.0)
    let counts = columns.filter { column in
      beside.contains(column) || isCount(column, among: columns, evidence)
        || columns.last { $0 < column }.map { isNumber(column, of: $0, evidence) } ?? false
    }
    guard let count = counts.first, let price = columns.first(where: { !counts.contains($0) })
    else { return }
    throw .countAmongPrices(
      file: file,
      count: rows.names[count],
      guess: [
        ColumnGuess(.close, advisedName(price)), ColumnGuess(.volume, advisedName(count)),
      ],
      maySecurities: maySecurities,
      table: options.table
    )
  }

  /// Whether a column has whole numbers thousands of times as large as the prices with decimals before it.
  private func isNumber(_ column: Int, of price: Int, _ evidence: ColumnEvidence) -> Bool {
    let rows = evidence.common([column, price])
    return rows.count >= 3
      && rows.allSatisfy { $0[0] == $0[0].rounded() && $0[0] >= 10_000 * $0[1] }
      && rows.contains { $0[1] != $0[1].rounded() }
  }

  /// Refuses securities behind a column of dates that is not that of the rows.
  func refuseOtherDates(_ numeric: [Int]) throws(PriceDataError) {
    guard let date = column(of: .date) else { return }
    let other = numeric.first { column in
      let before = column - 1
      return before > date && roles[before] == nil && !numeric.contains(before)
        && holdsDates(before)
        && rows.sample.contains { row in
          row.indices.contains(before) && !row[before].isEmpty && row[before] != row[date]
        }
    }
    guard let other, let first = numeric.first, first != other else { return }
    throw .datesOfTheirOwn(
      file: file,
      columns: [first, other].map { "\($0 + 1) (\"\(rows.names[$0])\")" },
      date: date + 1,
      close: first + 1,
      table: options.table
    )
  }

  /// The columns without a role that are named as the dates are, or have fields and no name, or stand before the
  /// close under a name that is not known.
  var rivalsOfDate: [Int] {
    guard !rows.isHeaderless, let date = column(of: .date) else { return [] }
    let name = HeaderKey.of(Self.withoutRepeat(rows.names[date]))
    return rows.names.indices.filter { column in
      guard column != date, roles[column] == nil else { return false }
      let key = HeaderKey.of(Self.withoutRepeat(rows.names[column]))
      let isBeforeClose =
        !has(.symbol) && column > date + 1 && self.column(of: .field(.close)) == column + 1
        && !Self.otherDates.contains { key.contains($0) }
      return key == name || key.isEmpty && sample(column).contains { !$0.isEmpty }
        || isBeforeClose
    }
  }

  /// Parts of the names of days that a row has beside its own.
  private static let otherDates = [
    "exp", "settle", "matur", "list", "updat", "modif", "record", "effective", "exdate", "pay",
    "last",
    "first", "start", "end", "time",
  ]

  /// Whether most fields of a column are dates: a header that stands again is none.
  private func holdsMostlyDates(_ column: Int) -> Bool {
    let texts = sample(column).filter { !$0.isEmpty }
    return !texts.isEmpty && texts.count { HeaderRows.isDate($0) } * 2 > texts.count
  }

  /// Refuses a second column of dates under the same name or none, which may be those of another security.
  func refuseSecondDates() throws(PriceDataError) {
    guard !rows.isHeaderless, let date = column(of: .date), grounds[date] != .option else { return }
    let other = rivalsOfDate.first { column in
      holdsMostlyDates(column)
        && rows.sample.contains { row in
          row.indices.contains(max(column, date)) && !row[column].isEmpty && !row[date].isEmpty
            && row[column] != row[date]
        }
    }
    guard let other else { return }
    throw .roleInSeveralColumns(
      file: file,
      role: ColumnRole.date.name,
      columns: [date, other].map { rows.names[$0] },
      choice: advisedName(max(date, other)),
      table: options.table
    )
  }

  /// Refuses to take named columns of numbers for closes where one without a name stands beside them.
  func refuseNameless(beside named: [Int]) throws(PriceDataError) {
    guard !rows.isHeaderless,
      let nameless = rows.names.indices.first(where: { column in
        rows.names[column].isEmpty && roles[column] == nil && holdsNumbers(column)
          && sample(column).contains { !$0.isEmpty }
          // Programs number rows in a column without a name.
          && !HeaderRows.numberRows(sample(column))
      })
    else { return }
    throw .severalValueColumns(
      file: file,
      columns: (named + [nameless]).sorted().map {
        rows.names[$0].isEmpty ? "\($0 + 1)" : rows.names[$0]
      },
      table: options.table
    )
  }

  /// Refuses a close by a short word in capitals beside columns that are named as tickers are: `AAPL, SON, MSFT`.
  func refuseTickers() throws(PriceDataError) {
    guard let close = column(of: .field(.close)), grounds[close] == .name, uncertain[.close] != nil,
      !rows.isHeaderless, rows.tickers == nil, !has(.symbol), isTicker(close),
      roles.values.allSatisfy({ if case .field(let field) = $0 { field == .close } else { true } }),
      rows.names.indices.contains(where: { column in
        roles[column] == nil && isTicker(column) && holdsNumbers(column)
          && ColumnNames.meanings(rows.names[column], values: options.values).meanings.isEmpty
          && OtherValue(rows.names[column], values: options.values) == nil
      })
    else { return }
    throw noValueColumn(maySecurities: true)
  }

  /// Whether a column is named as a ticker is: a few capitals.
  private func isTicker(_ column: Int) -> Bool {
    let name = rows.names[column].utf8
    return (1...5).contains(name.count) && name.allSatisfy { (0x41...0x5A).contains($0) }
  }

  /// Whether a column of whole numbers is many times as large as the others and moves as they do not.
  private func isCount(
    _ column: Int,
    among columns: [Int],
    _ evidence: ColumnEvidence
  ) -> Bool {
    let others = columns.filter { $0 != column }
    guard columns.count <= 5, !others.isEmpty, !evidence.steps.isEmpty,
      evidence.values[column].allSatisfy({ $0.isNaN || $0 == $0.rounded() })
    else { return false }
    return others.allSatisfy { other in
      let ratios = evidence.common([column, other]).map { $0[0] / $0[1] }
      return (ratios.median ?? 0) >= 20 && evidence.isVolume(column, beside: other)
    }
  }
}
