internal import DelimitedText
internal import Notices

/// Securities side by side of which each has its own column of dates, as data terminals write them:
/// `Date,PX_LAST,Date,PX_LAST`, with the securities above or in place of the names.
struct PairedDates {
  /// The columns of one security.
  struct Pair {
    let symbol: String
    let date: Int
    let fields: [(column: Int, field: PriceField)]
  }

  /// The names of all columns.
  let header: [String]
  /// Where the first row begins.
  let dataStart: Int
  /// The first rows.
  let sample: [[String]]
  let pairs: [Pair]

  /// The most lines above the first row.
  private static let mostLines = 20

  /// Finds the pairs of a file.
  ///
  /// - Returns: Nothing for a file in which all columns share one column of dates.
  /// - Throws: ``PriceDataError`` where columns have dates of their own and nothing names the securities.
  static func find(
    _ records: [RecordReader.Record],
    _ options: PriceLoadOptions,
    _ notation: NumberNotation,
    file: String
  ) throws(PriceDataError) -> PairedDates? {
    // A look at a few rows spares nearly all files the rest.
    let probes = [2, 4, 8, 12, records.count - 1].filter(records.indices.contains)
    guard probes.contains(where: { dateColumns(records[$0]).count > 1 }),
      let first = records.prefix(mostLines).firstIndex(where: { record in
        !dateColumns(record).isEmpty
          && record.fields.contains { HeaderRows.isNumber($0, notation) && !HeaderRows.isDate($0) }
      }), first > 0
    else { return nil }
    let table = Table(
      lines: records[..<first].map(\.fields),
      rows: records[first...].map(\.fields),
      notation: notation,
      options: options,
      file: file
    )
    guard let pairs = try table.pairs() else { return nil }
    return PairedDates(
      header: table.names,
      dataStart: records[first - 1].end,
      sample: table.rows,
      pairs: pairs
    )
  }

  private static func dateColumns(_ record: RecordReader.Record) -> [Int] {
    record.fields.indices.filter { HeaderRows.isDate(record.fields[$0]) }
  }

  /// Returns the layout of each pair.
  ///
  /// - Throws: ``PriceDataError/decimalUnclear(file:column:text:)``.
  func layouts(
    _ notations: ColumnNotations,
    _ source: (bytes: UnsafeRawBufferPointer, dialect: Dialect),
    _ options: PriceLoadOptions,
    _ headerLines: ClosedRange<Int>?,
    file: String
  ) throws(PriceDataError) -> [ColumnLayout] {
    let rows = HeaderRows(
      names: header,
      tickers: nil,
      dataStart: dataStart,
      sample: sample,
      isHeaderless: false
    )
    var layouts: [ColumnLayout] = []
    for pair in pairs {
      let needed = options.neededFields
      let fields = pair.fields.filter { needed.contains($0.field) }
      var actions = [Int32](repeating: FieldAction.ignore, count: header.count)
      var roles: [Int: ColumnRole] = [pair.date: .date]
      actions[pair.date] = FieldAction.date
      for (slot, field) in fields.enumerated() {
        actions[field.column] = Int32(slot)
        roles[field.column] = .field(field.field)
      }
      let numbers = try ValueNotations(
        fields.map { ($0.column, $0.field) },
        first: notations,
        rows: rows,
        source: source,
        options: options,
        file: file
      )
      let layout = ColumnLayout(
        dialect: source.dialect.with(
          numbers.notations.first?.decimalComma == true ? .comma : .point
        ),
        header: header,
        dataStart: dataStart,
        headerLines: headerLines,
        actions: actions,
        slots: fields.map { .init(field: $0.field, symbol: nil) },
        roles: roles,
        grounds: roles.mapValues { _ in .name },
        fileSymbol: pairs.count == 1 ? options.symbol ?? pair.symbol : pair.symbol,
        symbolGround: pairs.count == 1 && options.symbol != nil ? .option : .header,
        notations: numbers.notations,
        doubtfulPoints: numbers.doubtfulPoints,
        namedTurnoverUnit: nil,
        writtenUnit: WrittenUnit.of(
          headers: fields.map { header[$0.column] },
          fields: fields.flatMap { field in
            sample.compactMap { $0.indices.contains(field.column) ? $0[field.column] : nil }
          }
        ),
        uncertainColumns: [:],
        isDecidedByHeader: false,
        beside: options.beside,
        closes: CloseColumn.all(in: header, roles: roles),
        sharesRows: true
      )
      layouts.append(layout)
    }
    return layouts
  }
}

extension PairedDates {
  /// The lines and rows of a file that may have pairs.
  private struct Table {
    let lines: [[String]]
    let rows: [[String]]
    let notation: NumberNotation
    let options: PriceLoadOptions
    let file: String

    /// A column of dates and the numbers that follow it.
    private struct Group {
      let date: Int
      let values: [Int]
      /// Where the next group begins.
      let end: Int
    }

    private var width: Int {
      max(rows.map(\.count).max() ?? 0, lines.last?.count ?? 0)
    }

    /// The names of the columns, of the line above the first row.
    var names: [String] {
      let line = lines.last ?? []
      return (0..<width).map { line.indices.contains($0) ? line[$0] : "" }
    }

    func pairs() throws(PriceDataError) -> [Pair]? {
      guard options.columnOverrides.keys.allSatisfy({ $0.lowercased() == "close" }),
        let groups = groups(), sharesDateName(groups)
      else { return nil }
      let tickers = tickers(groups)
      let fields = groups.map { group in group.values.map { field(names[$0]) } }
      var pairs: [Pair] = []
      if let tickers, let all = known(groups, fields) {
        pairs = zip(groups, tickers).enumerated().map { index, pair in
          Pair(symbol: pair.1, date: pair.0.date, fields: all[index])
        }
      } else if groups.allSatisfy({ $0.values.count == 1 }),
        fields.allSatisfy({ $0[0] == nil }), areNames(groups.map { names[$0.values[0]] })
      {
        pairs = groups.map { group in
          Pair(
            symbol: SymbolName.withoutYahooSuffix(names[group.values[0]]),
            date: group.date,
            fields: [(group.values[0], .close)]
          )
        }
      } else {
        // Columns of one security may repeat its dates; then one column of dates is that of all.
        guard !repeatsDates(groups) || hasRepeatedField(fields) else { return nil }
        throw unnamed(groups)
      }
      return try chosen(pairs)
    }

    // MARK: - Groups

    private func groups() -> [Group]? {
      let dates = (0..<width).filter(holdsDates)
      guard dates.count > 1, let first = dates.first,
        (0..<first).allSatisfy({ column in texts(column).isEmpty })
      else { return nil }
      let groups = zip(dates, dates.dropFirst() + [width]).map { date, end in
        Group(date: date, values: ((date + 1)..<end).filter(holdsNumbers), end: end)
      }
      return groups.allSatisfy { !$0.values.isEmpty } ? groups : nil
    }

    private func texts(_ column: Int) -> [String] {
      rows.compactMap { $0.indices.contains(column) && !$0[column].isEmpty ? $0[column] : nil }
    }

    private func holdsDates(_ column: Int) -> Bool {
      let texts = texts(column)
      return !texts.isEmpty && texts.count(where: { HeaderRows.isDate($0) }) * 10 >= texts.count * 9
    }

    private func holdsNumbers(_ column: Int) -> Bool {
      let texts = texts(column)
      return texts.contains { HeaderRows.isNumber($0, notation) }
        && texts.count(where: {
          if case .notANumber = notation.parse($0) { true } else { false }
        }) * 5 < texts.count
    }

    /// Whether the columns of dates have one name, none, or those of the securities.
    private func sharesDateName(_ groups: [Group]) -> Bool {
      let own = groups.map { normalizedHeader(RoleAssignment.withoutRepeat(names[$0.date])) }
      if Set(own).count == 1 { return true }
      // "AAA Date" beside "AAA".
      let rest = zip(own, groups).map { name, group in
        name.replacing(normalizedHeader(names[group.values[0]]), with: "")
      }
      if Set(rest).count == 1, rest != own, !rest[0].isEmpty { return true }
      return areNames(groups.map { names[$0.date] })
        && groups.allSatisfy { group in
          group.values.allSatisfy { names[$0].isEmpty || field(names[$0]) != nil }
        }
    }

    /// Whether the dates of all groups are those of the first, as far as the first rows go.
    private func repeatsDates(_ groups: [Group]) -> Bool {
      groups.allSatisfy { group in
        rows.allSatisfy { row in
          let dates = [groups[0].date, group.date].map {
            row.indices.contains($0) ? row[$0] : ""
          }
          return dates[0] == dates[1]
        }
      }
    }

    // MARK: - Names

    private func field(_ name: String) -> PriceField? {
      let meanings = ColumnNames.meanings(
        RoleAssignment.withoutRepeat(name),
        values: options.values
      ).meanings
      for meaning in meanings { if case .field(let field) = meaning.role { return field } }
      return nil
    }

    /// The fields of each group: those of their names, or the close where one name stands in all of them.
    private func known(
      _ groups: [Group],
      _ fields: [[PriceField?]]
    ) -> [[(column: Int, field: PriceField)]]? {
      let isOne = groups.allSatisfy { $0.values.count == 1 }
      let shared = Set(
        groups.map { normalizedHeader(RoleAssignment.withoutRepeat(names[$0.values[0]])) }
      )
      if isOne, fields.allSatisfy({ $0[0] == nil }), shared.count == 1 || shared == [""] {
        return groups.map { [($0.values[0], .close)] }
      }
      let all = zip(groups, fields).map { group, fields in
        zip(group.values, fields).compactMap { column, field in field.map { (column, $0) } }
      }
      let hasClose = all.allSatisfy { fields in
        fields.count { $0.1 == .close } == 1
          && Set(fields.map(\.1)).count == fields.count
      }
      return hasClose ? all.map { $0.map { (column: $0.0, field: $0.1) } } : nil
    }

    private func hasRepeatedField(_ fields: [[PriceField?]]) -> Bool {
      let closes = fields.flatMap { $0 }.count { $0 == .close }
      return closes > 1
    }

    /// The securities, of the nearest line that names one for each group.
    private func tickers(_ groups: [Group]) -> [String]? {
      for line in lines.reversed() {
        let found = groups.map { group in
          (group.date..<group.end).first { line.indices.contains($0) && !line[$0].isEmpty }
            .map { line[$0] } ?? ""
        }
        guard areNames(found) else { continue }
        return found.map(SymbolName.withoutYahooSuffix)
      }
      return nil
    }

    /// Whether texts may be the names of securities: each its own, none of them a field, a date or a number.
    private func areNames(_ texts: [String]) -> Bool {
      Set(texts).count == texts.count
        && texts.allSatisfy { text in
          !text.isEmpty && !text.hasPrefix("#") && !HeaderRows.isDate(text)
            && !ColumnNames.meanings(
              RoleAssignment.withoutRepeat(text),
              values: options.values
            ).meanings.contains {
              if case .symbol = $0.role { false } else { true }
            } && OtherValue(RoleAssignment.withoutRepeat(text), values: options.values) == nil
        }
    }

    // MARK: - Choices

    /// The pairs, or the one of the column that a person names.
    private func chosen(_ pairs: [Pair]) throws(PriceDataError) -> [Pair]? {
      guard let wanted = options.columnOverrides.first?.value,
        normalizedHeader(wanted) != RoleAssignment.each
      else { return pairs }
      let named = names.indices.filter { normalizedHeader(names[$0]) == normalizedHeader(wanted) }
      let column = named.count == 1 ? named[0] : names.indices.first { $0 + 1 == Int(wanted) }
      for pair in pairs {
        guard let column, pair.fields.contains(where: { $0.column == column }) else { continue }
        let others = pair.fields.filter { $0.column != column && $0.field != .close }
        let fields = others + [(column: column, field: PriceField.close)]
        return [Pair(symbol: pair.symbol, date: pair.date, fields: fields)]
      }
      return nil
    }

    private func unnamed(_ groups: [Group]) -> PriceDataError {
      let closes = groups.map { group in
        group.values.first { field(names[$0]) == .close } ?? group.values[0]
      }
      return .datesOfTheirOwn(
        file: file,
        columns: closes.map { column in
          "\(column + 1)\(names[column].isEmpty ? "" : " (\"\(names[column])\")")"
        },
        date: groups[0].date + 1,
        close: closes[0] + 1,
        table: options.table
      )
    }
  }
}
