internal import Algorithms
internal import CivilTime
internal import EventAlignment
internal import EventStatistics
internal import Notices
internal import PriceData

/// The securities that may be peers of events, with prices of their own where they have some.
struct PeerInput: Sendable {
  /// The prices of the peers that returns are computed from; nothing where they are those of the study.
  var panel: PricePanel?
  /// The same before they were put on another price than the close.
  let closePanel: PricePanel?
  let table: PeerTable?
  /// The positions of the peers in their panel, ascending.
  let positions: [Int]
  /// The symbols of the peers that have no prices.
  let unknown: [String]

  /// Finds the peers that settings name.
  ///
  /// - Parameters:
  ///   - settings: Names them.
  ///   - own: The prices of the study.
  /// - Returns: The peers with the files they came from and what was noticed; nothing where the settings name none.
  /// - Throws: ``StudyError`` when a file cannot be read, a named peer has no prices, or market values are missing.
  static func load(
    _ settings: StudySettings,
    beside own: PricePanel
  ) throws(StudyError) -> (peers: PeerInput, files: [InputFile], notes: [StudyNote])? {
    let source = settings.peers
    guard source.areGiven else { return nil }
    let held = settings.prices.held
    var files: [InputFile] = []
    var notes: [StudyNote] = []
    var panel: PricePanel?
    if !source.files.isEmpty {
      var other = settings
      other.prices.files = source.files
      other.prices.symbol = nil
      other.prices.freeFloat = []
      other.market = MarketSettings()
      let found = try StudyInputs.prices(other)
      panel = found.panel
      notes = found.notesBesideAdjustments
      files = found.files.filter { $0.role == .prices }.map { file in
        var file = file
        file.role = .peers
        return file
      }
    }
    var table: PeerTable?
    if let path = source.tableFile {
      table = try PeerTable(path: path, holding: held)
      files += InputFile.described(path, role: .peers, holding: held)
    }
    let peers = try PeerInput(source, panel: panel, own: own, table: table)
    return (peers, files, notes + peers.notes(settings))
  }

  private init(
    _ source: PeerSettings,
    panel: PricePanel?,
    own: PricePanel,
    table: PeerTable?
  ) throws(StudyError) {
    let prices = panel ?? own
    let place = panel == nil ? "the price files" : "the price files of the peers"
    var positions: [Int] = []
    var unknown: [String] = []
    if source.names.isEmpty, table == nil {
      positions = Array(prices.symbols.indices)
    } else {
      for symbol in source.names.isEmpty ? table?.symbols ?? [] : source.names {
        if let position = prices.directory.index(of: symbol) {
          positions.append(position)
        } else {
          unknown.append(symbol)
        }
      }
    }
    if let name = unknown.first, !source.names.isEmpty {
      let similar = SymbolSuggestion.similar(to: name, among: prices.symbols, limit: 1).first
      throw .configuration(
        .missing(
          what: "the peer \(name) is not in \(place)",
          remedy: (similar.map { "did you mean \($0)? Else " } ?? "")
            + "name its file with \(.peers(.files)), or leave it out of \(.peers(.names))"
        )
      )
    }
    guard !positions.isEmpty else {
      throw .configuration(
        .missing(
          what: "none of the peers is in \(place)",
          remedy: "name their files with \(.peers(.files))"
        )
      )
    }
    if source.weights == .value {
      try Self.requireMarketValues(table, prices: prices)
    }
    self.panel = panel
    closePanel = panel
    self.table = table
    self.positions = Array(Set(positions)).sorted()
    self.unknown = unknown
  }

  private static func requireMarketValues(
    _ table: PeerTable?,
    prices: PricePanel
  ) throws(StudyError) {
    guard prices.values == .prices else {
      throw .configuration(
        .invalidSetting(
          "peers that weigh by market value need prices, and their files hold returns; choose "
            + "\(.peers(.weights), PeerWeights.equal.rawValue)"
        )
      )
    }
    guard table?.hasShares == true else {
      throw .configuration(
        .missing(
          what: "peers that weigh by market value need the shares outstanding of each",
          remedy:
            "name a table with the columns symbol and shares_outstanding with \(.peers(.tableFile)), or choose "
            + "\(.peers(.weights), PeerWeights.equal.rawValue)"
        )
      )
    }
  }

  private func notes(_ settings: StudySettings) -> [StudyNote] {
    var notes: [StudyNote] = []
    if !unknown.isEmpty, let table {
      notes.append(
        StudyNote(
          severity: .information,
          source: .prices,
          message:
            "\(unknown.count) of \(table.symbols.count) securities of \(table.name) have no prices and are no peers: "
            + "\(Self.list(unknown))"
        )
      )
    }
    if !settings.methods.models.contains(where: { $0.inputs.contains(.peers) }) {
      notes.append(
        StudyNote(
          severity: .warning,
          source: .prices,
          message: "peers are given, and no model of the study uses them; choose one with "
            + "\(.methods(.models), ExpectedReturnMethod.peerIndex.rawValue)"
        )
      )
    }
    return notes
  }

  /// Returns the first of some symbols, and how many more there are.
  static func list(_ symbols: [String], limit: Int = 5) -> String {
    let shown = symbols.prefix(limit).joined(separator: ", ")
    return symbols.count > limit ? "\(shown) and \(symbols.count - limit) more" : shown
  }
}

/// The peers of a study on the trading days of one of its axes.
struct PeersOnAxis: Sendable {
  /// The return of each peer on each day, by its position in the panel of the peers.
  let returns: [Int: [Double]]
  /// Its market value before each day, where peers weigh by it.
  let values: [Int: [Double]]

  /// Takes the prices of the peers.
  ///
  /// - Parameters:
  ///   - peers: The peers.
  ///   - own: The prices of the study.
  ///   - days: The trading days.
  ///   - paired: The positions of the days on which the market has a level; nothing where it has all.
  ///   - settings: Say what returns are computed from.
  init(
    _ peers: PeerInput,
    own: PricePanel,
    days: [CalendarDate],
    paired: [Int]?,
    settings: StudySettings
  ) {
    let panel = peers.panel ?? own
    let places = days.map { panel.index(ofDay: $0) }
    let field = panel.priceField(settings.prices)
    let kind = settings.methods.returns
    var returns: [Int: [Double]] = [:]
    var values: [Int: [Double]] = [:]
    for position in peers.positions {
      guard let series = panel.series(field, symbol: position) else { continue }
      let levels = places.map { $0.map { series[series.startIndex + $0] } ?? .nan }
      guard panel.values == .prices else {
        returns[position] = levels
        continue
      }
      returns[position] =
        paired.map { kind.returns(of: levels, at: $0) } ?? kind.returns(of: levels)
      guard settings.peers.weights == .value,
        let shares = peers.table?.shares(of: panel.symbols[position])
      else { continue }
      // The last level before the day, which is where its return starts.
      var last = Double.nan
      values[position] = levels.indices.map { day in
        defer { if levels[day].isFinite { last = levels[day] } }
        return last * shares
      }
    }
    self.returns = returns
    self.values = values
  }
}
