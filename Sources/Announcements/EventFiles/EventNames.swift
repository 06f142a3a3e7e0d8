internal import CivilTime
internal import Foundation

/// The identifiers of events that their source does not name.
enum EventNames {
  /// Gives each row without an identifier one that a person can read and that does not change between
  /// runs.
  ///
  /// `ASHOKLEY-2025-09-02`; a second announcement of the day has `-2`. Without a date the name of
  /// the file takes its place, without a symbol the name of the file takes that.
  /// Identifiers of other rows are taken, and so are those that rows have already.
  static func give(to rows: inout [Announcement], taken: Set<String> = []) {
    let taken = taken.union(rows.map(\.eventID))
    var used: [String: Int] = [:]
    for index in rows.indices where rows[index].eventID.isEmpty {
      let file = (rows[index].sourceFile as NSString).lastPathComponent
      let stem = (file as NSString).deletingPathExtension
      let who = rows[index].symbol.isEmpty ? stem : rows[index].symbol
      let when =
        rows[index].publication?.date.description
        ?? (rows[index].symbol.isEmpty ? "undated" : "undated-\(stem)")
      let base = "\(who)-\(when)"
      var name = base
      repeat {
        used[base, default: 0] += 1
        let count = used[base, default: 1]
        name = count == 1 ? base : "\(base)-\(count)"
      } while taken.contains(name)
      rows[index].eventID = name
    }
  }
}
