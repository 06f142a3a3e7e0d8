package import Announcements
package import ArrowExchange
internal import CivilTime
internal import DelimitedText
package import EventStudy
package import Simulation

/// The tables of a result by name, for programs that take them in memory.
package struct ResultTables: Sendable {
  /// A table, which is put together when it is asked for.
  private struct Entry: Sendable {
    let name: String
    let make: @Sendable () -> ArrowTable
    /// The rows; nothing where only texts are known.
    var contents: TableContents?
    /// Whether the output folder has the table only with a row.
    var isOptional = false
  }

  private var entries: [Entry] = []

  /// The names of the tables: those of their files in the output folder, without `.csv`.
  package var names: [String] { entries.map(\.name) }

  /// Returns a table; nothing where none has that name.
  package func table(_ name: String) -> ArrowTable? {
    entries.first { $0.name == name }?.make()
  }

  /// The tables with their rows, all of them or those that an output folder has.
  func contents(withRowsOnly: Bool) -> [TableContents] {
    entries.compactMap { entry in
      guard let contents = entry.contents else { return nil }
      return withRowsOnly && entry.isOptional && contents.isEmpty ? nil : contents
    }
  }

  /// The tables that the output folder of a study can hold, also those that would have no row.
  package init(_ result: StudyResult) {
    let tables =
      StudyTables.all + (result.listsEvents ? StudyTables.perEvent : []) + StudyTables.optional
    add(result.includedCount == 0 ? StudyTables.ofAnnouncements : tables, of: result)
    if let sensitivity = result.sensitivity, sensitivity.hasEvents {
      add([Table<SensitivityResult>.sensitivity], of: sensitivity)
    }
  }

  /// The table of a sensitivity study.
  package init(_ result: SensitivityResult) {
    if result.hasEvents { add([Table<SensitivityResult>.sensitivity], of: result) }
  }

  /// The tables of average prices.
  package init(_ content: VWAPFolder.Content) {
    switch content {
    case .before(let result): add([Table<PricingResult>.vwap], of: result)
    case .around(let result):
      add(StudyTables.ofAnnouncements + [.vwap] + VWAPFolder.further, of: result)
    case .days(let result): add([Table<TradedDays>.days], of: result)
    }
  }

  /// The correlations at leads and lags.
  package init(_ result: LeadLagResult) {
    add([Table<LeadLagResult>.leadLag], of: result)
  }

  /// The announcements with their days, and those that have none.
  package init(_ listing: AlignmentListing) {
    add([Table<AlignmentListing>.events, .exclusions], of: listing)
  }

  /// The files and the columns that the loader understood.
  package init(_ inspection: PriceInspection) {
    add([Table<PriceInspection>.files, .columns], of: inspection)
  }

  /// The table that is reviewed, whose fields are texts.
  package init(_ announcements: [Announcement]) {
    add(announcements, as: "announcements")
  }

  /// The events of extreme days, as an event file has them, and what they are.
  package init(_ listing: ExtremeEventListing) {
    add(listing.announcements, as: "events")
    add(
      [Table<ExtremeEventListing>.series, .extremes, .counts, .years, .runs, .values],
      of: listing
    )
  }

  private mutating func add(_ announcements: [Announcement], as name: String) {
    entries.append(
      Entry(name: name) {
        let rows = EventFileWriter.rows(of: announcements)
        return ArrowTable(
          header: rows.first ?? [],
          rows: Array(rows.dropFirst()),
          kind: { _ in .text }
        )
      }
    )
  }

  /// The files of a simulated market.
  package init(_ files: [SimulatedFile]) {
    for file in files where file.name.hasSuffix(".csv") {
      entries.append(
        Entry(name: String(file.name.dropLast(".csv".count))) {
          let table = try? DelimitedTable.read(bytes: Array(file.contents.utf8), name: file.name)
          return ArrowTable(
            header: table?.header ?? [],
            rows: table?.rows.map(\.fields) ?? [],
            kind: ArrowKind.init(of:)
          )
        }
      )
    }
  }

  /// The tables that are written only when they have a row.
  private static let optional = Set((StudyTables.optional + VWAPFolder.further).map(\.name))

  private mutating func add<Source: Sendable>(_ tables: [Table<Source>], of source: Source) {
    for table in tables {
      entries.append(
        Entry(
          name: table.name,
          make: { table.arrow(of: source) },
          contents: table.contents(of: source),
          isOptional: Self.optional.contains(table.name)
        )
      )
    }
  }
}

extension Table {
  /// The name of the file without its ending.
  fileprivate var name: String { String(fileName.dropLast(".csv".count)) }
}

extension ArrowTable {
  /// Makes a table of texts, of which some columns are read as numbers or days.
  fileprivate init(header: [String], rows: [[String]], kind: ([String]) -> ArrowKind) {
    let kinds = header.indices.map { column in
      kind(
        rows.compactMap { $0.indices.contains(column) && !$0[column].isEmpty ? $0[column] : nil }
      )
    }
    self.init(zip(header, kinds).map { (name: $0, kind: $1) })
    for row in rows {
      for (place, column) in openBatch().enumerated() {
        let field = row.indices.contains(place) && !row[place].isEmpty ? row[place] : nil
        switch column.kind {
        case .integer: column.append(field.flatMap { Int($0) })
        case .number: column.append(field.flatMap { Double($0) })
        case .date: column.append(field.flatMap { CalendarDate($0) })
        case .text: column.append(field)
        }
      }
    }
  }
}

extension ArrowKind {
  /// Tells what all of some fields are.
  fileprivate init(of fields: [String]) {
    if fields.isEmpty {
      self = .text
    } else if fields.allSatisfy({ Int($0) != nil }) {
      self = .integer
    } else if fields.allSatisfy({ Double($0) != nil }) {
      self = .number
    } else {
      self = fields.allSatisfy { CalendarDate($0) != nil } ? .date : .text
    }
  }
}
