internal import PriceData

/// The price that returns are computed from.
public enum PriceBasis: String, NamedMethod, Codable {
  /// From close to close.
  case close
  /// From one adjusted close of the vendor to the next.
  case adjusted
  /// From open to open.
  case open
  /// From one day's volume-weighted average price to the next.
  case vwap
  /// From one day's typical price, `(high + low + close)/3`, to the next.
  case typical
  /// From the close of the session before to the day's volume-weighted average price.
  case closeToVWAP = "close_to_vwap"
  /// From the day's open to its close.
  case openToClose = "open_to_close"

  public static let kind = "price"

  /// The columns that the basis needs beside those of every study.
  var fields: Set<PriceField> {
    switch self {
    case .close, .vwap, .typical, .closeToVWAP: []
    case .adjusted: [.adjustedClose]
    case .open, .openToClose: [.open]
    }
  }

  /// The basis in words.
  package var words: String {
    switch self {
    case .close: "close to close"
    case .adjusted: "adjusted close to adjusted close"
    case .open: "open to open"
    case .vwap: "VWAP to VWAP"
    case .typical: "typical price to typical price"
    case .closeToVWAP: "close to VWAP"
    case .openToClose: "open to close"
    }
  }
}

extension PriceSettings {
  /// What the returns of the study are measured from.
  package var basis: PriceBasis { useAdjustedClose ? .adjusted : price.first ?? .close }
}
