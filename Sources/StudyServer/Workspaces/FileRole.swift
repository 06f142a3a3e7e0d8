internal import EventStudy
internal import Notices

/// What an uploaded file is for.
enum FileRole: String, Sendable, Hashable, Codable, CaseIterable {
  case prices, market, factors, events, documents, adjustments, intraday, companies, result
  /// A person said that the study has no use for it.
  case unused
  /// The content does not tell; a person must choose.
  case undecided

  /// The role in words.
  var words: String {
    switch self {
    case .prices: "prices of the shares"
    case .market: "a market index"
    case .factors: "factor returns"
    case .events: "a table of events"
    case .documents: "documents and feeds with announcements"
    case .adjustments: "splits and bonus issues"
    case .intraday: "bars within the day"
    case .companies: "names and symbols of companies"
    case .result: "a finished study"
    case .unused: "not for this study"
    case .undecided: "not decided"
    }
  }

  /// The setting that names the files of the role; nothing of roles that are no input of a study.
  var setting: Setting? {
    switch self {
    case .prices: .prices(.files)
    case .market: .market(.files)
    case .factors: .market(.factors)
    case .events: .events(.files)
    case .documents: .events(.announcements)
    case .adjustments: .prices(.adjustments)
    case .intraday: .prices(.intraday)
    case .companies: .events(.companies)
    case .result, .unused, .undecided: nil
    }
  }

  /// Whether a study takes several files of the role.
  var takesMany: Bool {
    switch self {
    case .prices, .market, .events, .documents, .intraday, .result, .unused, .undecided: true
    case .factors, .adjustments, .companies: false
    }
  }
}

/// A file of a workspace.
struct StoredFile: Sendable, Hashable, Codable {
  let id: String
  let name: String
  var role: FileRole
  var bytes: Int
  /// By what the role was decided, or why it was not.
  var reason: String?
  /// The roles to choose from, where it is not certain.
  var candidates: [FileRole] = []
  /// Whether the server wrote it: an edited table of events, or adjustments.
  var made = false
  /// The securities or indices of a price file whose role was told by its content.
  var symbols: [String]?

  private enum CodingKeys: String, CodingKey {
    case id, name, role, bytes, reason, candidates, made
  }
}

extension StoredFile {
  /// A file with what was found of it.
  init(id: String, _ name: FileName, _ finding: FileRecognizer.Finding, bytes: Int) {
    self.init(
      id: id,
      name: name.text,
      role: finding.role,
      bytes: bytes,
      reason: finding.reason,
      candidates: finding.candidates,
      symbols: finding.symbols
    )
  }
}

/// A split or a bonus issue that was added by a click.
struct AdjustmentLine: Sendable, Hashable, Codable {
  var symbol: String
  var date: String
  var factor: Double
}
