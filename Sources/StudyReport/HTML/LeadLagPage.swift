internal import CivilTime
package import EventStudy

/// The page of announcements against prices over time.
package enum LeadLagPage {
  /// Draws the page of a result.
  ///
  /// - Throws: ``ReportError/missingResource(name:)`` when the program was built without a part.
  package static func render(_ result: LeadLagResult) throws(ReportError) -> String {
    let words = LeadLagWords(result.correlations)
    let format = NumberFormat.page
    return try JobPage(
      kicker: "Announcements and prices over time",
      title: result.title,
      simulated: result.simulated,
      lead: words.summary,
      scope: "\(format.counted(result.announcementCount, "announcement")), "
        + "\(result.firstDate) to \(result.lastDate), calendar "
        + result.configuration.alignment.calendar,
      notes: result.notes,
      sections: [LeadLagSection.section(result)],
      inputs: result.inputs,
      versions: result.versions,
      files: "\(Table<LeadLagResult>.leadLag.fileName) and \(OutputNames.leadLag)"
    ).html()
  }
}
