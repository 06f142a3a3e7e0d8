internal import EventStatistics
internal import PriceData

/// What a panel of prices knows of each trading day of its securities.
struct PanelBars {
  private let columns: [PriceField: [Double]]
  private let cells: PanelCells
  /// What an average of the panel's own column is.
  private let origin: VolumeWeightedAveragePrice.Source

  /// Takes the columns of a panel.
  init(_ panel: PricePanel, origin: VolumeWeightedAveragePrice.Source) {
    let fields: [PriceField] = [
      .open, .high, .low, .close, .volume, .turnover, .vwap, .delivered, .freeFloat,
    ]
    columns = Dictionary(
      uniqueKeysWithValues: fields.compactMap { field in panel.values(field).map { (field, $0) } }
    )
    cells = panel.cells
    self.origin = origin
  }

  /// The cell of a security on a day; nothing where the panel has none.
  func cell(ofSymbol symbol: Int, day: Int) -> Int? { cells.cell(ofSymbol: symbol, day: day) }

  /// The value of a field; not a number where there is none.
  func value(_ field: PriceField, _ cell: Int?) -> Double {
    cell.flatMap { columns[field]?[$0] } ?? .nan
  }

  /// The average price of a cell and what it comes from; nothing where it cannot be computed.
  func average(_ cell: Int?) -> VolumeWeightedAveragePrice? {
    let average = VolumeWeightedAveragePrice.daily(
      DailyBar(
        high: value(.high, cell),
        low: value(.low, cell),
        close: value(.close, cell),
        volume: value(.volume, cell),
        turnover: value(.turnover, cell),
        exchangeAverage: value(.vwap, cell)
      )
    )
    guard let average, average.source == .exchange else { return average }
    return VolumeWeightedAveragePrice(price: average.price, source: origin)
  }
}
