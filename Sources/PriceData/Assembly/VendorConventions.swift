internal import DelimitedText

/// Rewrites values that vendors write in ways of their own, so that they mean what their columns say.
enum VendorConventions {
  /// Rewrites the values of some batches in place, and returns notes of what was rewritten.
  static func normalize(_ batches: [RowBatch], locator: RowLocator) -> [QualityNote] {
    var turnover = TurnoverUnits()
    var midpoints = MidpointPrices()
    for batch in batches {
      midpoints.normalize(batch)
      turnover.normalize(batch)
    }
    return midpoints.notes(locator) + turnover.notes(locator)
  }
}

/// Brings turnover to the currency of the prices.
///
/// Files write it in rupees, lakhs, crores or millions, sometimes under one name, sometimes with a
/// change of the unit within one series. A row's own price times volume tells its unit: turnover
/// divided by volume must be about the day's price. A row that cannot tell takes the unit of most
/// rows of its file, and a file that cannot tell takes the unit that the column's name says.
struct TurnoverUnits {
  /// How many rows were read in which unit.
  struct Tally: Hashable {
    let column: String
    let unit: TurnoverUnit
    let isChecked: Bool
  }

  /// For each reading the rows and the files.
  private(set) var tallies: [Tally: (rows: Int, files: Set<Int>)] = [:]

  /// Rescales the turnover of a batch in place.
  mutating func normalize(_ batch: RowBatch) {
    func slot(_ field: PriceField) -> Int? {
      batch.slots.firstIndex { $0.field == field && $0.symbol == nil }
    }
    guard let turnoverSlot = slot(.turnover) else { return }
    let turnover = batch.column(turnoverSlot)
    for segment in batch.segments {
      guard let column = segment.layout.column(.field(.turnover)) else { continue }
      let name = segment.layout.name(ofColumn: column)
      let units = segment.rows.map { row -> TurnoverUnit? in
        unit(
          turnover: turnover[row],
          volume: slot(.volume).map { batch.column($0)[row] } ?? .nan,
          price: price(row, batch, slot(.close), slot(.high), slot(.low))
        )
      }
      var counts: [TurnoverUnit: Int] = [:]
      for unit in units { if let unit { counts[unit, default: 0] += 1 } }
      let most = counts.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }?.key
      let usual = most ?? segment.layout.namedTurnoverUnit ?? .currency
      for (offset, row) in segment.rows.enumerated() where turnover[row] == turnover[row] {
        let unit = units[offset] ?? usual
        if unit != .currency {
          // 19754.35 lakhs times 100000 is not a whole number of paise in binary; money is.
          turnover[row] = (turnover[row] * unit.rawValue * 100).rounded() / 100
        }
        let tally = Tally(column: name, unit: unit, isChecked: most != nil)
        tallies[tally, default: (0, [])].rows += 1
        tallies[tally]?.files.insert(segment.file)
      }
    }
  }

  private func price(
    _ row: Int,
    _ batch: RowBatch,
    _ close: Int?,
    _ high: Int?,
    _ low: Int?
  ) -> Double {
    if let high, let low {
      let middle = (batch.column(high)[row] + batch.column(low)[row]) / 2
      if middle > 0 { return middle }
    }
    return close.map { batch.column($0)[row] } ?? .nan
  }

  /// Returns the unit that makes turnover per share about the price; units lie a factor of ten or
  /// more apart, so that a factor of three on either side is never shared by two.
  private func unit(turnover: Double, volume: Double, price: Double) -> TurnoverUnit? {
    guard turnover > 0, volume > 0, price > 0 else { return nil }
    let ratio = turnover / volume / price
    return TurnoverUnit.allCases.first { unit in
      (1.0 / 3...3).contains(ratio * unit.rawValue)
    }
  }

  /// Returns one note for each column and unit.
  func notes(_ locator: RowLocator) -> [QualityNote] {
    tallies.sorted { left, right in
      (left.key.column, left.key.unit.rawValue, left.key.isChecked ? 0 : 1)
        < (right.key.column, right.key.unit.rawValue, right.key.isChecked ? 0 : 1)
    }.map { tally, count in
      .turnoverUnit(
        file: locator.name(count.files),
        column: tally.column,
        unit: tally.unit,
        rows: count.rows,
        checked: tally.isChecked
      )
    }
  }
}

/// Reads CRSP's prices: a negative one is the midpoint of bid and ask, zero means that there is none.
struct MidpointPrices {
  /// For each column the rows and the files with negative prices.
  private(set) var counts: [String: (rows: Int, files: Set<Int>)] = [:]

  /// Corrects the closes of a batch in place, where their column is CRSP's.
  mutating func normalize(_ batch: RowBatch) {
    guard let slot = batch.slots.firstIndex(where: { $0.field == .close && $0.symbol == nil })
    else { return }
    let close = batch.column(slot)
    for segment in batch.segments {
      guard let column = segment.layout.column(.field(.close)) else { continue }
      let name = segment.layout.name(ofColumn: column)
      guard ["prc", "altprc"].contains(normalizedHeader(name)) else { continue }
      for row in segment.rows {
        if close[row] < 0 {
          close[row] = -close[row]
          counts[name, default: (0, [])].rows += 1
          counts[name]?.files.insert(segment.file)
        } else if close[row] == 0 {
          close[row] = .nan
        }
      }
    }
  }

  /// Returns one note for each column.
  func notes(_ locator: RowLocator) -> [QualityNote] {
    counts.sorted { $0.key < $1.key }.map { column, count in
      .negativePriceAsMidpoint(
        file: locator.name(count.files),
        column: column,
        rows: count.rows
      )
    }
  }
}
