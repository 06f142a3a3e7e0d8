internal import EventStatistics
internal import Notices
internal import PriceData

/// Prices other than the close, as the ones that returns are computed from.
extension StudyInputs {
  /// Returns the inputs whose returns are those of a basis.
  ///
  /// The closes of the study's panel are then the prices of the basis; where one price leads to another, the
  /// panel holds returns. ``closePanel`` stays.
  ///
  /// - Parameters:
  ///   - basis: The price.
  ///   - kind: How a change of price becomes a return.
  /// - Returns: The inputs, with a note of what the market is measured by.
  /// - Throws: ``StudyError`` when the price files lack what the basis needs.
  func priced(on basis: PriceBasis, kind: ReturnKind) throws(StudyError) -> StudyInputs {
    guard basis != .close, basis != .adjusted else { return self }
    var inputs = self
    do throws(ConfigurationError) {
      inputs.panel = try BasisPrices(panel: closePanel).panel(
        basis,
        kind: kind
      )
      if let prices = peers?.closePanel {
        inputs.peers?.panel = try BasisPrices(panel: prices).panel(basis, kind: kind)
      }
    } catch {
      throw .configuration(error)
    }
    if basis == .open, let openMarkets {
      inputs.markets = openMarkets
    } else if !markets.isEmpty {
      inputs.notes.append(
        StudyNote(
          severity: .information,
          source: .market,
          message:
            "returns of securities are from \(basis.words), those of the market from close to close"
        )
      )
    }
    return inputs
  }
}

/// Puts the prices of a basis in the place of the closes.
private struct BasisPrices {
  let panel: PricePanel

  /// Returns the panel of a basis.
  func panel(_ basis: PriceBasis, kind: ReturnKind) throws(ConfigurationError) -> PricePanel {
    guard panel.values == .prices else {
      throw .invalidSetting(
        "\(.prices(.price), basis.rawValue) needs prices, and the price files hold returns"
      )
    }
    // What says that the close may be wrong says nothing of another price.
    let rest = panel.removing([.adjustedClose, .previousClose])
    switch basis {
    case .close, .adjusted: return panel
    case .open: return rest.replacing(.close, withValues: try column(.open))
    case .vwap: return rest.replacing(.close, withValues: try averages())
    case .typical: return rest.replacing(.close, withValues: try typical())
    case .closeToVWAP:
      return try returns(from: column(.close), to: averages(), isSameDay: false, kind: kind)
    case .openToClose:
      return try returns(from: column(.open), to: column(.close), isSameDay: true, kind: kind)
    }
  }

  private func column(_ field: PriceField) throws(ConfigurationError) -> [Double] {
    guard let column = panel.values(field) else {
      throw .missing(
        what: "the price files have no \(field.rawValue)",
        remedy: "leave out the \(.prices(.price)) that needs it, or name the column with "
          + "\(.prices(.columns), "\(field.rawValue)=HEADER")"
      )
    }
    return column
  }

  private func typical() throws(ConfigurationError) -> [Double] {
    let (high, low, close) = (try column(.high), try column(.low), try column(.close))
    return high.indices.map { (high[$0] + low[$0] + close[$0]) / 3 }
  }

  private func averages() throws(ConfigurationError) -> [Double] {
    let bars = PanelBars(panel, origin: .exchange)
    let averages = (0..<panel.cells.count).map { bars.average($0)?.price ?? .nan }
    guard averages.contains(where: { !$0.isNaN }) else {
      throw .missing(
        what: "the price files have neither an average price nor volumes",
        remedy: "leave out the \(.prices(.price)) that needs it, or name the column with "
          + "\(.prices(.columns), "vwap=HEADER")"
      )
    }
    return averages
  }

  /// Returns a panel of returns from one price to another.
  private func returns(
    from start: [Double],
    to end: [Double],
    isSameDay: Bool,
    kind: ReturnKind
  ) -> PricePanel {
    var returns = [Double](repeating: .nan, count: end.count)
    for symbol in panel.symbols.indices {
      var before = Double.nan
      for cell in panel.cells.range(ofSymbol: symbol) {
        let from = isSameDay ? start[cell] : before
        if from > 0, end[cell] > 0 { returns[cell] = kind.returns(of: [from, end[cell]])[1] }
        before = start[cell]
      }
    }
    var columns: [PriceField: [Double]] = [.close: returns]
    for field in [PriceField.volume, .turnover] { columns[field] = panel.values(field) }
    return PricePanel(
      days: panel.days,
      symbols: panel.symbols,
      values: .returns,
      cells: panel.cells,
      columns: columns
    )
  }
}
