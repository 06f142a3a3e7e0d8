public import EventStudy
internal import Notices

/// The page of a sensitivity study, which needs no network and no other file.
public enum SensitivityReport {
  /// Everything that the template names.
  private struct Page {
    let title: String
    let kicker: String?
    /// What the title of the window says behind that of the study.
    let subject: String?
    let simulated: Bool
    let generator: String
    let versions: String
    let lead: String
    let scope: String
    let hasNotes: Bool
    let notes: [NoteGroup]
    let section: [PageSection]
    let chosenSettings: [ReportSettings.Row]
    let standardSettings: [ReportSettings.Row]
    let audit: [ReportSettings.Row]
    let inputs: [ReportSettings.Input]
    let definitions: [ReportDefinition]
    let style: String
    let script: String
    let chartScript: String
    let data: [EmbeddedData]
  }

  /// Draws the page of a result.
  ///
  /// - Throws: ``ReportError/missingResource(name:)`` when the program was built without a part.
  public static func render(_ result: SensitivityResult) throws(ReportError) -> String {
    let sections =
      [result.hasEvents ? SensitivitySection.section(result) : nil].compactMap(\.self)
      + (result.exclusions.isEmpty ? [] : [leftOut(result)])
    let data = try ReportChart.Source(result)
      .embedded(sections.flatMap(\.parts).flatMap(\.charts))
    let format = NumberFormat.page
    let words = TitleWords(result, format: .page)
    let opening = OpeningWords.sentences(result)
    let settings = try ReportSettings.Choices(result.configuration)
    let page = Page(
      title: words.title,
      kicker: words.kicker,
      subject: words.title.lowercased().contains("sensitivity") ? nil : "sensitivity",
      simulated: result.simulated,
      generator: result.versions.generator,
      versions: result.versions.madeWith,
      lead: result.hasEvents ? VerdictWords(result, format: .page).summary : opening.first ?? "",
      scope: (result.hasEvents ? opening : Array(opening.dropFirst())).map { $0 + " " }.joined()
        + "\(format.counted(result.base.first?.fittedCount ?? 0, "event")) of "
        + "\(format.counted(result.announcementCount, "announcement")), "
        + "\(format.counted(result.specifications.count, "specification")), "
        + "\(format.counted(result.windows.count, "window")), "
        + "\(format.counted(SensitivityTables(result: result).testCount, "test"))",
      hasNotes: !result.untoldNotes.isEmpty,
      notes: NoteGroup.all(result.untoldNotes),
      section: sections.map(PageSection.init),
      chosenSettings: settings.chosen,
      standardSettings: settings.standard,
      audit: ReportSettings.audit(
        versions: result.versions,
        seed: result.configuration.run.seed
      ),
      inputs: result.inputs.map(ReportSettings.Input.init),
      definitions: ReportDefinitions.all(result),
      style: try ReportResources.style(title: words.title, isSimulated: result.simulated),
      script: try ReportResources.script,
      chartScript: try ReportResources.text(ReportResources.chartScript),
      data: data
    )
    return try HTMLReport.render(page, as: "sensitivity")
  }

  private static func leftOut(_ result: SensitivityResult) -> ReportSection {
    let table = ExclusionsSection.table(
      result.exclusions,
      face: .page,
      file: OutputNames.sensitivity
    )
    return ReportSection(
      anchor: "excluded",
      title: "Left out",
      parts: [ReportSection.Part(table: table)]
    )
  }
}
