/// A letter that rules ask of every company from time to time and that tells nothing new: an advertisement
/// about unclaimed shares, the closure of the trading window, a certificate of the registrar, lost certificates.
struct RoutineLetter {
  /// The words that tell it.
  let words: String?

  /// Reads the subject of a letter, or another headline.
  init(_ text: TokenizedText, _ headline: Range<Int>?) {
    words =
      headline?.lazy.compactMap { index in
        Self.phrases.match(beginningAt: index, in: text).map {
          text.words(text.byteRange($0.tokens))
        }
      }.first
  }

  private static let phrases = PhraseTable<Bool>(
    lists: [
      (
        true,
        """
        trading window, newspaper advertisement, newspaper advertisements, newspaper publication, newspaper notice,
        newspaper clipping, newspaper clippings, newspaper cutting, copy of advertisement, copies of advertisement,
        iepf, investor education and protection fund, unclaimed dividend, unclaimed dividends, unclaimed shares, unpaid dividend,
        regulation 74, reg 74, regulation 40, reg 40, regulation 7 3, reg 7 3, regulation 13 3, reg 13 3, regulation 76, reg 76,
        regulation 55a, loss of share, loss of certificate, lost share certificate, lost share certificates,
        lost certificates, duplicate share, duplicate certificate, duplicate share certificate, duplicate share certificates,
        issue of duplicate, compliance certificate, reconciliation of share capital, share capital audit report,
        investor complaints, investors complaints, investor grievance, grievance redressal, shareholding pattern,
        corporate governance report, report on corporate governance, secretarial compliance, annual secretarial,
        schedule of analyst, schedule of investor, analyst meet schedule, investor meet schedule, schedule of meetings,
        schedule of meeting with, intimation of analyst, analyst investor meet, analyst institutional investor meeting,
        dematerialisation certificate, dematerialization certificate, kyc update, special window for transfer, transfer of physical shares,
        saksham niveshak, structured digital database, change of rta, book closure for
        """
      )
    ]
  )
}
