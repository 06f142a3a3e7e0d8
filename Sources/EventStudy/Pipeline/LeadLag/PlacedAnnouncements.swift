internal import Notices

/// Announcements as days on the axis, and the selections of them that are looked at.
struct PlacedAnnouncements {
  /// One announcement.
  struct Item {
    let day: Int
    let symbol: Int
    let name: String
    let kind: String?
  }

  /// Some of the announcements.
  struct Selection {
    let name: String
    let days: [Int]
    let symbols: [Int]

    /// The number of announcements of each day.
    func counts(dayCount: Int) -> [Double] {
      var counts = [Double](repeating: 0, count: dayCount)
      for day in days { counts[day] += 1 }
      return counts
    }
  }

  let items: [Item]
  let leftOut: Int

  var count: Int { items.count }
  /// The symbols that have an announcement, ascending.
  var symbols: [Int] { Set(items.map(\.symbol)).sorted() }

  var notes: [StudyNote] {
    guard leftOut > 0 else { return [] }
    return [
      StudyNote(
        severity: .information,
        source: .events,
        message:
          "\(leftOut == 1 ? "1 announcement is" : "\(leftOut) announcements are") left out: repeats, and those without a date, a "
          + "trading day or a price; leyline align says which"
      )
    ]
  }

  /// Returns all announcements, each company and each kind with enough of them.
  func selections(minimum: Int) -> [Selection] {
    let companies = Dictionary(grouping: items, by: \.name)
    let kinds = Dictionary(grouping: items.filter { $0.kind != nil }) { $0.kind ?? "" }
    return [selection("all", items)]
      + companies.sorted { $0.key < $1.key }.filter { $0.value.count >= minimum }
      .map { selection("company:\($0.key)", $0.value) }
      + kinds.sorted { $0.key < $1.key }.filter { $0.value.count >= minimum }
      .map { selection("kind:\($0.key)", $0.value) }
  }

  private func selection(_ name: String, _ items: [Item]) -> Selection {
    Selection(
      name: name,
      days: items.map(\.day),
      symbols: Set(items.map(\.symbol)).sorted()
    )
  }
}
