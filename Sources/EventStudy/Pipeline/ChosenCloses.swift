internal import Notices
internal import PriceData

/// Which of several closes in price files returns are computed from.
struct ChosenCloses {
  /// The files with the same closes, and how many they are.
  private var choices: [(closes: [CloseColumn], file: String, count: Int)] = []
  private let usesAdjustedClose: Bool

  /// Looks at what was understood of price files.
  init(_ sources: [SourceSummary], settings: PriceSettings) {
    usesAdjustedClose = settings.usesAdjustedClose
    guard settings.values == .prices else { return }
    var places: [[CloseColumn]: Int] = [:]
    for source in sources where source.closes.count > 1 {
      if let place = places[source.closes] {
        choices[place].count += 1
      } else {
        places[source.closes] = choices.count
        choices.append((source.closes, source.path, 1))
      }
    }
  }

  /// One note for each set of closes: the column that is used, and how to use each of the others.
  var notes: [StudyNote] {
    choices.compactMap { closes, file, count in
      let isUsed = { (close: CloseColumn) in close.isAdjusted == usesAdjustedClose }
      guard let used = closes.first(where: isUsed) else { return nil }
      let files = count == 1 ? file : "\(count) price files"
      return StudyNote(
        severity: .information,
        source: .prices,
        message: closes.filter { $0 != used }.reduce(
          "\(files): returns are of the column \"\(used.header.clipped)\""
        ) { "\($0); \(advice(for: $1, isStandard: $1 == closes[0]))" }
      )
    }
  }

  /// Returns how to use another close.
  ///
  /// - Parameters:
  ///   - close: Its column.
  ///   - isStandard: Whether it is used where nothing else is said.
  /// - Returns: A clause that names the setting.
  private func advice(for close: CloseColumn, isStandard: Bool) -> Message {
    let taking = taking(close, isStandard: isStandard)
    return
      "\"\(close.header.clipped)\" is there too: \(taking, onPage: "it can be taken instead")"
  }

  private func taking(_ close: CloseColumn, isStandard: Bool) -> Message {
    if close.isAdjusted { return "\(.prices(.useAdjustedClose)) takes it" }
    if isStandard { return "it is taken without \(.prices(.useAdjustedClose))" }
    let assigned = close.header.contains(" ") ? "\"\(close.header)\"" : close.header
    let assignment: Message = "\(.prices(.columns), "close=\(assigned)")"
    guard usesAdjustedClose else { return "\(assignment) takes it" }
    return "\(assignment) without \(.prices(.useAdjustedClose)) takes it"
  }
}
