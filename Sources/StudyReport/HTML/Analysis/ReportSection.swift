/// A section of the page that exists only when a study asked for it.
struct ReportSection {
  /// A part with its own heading.
  struct Part {
    let heading: String?
    let code: String?
    let text: String?
    let charts: [ReportChart]
    let table: ReportTable?
    let notes: [String]

    init(
      heading: String? = nil,
      code: String? = nil,
      text: String? = nil,
      charts: [ReportChart] = [],
      table: ReportTable? = nil,
      notes: [String] = []
    ) {
      self.heading = heading
      self.code = code
      self.text = text
      self.charts = charts
      self.table = table
      self.notes = notes
    }
  }

  /// The anchor of the section.
  let anchor: String
  /// The title.
  let title: String
  /// What the section answers.
  let introduction: String
  /// The parts.
  let parts: [Part]
  /// The name in the navigation, where the title is too long for it.
  var label: String?
}

/// A chart whose whole specification is in the page.
struct ReportChart {
  /// One series in the caption.
  struct Key {
    let style: String
    let label: String
  }

  /// The identifier of the chart, and of the data of its specification with `data-` before it.
  let id: String
  /// What the chart shows, for those who cannot see it.
  let description: String
  /// The title.
  let title: String
  /// The series.
  let keys: [Key]
  /// Whether there are series to name.
  let hasKeys: Bool
  /// What else there is to know.
  let note: String?
  /// The specification with its data.
  let embedded: EmbeddedData

  /// Creates a chart from a specification and its data.
  ///
  /// - Throws: ``ReportError/missingResource(name:folder:)`` or another error of the resource.
  init(
    id: String,
    specification: String,
    datasets: some Encodable,
    description: String,
    title: String,
    keys: [Key] = [],
    note: String? = nil
  ) throws(ReportError) {
    self.id = id
    self.description = description
    self.title = title
    self.keys = keys
    hasKeys = !keys.isEmpty
    self.note = note
    embedded = EmbeddedData(
      id: "data-\(id)",
      json: try ChartSpecification.filled(
        try ChartSpecification.text(specification),
        with: datasets,
        description: description
      )
    )
  }
}
