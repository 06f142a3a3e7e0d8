internal import DelimitedText

/// Brings turnover to the currency of the prices, and volume to shares.
///
/// Files write turnover in rupees, lakhs, crores or millions, and volume in shares or lots, sometimes under
/// one name, sometimes with a change of the unit within one series. A row's own price tells: turnover
/// divided by volume must be about the day's price. A row that cannot tell takes the unit of most rows of
/// its file, and a file that cannot tell takes the unit that the column's name says. What is no price of the
/// day in any unit, or lies outside the days' ranges, is left out: it would give a wrong average price.
struct TurnoverUnits {
  /// How many rows were read in which unit.
  struct Tally: Hashable {
    let column: String
    let unit: TurnoverUnit
    let isChecked: Bool
  }

  /// A column of volume and its unit.
  struct VolumeTally: Hashable {
    let column: String
    let unit: VolumeUnit
  }

  /// Rows and the files that they are in.
  typealias Rows = (rows: Int, files: Set<Int>)

  /// For each reading the rows and the files.
  private(set) var tallies: [Tally: Rows] = [:]
  /// For each unit of volume other than shares the rows and the files.
  private(set) var volumes: [VolumeTally: Rows] = [:]
  /// For each column of turnover the rows in which it is left out.
  private(set) var leftOut: [String: Rows] = [:]

  /// Rescales the turnover of a batch in place, and its volume where that is in lots.
  mutating func normalize(_ batch: RowBatch) {
    guard let trades = TradeColumns(batch) else { return }
    var roundings: [Double] = []
    for segment in batch.segments {
      let column = segment.layout.column(.field(.turnover))
      roundings.append(column.map { rescale(trades, segment, column: $0) } ?? 0)
    }
    for row in trades.rowsOutside(roundings) {
      trades.turnover[row] = .nan
      let segment = batch.segments[batch.segment(ofRow: row)]
      guard let column = segment.layout.column(.field(.turnover)) else { continue }
      add(1, segment.file, &leftOut[segment.layout.name(ofColumn: column)])
    }
  }

  /// Rescales one segment and returns half of the last digit of its turnover, if that has two decimals.
  private mutating func rescale(
    _ trades: TradeColumns,
    _ segment: RowBatch.Segment,
    column: Int
  ) -> Double {
    let name = segment.layout.name(ofColumn: column)
    let readings = segment.rows.map { TradeUnits.reading(of: trades.ratio($0)) }
    let most = TradeUnits.most(of: readings)
    let usual = most ?? TradeUnits(segment.layout.namedTurnoverUnit ?? .currency)
    var counts: [TurnoverUnit: Int] = [:]
    var wrong = 0
    for (offset, row) in segment.rows.enumerated()
    where trades.turnover[row] == trades.turnover[row] {
      let units: TradeUnits
      switch readings[offset] {
      case .untold: units = usual
      case .units(let own) where own == usual || usual.volume == .shares && own.isCommon:
        units = own
      case .units, .none:
        trades.turnover[row] = .nan
        wrong += 1
        continue
      }
      guard trades.rescale(row, units.turnover) else {
        wrong += 1
        continue
      }
      counts[units.turnover, default: 0] += 1
    }
    rescaleVolume(trades, segment, usual.volume)
    for (unit, rows) in counts {
      add(rows, segment.file, &tallies[Tally(column: name, unit: unit, isChecked: most != nil)])
    }
    if wrong > 0 { add(wrong, segment.file, &leftOut[name]) }
    return usual.turnover.rawValue / 200
  }

  private mutating func rescaleVolume(
    _ trades: TradeColumns,
    _ segment: RowBatch.Segment,
    _ unit: VolumeUnit
  ) {
    guard unit != .shares, let volume = trades.volume,
      let column = segment.layout.column(.field(.volume))
    else { return }
    // Shares delivered are counted as those traded are.
    for shares in [volume, trades.delivered].compactMap(\.self) {
      for row in segment.rows {
        let count = (shares[row] * unit.rawValue).rounded()
        shares[row] = count.isFinite ? count : .nan
      }
    }
    let tally = VolumeTally(column: segment.layout.name(ofColumn: column), unit: unit)
    add(segment.rows.count, segment.file, &volumes[tally])
  }

  private func add(_ rows: Int, _ file: Int, _ sum: inout Rows?) {
    let known = sum ?? (0, [])
    sum = (known.rows + rows, known.files.union([file]))
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
      + volumes.sorted {
        ($0.key.column, $0.key.unit.rawValue) < ($1.key.column, $1.key.unit.rawValue)
      }
      .map { tally, count in
        .volumeUnit(file: locator.name(count.files), column: tally.column, unit: tally.unit)
      }
      + leftOut.sorted { $0.key < $1.key }.map { column, count in
        .turnoverLeftOut(file: locator.name(count.files), column: column, rows: count.rows)
      }
  }
}

/// In which units the trades of a row are written.
private struct TradeUnits: Hashable {
  let turnover: TurnoverUnit
  let volume: VolumeUnit

  init(_ turnover: TurnoverUnit, _ volume: VolumeUnit = .shares) {
    self.turnover = turnover
    self.volume = volume
  }

  /// What a row says.
  enum Reading: Hashable {
    /// Something that is needed is missing.
    case untold
    /// Units that make turnover per share about the price.
    case units(TradeUnits)
    /// There are none.
    case none
  }

  /// Whether one row is enough to believe it: units that exchanges and vendors use side by side.
  var isCommon: Bool {
    volume == .shares && turnover != .hundreds && turnover != .tenThousands
  }

  /// All pairs, the more usual of two with one quotient.
  private static let all: [TradeUnits] =
    TurnoverUnit.allCases.map { TradeUnits($0) }
    + [
      TradeUnits(.thousands, .lots), TradeUnits(.currency, .lots),
      TradeUnits(.currency, .thousands),
      TradeUnits(.currency, .lakhs), TradeUnits(.currency, .millions),
    ]

  /// Returns the units that turnover per share over price tells.
  ///
  /// Quotients lie a factor of ten or more apart, so that a factor of three on either side is never shared
  /// by two. Units that are not common have to fit closely.
  static func reading(of ratio: Double?) -> Reading {
    guard let ratio else { return .untold }
    for units in all {
      let price = ratio * units.turnover.rawValue / units.volume.rawValue
      if (units.isCommon ? 1.0 / 3...3 : 0.8...1.25).contains(price) { return .units(units) }
    }
    return .none
  }

  /// Returns the units of most rows; those that are not common have to be those of nearly all.
  static func most(of readings: [Reading]) -> TradeUnits? {
    var counts: [TradeUnits: Int] = [:]
    var told = 0
    for reading in readings where reading != .untold {
      told += 1
      if case .units(let units) = reading { counts[units, default: 0] += 1 }
    }
    let common = counts.filter(\.key.isCommon)
    let rare = counts.filter { !$0.key.isCommon && $0.value * 10 >= told * 9 }
    let best = rare.isEmpty ? common : rare
    return best.max {
      ($0.value, $1.key.turnover.rawValue) < ($1.value, $0.key.turnover.rawValue)
    }?.key
  }
}

/// The columns of a batch that tell the units of its trades.
private struct TradeColumns {
  let turnover: UnsafeMutablePointer<Double>
  let volume: UnsafeMutablePointer<Double>?
  let delivered: UnsafeMutablePointer<Double>?
  private let batch: RowBatch
  private let ranges: DayRanges

  init?(_ batch: RowBatch) {
    guard let turnover = batch.column(of: .turnover) else { return nil }
    self.turnover = turnover
    self.batch = batch
    volume = batch.column(of: .volume)
    delivered = batch.column(of: .delivered)
    ranges = DayRanges(batch)
  }

  /// Returns turnover per share over price; nothing where one of the three is missing.
  func ratio(_ row: Int) -> Double? {
    guard let volume, turnover[row] > 0, volume[row] > 0 else { return nil }
    let price = ranges.middle(row)
    return price > 0 ? turnover[row] / volume[row] / price : nil
  }

  /// - Returns: Whether it has a turnover there; one beyond all numbers is left out.
  func rescale(_ row: Int, _ unit: TurnoverUnit) -> Bool {
    guard unit != .currency else { return true }
    // 19754.35 lakhs times 100000 is not a whole number of paise in binary; money is.
    let rescaled = (turnover[row] * unit.rawValue * 100).rounded() / 100
    turnover[row] = rescaled.isFinite ? rescaled : .nan
    return rescaled.isFinite
  }

  /// Returns the rows of securities whose average price lies outside the range of most days.
  ///
  /// - Parameter roundings: For each segment half of the last digit of its turnover.
  /// - Returns: The rows, ascending.
  func rowsOutside(_ roundings: [Double]) -> [Int] {
    guard let volume else { return [] }
    return ranges.rowsOutside { row, segment in
      let price = turnover[row] / volume[row]
      return volume[row] > 0 ? (price, roundings[segment] / volume[row]) : (.nan, 0)
    }
  }
}
