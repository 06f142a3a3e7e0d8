package import DelimitedText

/// Tells the price files of the Indian exchanges, from which the clock of their days follows.
package enum ExchangeFiles {
  /// Whether a symbol has the suffix of an Indian exchange.
  package static func isIndian(symbol: String) -> Bool {
    let upper = symbol.uppercased()
    return suffixes.contains { upper.hasSuffix($0) && upper.utf8.count > $0.utf8.count }
  }

  /// Whether a file is one of NSE or BSE, by its name or the columns that only they have.
  package static func isIndian(path: String, holding held: HeldFiles = HeldFiles()) -> Bool {
    let whole = HeldFiles.name(path)
    var name = String(whole.split(separator: "/").last ?? Substring(whole))
    for ending in [".gz", ".zip", ".csv", ".txt", ".xlsx"] where name.lowercased().hasSuffix(ending)
    {
      name.removeLast(ending.count)
    }
    if isIndian(symbol: name) { return true }
    guard path != "-",
      let file = try? held.beginning(path) ?? SourceBytes.beginning(of: path, count: told)
    else { return false }
    // Of an archive, such as that of a daily report, the first file tells.
    let source = (try? FileParts.open(file))?.parts.first?.source ?? file
    let head = source.withUnsafeBytes { Array($0.prefix(told)) }
    guard let first = head.split(separator: 0x0A).first,
      let table = try? DelimitedTable.read(bytes: Array(first), name: name)
    else { return false }
    let columns = Set(table.header.map(normalizedHeader))
    return signatures.contains { $0.isSubset(of: columns) }
  }

  /// So many bytes hold the row of columns.
  private static let told = 8192
  private static let suffixes = [".NS", ".BO", ".NSE", ".BSE"]

  /// Columns of the daily reports, of the files of single securities, and of the common format.
  private static let signatures: [Set<String>] = [
    ["series", "prevclose"], ["series", "prevclose", "deliverableqty"], ["tckrsymb", "sctysrs"],
    ["deliverableqty"], ["delivqty"], ["sccode", "scname"], ["noofshares", "wap"],
  ]
}
