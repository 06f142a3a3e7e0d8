internal import EventStatistics
internal import EventStudy

/// The peers of each event, and who was left out of them.
enum PeersSection {
  /// Returns the section; nothing in a study without peers, or without results of single events.
  static func section(_ result: StudyResult, for face: Face) -> ReportSection? {
    let found = result.analysis.peers
    guard !found.isEmpty else { return nil }
    let text = PeerWords(result, format: face.format).sentence
    return ReportSection(
      anchor: "peers",
      title: "Peers",
      introduction: text,
      parts: [
        ReportSection.Part(brief: text),
        ReportSection.Part(
          table: FigureTable(
            label: "Peers of each event",
            columns: [
              .words("Event"), .words("Symbol"), .number("Number"), .words("Peers"),
              .words("Left out"),
            ],
            rows: found.prefix(face.rowLimit).map { event in
              FigureTable.Row(cells: [
                .words(event.eventID).styled("day"), .words(event.symbol),
                .count(event.peers.count), .words(event.peers.joined(separator: ", ")),
                .words(
                  event.leftOut.map { "\($0.symbol): \($0.reason)" }.joined(separator: "; ")
                ),
              ])
            },
            listing: (found.count, StudyTables.file(.peers))
          ),
          isDetail: true
        ),
      ]
    )
  }
}

/// The peers of a study in a sentence.
struct PeerWords {
  private let result: StudyResult
  private let format: NumberFormat

  init(_ result: StudyResult, format: NumberFormat) {
    self.result = result
    self.format = format
  }

  /// How many peers events have, how they weigh, and how many were left out.
  var sentence: String {
    let found = result.analysis.peers
    let counts = found.map(\.peers.count)
    let least = counts.min() ?? 0
    let most = counts.max() ?? 0
    let number =
      least == most
      ? format.counted(most, "peer") : "\(format.count(least)) to \(format.counted(most, "peer"))"
    let left = found.reduce(0) { $0 + $1.leftOut.count }
    let settings = result.configuration.peers
    let rule =
      settings.withEvents
      ? "its own security is never one of them"
      : "neither its own security is one of them, nor one with an announcement of its own in the event window"
    return "\(found.count == 1 ? "The event has" : "Each event has") \(number), which weigh "
      + "\(settings.weights == .equal ? "equally" : "by their market value before each day"); \(rule)"
      + (left > 0 ? " (\(format.count(left)) left out)" : "") + "."
  }
}
