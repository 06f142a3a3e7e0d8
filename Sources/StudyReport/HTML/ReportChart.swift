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
  /// The name of its specification.
  private let specification: String
  /// The data that the specification is filled with.
  private let datasets: any Encodable

  /// Creates a chart from a specification and its data, which are joined when a page draws it.
  init(
    id: String,
    specification: String,
    datasets: any Encodable,
    description: String,
    title: String,
    keys: [Key] = [],
    note: String? = nil
  ) {
    self.id = id
    self.specification = specification
    self.datasets = datasets
    self.description = description
    self.title = title
    self.keys = keys
    hasKeys = !keys.isEmpty
    self.note = note
  }

  /// Returns the specification with its data, for the page.
  ///
  /// - Throws: ``ReportError/missingResource(name:)`` or another error of the resource.
  func embedded() throws(ReportError) -> EmbeddedData {
    EmbeddedData(
      id: "data-\(id)",
      json: try ChartSpecification.filled(
        try ChartSpecification.text(specification),
        with: datasets,
        description: description
      )
    )
  }
}
