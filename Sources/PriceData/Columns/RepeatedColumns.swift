internal import DelimitedText

/// Columns that share the name of a field, as those of several securities do.
extension RoleAssignment {
  /// Returns for a field the columns of each name that several columns with different values have, such as
  /// `Close` and `Close.1`.
  func repeatedColumns(_ field: PriceField) -> [[Int]] {
    namesakes(field).filter(differ)
  }

  /// Whether the name of a field stands in several columns, whose values may be the same in this file.
  var hasNamesakes: Bool {
    !namesakes.isEmpty && PriceField.allCases.contains { !namesakes($0).isEmpty }
  }

  private func namesakes(_ field: PriceField) -> [[Int]] {
    namesakes.compactMap { columns in
      // The number of `TRDPRC_1` is part of its name.
      let name = rows.names[columns[0]]
      let isField = [name, Self.withoutRepeat(name)].contains { name in
        ColumnNames.meanings(name, values: options.values).meanings.contains {
          $0.role == .field(field)
        }
      }
      guard isField else { return nil }
      let present = columns.filter { column in
        // Lines of the header may stand among the rows, so one number of a column is enough.
        rows.sample.contains { notations.value(of: column, in: $0) != nil }
      }
      return present.count > 1 ? present : nil
    }
  }

  /// Returns the columns of each name that several columns have, but for the number that a program gives to a
  /// repeated one.
  static func namesakes(_ names: [String]) -> [[Int]] {
    var groups: [String: [Int]] = [:]
    for (column, name) in names.enumerated() where !name.isEmpty {
      groups[normalizedHeader(withoutRepeat(name)), default: []].append(column)
    }
    return groups.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
  }

  /// Returns the columns that are not chosen of those that share a name: a choice of the close chooses its
  /// neighbors too.
  ///
  /// - Throws: ``PriceDataError/roleInSeveralColumns(file:role:columns:choice:table:)`` where nothing
  ///   chooses.
  func repeatedChoices() throws(PriceDataError) -> Set<Int> {
    guard rows.tickers == nil, !isEachSecurity else { return [] }
    let chosen = roles.first { $0.value == .field(.close) }?.key
    let closes = chosen.flatMap { chosen in
      repeatedColumns(.close).first { $0.contains(chosen) }
    }
    let place = chosen.flatMap { closes?.firstIndex(of: $0) }
    var left: Set<Int> = []
    for field in PriceField.allCases where options.neededFields.contains(field) {
      guard !has(.field(field)) else { continue }
      for columns in repeatedColumns(field) {
        guard let place else {
          throw .roleInSeveralColumns(
            file: file,
            role: field.rawValue,
            columns: columns.map { rows.names[$0] },
            choice: advisedName(columns[1]),
            table: options.table
          )
        }
        left.formUnion(columns)
        if columns.indices.contains(place) { left.remove(columns[place]) }
      }
    }
    return left
  }

  /// Whether columns have different values in a row.
  private func differ(_ columns: [Int]) -> Bool {
    rows.sample.contains { row in
      Set(columns.map { row.indices.contains($0) ? row[$0] : "" }).count > 1
    }
  }

  /// Returns a name without the number or letter that a program gives to a repeated one: `Close.1`,
  /// `Close...3` and `close_x` become `Close` and `close`.
  static func withoutRepeat(_ name: String) -> String {
    for end in ["_x", "_y"] where name.hasSuffix(end) && name.count > end.count {
      return String(name.dropLast(end.count))
    }
    let digits = name.reversed().prefix { $0.isNumber }.count
    let rest = name.dropLast(digits)
    guard let mark = rest.last, (1...(mark == "_" ? 1 : 3)).contains(digits), "._".contains(mark)
    else { return name }
    let base = rest.reversed().drop { "._".contains($0) }
    return base.isEmpty ? name : String(base.reversed())
  }
}
