/// What indices are called.
package enum IndexNames {
  private static let words: Set<String> = [
    "nifty", "banknifty", "niftybank", "niftyauto", "niftyit", "niftynext", "niftymidcap",
    "niftysmallcap", "sensex", "index", "sp", "spx", "gspc", "dax", "mdax", "ftse", "ftsemib",
    "nasdaq", "ixic", "djia", "dji", "stoxx", "eurostoxx", "nikkei", "n225", "hangseng", "hsi",
    "cac",
    "topix", "russell", "msci", "bse500", "bse200", "bse100", "nse500", "market",
  ]

  /// Whether a name is that of an index: one of its words, with a number behind it or not.
  ///
  /// A part of a word is none: MARKETAXESS and NIFTYBEES are securities.
  package static func contains(_ name: String) -> Bool {
    let name = name.lowercased()
    guard !name.hasPrefix("^"), !name.contains("s&p"), !name.contains("hang seng") else {
      return true
    }
    return name.split { !$0.isLetter && !$0.isNumber }.contains { word in
      let letters = String(word.prefix { !$0.isNumber })
      return words.contains(String(word))
        || words.contains(letters) && word.dropFirst(letters.count).allSatisfy(\.isNumber)
    }
  }
}
