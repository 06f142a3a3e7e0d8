internal import CivilTime

/// When a move of a price is material, so that a company must answer rumours.
///
/// `limit = percent of the price range of the previous close`, at the opening plus the index move where the
/// index moved by at least `index_least` percent the same way.
package struct MaterialMovement: Sendable, Hashable, Codable {
  /// The circular.
  package var source: String
  /// Its day.
  package var since: String
  /// The index that counts.
  package var benchmark: String
  /// From which move of the index on, in percent, it counts.
  package var indexLeast: Double
  /// The limits by price, ascending; the last one has no upper end.
  package var range: [Range]

  /// The limit of a range of prices.
  package struct Range: Sendable, Hashable, Codable {
    /// The previous close is below this.
    package var below: Double?
    /// The limit in percent.
    package var percent: Double
  }

  private enum CodingKeys: String, CodingKey {
    case source, since, benchmark, range
    case indexLeast = "index_least"
  }

  /// The file of the built-in limits, which `data/material_price_movement.toml` repeats.
  package static let standardText = #"""
    # When a move of a price is material (India). Copy this file, edit it and give it to
    # `leyline vwap --rule material-price-movement --rule-file FILE`.
    #
    # The limits were taken from a secondary source of the circular, not from its own text: check them.

    source = "NSE and BSE, framework on material price movement with respect to rumour verification, 21 May 2024 (by a secondary source)"
    since = "2024-06-01"
    benchmark = "Nifty 50 (NSE), Sensex (BSE)"
    # From this move of the index on, in percent and the same way, the index move is added at the opening.
    index_least = 1.0

    [[range]]
    below = 100.0
    percent = 5.0
    [[range]]
    below = 200.0
    percent = 4.0
    [[range]]
    percent = 3.0
    """#

  /// Reads a file of limits, or the built-in ones.
  ///
  /// - Throws: ``ConfigurationError`` when the file cannot be read or has no limit for every price.
  static func read(_ path: String?) throws(ConfigurationError) -> MaterialMovement {
    let example = "data/material_price_movement.toml"
    let file =
      try path.map { path throws(ConfigurationError) in try RuleFile(path: path, example: example) }
      ?? RuleFile(standardText, name: "the built-in limits", example: example)
    let limits = try file.decode(MaterialMovement.self)
    let ends = limits.range.compactMap(\.below)
    guard limits.range.last?.below == nil, ends.count == limits.range.count - 1,
      ends == ends.sorted(),
      limits.range.allSatisfy({ $0.percent > 0 })
    else {
      throw .invalidValue(
        file: file.name,
        key: "range",
        reason: "the ends below ascend, and the last range has none"
      )
    }
    return limits
  }

  /// Judges a session.
  ///
  /// - Parameters:
  ///   - session: The session.
  ///   - previousClose: The close before, in shares of the session.
  ///   - indexMove: The move of the index, in percent, where it is known.
  ///   - hitBand: Whether the price stood at its band.
  /// - Returns: The moves of the session against their limits.
  func judge(
    _ session: TradedSession,
    previousClose: Double,
    indexMove: Double?,
    hitBand: Bool
  ) -> MovementResult {
    let percent = range.first { $0.below.map { previousClose < $0 } ?? true }?.percent ?? .nan
    let limit = percent / 100
    func move(_ price: Double) -> Double? { (price / previousClose - 1).present }
    let opening = move(session.open)
    var openingLimit: Double?
    if let indexMove, let opening {
      let counts = abs(indexMove) >= indexLeast && (indexMove > 0) == (opening > 0)
      openingLimit = limit + (counts ? abs(indexMove) / 100 : 0)
    }
    let atOpening: Bool? = opening.flatMap { opening in
      if let openingLimit { return Self.reaches(abs(opening), openingLimit) }
      // Below the smallest limit no index changes the answer.
      return Self.reaches(abs(opening), limit) ? nil : false
    }
    let (high, low) = (move(session.high), move(session.low))
    let inDay: Bool? =
      hitBand
      ? true
      : high.flatMap { high in low.map { Self.reaches(max(abs(high), abs($0)), limit) } }
    return MovementResult(
      date: session.date,
      source: source,
      previousClose: previousClose,
      limit: limit,
      indexMove: indexMove.map { $0 / 100 },
      openingLimit: openingLimit,
      openingMove: opening,
      highMove: high,
      lowMove: low,
      hitBand: hitBand,
      isMaterialAtOpening: hitBand ? true : atOpening,
      isMaterialInDay: inDay
    )
  }

  /// Whether a move reaches a limit, with room for the last bit of a division.
  static func reaches(_ move: Double, _ limit: Double) -> Bool { move >= limit - 1e-12 }
}
