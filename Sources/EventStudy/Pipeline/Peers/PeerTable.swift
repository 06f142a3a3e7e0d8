internal import DelimitedText
internal import Notices
internal import PriceData

/// A table of securities with their sectors and the shares that are outstanding.
struct PeerTable: Sendable {
  /// The symbols, in the order of the file.
  let symbols: [String]
  /// The path of the file, for messages.
  let name: String
  /// The sector of each; nothing where the table has no such column.
  private let sectors: [String?]?
  /// The shares outstanding of each; nothing where the table has no such column.
  private let shares: [Double?]?
  private let directory: SymbolDirectory

  private static let symbolNames = ["symbol", "ticker", "scrip", "security", "name"]
  private static let sectorNames = ["sector", "industry", "peer_group", "group"]
  private static let shareNames = ["shares_outstanding", "shares", "shrout"]

  /// Reads a file.
  ///
  /// - Throws: ``StudyError`` when it is no table, has no column of symbols, names one twice, or has shares that are no
  ///   numbers above 0.
  init(path: String, holding held: HeldFiles) throws(StudyError) {
    let table: DelimitedTable
    do throws(DelimitedTextError) {
      table = try DelimitedTable.read(path, holding: held)
    } catch {
      throw .configuration(.invalidSetting(error.message))
    }
    guard let symbol = table.column(named: Self.symbolNames) else {
      throw .configuration(
        .missing(
          what:
            "\(path) has no column of symbols (its columns are \(table.header.joined(separator: ", ")))",
          remedy: "call the column symbol"
        )
      )
    }
    let sector = table.column(named: Self.sectorNames)
    let share = table.column(named: Self.shareNames)
    var symbols: [String] = []
    var sectors: [String?] = []
    var shares: [Double?] = []
    var seen: Set<String> = []
    for row in table.rows {
      guard let name = table.field(symbol, of: row) else { continue }
      guard seen.insert(name).inserted else {
        throw .configuration(
          .invalidSetting(
            "\(table.position(row)): \(name) is in the table twice; leave one row of it"
          )
        )
      }
      symbols.append(name)
      sectors.append(sector.flatMap { table.field($0, of: row) })
      if let share { shares.append(try Self.shares(table, column: share, row: row)) }
    }
    self.symbols = symbols
    self.name = path
    self.sectors = sector == nil ? nil : sectors
    self.shares = share == nil ? nil : shares
    directory = SymbolDirectory(symbols)
  }

  private static func shares(
    _ table: DelimitedTable,
    column: Int,
    row: DelimitedTable.Row
  ) throws(StudyError) -> Double? {
    guard let text = table.field(column, of: row) else { return nil }
    guard let value = EventColumn.number(text), value > 0 else {
      throw .configuration(
        .invalidSetting(
          "\(table.position(row, column: column)): \"\(text)\" is no number above 0; write the shares outstanding, "
            + "such as 1250000, or leave the field empty"
        )
      )
    }
    return value
  }

  /// Whether the table tells sectors.
  var hasSectors: Bool { sectors != nil }
  /// Whether the table tells shares.
  var hasShares: Bool { shares != nil }

  /// Returns the sector of a security.
  func sector(of symbol: String) -> String? {
    sectors.flatMap { sectors in directory.index(of: symbol).flatMap { sectors[$0] } }
  }

  /// Returns the shares outstanding of a security.
  func shares(of symbol: String) -> Double? {
    shares.flatMap { shares in directory.index(of: symbol).flatMap { shares[$0] } }
  }
}
