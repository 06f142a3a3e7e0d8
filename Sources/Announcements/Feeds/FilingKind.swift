/// The kinds of announcements that forms of the SEC and the items of a Form 8-K stand for.
enum FilingKind {
  /// The kind of a filing, where its form or its first telling item says it.
  static func kind(form: String?, items: String?) -> String? {
    for item in (items ?? "").split(separator: ",") {
      if let known = byItem[String(item.trimmingBlanks())], let kind = known.kind { return kind }
    }
    switch form?.prefix(while: { $0 != "/" }) {
    case "10-Q", "10-K", "20-F": return "results"
    case "SC TO-T", "SC 14D9", "DEFM14A", "425": return "merger"
    case "SC TO-I": return "buyback"
    case "S-1", "S-3", "424B5", "424B2": return "fund raising"
    default: return nil
    }
  }

  /// What the items of a Form 8-K report, in words.
  static func words(items: String?) -> String? {
    let words = (items ?? "").split(separator: ",").compactMap {
      byItem[String($0.trimmingBlanks())]?.words
    }
    return words.isEmpty ? nil : words.joined(separator: "; ")
  }

  // Source: SEC, Form 8-K, general instructions and items 1.01 to 9.01.
  private static let byItem: [String: (words: String, kind: String?)] = [
    "1.01": ("entry into a material agreement", "partnership"),
    "1.02": ("end of a material agreement", nil), "1.03": ("bankruptcy", "regulatory"),
    "1.05": ("material cybersecurity incident", "regulatory"),
    "2.01": ("acquisition or sale of assets", "merger"),
    "2.02": ("results of operations", "results"), "2.03": ("new financial obligation", nil),
    "2.05": ("costs of exit or disposal", nil), "2.06": ("material impairment", "results"),
    "3.01": ("notice of delisting", "regulatory"),
    "3.02": ("unregistered sale of shares", "fund raising"),
    "4.01": ("change of auditor", nil),
    "4.02": ("earlier statements not to be relied on", "regulatory"),
    "5.01": ("change of control", "merger"),
    "5.02": ("change of directors or officers", "management change"),
    "5.03": ("change of charter or bylaws", nil), "5.07": ("votes of shareholders", nil),
    "7.01": ("Regulation FD disclosure", nil), "8.01": ("other events", nil),
    "9.01": ("financial statements and exhibits", nil),
  ]
}
