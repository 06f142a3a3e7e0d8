internal import Announcements
internal import Notices
internal import PriceData

/// Announcements whose tables name securities in another way than the prices do: by the name of the
/// company, an ISIN or another number.
struct NamedSecurities {
  let announcements: [Announcement]
  let notes: [StudyNote]

  /// Gives announcements the symbols of the prices, where their own are not among those.
  ///
  /// What the prices call a security comes first, whatever it is; the list of companies translates what they
  /// do not have.
  ///
  /// - Parameters:
  ///   - announcements: The announcements.
  ///   - symbols: The symbols of the prices.
  ///   - companies: Returns the list of companies, which most studies do not need here.
  /// - Throws: ``StudyError`` when the list of companies cannot be read.
  init(
    _ announcements: [Announcement],
    symbols: SymbolDirectory,
    companies: () throws(StudyError) -> CompanyDirectory
  ) throws(StudyError) {
    let unknown = announcements.indices.filter {
      symbols.match(announcements[$0].symbol) == .unknown
    }
    guard !unknown.isEmpty else {
      (self.announcements, notes) = (announcements, [])
      return
    }
    let names = SecurityNames(try companies())
    var renamed = announcements
    var pairs: [String: String] = [:]
    var count = 0
    for index in unknown where !announcements[index].symbol.isEmpty {
      let place = names.alternatives(to: announcements[index]).lazy
        .compactMap { symbols.index(of: $0) }.first
      guard let place else { continue }
      pairs[announcements[index].symbol] = symbols.symbols[place]
      renamed[index].symbol = symbols.symbols[place]
      count += 1
    }
    self.announcements = renamed
    notes = pairs.isEmpty ? [] : [Self.note(pairs, events: count)]
  }

  private static func note(_ pairs: [String: String], events: Int) -> StudyNote {
    let shown = pairs.sorted { $0.key < $1.key }.prefix(3).map {
      "\"\($0.key.clipped)\" is \($0.value.clipped)"
    }
    return StudyNote(
      severity: .information,
      source: .events,
      message: Message(
        "\(events) \(events == 1 ? "event names its" : "events name their") security by a name or number "
          + "that the prices do not have, and \(events == 1 ? "is" : "are") matched by the company: "
          + shown.joined(separator: ", ") + (pairs.count > 3 ? ", …" : "")
      )
    )
  }
}
