internal import EventStudy

/// A chart with its data, for a page, a notebook or a file.
struct ReportChart {
  /// One series of the legend, by its name in the specification.
  struct Key {
    let style: String
    let label: String
  }

  /// What all charts of a study share.
  struct Source {
    /// The title of the study.
    let study: String
    /// Whether its prices are simulated.
    let simulated: Bool
  }

  /// What a chart of simulated prices is marked with.
  static let simulatedMark = "SIMULATED PRICES"

  /// The identifier of the chart, and of the data of its specification with `data-` before it; the name of
  /// its file.
  let id: String
  /// What the chart shows, with its numbers, for those who cannot see it.
  let description: String
  /// The title.
  let title: String
  /// What else there is to know.
  let note: String?
  /// What a reader can do with the chart, which nobody can on paper.
  let hint: String?
  /// The height where it is another than that of the specification, in pixels.
  let height: Int?
  private let specification: String
  private let words: [String: ChartWord]
  private let datasets: any Encodable

  /// Creates a chart from a specification and its data, which are joined when it is drawn.
  ///
  /// - Parameters:
  ///   - id: The identifier, of letters, digits, hyphens and underscores.
  ///   - specification: The name of the resource.
  ///   - datasets: The data, by the names in the specification.
  ///   - description: The chart in words.
  ///   - title: The title.
  ///   - keys: The labels of the series.
  ///   - words: What else the specification names in braces.
  ///   - note: A sentence below the chart.
  ///   - hint: What a reader can do with it.
  ///   - height: The height on a page in pixels; that of the specification where there is none.
  init(
    id: String,
    specification: String,
    datasets: any Encodable,
    description: String,
    title: String,
    keys: [Key] = [],
    words: [String: ChartWord] = [:],
    note: String? = nil,
    hint: String? = nil,
    height: Int? = nil
  ) {
    self.id = id
    self.specification = specification
    self.datasets = datasets
    self.description = description
    self.title = title
    self.note = note
    self.hint = hint
    self.height = height
    let standard: [String: ChartWord] = [
      "days": .text("Trading days from day 0"), "dates": .dates([:]),
    ]
    self.words =
      standard
      .merging(keys.map { ($0.style, .text($0.label)) }) { $1 }
      .merging(words) { $1 }
  }

  /// Returns the specification with its data, for a page that has the theme beside it.
  ///
  /// - Throws: ``ReportError/missingResource(name:)`` or another error of the resource.
  func embedded(_ source: Source) throws(ReportError) -> EmbeddedData {
    EmbeddedData(id: "data-\(id)", json: try text(of: try object(source)))
  }

  /// Returns the specification with its data and the look of white paper, which needs nothing beside it.
  ///
  /// - Throws: ``ReportError/missingResource(name:)`` or another error of the resource.
  func standalone(_ source: Source) throws(ReportError) -> String {
    try text(of: try ChartTheme().applied(to: try object(source)))
  }

  private func object(_ source: Source) throws(ReportError) -> [String: Any] {
    var object = try ChartSpecification(specification, words: words).object
    let mark = source.simulated ? "\(Self.simulatedMark). " : ""
    object["title"] = ["text": mark + title, "subtitle": source.study]
    object["description"] = mark + description
    if source.simulated {
      let own = object["usermeta"] as? [String: Any] ?? [:]
      object["usermeta"] = own.merging(["simulated": Self.simulatedMark]) { $1 }
    }
    return object
  }

  private func text(of object: [String: Any]) throws(ReportError) -> String {
    let data = try EmbeddedJSON.text(datasets)
    // The specification is an object, so a member can follow its opening brace.
    return "{\"datasets\":\(data),\(try EmbeddedJSON.text(object: object).dropFirst())"
  }
}

extension ReportChart.Source {
  /// That of a study.
  init(_ result: StudyResult) {
    self.init(study: TitleWords(result, format: .page).title, simulated: result.simulated)
  }

  /// That of a sensitivity study.
  init(_ result: SensitivityResult) {
    self.init(study: TitleWords(result, format: .page).title, simulated: result.simulated)
  }

  /// The theme and the charts of the sections of a page.
  ///
  /// - Throws: ``ReportError`` when a part of a chart is missing or damaged.
  func embedded(_ charts: [ReportChart]) throws(ReportError) -> [EmbeddedData] {
    var data = [try ChartTheme.embedded]
    for chart in charts { data.append(try chart.embedded(self)) }
    return data
  }
}
