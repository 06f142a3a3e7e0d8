internal import Synchronization

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// What the words of ``HeaderWords`` say of a column's key.
///
/// Words of plain letters are found in the text of the table as it stands, which is enough for most files.
/// The words of all languages are taken apart once, when a key is none of them. A word that has lost its
/// accents counts only where no plain word is spelled so, and both ways give the same.
enum HeaderLexicon {
  /// What a key stands for.
  struct Entry: Sendable {
    /// The roles of the column, each with its rank.
    var meanings: [ColumnNames.Meaning] = []
    /// The rank of the name of a column of returns.
    var returns: Int?
    /// The value that stands beside a price.
    var other: OtherValue?

    fileprivate var isEmpty: Bool { meanings.isEmpty && returns == nil && other == nil }

    fileprivate mutating func add(_ role: ColumnRole, _ rank: Int) {
      guard !meanings.contains(where: { $0.role == role }) else { return }
      meanings.append(ColumnNames.Meaning(role: role, rank: rank))
    }
  }

  /// Returns what a key stands for.
  static func entry(_ key: String) -> Entry {
    if isTakenApart.load(ordering: .acquiring) { return all[key] ?? Entry() }
    if let known = searched.withLock({ $0[key] }) { return known }
    let found = plainEntry(key)
    guard !found.isEmpty else { return all[key] ?? Entry() }
    searched.withLock { $0[key] = found }
    return found
  }

  /// Returns what a key stands for by the words of plain letters.
  static func plainEntry(_ key: String) -> Entry {
    var entry = Entry()
    guard !key.isEmpty, key.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x80 }) else { return entry }
    let wanted = Array(key.utf8)
    for ranked in HeaderWords.roles {
      for (rank, lines) in ranked.ranks.enumerated() where has(wanted, lines) {
        entry.add(ranked.role, rank)
      }
    }
    entry.returns = HeaderWords.returns.firstIndex { has(wanted, $0) }
    entry.other = HeaderWords.others.first { has(wanted, $0.words) }?.value
    return entry
  }

  /// Whether a word stands in some lines, with a blank before it.
  private static func has(_ word: [UInt8], _ lines: String) -> Bool {
    let found = lines.utf8.withContiguousStorageIfAvailable { text -> Bool in
      guard let base = text.baseAddress, let first = word.first else { return false }
      var place = 1
      while place + word.count <= text.count,
        let found = memchr(base + place, Int32(first), text.count - place - word.count + 1)
      {
        place = UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found))
        let end = place + word.count
        if text[place - 1] == 0x20, end == text.count || text[end] <= 0x20,
          memcmp(found, word, word.count) == 0
        {
          return true
        }
        place += 1
      }
      return false
    }
    return found ?? HeaderWords.words(of: lines).contains { $0.word.utf8.elementsEqual(word) }
  }

  private static let isTakenApart = Atomic<Bool>(false)
  /// What was found so far of plain words.
  private static let searched = Mutex<[String: Entry]>([:])

  /// The words of all languages.
  static let all: [String: Entry] = {
    var entries: [String: Entry] = [:]
    var accented: [(key: String, add: (inout Entry) -> Void)] = []
    func take(_ lines: String, _ add: @escaping (inout Entry) -> Void) {
      for (_, word) in HeaderWords.words(of: lines) {
        guard word.utf8.contains(where: { $0 >= 0x80 }) else {
          add(&entries[String(word), default: Entry()])
          continue
        }
        accented += HeaderKey.spellings(word).map { ($0, add) }
      }
    }
    for ranked in HeaderWords.roles {
      for (rank, lines) in ranked.ranks.enumerated() { take(lines) { $0.add(ranked.role, rank) } }
    }
    for (rank, lines) in HeaderWords.returns.enumerated() {
      take(lines) { $0.returns = $0.returns ?? rank }
    }
    for (value, lines) in HeaderWords.others { take(lines) { $0.other = $0.other ?? value } }
    let plain = Set(entries.keys)
    for (key, add) in accented where !plain.contains(key) {
      add(&entries[key, default: Entry()])
    }
    isTakenApart.store(true, ordering: .releasing)
    return entries
  }()
}
