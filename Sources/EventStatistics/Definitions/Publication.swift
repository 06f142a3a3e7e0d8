/// A published work that a method comes from, with what a list of references needs.
package struct Publication: Sendable, Hashable {
  /// What the work is in.
  package enum Place: Sendable, Hashable {
    /// A journal; the volume has its number in parentheses, as in `8(3)`.
    case journal(String, volume: String, pages: String)
    /// A journal that shows its articles before they have a volume, by the digital object identifier.
    case online(String, doi: String)
    /// A book of its own.
    case book(publisher: String, edition: String?)
  }

  /// The authors as BibTeX writes them, such as `Brown, Stephen J. and Warner, Jerold B.`.
  package let authors: String
  /// The year of publication.
  package let year: Int
  /// The title.
  package let title: String
  /// What the work is in.
  package let place: Place

  /// An article of a journal.
  init(by authors: String, year: Int, title: String, journal: String, volume: String, pages: String)
  {
    self.authors = authors
    self.year = year
    self.title = title
    place = .journal(journal, volume: volume, pages: pages)
  }

  /// An article of a journal by its digital object identifier.
  init(by authors: String, year: Int, title: String, journal: String, doi: String) {
    self.authors = authors
    self.year = year
    self.title = title
    place = .online(journal, doi: doi)
  }

  /// A book.
  init(by authors: String, year: Int, title: String, publisher: String, edition: String? = nil) {
    self.authors = authors
    self.year = year
    self.title = title
    place = .book(publisher: publisher, edition: edition)
  }
}

extension Publication {
  /// The name of each author, the family's first.
  private var people: [(family: String, given: String)] {
    authors.split(separator: " and ").map { person in
      let parts = person.split(separator: ", ", maxSplits: 1).map(String.init)
      return (parts[0], parts.count > 1 ? parts[1] : "")
    }
  }

  /// The family names as a text names them: `Boehmer, Musumeci & Poulsen`.
  private var families: String {
    let names = people.map(\.family)
    guard names.count > 1, let last = names.last else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " & " + last
  }

  /// The work as a sentence cites it: `Brown & Warner (1985)`.
  package var shortCitation: String { "\(families) (\(year))" }

  /// The work inside brackets: `Brown & Warner 1985`.
  package var bracketedCitation: String { "\(families) \(year)" }

  /// The work in a line: `Brown & Warner (1985), Journal of Financial Economics 14(1), pp. 3–31`.
  package var citation: String {
    switch place {
    case .journal(let name, let volume, let pages):
      "\(shortCitation), \(name) \(volume), pp. \(pages)"
    case .online(let name, let doi): "\(shortCitation), \(name), doi:\(doi)"
    case .book: "\(shortCitation), \(title)"
    }
  }

  /// The work in a list of references, such as `Brown, Stephen J., and Jerold B. Warner. 1985. "…" …`.
  package var reference: String {
    let names = people.enumerated().map { index, person in
      index == 0
        ? [person.family, person.given].filter { !$0.isEmpty }.joined(separator: ", ")
        : "\(person.given) \(person.family)"
    }
    var text = names[0]
    if names.count == 2 { text += ", and \(names[1])" }
    if names.count > 2 {
      text +=
        ", " + names[1..<(names.count - 1)].joined(separator: ", ") + ", and "
        + names[names.count - 1]
    }
    if !text.hasSuffix(".") { text += "." }
    text += " \(year). "
    switch place {
    case .journal(let name, let volume, let pages):
      return text + "“\(title).” \(name) \(volume): \(pages)."
    case .online(let name, let doi):
      return text + "“\(title).” \(name). https://doi.org/\(doi)."
    case .book(let publisher, let edition):
      return text + "\(title)\(edition.map { ", \($0) edition" } ?? ""). \(publisher)."
    }
  }

  /// The key in BibTeX, such as `brown_warner_1985`.
  package var key: String {
    (people.map(\.family) + [String(year)])
      .map { name in
        String(
          String.UnicodeScalarView(
            name.lowercased().unicodeScalars.compactMap { scalar in
              let base = Self.accents[scalar]?.base ?? scalar
              return base.isASCII && base.properties.isAlphabetic || ("0"..."9").contains(base)
                ? base : nil
            }
          )
        )
      }
      .joined(separator: "_")
  }

  /// The work as an entry of BibTeX, in ASCII.
  package var bibTeX: String {
    var fields: [(String, String)] = [("author", authors), ("title", "{\(title)}")]
    var kind = "book"
    switch place {
    case .journal(let name, let volume, let pages):
      kind = "article"
      let parts = volume.split(separator: "(")
      fields += [("journal", name), ("volume", String(parts[0]))]
      if parts.count > 1 { fields.append(("number", String(parts[1].dropLast()))) }
      fields.append(("pages", pages))
    case .online(let name, let doi):
      kind = "article"
      fields += [("journal", name), ("doi", doi)]
    case .book(let publisher, let edition):
      fields.append(("publisher", publisher))
      if let edition { fields.append(("edition", edition)) }
    }
    fields.append(("year", String(year)))
    let lines = fields.map { "  \($0) = {\(Self.latex($1))}" }
    return "@\(kind){\(key),\n" + lines.joined(separator: ",\n") + "\n}"
  }

  /// Letters with accents in names and titles: the letters below, and how LaTeX writes the accents.
  private static let accents: [Unicode.Scalar: (base: Unicode.Scalar, command: String)] = [
    "á": ("a", "\\'"), "é": ("e", "\\'"), "í": ("i", "\\'"), "ó": ("o", "\\'"), "ú": ("u", "\\'"),
    "ý": ("y", "\\'"), "ń": ("n", "\\'"), "à": ("a", "\\`"), "è": ("e", "\\`"), "ä": ("a", "\\\""),
    "ö": ("o", "\\\""), "ü": ("u", "\\\""), "Ö": ("O", "\\\""), "Š": ("S", "\\v"),
    "š": ("s", "\\v"),
    "ě": ("e", "\\v"), "č": ("c", "\\v"), "ř": ("r", "\\v"), "ž": ("z", "\\v"), "ē": ("e", "\\="),
    "ñ": ("n", "\\~"), "ç": ("c", "\\c"),
  ]

  /// Writes a text so that LaTeX of any age reads it.
  private static func latex(_ text: String) -> String {
    text.unicodeScalars.map { letter -> String in
      if let accent = accents[letter] { return "{\(accent.command){\(accent.base)}}" }
      return switch letter {
      case "–": "--"
      case "’": "'"
      case "“": "``"
      case "”": "''"
      case "&": "\\&"
      default: String(letter)
      }
    }.joined()
  }
}
