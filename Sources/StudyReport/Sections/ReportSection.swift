internal import EventStatistics
internal import EventStudy

/// Who reads a section, and how much room there is.
enum Face {
  case page
  case terminal

  /// How numbers look.
  var format: NumberFormat { self == .page ? .page : .terminal }
  /// How many rows a list has; the tables have all of them.
  var rowLimit: Int { self == .page ? 100 : 20 }
}

/// A section of a report, made once from the result for a page and for a terminal.
///
/// What is chosen and counted is chosen and counted here; the faces only lay it out. A terminal
/// shows the parts that are not details, under the first model, without the explanations.
struct ReportSection {
  /// A part with its own heading.
  struct Part {
    /// The title of the part; without it that of the section holds.
    var heading: String?
    /// The model that the part is about.
    var model: ExpectedReturnMethod?
    /// What the part answers and how to read it, where there is room.
    var text: String?
    /// The same in a line.
    var brief: String?
    /// A path that a terminal draws beside the heading.
    var path: [Double?] = []
    /// The charts.
    var charts: [ReportChart] = []
    /// The figures.
    var table: FigureTable?
    /// Sentences of equal rank.
    var items: [String] = []
    /// How many more of them there are, and the file that has them.
    var rest: (count: Int, file: String)?
    /// What a reader should know of the figures.
    var notes: [String] = []
    /// Where a terminal finds the other models.
    var file: String?
    /// Whether only a page has room for the part.
    var isDetail = false
  }

  /// The anchor of the section.
  let anchor: String
  /// The title.
  let title: String
  /// What the section answers.
  var introduction: String?
  /// The parts.
  let parts: [Part]
  /// The name in the navigation, where the title is too long for it.
  var label: String?
}
