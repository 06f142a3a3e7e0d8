/// Whether two texts name other things in the same places.
extension NamedThings {
  /// The names that both texts have; such as stand in both headlines are marked as of the headline.
  func names(in other: NamedThings) -> [Name] {
    // A name of a text in Hindi is a word among others, which sounds as the name does.
    if language == .hindi, other.language != .hindi {
      return other.names.filter { $0.isSure && NameSound.has($0, among: sounds) }
    }
    return names.compactMap { name in
      if other.language == .hindi, language != .hindi, name.isSure,
        NameSound.has(name, among: other.sounds)
      {
        return name.outsideHeadline
      }
      let same = other.names.filter { name.isSame(as: $0) }
      guard !same.isEmpty else { return nil }
      return name.isInHeadline && !same.contains(where: \.isInHeadline)
        ? name.outsideHeadline : name
    }
  }

  /// Whether the headline of one has a name that stands in headline or first paragraph of the other.
  func shareHeadName(with other: NamedThings) -> Bool {
    names.contains { name in
      name.isInHead && !name.isPlace && !name.isMinor
        && other.names.contains { second in
          second.isInHead && !second.isMinor && (name.isInHeadline || second.isInHeadline)
            && name.isSame(as: second)
        }
    }
  }

  /// Whether both headlines have a name that is no place.
  func shareHeadlineName(with other: NamedThings) -> Bool {
    names.contains { name in
      name.isInHeadline && !name.isPlace && !name.isMinor
        && other.names.contains { $0.isInHeadline && !$0.isMinor && name.isSame(as: $0) }
    }
  }

  /// Whether headline and first paragraph of both have a name of one that comes or goes.
  func sharePerson(with other: NamedThings) -> Bool {
    names.contains { name in
      name.isInHead && !name.isPlace && !name.isMinor && !name.isAcronym
        && other.names.contains { second in
          second.isInHead && !second.isPlace && !second.isMinor && !second.isAcronym
            && max(name.stems.count, second.stems.count) >= 2 && name.isSame(as: second)
        }
    }
  }

  /// Whether words of the text begin with the letters of an acronym: `offshore patrol vessels` of `OPVs`.
  private func spells(_ name: Name) -> Bool {
    // `OPVs` is the plural of an acronym.
    let word = name.text.utf8.last == 0x73 ? name.text.utf8.dropLast() : name.text.utf8[...]
    guard word.allSatisfy({ (0x41...0x5A).contains($0) }) else { return false }
    let letters = Array(word)
    return letters.count >= 3 && !initials.isEmpty && initials.contains(letters)
  }

  /// The counts that both texts have.
  func counts(in other: NamedThings) -> [Count] {
    counts.filter { count in other.counts.contains { count.isSame(as: $0) } }
  }

  /// Whether each headline has a name that the other text lacks.
  ///
  /// - Parameters:
  ///   - other: What the other text names.
  ///   - least: The words of a name that counts.
  ///   - words: Whether the text itself has the stem of a word.
  ///   - otherWords: Whether the other text has it.
  /// - Returns: Whether each names something that the other lacks.
  func nameOthers(
    than other: NamedThings,
    ofWords least: Int = 1,
    words: (UInt64) -> Bool,
    otherWords: (UInt64) -> Bool
  ) -> Bool {
    // Where both headlines name one firm, a city beside it in one of them tells nothing apart.
    let countsPlaces = !shareHeadlineName(with: other)
    func lacks(_ one: NamedThings, _ other: NamedThings, _ words: (UInt64) -> Bool) -> Bool {
      one.names.contains { name in
        name.stems.count >= least && name.isInHeadline && name.isSure && !name.isMinor
          && (countsPlaces || !name.isPlace)
          && !name.stems.contains { other.capitals.contains($0) || words($0) }
          && !other.names.contains { $0.isAcronym(of: name) || $0.stems == name.stems }
          && !one.acronyms.explain(name, has: words) && !other.spells(name)
          && !(name.isPlace && other.heads.contains(WordKey(name.text.utf8.prefix(4)).value))
      }
    }
    return lacks(self, other, otherWords) && lacks(other, self, words)
  }

  /// Whether each headline has a name that headline and first paragraph of the other lack, while these
  /// have no name and no distinctive count in common: what the rest of a text names may be what it recalls.
  func headOthers(than other: NamedThings) -> Bool {
    func lacks(_ one: NamedThings, _ second: NamedThings) -> Bool {
      one.names.contains { name in
        name.isInHeadline && name.isSure && !name.isMinor && !name.isPlace
          && !name.stems.contains(where: second.headWords.contains)
          && !second.names.contains { $0.isAcronym(of: name) }
          && !one.acronyms.explain(name, has: second.headWords.contains) && !second.spells(name)
      }
    }
    return lacks(self, other) && lacks(other, self) && !shareHeadName(with: other)
      && !counts(in: other).contains { count in
        count.isDistinctive && other.counts.contains { $0.isInHead && count.isSame(as: $0) }
      }
  }

  /// Whether both have three names in common, or two of headline and first paragraph that stand in a headline,
  /// or two and a count, so that other sums are parts of one, or its whole.
  ///
  /// - Parameters:
  ///   - other: What the other text names.
  ///   - byNames: Whether the names alone may tell it.
  /// - Returns: Whether other sums tell nothing apart.
  func areOfOneMatter(as other: NamedThings, byNames: Bool) -> Bool {
    let sure = names(in: other).filter { $0.isSure && !$0.isPlace && !$0.isMinor }
    guard Set(sure.map(\.stems)).count >= 2 else { return false }
    if !counts(in: other).isEmpty { return true }
    let own = sure.filter { !$0.stems.allSatisfy(Self.bodies.contains) }
    guard byNames else { return false }
    if Set(own.map(\.stems)).count >= Self.names { return true }
    let headed = names.filter { name in
      name.isSure && name.isInHead && own.contains { $0.stems == name.stems }
        && other.names.contains { second in
          second.isInHead && (name.isInHeadline || second.isInHeadline) && name.isSame(as: second)
        }
    }
    return Set(headed.map(\.stems)).count >= 2
  }

  /// Whether both have so many names in common that others in their headlines tell nothing apart.
  func shareManyNames(with other: NamedThings) -> Bool {
    let own = names(in: other).filter { name in
      name.isSure && !name.isPlace && !name.isMinor && name.isInHead
        && !name.stems.allSatisfy(Self.bodies.contains)
    }
    return Set(own.map(\.stems)).count >= Self.names
  }

  /// Names in common that only reports of one matter have.
  private static let names = 3

  /// Words for those who place many orders, which name none of them.
  private static let bodies = Set(
    """
    railway railways ministry navy army force board authority corporation department municipal metro port
    airport university institute division northern southern eastern western defence
    """.split(whereSeparator: \.isWhitespace).map { DocumentSignature.stem($0.utf8) }
  )
}
