/// The names of medicines, which are written in small letters: `lanreotide`, `rituximab`.
///
/// The common stems at the end of international nonproprietary names tell them.
///
/// Source: World Health Organization, The use of stems in the selection of international nonproprietary
/// names (INN) for pharmaceutical substances.
enum MedicineNames {
  /// Whether a word in small letters names a medicine by its ending.
  static func isName(_ word: some RandomAccessCollection<UInt8>) -> Bool {
    guard word.count >= 8, word.count <= 24, mayEnd(word) else { return false }
    let letters = word.map { $0 | 0x20 }
    guard letters.allSatisfy({ (0x61...0x7A).contains($0) }) else { return false }
    return endings.contains {
      letters.count >= $0.count + 3 && letters.suffix($0.count).elementsEqual($0)
    }
      && !ordinary.contains(WordKey(letters))
  }

  /// Whether the last two letters are those of an ending; most words of a text stop here.
  private static func mayEnd(_ word: some RandomAccessCollection<UInt8>) -> Bool {
    let last = word.index(before: word.endIndex)
    let letters = (Int(word[word.index(before: last)] & 31), Int(word[last] & 31))
    return closings[letters.1] & (1 << UInt32(letters.0)) != 0
  }

  /// For each last letter the letters that stand before it in an ending.
  private static let closings = endings.reduce(into: [UInt32](repeating: 0, count: 32)) {
    $0[Int($1[$1.count - 1] & 31)] |= 1 << UInt32($1[$1.count - 2] & 31)
  }

  private static let endings = """
    tide mab tinib nib vir statin prazole sartan gliptin gliflozin cillin mycin oxacin olol afil oxetine conazole
    parin lukast ciclib formin setron triptan terone tadine pidem azepam barbital pramine grastim floxacin xaban
    grel gatran dronate cycline platin taxel rubicin tecan mustine relix relin fungin penem bactam zolamide
    thiazide semide dipine pril zosin profen oxicam coxib caine curium fibrate
    tibant lunomide
    """.split(whereSeparator: \.isWhitespace).map { Array($0.utf8) }
  private static let ordinary: WordSet = [
    "peptide", "peptides", "nucleotide", "polypeptide", "riptide", "bastide", "aprilis",
    "reservoir",
  ]
}
