package import CivilTime

/// A security that was listed under one symbol after another, as one series.
package struct SeriesJoin: Sendable, Hashable {
  /// One listing.
  package struct Listing: Sendable, Hashable {
    /// The position of the symbol in the panel.
    package let symbol: Int
    /// The first and the last day with a value.
    package let days: ClosedRange<CalendarDate>
  }

  /// The listings, the earliest first.
  package let listings: [Listing]

  /// Whether each listing ends before the next one begins.
  package var isPossible: Bool {
    zip(listings, listings.dropFirst()).allSatisfy { $0.days.upperBound < $1.days.lowerBound }
  }

  /// Finds the listings of the names of one security, or returns nothing where there are fewer than two.
  package init?(_ names: [String], in panel: PricePanel) {
    let symbols = Set(names.compactMap(panel.index(ofSymbol:)))
    listings = symbols.compactMap { symbol in
      guard let closes = panel.series(.close, symbol: symbol),
        let first = closes.firstIndex(where: \.isFinite),
        let last = closes.lastIndex(where: \.isFinite)
      else { return nil }
      let start = closes.startIndex
      return Listing(symbol: symbol, days: panel.days[first - start]...panel.days[last - start])
    }
    .sorted { ($0.days.lowerBound, $0.symbol) < ($1.days.lowerBound, $1.symbol) }
    guard listings.count > 1 else { return nil }
  }
}

extension PricePanel {
  /// Returns the panel with series joined: the last symbol has the values of all, and every symbol
  /// finds it.
  package func joining(_ joins: [SeriesJoin]) -> PricePanel {
    var successors: [Int: Int] = [:]
    for join in joins {
      guard let last = join.listings.last?.symbol else { continue }
      for listing in join.listings.dropLast() { successors[listing.symbol] = last }
    }
    var joined = cells.isSparse ? joiningRows(joins) : joiningColumns(joins)
    joined.directory = directory.joining(successors)
    return joined
  }

  private func joiningColumns(_ joins: [SeriesJoin]) -> PricePanel {
    var joined = self
    for field in fields {
      guard var values = column(field) else { continue }
      for join in joins {
        guard let last = join.listings.last?.symbol else { continue }
        for listing in join.listings.dropLast() {
          for (day, date) in days.enumerated() where listing.days.contains(date) {
            values[last * days.count + day] = values[listing.symbol * days.count + day]
          }
        }
      }
      joined = joined.replacing(field, with: values)
    }
    return joined
  }

  /// Joins the rows of a panel that has cells for some days only.
  private func joiningRows(_ joins: [SeriesJoin]) -> PricePanel {
    let listings = Dictionary(
      joins.compactMap { join in join.listings.last.map { ($0.symbol, join.listings) } },
      uniquingKeysWith: { first, _ in first }
    )
    let sources = symbols.indices.map { symbol in
      guard let parts = listings[symbol] else { return Array(cells.range(ofSymbol: symbol)) }
      return parts.flatMap { part in
        cells.range(ofSymbol: part.symbol).filter {
          part.days.contains(days[cells.day(ofCell: $0)])
        }
      }
    }
    let order = sources.flatMap { $0 }
    guard
      let joined = PanelCells(
        counts: sources.map(\.count),
        days: order.map { Int32(cells.day(ofCell: $0)) },
        of: days.count
      )
    else { return self }
    var columns: [PriceField: [Double]] = [:]
    for field in fields {
      guard let values = values(field) else { continue }
      columns[field] = order.map { values[$0] }
    }
    return PricePanel(
      days: days,
      symbols: symbols,
      values: values,
      cells: joined,
      columns: columns
    )
  }
}
