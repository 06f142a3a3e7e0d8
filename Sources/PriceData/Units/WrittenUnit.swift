/// The unit of returns as a file itself writes it.
enum WrittenUnit {
  /// Returns the unit of columns: fractions where fields carry the percent sign, which is read with the
  /// number, percent where the headers carry it; nothing where neither does.
  static func of(headers: [String], fields: [String]) -> ReturnUnit? {
    if fields.contains(where: { $0.hasSuffix("%") }) { return .fractions }
    guard !headers.isEmpty, headers.allSatisfy(saysPercent) else { return nil }
    return .percent
  }

  /// Whether a header says that its column is in percent.
  static func saysPercent(_ header: String) -> Bool {
    header.contains("%") || words(header).contains { marks.contains($0) }
  }

  /// Returns the name of a column without its unit: `SMB (%)` and `SMB_pct` become `SMB`.
  static func withoutUnit(_ header: String) -> String {
    guard saysPercent(header) else { return header }
    var name = header.prefix { !"([%".contains($0) }
    if let word = words(header).last, marks.contains(word), name.lowercased().hasSuffix(word) {
      name.removeLast(word.count)
    }
    while let last = name.last, " _-.".contains(last) { name.removeLast() }
    return name.isEmpty ? header : String(name)
  }

  private static let marks: Set<String> = ["pct", "percent", "prozent", "pourcent"]

  private static func words(_ header: String) -> [String] {
    header.lowercased().split { !$0.isLetter }.map(String.init)
  }
}
