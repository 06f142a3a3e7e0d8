public import DelimitedText

extension CompanyDirectory {
  /// The companies that Leyline brings: those of `data/companies.csv`.
  public static let standard: CompanyDirectory = {
    // The text is a constant, and a test reads it.
    let table = try? DelimitedTable.read(bytes: Array(standardTable.utf8), name: "companies.csv")
    return CompanyDirectory(table.flatMap { try? companies(of: $0) } ?? [])
  }()

  /// Reads a directory: `symbol`, `name`, and optionally `aliases` (separated by `|`), `exchange`, `isin`,
  /// `bse_code`, `cik`, `permno`, `cusip` and `gvkey`.
  ///
  /// A row without a symbol is a name that is not a company of a study. A row without a name is found
  /// by its symbol.
  ///
  /// - Throws: ``AnnouncementError``.
  public static func read(
    _ path: String,
    holding held: HeldFiles = HeldFiles()
  ) throws(AnnouncementError) -> CompanyDirectory {
    do throws(DelimitedTextError) {
      return try CompanyDirectory(companies(of: DelimitedTable.read(path, holding: held)))
    } catch {
      throw .text(error)
    }
  }

  private static func companies(
    of table: DelimitedTable
  ) throws(DelimitedTextError) -> [Company] {
    func required(_ names: [String]) throws(DelimitedTextError) -> Int {
      guard let column = table.column(named: names) else {
        throw .missingColumn(file: table.name, column: names[0], header: table.header)
      }
      return column
    }
    let symbol = try required(["symbol", "ticker", "tckrsymb"])
    let name = try required(["name", "company", "company name", "name of company"])
    let aliases = table.column(named: ["aliases", "alias", "also known as"])
    let exchange = table.column(named: ["exchange"])
    let identifiers = SecurityIdentifier.allCases.compactMap { identifier in
      table.column(named: identifier.names).map { (identifier: identifier, column: $0) }
    }
    return table.rows.compactMap { row in
      let symbolText = table.field(symbol, of: row) ?? ""
      guard let nameText = table.field(name, of: row) ?? table.field(symbol, of: row) else {
        return nil
      }
      var numbers: [SecurityIdentifier: String] = [:]
      for (identifier, column) in identifiers { numbers[identifier] = table.field(column, of: row) }
      return Company(
        symbol: symbolText,
        name: nameText,
        aliases: (aliases.flatMap { table.field($0, of: row) } ?? "").split(separator: "|")
          .map { String($0.trimmingBlanks()) }.filter { !$0.isEmpty },
        exchange: exchange.flatMap { table.field($0, of: row) },
        identifiers: numbers
      )
    }
  }
}
