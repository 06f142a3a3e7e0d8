internal import Announcements
internal import EventStudy
internal import Foundation
internal import HTTPTypes
internal import Notices
internal import PriceData

/// What one tab holds: files, settings, and what was edited.
struct Workspace: Sendable {
  /// The names of the tables that the server writes itself: edited events, and adjustments with added lines.
  private static let madeNames: [FileRole: String] = [
    .events: "edited-events", .adjustments: "added-adjustments",
  ]

  let id: String
  /// Its own folder, for files and runs.
  let path: String
  var files: [StoredFile] = []
  /// The settings as they were given.
  var settings = JSONValue.object([:])
  var adjustments: [AdjustmentLine] = []
  /// Counts changes, so that what was worked out before one is not told after it.
  var revision = 0
  var lastUsed = ContinuousClock.now
  /// What was worked out for a revision, by what it is.
  var known: [String: (revision: Int, data: Data)] = [:]

  init(id: String, in parent: String) {
    self.id = id
    path = "\(parent)/\(id)"
  }

  /// The folder of the files.
  var folder: StudyFolder { StudyFolder(path: "\(path)/files") }

  /// The folder of the runs.
  var runsPath: String { "\(path)/runs" }

  /// Whether an edited table stands in the place of event files and documents.
  var hasEditedEvents: Bool { files.contains { $0.made && $0.role == .events } }

  /// The name of the server's own table of a role, beside files that a person has under such a name.
  func madeName(_ role: FileRole) -> String {
    if let made = files.first(where: { $0.made && $0.role == role }) { return made.name }
    let stem = Self.madeNames[role] ?? "made"
    let taken = Set(files.map(\.name))
    var (name, number) = ("\(stem).csv", 2)
    while taken.contains(name) {
      name = "\(stem)-\(number).csv"
      number += 1
    }
    return name
  }

  /// The server's own tables that a study reads now, by their names.
  ///
  /// - Throws: What reading them throws.
  func madeTables() throws -> [String: Data] {
    let made = files.filter { $0.made && files($0.role).contains($0) }
    return try Dictionary(
      made.map {
        ($0.name, try Data(contentsOf: URL(fileURLWithPath: folder.path(of: $0.name))))
      },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// The files of a role that a study reads, in the order in which they came.
  func files(_ role: FileRole) -> [StoredFile] {
    let all = files.filter { $0.role == role }
    let made = all.filter(\.made)
    switch role {
    case .events, .adjustments: return made.isEmpty ? all : made
    case .documents: return hasEditedEvents ? [] : all
    default: return all
    }
  }

  /// Returns the settings of a study of the files.
  ///
  /// - Parameter overrides: What is laid over the settings of the workspace.
  /// - Returns: The settings, with the paths of files.
  /// - Throws: ``ServerFailure`` for files that are not decided on, and what reading the settings throws.
  func study(_ overrides: JSONValue? = nil) throws -> StudySettings {
    if let file = files.first(where: { $0.role == .undecided }) {
      var body = ErrorBody(
        message: "\(file.name): it is not decided what this file is",
        advice: "choose what it is, or remove it"
      )
      body.file = file.name
      throw ServerFailure(.unprocessableContent, body)
    }
    return try settings(overrides) { folder.path(of: $0) }
  }

  /// Returns the settings with files as their names alone, as a study file beside them has them.
  func namedStudy(_ overrides: JSONValue? = nil) throws -> StudySettings {
    try settings(overrides) { $0 }
  }

  /// Returns the settings as they were given, with the files of the workspace.
  func tables(_ overrides: JSONValue?, path: (String) -> String) -> JSONValue {
    var tables = overrides.map { settings.laid(under: $0) } ?? settings
    for role in FileRole.allCases {
      let paths = files(role).map { JSONValue.string(path($0.name)) }
      guard let setting = role.setting, let last = paths.last else { continue }
      let value = role.takesMany ? JSONValue.array(paths) : last
      tables = tables.laid(under: .object([setting.section: .object([setting.key: value])]))
    }
    return tables
  }

  private func settings(
    _ overrides: JSONValue?,
    path: (String) -> String
  ) throws -> StudySettings {
    if let overrides { try SettingPlaces.check(overrides) }
    return try StudySettings(
      json: tables(overrides, path: path).text,
      name: "settings",
      over: StudySettings()
    )
  }

  /// Returns what a result depends on as one text: settings with their defaults, files and what they are.
  ///
  /// It is the same as before after a change that was taken back, and says nothing to another process.
  func state() throws -> String {
    var hasher = Hasher()
    hasher.combine(try JSONValue(of: namedStudy()))
    for file in files {
      hasher.combine(file.id)
      hasher.combine(file.role)
    }
    return String(UInt(bitPattern: hasher.finalize()), radix: 36)
  }

  /// Takes the only file with one series for the index, where others have several and nothing else is one.
  ///
  /// A share is no index: that of another file, or of a company that is known.
  mutating func settleMarket() {
    guard files(.market).isEmpty else { return }
    let prices = files.indices.filter { files[$0].role == .prices && files[$0].symbols != nil }
    let single = prices.filter { files[$0].symbols?.count == 1 }
    guard single.count == 1, prices.count > 1, let symbol = files[single[0]].symbols?.first,
      CompanyDirectory.standard.company(symbol: symbol) == nil
    else { return }
    let others = prices.filter { $0 != single[0] }.flatMap { files[$0].symbols ?? [] }
    guard SymbolDirectory(others).index(of: symbol) == nil else { return }
    files[single[0]].role = .market
    files[single[0]].reason = "it is the only file with one series, beside files with several"
  }
}

/// A workspace as clients see it.
struct WorkspaceState: Encodable {
  let id: String
  /// What results depend on, as one text; nothing where the settings cannot be read with the files.
  let state: String?
  let files: [StoredFile]
  let settings: JSONValue
  let editedEvents: Bool
  let adjustments: Int
  let runs: [RunState]

  private enum CodingKeys: String, CodingKey {
    case id, state, files, settings, adjustments, runs
    case editedEvents = "edited_events"
  }

  init(_ workspace: Workspace, runs: [RunState]) {
    id = workspace.id
    state = try? workspace.state()
    files = workspace.files
    settings = workspace.settings
    editedEvents = workspace.hasEditedEvents
    adjustments = workspace.adjustments.count
    self.runs = runs
  }
}

/// A workspace in a list of those that hold something.
struct WorkspaceSummary: Encodable {
  /// How many names of files are told.
  private static let most = 5

  let id: String
  /// The names of the first files.
  let files: [String]
  let fileCount: Int
  let runCount: Int
  /// Whether something runs or waits to.
  let busy: Bool
  /// How many seconds ago it was used last.
  let idleSeconds: Int

  private enum CodingKeys: String, CodingKey {
    case id, files, busy
    case fileCount = "n_files"
    case runCount = "n_runs"
    case idleSeconds = "idle_seconds"
  }

  init(_ workspace: Workspace, runs: [RunState]) {
    id = workspace.id
    files = workspace.files.prefix(Self.most).map(\.name)
    fileCount = workspace.files.count
    runCount = runs.count
    busy = runs.contains { !$0.state.hasEnded }
    idleSeconds = Int((ContinuousClock.now - workspace.lastUsed).components.seconds)
  }
}
