internal import Notices
internal import CivilTime
internal import PriceData

/// Looks for a market series that cannot be what it is said to be.
enum MarketQuality {
  /// A day on which an index moves more is worth a look.
  private static let largeMove = 0.2
  /// Half of the daily returns of an index beyond this are in percent.
  private static let percentMove = 0.1

  /// Returns a warning for each thing that is wrong with the market's returns.
  static func notes(of axis: StudyAxis) -> [StudyNote] {
    guard axis.market.contains(where: \.isFinite) else { return [] }
    var texts: [String] = []
    if let levels = axis.marketLevels {
      let wrong = levels.indices.filter { levels[$0] <= 0 }
      if let first = wrong.first {
        texts.append(
          "the market file has \(wrong.count) levels of zero or below, the first on "
            + "\(axis.days[first]); if it holds returns, pass --market-values returns"
        )
      }
    }
    let moves = axis.market.indices.filter { abs(axis.market[$0]) > largeMove }
    let sizes = axis.market.filter(\.isFinite).map { abs($0) }.sorted()
    if axis.marketLevels == nil, sizes[sizes.count / 2] > percentMove {
      texts.append(
        "half of the market's returns are beyond \(Int(percentMove * 100)) %; they seem to be in "
          + "percent or to be levels: give fractions, or leave out --market-values returns"
      )
    } else if let first = moves.first {
      texts.append(
        "the market moves by more than \(Int(largeMove * 100)) % on \(moves.count) days, the first "
          + "\(axis.days[first]); check the market file"
      )
    }
    return texts.map { StudyNote(severity: .warning, source: "market", text: $0) }
  }
}
