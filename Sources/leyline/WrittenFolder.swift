import StudyReport

/// What a command says of the folder that it wrote.
enum WrittenFolder {
  /// Returns the line that names the folder and the tables that were asked for.
  ///
  /// - Parameters:
  ///   - folder: The folder.
  ///   - formats: The forms of the tables.
  ///   - document: The tables.
  /// - Returns: The line.
  static func note(_ folder: String, _ formats: [TableFormat], of document: TableDocument) -> String
  {
    let names = formats.flatMap {
      [document.fileName($0)] + document.companions(of: $0).map(\.name)
    }
    guard let last = names.last else { return "Written to \(folder)/" }
    let list = names.count == 1 ? last : names.dropLast().joined(separator: ", ") + " and " + last
    return "Written to \(folder)/, with \(list)"
  }
}
