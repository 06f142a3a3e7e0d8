internal import EventStudy

extension StudyResult {
  /// The sections that exist because the study asked for them, in the order of a report.
  func analysisSections(for face: Face) -> [ReportSection] {
    [
      PeersSection.section(self, for: face), ControlFirmsSection.section(self, for: face),
      OutOfSampleSection.section(self, for: face),
      OtherMarketsSection.section(self, for: face),
      OtherPricesSection.section(self, for: face),
      CombinedEventsSection.section(self, for: face),
      SyntheticControlSection.section(self, for: face), CorrectionsSection.section(self),
      GroupsSection.section(self, for: face),
      CausesSection.section(self, for: face), LeadLagSection.section(self, for: face),
      OutcomesSection.section(self, for: face),
      CalendarTimeSection.section(self, for: face), AcrossTimeSection.section(self, for: face),
      ArrivalSection.section(self, for: face),
      AveragePricesSection.section(self, for: face, isDetail: true),
      IntradaySection.section(self, for: face), EventByEventSection.section(self, for: face),
    ].compactMap(\.self)
  }
}
