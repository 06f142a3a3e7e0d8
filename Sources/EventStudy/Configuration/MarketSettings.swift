public import PriceData

/// Where the market index comes from.
public struct MarketSettings: Sendable, Hashable {
  /// The file of index levels.
  ///
  /// The default is none, which the models without a market accept.
  public var file: String?
  /// The column that holds the level.
  ///
  /// The default is to recognize it.
  public var column: String?
  /// Whether the file holds levels or returns.
  ///
  /// The default is levels.
  public var values: PricePanel.Values
  /// The date notation, such as `dd/mm/yyyy`.
  ///
  /// The default is to recognize it.
  public var dateFormat: String?
  /// A file of factor returns, joined by date.
  ///
  /// The default is none.
  public var factors: String?

  /// A second index, such as the sector's, which becomes the factor `companion`.
  ///
  /// The default is none.
  public var companion: String?

  /// Creates a market source; whatever is left out has its default.
  public init(
    file: String? = nil,
    column: String? = nil,
    values: PricePanel.Values = .prices,
    dateFormat: String? = nil,
    factors: String? = nil,
    companion: String? = nil
  ) {
    self.file = file
    self.column = column
    self.values = values
    self.dateFormat = dateFormat
    self.factors = factors
    self.companion = companion
  }
}

extension MarketSettings: Codable {
  private enum CodingKeys: String, CodingKey {
    case file, column, values, factors, companion
    case dateFormat = "date_format"
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init()
    file = try values.decodeIfPresent(String.self, forKey: .file)
    column = try values.decodeIfPresent(String.self, forKey: .column)
    self.values =
      try values.decodeIfPresent(PricePanel.Values.self, forKey: .values) ?? self.values
    dateFormat = try values.decodeIfPresent(String.self, forKey: .dateFormat)
    factors = try values.decodeIfPresent(String.self, forKey: .factors)
    companion = try values.decodeIfPresent(String.self, forKey: .companion)
  }
}
