internal import CivilTime
internal import DelimitedText
internal import Notices

/// Why a file has no column of what is needed, as far as its names tell it.
extension RoleAssignment {
  /// Why a file has no column of dates: they may stand in the header.
  var noDates: PriceDataError {
    let days = rows.names.filter { HeaderRows.isDate($0, forms: .months) }
    guard let first = days.first, let last = days.last, days.count >= 3,
      days.count * 2 >= rows.names.count
    else { return .noDateColumn(file: file, header: rows.names, table: options.table) }
    return .daysAcross(file: file, first: first, last: last)
  }

  func noValueColumn(maySecurities: Bool) -> PriceDataError {
    .noValueColumn(
      file: file,
      header: rows.names,
      maySecurities: maySecurities,
      table: options.table
    )
  }

  /// Returns why a file has no close: the values that it has instead, or that nothing is known.
  func noClose() -> PriceDataError {
    let others = rows.names.indices.compactMap { column -> String? in
      let name = rows.names[column]
      if let value = OtherValue(name, values: options.values) {
        return "\"\(name)\" is \(value.words)"
      }
      guard case .field(let field)? = roles[column] else { return nil }
      return "\"\(name)\" is the \(field.words)"
    }
    guard !others.isEmpty else { return noValueColumn(maySecurities: maySecurities) }
    return .noClose(
      file: file,
      others: others,
      maySecurities: maySecurities,
      table: options.table,
      returns: options.table == .companion ? nil : returnsChoice
    )
  }

  /// The setting that reads the returns of a file, or its changes in percent.
  private var returnsChoice: Message? {
    let values = rows.names.map { OtherValue($0, values: options.values) }
    if values.contains(.returns) { return "\(options.valuesSetting, "returns")" }
    let hasPercent = zip(rows.names, values).contains { name, value in
      let lowered = name.lowercased()
      return value == .change && ["%", "pct", "percent"].contains { lowered.contains($0) }
    }
    return hasPercent ? "\(options.valuesSetting, "percent")" : nil
  }

  /// Whether columns that are named as fields may be securities: others stand beside them, or a low lies
  /// above its high.
  var maySecurities: Bool {
    guard !rows.isHeaderless, rows.tickers == nil, !has(.symbol) else { return false }
    let fields = roles.compactMap { column, role -> Int? in
      if case .field = role { column } else { nil }
    }
    let others = rows.names.indices.filter {
      roles[$0] == nil && !rows.names[$0].isEmpty && holdsNumbers($0)
        && OtherValue(rows.names[$0], values: options.values) == nil
    }
    if let low = column(of: .field(.low)), let high = column(of: .field(.high)),
      rows.sample.contains(where: { row in
        guard let low = notations.value(of: low, in: row),
          let high = notations.value(of: high, in: row)
        else { return false }
        return low > high
      })
    {
      return true
    }
    return !fields.isEmpty && !others.isEmpty
  }
}
