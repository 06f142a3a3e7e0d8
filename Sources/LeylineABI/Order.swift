internal import ArrowExchange
internal import CLeyline
internal import CivilTime
internal import DelimitedText
internal import EventAlignment
internal import EventStudy
internal import Foundation
internal import Notices
internal import Simulation
internal import TOMLKit

/// What a session is to do, as its settings and inputs say.
struct Order {
  /// The settings of a study.
  private(set) var settings = StudySettings()
  private let task: Task
  /// The tables of every text, for what is asked of their keys.
  private var tables: [[String: Any]] = []
  /// The tables of those texts that are no study file.
  private var options: [[String: Any]] = []
  private var held = HeldFiles()
  /// The data frames whose memory is in use until the run has ended.
  private var frames: [FrameTable] = []
  /// From how many rows on the columns of a frame are kept as they are; what is read does not depend on it.
  private static let manyRows = 10_000
  /// The paths of texts in memory, by role.
  private var inputs: [InputRole: [String]] = [:]
  /// The parts of a study that are to be put together.
  private(set) var parts: [ReceivedPart] = []

  init(_ task: Task) { self.task = task }

  /// Lays the keys of a text over what was set before: JSON, or TOML as a study file has it.
  mutating func set(_ text: String, folder: String, name: String) throws(ConfigurationError) {
    if text.first(where: { !$0.isWhitespace }) == "{" {
      try set(json: text, name: name)
      if folder.isEmpty, let table = tables.last { options.append(table) }
    } else {
      try set(toml: text, name: name)
    }
    if !folder.isEmpty { settings = StudyFile(settings, folder: folder).resolved() }
  }

  private mutating func set(toml text: String, name: String) throws(ConfigurationError) {
    // The TOML library keeps what it has read, so it is given no more than this text.
    let table = try? TOMLTable(string: text)
    do {
      try set(json: table?.convert(to: .json) ?? "", name: name)
    } catch {
      // The reader of study files says it with its lines; it knows no table of other work.
      if table == nil || task.ownTable == nil {
        _ = try StudyFile(text: text, name: name, over: settings)
      }
      throw error
    }
  }

  private mutating func set(json: String, name: String) throws(ConfigurationError) {
    guard var object = try? JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    else { throw .cannotRead(file: name, reason: "the settings are no JSON object") }
    let whole = object
    if let own = task.ownTable { object[own] = nil }
    let shared = (try? JSONSerialization.data(withJSONObject: object)) ?? Data()
    settings = try StudySettings(
      json: String(decoding: shared, as: UTF8.self),
      name: name,
      over: settings
    )
    tables.append(whole)
  }

  /// Whether a text in the place of files can be set with a folder, which only the first one can.
  var hasSettings: Bool { !tables.isEmpty }

  /// Whether a text names a key.
  func names(_ section: String, _ key: String) -> Bool {
    tables.contains { ($0[section] as? [String: Any])?[key] != nil }
  }

  /// Whether a text that is no study file names a key: JSON without a folder.
  func namesAsOption(_ section: String, _ key: String) -> Bool {
    options.contains { ($0[section] as? [String: Any])?[key] != nil }
  }

  /// Takes a text in the place of a file, or a part of a study.
  mutating func hold(_ bytes: Data, as path: String, role: InputRole) throws {
    try begin(path, role)
    if role == .part {
      // Read at once, so that the bytes of many large parts need not lie here together.
      parts.append(try ReceivedPart(bytes))
    } else {
      held.hold(Array(bytes), as: path)
    }
  }

  /// Takes a data frame in the place of a file: its columns where they are many prices, else its text.
  mutating func hold(_ frame: FrameTable, as path: String, role: InputRole) throws(SessionError) {
    try begin(path, role)
    guard role == .prices, frame.rowCount >= Self.manyRows else {
      held.hold(frame.text, as: path, digest: frame.digest)
      frame.close()
      return
    }
    held.hold(frame, as: path, digest: frame.digest)
    frames.append(frame)
  }

  private mutating func begin(_ path: String, _ role: InputRole) throws(SessionError) {
    guard !held.holds(path), inputs[.part]?.contains(path) != true else {
      throw SessionError(
        leyline_status(LEYLINE_INVALID),
        "two inputs are called \"\(HeldFiles.name(path))\"; give each a name of its own",
        place: InputPlace(file: path)
      )
    }
    inputs[role, default: []].append(path)
  }

  /// Gives the memory of data frames back to those who gave them.
  func closeFrames() {
    for frame in frames { frame.close() }
  }

  /// The order with its texts in memory in the place of files.
  func filled() -> Order {
    var order = self
    if let paths = inputs[.prices] {
      // Other prices are another study: nothing of the file's simulated label carries over.
      order.settings.prices.files = paths
      if !names("prices", "intraday") { order.settings.prices.intraday = [] }
    }
    if let paths = inputs[.market] { order.settings.market.files = paths }
    if let paths = inputs[.events] {
      order.settings.events.files = paths
      order.settings.events.announcements = []
    }
    if let paths = inputs[.intraday] { order.settings.prices.intraday = paths }
    order.settings.market.factors = inputs[.factors]?.last ?? settings.market.factors
    order.settings.market.companion = inputs[.companion]?.last ?? settings.market.companion
    order.settings.prices.adjustments = inputs[.adjustments]?.last ?? settings.prices.adjustments
    order.settings.events.companies = inputs[.companies]?.last ?? settings.events.companies
    order.settings.prices.held = held
    order.settings.events.held = held
    return order
  }

  /// Reads the table of a piece of work from every text, the last first.
  private func own<Table: Decodable & OwnTable>(_ type: Table.Type) throws -> Table {
    var merged: [String: Any] = [:]
    for table in tables {
      let part = task.ownTable.flatMap { table[$0] as? [String: Any] } ?? [:]
      for (key, value) in part {
        guard Table.keys.contains(key) else {
          throw ConfigurationError.unknownKey(
            file: "settings",
            key: "\(task.rawValue).\(key)",
            suggestion: nil
          )
        }
        merged[key] = value
      }
    }
    do {
      return try JSONDecoder().decode(
        Table.self,
        from: JSONSerialization.data(withJSONObject: merged)
      )
    } catch let error as DecodingError {
      throw StudyFile.invalidValue(error, file: task.rawValue)
    }
  }

  /// What is asked of prices before a day, and the files of trades where daily averages are.
  func pricing() throws -> (settings: PricingSettings, trades: [String]) {
    let table = try own(PricingTable.self)
    return (try table.settings(), table.trades ?? [])
  }

  /// Which days are extreme.
  func extremes() throws -> ExtremeSettings { try own(ExtremeTable.self).settings }

  /// What a simulated market is made from.
  func simulation() throws -> SimulationParameters { try own(SimulationTable.self).parameters }
}

/// What an input is for.
enum InputRole: String, CaseIterable, Sendable {
  case prices, market, factors, companion, events, intraday, adjustments, companies, part
}

extension PricingTable: OwnTable {}
extension ExtremeTable: OwnTable {}

/// A table of settings that one piece of work has beside those of studies.
private protocol OwnTable {
  static var keys: Set<String> { get }
}

/// The table `simulate`, named as the options of the command.
private struct SimulationTable: Decodable, OwnTable {
  var seed: Int?
  var companies: Int?
  var events_per_company: Int?
  var from: CalendarDate?
  var to: CalendarDate?
  var no_effect: Bool?

  static let keys: Set<String> = [
    "seed", "companies", "events_per_company", "from", "to", "no_effect",
  ]

  var parameters: SimulationParameters {
    var parameters = SimulationParameters.sample(seed: UInt64(clamping: seed ?? 1))
    parameters.companyCount = companies ?? parameters.companyCount
    parameters.eventsPerCompany = events_per_company ?? parameters.eventsPerCompany
    parameters.bonusIssues = parameters.bonusIssues.filter { $0.company < parameters.companyCount }
    if let from { parameters.firstDay = from }
    if let to { parameters.lastDay = to }
    return no_effect == true ? parameters.withoutEffect() : parameters
  }
}
