/// The symbol that a file is named for, where no column tells it.
///
/// The folder, the endings and what a browser adds to a second copy are taken away, and at both ends the words
/// that tell no security: those of vendors and tables, dates, and, beside what tells one, exchanges. A name of
/// which nothing would be left stays whole, so that two files never become one security for want of words.
struct FileSymbol: Sendable, Hashable {
  /// The symbol; blank for standard input.
  let symbol: String
  /// What was taken away and may tell two securities of one name apart, such as an exchange: spellings by
  /// meanings.
  let distinctions: [String: String]

  /// Reads a path.
  init(_ path: String) {
    guard path != "-" else {
      self.init(symbol: "", distinctions: [:])
      return
    }
    let whole = Self.withoutEndings(String(path.split(separator: "/").last ?? Substring(path)))
    let name = Self.withoutCopyMark(whole)
    let found =
      VendorFileName(name).map { Self(symbol: $0.symbol, distinctions: $0.distinctions) }
      ?? Self.ofWords(name)
    self = found.map { Self.withoutSuffixes($0) } ?? Self(symbol: whole, distinctions: [:])
  }

  private init(symbol: String, distinctions: [String: String]) {
    self.symbol = symbol
    self.distinctions = distinctions
  }

  // MARK: - Parts of a name

  /// Takes the endings of tables away: `.csv`, `.csv.gz`.
  private static func withoutEndings(_ name: String) -> String {
    var name = name
    while let ending = endings.first(where: {
      name.count > $0.count && name.lowercased().hasSuffix($0)
    }) {
      name.removeLast(ending.count)
    }
    return name
  }

  private static let endings = [
    ".gz", ".zip", ".csv", ".txt", ".tsv", ".dat", ".prn", ".xlsx", ".xlsm", ".xls", ".ods",
  ]

  /// Takes away what is added to the name of a second copy: `AAPL (1)`, `AAPL - Copy`.
  private static func withoutCopyMark(_ name: String) -> String {
    var name = Substring(name)
    if name.last == ")", let open = name.lastIndex(of: "("), open > name.startIndex,
      name[name.index(after: open)...].dropLast().allSatisfy(\.isNumber), name.count > 3
    {
      name = name[..<open]
      while name.last == " " { name.removeLast() }
    }
    for mark in [" - copy", " copy"] where name.lowercased().hasSuffix(mark) {
      name.removeLast(mark.count)
    }
    return name.isEmpty ? String(name.base) : String(name)
  }

  /// Takes away the words at both ends that tell no security; nothing where no other is left.
  private static func ofWords(_ name: String) -> FileSymbol? {
    let words = FileNameWords(name)
    guard let kept = words.kept else { return nil }
    var distinctions: [String: String] = [:]
    for word in words.all where !kept.overlaps(word.range) {
      if case .distinction(let meaning) = word.kind {
        distinctions[meaning] = String(name[word.range])
      }
    }
    return FileSymbol(symbol: String(name[kept]), distinctions: distinctions)
  }

  /// Takes the `-EQ` of the exchange's and the `.NS` or `.BO` of Yahoo's names away.
  private static func withoutSuffixes(_ found: FileSymbol) -> FileSymbol {
    var symbol = SymbolName.withoutYahooSuffix(found.symbol)
    var distinctions = found.distinctions
    if symbol != found.symbol {
      let suffix = String(found.symbol.suffix(2))
      distinctions[FileNameWords.meaning(ofPlace: suffix.lowercased()) ?? suffix] = suffix
    }
    for tail in ["-EQ", "-BE"] where symbol.hasSuffix(tail) && symbol.count > tail.count {
      symbol.removeLast(tail.count)
    }
    return FileSymbol(symbol: symbol, distinctions: distinctions)
  }

  // MARK: - Several files

  /// Compares files that are named for their symbol.
  ///
  /// - Parameter paths: The paths.
  /// - Returns: Two that have one symbol and by their names may be two securities.
  static func clash(among paths: [String]) -> FileNameClash? {
    guard paths.count > 1 else { return nil }
    var first: [String: (path: String, name: FileSymbol)] = [:]
    for path in paths {
      let name = FileSymbol(path)
      guard let known = first[name.symbol] else {
        first[name.symbol] = (path, name)
        continue
      }
      let meanings = Set(known.name.distinctions.keys).symmetricDifference(name.distinctions.keys)
      guard !meanings.isEmpty else { continue }
      let words = meanings.sorted().compactMap {
        known.name.distinctions[$0] ?? name.distinctions[$0]
      }
      return FileNameClash(symbol: name.symbol, files: [known.path, path], words: words)
    }
    return nil
  }
}

/// Two files that have one symbol by their names, which differ in words that may tell two securities apart.
public struct FileNameClash: Sendable, Hashable {
  /// The symbol of both.
  public let symbol: String
  /// The files.
  public let files: [String]
  /// The words in which their names differ.
  public let words: [String]
}
