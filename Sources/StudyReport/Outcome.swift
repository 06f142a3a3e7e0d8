package import Announcements
package import EventStudy
internal import Foundation
package import Notices
package import Simulation

/// What came out of a piece of work.
package enum Outcome: Sendable {
  case study(StudyResult)
  case part(StudyPart)
  case sensitivity(SensitivityResult)
  case vwap(VWAPFolder.Content)
  case leadLag(LeadLagResult)
  case announcements(DocumentReading)
  case alignment(AlignmentListing)
  case inspection(PriceInspection)
  case extremes(ExtremeEventListing)
  case simulation(SimulatedData)

  /// The tables.
  package var tables: ResultTables {
    switch self {
    case .study(let result): ResultTables(result)
    case .part(let part): ResultTables(part.result)
    case .sensitivity(let result): ResultTables(result)
    case .vwap(let content): ResultTables(content)
    case .leadLag(let result): ResultTables(result)
    case .announcements(let reading): ResultTables(reading.announcements)
    case .alignment(let listing): ResultTables(listing)
    case .inspection(let inspection): ResultTables(inspection)
    case .extremes(let listing): ResultTables(listing)
    case .simulation(let data): ResultTables(data.files())
    }
  }

  /// The texts that there can be.
  package static let textNames =
    ["json", "html", "verdict", "advice", "notes", "charts", "part"]
    + TableFormat.allCases.map(\.rawValue)

  /// Returns the bytes of a text; nothing where this work has none of that name.
  package func bytes(_ name: String, spelling: SettingSpelling) throws -> [UInt8]? {
    if case .part(let part) = self, name == "part" { return Array(try part.bytes) }
    if let format = TableFormat(rawValue: name) {
      return try tableDocument.map { [UInt8](try $0.bytes(format)) }
    }
    return try text(name, spelling: spelling).map { Array($0.utf8) }
  }

  /// Returns a text; nothing where this work has none of that name.
  package func text(
    _ name: String,
    spelling: SettingSpelling
  ) throws(ReportError) -> String? {
    if case .part(let part) = self {
      return try Outcome.study(part.result).text(name, spelling: spelling)
    }
    return switch name {
    case "json": try json()
    case "html": try html()
    case "verdict": try list(verdict)
    case "advice": try list(advice(spelling))
    case "notes": try list(notes(spelling))
    case "charts": try charts()
    default: nil
    }
  }

  private func list(_ sentences: [String]?) throws(ReportError) -> String? {
    guard let sentences else { return nil }
    return try ResultJSON.text(of: sentences)
  }

  /// Returns what `--format json` prints; nothing for work without it.
  package func json() throws(ReportError) -> String? {
    switch self {
    case .study(let result): try StudyJSON(result).text()
    case .sensitivity(let result): try SensitivityJSON(result).text()
    case .vwap(let content): try VWAPFolder(content).json()
    case .leadLag(let result): try ResultJSON.text(of: result)
    case .announcements(let reading): try AnnouncementsJSON.text(of: reading.announcements)
    case .alignment(let listing): try ResultJSON.text(of: listing)
    case .inspection(let inspection): try ResultJSON.text(of: inspection)
    case .extremes(let listing): try ResultJSON.text(of: listing)
    case .part, .simulation: nil
    }
  }

  /// Returns the page; nothing for work without one.
  package func html() throws(ReportError) -> String? {
    switch self {
    case .study(let result): try HTMLReport.render(result)
    case .sensitivity(let result): try SensitivityReport.render(result)
    case .vwap(.before(let result)): try VWAPPage.render(result)
    case .vwap(.around(let result)): try VWAPPage.render(result)
    case .leadLag(let result): try LeadLagPage.render(result)
    case .part, .vwap(.days), .announcements, .alignment, .inspection, .extremes, .simulation: nil
    }
  }

  /// The answer in sentences, as a page shows it, after what must be decided before it can be trusted.
  package var answer: [String] { answer(.option) }

  /// The answer in sentences that name settings as a face does.
  package func answer(_ spelling: SettingSpelling) -> [String] {
    switch self {
    case .study(let result):
      let words = AnswerWords(result, format: .page)
      return OpeningWords.sentences(result) + [words?.answer].compactMap(\.self)
        + (words?.rest ?? [])
    case .sensitivity(let result):
      return OpeningWords.sentences(result) + verdict(of: result, spelling)
    case .leadLag(let result): return LeadLagWords(result.correlations).sentences
    case .vwap(.before(let result)): return PricingWords(result).answers
    case .vwap(.around(let result)):
      return OpeningWords.sentences(result) + AveragePricesSection.sentences(result)
    case .part, .vwap(.days), .announcements, .alignment, .inspection, .extremes, .simulation:
      return []
    }
  }

  /// What the answer is about, where that is no study with a title of its own.
  package var subject: String? {
    guard case .vwap(.before(let result)) = self else { return nil }
    return PricingWords(result).title
  }

  /// What must be decided before the answer can be trusted, as the answer begins with it.
  package var undecided: [String] {
    switch self {
    case .study(let result), .vwap(.around(let result)): OpeningWords.questions(result.questions)
    case .sensitivity(let result): OpeningWords.questions(result.questions)
    case .part, .vwap, .leadLag, .announcements, .alignment, .inspection, .extremes, .simulation: []
    }
  }

  /// Whether the answer depends on the window, in sentences.
  package var verdict: [String]? { verdict(.option) }

  /// Whether the answer depends on the window, in sentences that name settings as a face does.
  package func verdict(_ spelling: SettingSpelling) -> [String]? {
    switch self {
    case .study(let result): result.sensitivity.map { verdict(of: $0, spelling) } ?? []
    case .sensitivity(let result): verdict(of: result, spelling)
    case .leadLag(let result): LeadLagWords(result.correlations).sentences
    case .part, .vwap, .announcements, .alignment, .inspection, .extremes, .simulation: nil
    }
  }

  private func verdict(of result: SensitivityResult, _ spelling: SettingSpelling) -> [String] {
    let words = VerdictWords(result)
    return [words.summary] + words.sentences(spelling)
  }

  /// Which test to trust and why, a paragraph for each conclusion; nothing for work without tests.
  package func advice(_ spelling: SettingSpelling) -> [String]? {
    guard case .study(let result) = self else { return nil }
    return AdviceWords.paragraphs(result, spelling: spelling)
  }

  private func notes(_ spelling: SettingSpelling) -> [String]? {
    let notes: [StudyNote]
    switch self {
    case .study(let result), .vwap(.around(let result)): notes = result.notes
    case .sensitivity(let result): notes = result.notes
    case .vwap(.days(let days)): notes = days.notes
    case .leadLag(let result): notes = result.notes
    case .alignment(let listing): notes = listing.notes
    case .inspection(let inspection): notes = inspection.notes
    case .extremes(let listing): notes = listing.notes
    case .announcements(let reading):
      return reading.problems.map { $0.message.text(spelling) }
    case .vwap(.before(let result)): notes = result.notes
    case .part, .simulation: return []
    }
    return notes.map { $0.message.text(spelling) }
  }

  private func charts() throws(ReportError) -> String? {
    switch self {
    case .study(let result): try HTMLReport.charts(result)
    case .leadLag(let result): "{\"lead-lag\": \(try LeadLagChart.text(of: result))}"
    case .part, .sensitivity, .vwap, .announcements, .alignment, .inspection, .extremes,
      .simulation:
      nil
    }
  }

  /// The tables in other forms than CSV; nothing for work whose tables have only names and texts.
  package var tableDocument: TableDocument? {
    switch self {
    case .study(let result): TableDocument(result)
    case .part(let part): TableDocument(part.result)
    case .sensitivity(let result): TableDocument(result)
    case .vwap(let content): TableDocument(content)
    case .leadLag(let result): TableDocument(result)
    case .announcements, .alignment, .inspection, .extremes, .simulation: nil
    }
  }

  /// Writes the output folder, whole or not at all, with the tables in some forms beside CSV.
  package func save(to folder: String, formats: [TableFormat], json: JSONForm?) throws -> Bool {
    switch self {
    case .study(let result):
      try OutputFolder(result, formats: formats, json: json).write(to: folder)
    case .sensitivity(let result):
      try SensitivityFolder(result, formats: formats, isLaidOut: json != .compact).write(to: folder)
    case .vwap(let content):
      try VWAPFolder.check(folder)
      try VWAPFolder(content, formats: formats).write(to: folder)
    case .simulation(let data): try SimulatedFolder(path: folder).write(data.files())
    case .leadLag(let result): try LeadLagFolder(result).write(to: folder)
    case .part, .announcements, .alignment, .inspection, .extremes: return false
    }
    return true
  }
}
