internal import CivilTime
internal import DelimitedText

/// Brings the returns of price files to fractions.
///
/// A sign in the header or in the fields tells the unit of a file, else the usual size of its returns
/// does. A file whose unit nothing tells for certain stops the load.
struct ReturnUnits {
  let batches: [RowBatch]
  /// For each batch and date number the day number.
  let days: [[Int32]]
  let options: PriceLoadOptions
  let locator: RowLocator

  /// The most returns of one symbol that are looked at.
  private static let sampleLimit = 2_000

  /// What is known of one file.
  private struct Sample {
    var layout: ColumnLayout
    var days: Set<Int32> = []
    /// For each symbol its first returns.
    var returns: [String: [Double]] = [:]
  }

  /// Divides returns in percent by 100, in place, and returns notes of it.
  ///
  /// - Throws: ``PriceDataError`` where a unit is not certain.
  func normalize() throws(PriceDataError) -> [QualityNote] {
    guard options.returnUnit != .fractions else { return [] }
    var notes: [QualityNote] = []
    for (file, sample) in samples().sorted(by: { $0.key < $1.key }) {
      let unit = try unit(of: sample, file: locator.name(file))
      guard unit == .percent else { continue }
      divide(file)
      let column = sample.layout.isWide ? nil : sample.layout.column(.field(.close))
      notes.append(
        .percentAsFractions(
          file: locator.name(file),
          columns: column.map { [sample.layout.name(ofColumn: $0)] } ?? [],
          asked: options.returnUnit != nil
        )
      )
    }
    return notes
  }

  private func unit(of sample: Sample, file: String) throws(PriceDataError) -> ReturnUnit {
    // A field that carries the sign was read as what it means.
    if sample.layout.writtenUnit == .fractions { return .fractions }
    if let asked = options.returnUnit { return asked }
    let bounds = options.returnBounds.scaled(
      to: Frequency(of: sample.days.sorted().map { CalendarDate(dayNumber: $0) })
    )
    let sizes = sample.returns.sorted { $0.key < $1.key }.compactMap { name, returns in
      ReturnSize(returns).map { (name: name, size: $0, unit: bounds.unit($0.value)) }
    }
    if let level = sizes.first(where: { $0.size.isOneSided && $0.unit != .fractions }) {
      throw .levelsAsReturns(file: file, series: level.name, setting: options.valuesSetting)
    }
    let isWrittenInPercent = sample.layout.writtenUnit == .percent
    let fractions = sizes.count { $0.unit == .fractions }
    let percent = sizes.count { $0.unit == .percent }
    if isWrittenInPercent, fractions * 2 <= sizes.count { return .percent }
    if sizes.isEmpty { return try unitOfFew(sample.returns, bounds, file: file) }
    if !isWrittenInPercent && fractions * 10 >= sizes.count * 9 {
      return .fractions
    }
    if percent * 10 >= sizes.count * 9 { return .percent }
    let doubtful = sizes.first { $0.unit == nil } ?? sizes[0]
    throw .unitUnclear(
      file: file,
      series: doubtful.name,
      size: doubtful.size.value,
      setting: options.valuesSetting
    )
  }

  /// How many times larger than usual the returns of a few days may be together.
  private static let calmAndWild = 4.0

  /// Returns the unit of series that are too short for a usual size: nobody loses more than all, and no few
  /// days are all wild.
  private func unitOfFew(
    _ series: [String: [Double]],
    _ bounds: UnitBounds,
    file: String
  ) throws(PriceDataError) -> ReturnUnit {
    let moves = series.sorted { $0.key < $1.key }.map { ($0.key, $0.value.filter { $0 != 0 }) }
    let all = moves.flatMap(\.1)
    guard let name = moves.first(where: { !$0.1.isEmpty })?.0, let lowest = all.min() else {
      return .fractions
    }
    if lowest < -1 { return .percent }
    let size = (all.reduce(0) { $0 + $1 * $1 } / Double(all.count)).squareRoot()
    guard size > Self.calmAndWild * bounds.mostAsFractions else { return .fractions }
    if lowest > 0, all.count > 1 {
      throw .levelsAsReturns(file: file, series: name, setting: options.valuesSetting)
    }
    throw .unitUnclear(file: file, series: name, size: size, setting: options.valuesSetting)
  }

  private func samples() -> [Int: Sample] {
    var samples: [Int: Sample] = [:]
    for (index, batch) in batches.enumerated() {
      for segment in batch.segments {
        var sample = samples[segment.file] ?? Sample(layout: segment.layout)
        for slot in batch.slots.indices where batch.slots[slot].field == .close {
          add(segment.rows, of: batch, slot: slot, days: days[index], to: &sample)
        }
        samples[segment.file] = sample
      }
    }
    return samples
  }

  private func add(
    _ rows: Range<Int>,
    of batch: RowBatch,
    slot: Int,
    days: [Int32],
    to sample: inout Sample
  ) {
    let values = batch.column(slot)
    var returns: [Int32: [Double]] = [:]
    for row in rows where batch.dates[row] >= 0 && values[row].isFinite {
      let symbol = batch.symbols?[row] ?? -1
      guard returns[symbol]?.count ?? 0 < Self.sampleLimit else { continue }
      returns[symbol, default: []].append(values[row])
      sample.days.insert(days[Int(batch.dates[row])])
    }
    let names = batch.state.pointee.symbolNames
    for (symbol, own) in returns {
      let name =
        symbol < 0 ? batch.slots[slot].symbol ?? "" : String(decoding: names.content(symbol))
      sample.returns[name, default: []] += own
    }
  }

  private func divide(_ file: Int) {
    for batch in batches {
      for segment in batch.segments where segment.file == file {
        for slot in batch.slots.indices where batch.slots[slot].field == .close {
          let values = batch.column(slot)
          for row in segment.rows { values[row] /= 100 }
        }
      }
    }
  }
}
