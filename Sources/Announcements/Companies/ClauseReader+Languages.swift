/// What sentences in German, French, Spanish, Italian and Dutch say of a company.
extension ClauseReader {
  /// Whether a word is a verb of news of such a language, or opens a perfect tense: `hat einen Vertrag unterzeichnet`,
  /// `a annoncé`, `ha firmado`, `ha annunciato`.
  func tellsInOwnLanguage(at index: Int) -> Bool {
    let token = text.tokens[index]
    guard token.kind == .word, !token.isCapitalized else { return false }
    if Self.ownVerbs.contains(token.key) { return true }
    if Self.germanic.contains(token.key) {
      return sentence.places(after: index, atMost: 40).contains {
        closesClause($0) && isGermanic($0)
      }
    }
    guard Self.romance.contains(token.key) else { return false }
    let isFrench = token.isWord("a") || token.isWord("ont")
    return sentence.places(after: index, atMost: 3).contains { isRomance($0, isFrench: isFrench) }
  }

  /// What is done to the company behind a preposition: `bestellt 97 Flugzeuge bei X`, `hat mit X einen Vertrag
  /// unterzeichnet`, `un accord avec X`.
  func isPartner(_ place: Int, behind preposition: Int) -> MentionReading? {
    let key = text.tokens[preposition].key
    let before = max(sentence.lowerBound, preposition - 12)..<preposition
    if key == "bei", before.contains(where: { Self.buys.contains(text.tokens[$0].key) }) {
      return .acts
    }
    guard let noun = before.last else { return nil }
    if Self.ownOrders.contains(text.tokens[noun].key) { return key == "von" ? .client : .acts }
    if Self.ownDeals.contains(text.tokens[noun].key) { return .acts }
    guard key == "mit" else { return nil }
    let after = sentence.places(from: names[place].upperBound, atMost: 30)
    return after.contains { Self.ownDeals.contains(text.tokens[$0].key) }
      && after.contains { closesClause($0) && isGermanic($0) } ? .acts : nil
  }

  /// Whether a verb of such a language tells what was not done, or was done years ago.
  func tellsNoNewsInOwnLanguage(at index: Int) -> Bool {
    let key = text.tokens[index].key
    guard Self.germanic.contains(key) || Self.romance.contains(key) || Self.ownVerbs.contains(key)
    else { return false }
    return isLongAgo || sentence.contains { Self.denials.contains(text.tokens[$0].key) }
  }

  /// `vor zehn Jahren`, `il y a dix ans`, `hace diez años`, `tien jaar geleden`.
  private var isLongAgo: Bool {
    sentence.contains { index in
      guard Self.years.contains(text.tokens[index].key) else { return false }
      let around = max(sentence.lowerBound, index - 4)..<min(sentence.upperBound, index + 2)
      return around.contains { Self.agos.contains(text.tokens[$0].key) }
    }
  }

  private func closesClause(_ index: Int) -> Bool {
    index + 1 >= sentence.upperBound || text.tokens[index + 1].kind == .mark
      || text.tokens[index + 1].isWord("und") || text.tokens[index + 1].isWord("en")
  }

  /// `verdient`, `unterzeichnet`, `abgeschlossen`, `investiert`.
  private func isGermanic(_ index: Int) -> Bool {
    let token = text.tokens[index]
    guard token.kind == .word, !token.isCapitalized, token.count >= 6 else { return false }
    let word = Array(text.bytes[token.byteRange])
    func ends(_ ending: StaticString) -> Bool {
      ending.withUTF8Buffer { word.suffix($0.count).elementsEqual($0) }
    }
    guard ends("t") || ends("en") || ends("d") else { return false }
    if ends("iert") { return true }
    return Self.prefixes.contains { word.starts(with: $0) }
  }

  /// `annoncé`, `conclu`, `firmado`, `annunciato`.
  private func isRomance(_ index: Int, isFrench: Bool) -> Bool {
    let token = text.tokens[index]
    guard token.kind == .word, !token.isCapitalized, token.count >= 4 else { return false }
    let word = text.bytes[token.byteRange]
    return (isFrench ? Self.frenchEndings : Self.endings)
      .contains { word.suffix($0.count).elementsEqual($0) }
      || Self.romanceParticiples.contains(token.key)
  }

  private static let denials: WordSet = [
    "nicht", "kein", "keine", "keinen", "niet", "geen", "pas", "jamais", "nunca", "jamás",
  ]
  private static let years: WordSet = ["jahren", "ans", "años", "anni", "jaar"]
  private static let agos: WordSet = ["vor", "y", "hace", "fa", "geleden"]
  private static let germanic: WordSet = ["hat", "haben", "habe", "heeft", "hebben"]
  private static let romance: WordSet = ["a", "ont", "ha", "han", "hanno"]
  private static let prefixes: [[UInt8]] = [
    "ge", "be", "ver", "er", "ent", "unter", "über", "zer", "abge", "ange", "aufge", "ausge",
    "einge", "mitge",
    "vorge", "zuge", "zurückge", "bekanntge", "herge", "durchge", "over", "aange", "onder",
  ].map { Array($0.utf8) }
  private static let frenchEndings = ["é", "ée", "és", "ées"].map { Array($0.utf8) }
  private static let endings = ["ado", "ido", "ato", "uto", "ito"].map { Array($0.utf8) }
  private static let romanceParticiples: WordSet = [
    "conclu", "acquis", "obtenu", "reçu", "vendu", "repris", "remis", "ouvert", "perdu", "élu",
    "promis",
    "hecho", "abierto", "vinto", "chiuso", "deciso", "aperto", "preso", "venduto",
  ]
  /// Verbs of news that are no words of English.
  private static let ownVerbs = WordSet(
    """
    meldet meldete melden kündigt kündigte übernimmt übernahm kauft kaufte verkauft verkaufte unterzeichnet
    unterzeichnete erhält erhielt gewinnt gewann steigert steigerte erzielt erzielte streicht strich investiert
    investierte vereinbart vereinbarte beruft ernennt verdiente schließt schloss bestellt
    annonce signe rachète acquiert remporte obtient investit vend reprend anuncia anunció firma firmó compró
    adquiere invertirá annuncia acquista vince schrapt koopt verkoopt
    """
  )
  private static let buys: WordSet = [
    "bestellt", "bestellte", "bestellen", "ordert", "orderte", "ordern", "kauft", "kaufte",
    "kaufen",
    "beauftragt", "beauftragte", "bestelt",
  ]
  /// Orders in languages whose words are no English ones.
  private static let ownOrders: WordSet = [
    "auftrag", "aufträge", "großauftrag", "bestellung", "commande", "pedido", "opdracht",
  ]
  /// Deals, and what befalls a company.
  private static let ownDeals = WordSet(
    """
    vertrag verträge abkommen vereinbarung kooperation partnerschaft allianz gemeinschaftsunternehmen joint-venture
    übernahme beteiligung anteil anteile einstieg stellenabbau streik rückruf razzia strafe bußgeld contrat accord
    partenariat rachat amende grève acuerdo contrato alianza multa huelga accordo contratto sciopero akkoord overname
    """
  )
}
