package import EventStudy

/// The page of average prices, before a day or around events, which needs no other file and can be printed.
package enum VWAPPage {
  /// Draws the page of prices before a day.
  ///
  /// - Throws: ``ReportError/missingResource(name:)`` when the program was built without a part.
  package static func render(_ result: PricingResult) throws(ReportError) -> String {
    try JobPage(
      kicker: kicker,
      title: PricingWords(result).title,
      simulated: result.simulated,
      opening: OpeningWords.sentences(result),
      lead: PricingWords(result).lead,
      scope: "Last session \(result.lastSession), sessions of the calendar \(result.calendar)"
        + (result.counted == .traded ? ", those with trades only" : "")
        + (result.exchanges.count > 1
          ? ". Prices of the exchange with the larger volume: "
            + (result.exchanges.first.map { $0.files.joined(separator: " ") } ?? "") : ""),
      notes: result.untoldNotes,
      sections: PricingSections.all(result, for: .page),
      inputs: result.inputs,
      versions: result.versions,
      files: files
    ).html()
  }

  /// Draws the page of average prices around events.
  ///
  /// - Throws: ``ReportError/missingResource(name:)`` when the program was built without a part.
  package static func render(_ result: StudyResult) throws(ReportError) -> String {
    try JobPage(
      kicker: kicker,
      title: TitleWords.averagePrices(result),
      simulated: result.simulated,
      lead: AveragePricesSection.sentences(result).joined(separator: " "),
      scope: "Sessions of the calendar \(result.configuration.alignment.calendar), event window "
        + "\(result.configuration.windows.event)",
      notes: result.notes,
      sections: result.averagePriceSections(for: .page),
      inputs: result.inputs,
      versions: result.versions,
      files: files
    ).html()
  }

  private static let kicker = "Volume-weighted average prices"
  private static let files = "vwap.csv and vwap.json"
}

extension StudyResult {
  /// The sections about average prices and the minutes after the news, and the events without them.
  func averagePriceSections(for face: Face) -> [ReportSection] {
    [
      AveragePricesSection.section(self, for: face), ArrivalSection.section(self, for: face),
      IntradaySection.section(self, for: face), ExclusionsSection.section(self, for: face),
    ].compactMap(\.self)
  }
}
