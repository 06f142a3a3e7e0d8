/// Where the announcements come from: event files, documents, or both.
public struct EventSettings: Sendable, Hashable {
  /// Event CSV files.
  ///
  /// The default is none.
  public var files: [String]
  /// Documents and folders of documents.
  ///
  /// The default is none.
  public var announcements: [String]
  /// The directory of company names that documents are read with.
  ///
  /// The default is none.
  public var companies: String?
  /// The rules that tell the kind of an announcement.
  ///
  /// The default is the built-in rules, which `data/announcement_kinds.txt` repeats.
  public var kinds: String?
  /// The date notation of event files, such as `dd/mm/yyyy`.
  ///
  /// The default is to recognize it.
  public var dateFormat: String?
  /// The column of the event files that forms groups.
  ///
  /// The default is `group` where there is one.
  public var groupColumn: String?

  /// Creates an event source; whatever is left out has its default.
  public init(
    files: [String] = [],
    announcements: [String] = [],
    companies: String? = nil,
    kinds: String? = nil,
    dateFormat: String? = nil,
    groupColumn: String? = nil
  ) {
    self.files = files
    self.announcements = announcements
    self.companies = companies
    self.kinds = kinds
    self.dateFormat = dateFormat
    self.groupColumn = groupColumn
  }
}

extension EventSettings {
  /// Creates a source from paths of any kind: CSV files are event files, the rest are documents.
  public init(paths: [String], companies: String?) {
    let isTable = { (path: String) in
      [".csv", ".csv.gz", ".tsv"].contains { path.lowercased().hasSuffix($0) }
    }
    self.init(
      files: paths.filter(isTable),
      announcements: paths.filter { !isTable($0) },
      companies: companies
    )
  }
}

extension EventSettings: Codable {
  private enum CodingKeys: String, CodingKey {
    case files, announcements, companies, kinds
    case dateFormat = "date_format"
    case groupColumn = "group_column"
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init()
    files = try values.decodeIfPresent([String].self, forKey: .files) ?? files
    announcements =
      try values.decodeIfPresent([String].self, forKey: .announcements) ?? announcements
    companies = try values.decodeIfPresent(String.self, forKey: .companies)
    kinds = try values.decodeIfPresent(String.self, forKey: .kinds)
    dateFormat = try values.decodeIfPresent(String.self, forKey: .dateFormat)
    groupColumn = try values.decodeIfPresent(String.self, forKey: .groupColumn)
  }
}
