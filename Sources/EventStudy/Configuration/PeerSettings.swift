public import EventStatistics

/// The securities that stand beside each event's own as its peers.
public struct PeerSettings: Settings {
  /// The symbols of the peers, in the price files of the study or in ``files``; all of them where none is named and
  /// there is no table.
  public var names: [String] = []
  /// A table with the columns `symbol`, `sector` and `shares_outstanding`, of which the last two may be missing.
  ///
  /// With a sector the peers of an event are the securities of its own one.
  public var tableFile: String?
  /// Price files of the peers, where they are not in those of the study.
  @PathList public var files: [String] = []
  /// How peers weigh in their index.
  public var weights = PeerWeights.equal
  /// Whether a peer with an announcement of its own in the event window stays a peer.
  public var withEvents = false

  /// Creates the standard settings, without peers.
  public init() {}

  /// Whether there are any.
  var areGiven: Bool { !names.isEmpty || tableFile != nil || !files.isEmpty }

  package enum CodingKeys: String, SettingKey {
    case names, files, weights
    case tableFile = "table_file"
    case withEvents = "with_events"

    package static let table = "peers"
    package var option: String {
      switch self {
      case .names: "peers"
      case .tableFile: "peer-table"
      case .files: "peer-prices"
      case .weights: "peer-weights"
      case .withEvents: "peers-with-events"
      }
    }
  }

  package var ranges: [SettingRange] {
    [
      .named("symbols", CodingKeys.names, names),
      .named("a file", CodingKeys.tableFile, [tableFile].compactMap(\.self)),
      .named("files, folders or patterns", CodingKeys.files, files),
    ]
  }
}
