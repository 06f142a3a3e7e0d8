/// The tables that one file holds: the sheets of a workbook, or the files of a zip archive.
package struct FileParts: Sendable {
  /// One of them, as text.
  package struct Part: Sendable {
    /// The name of the sheet or of the file in the archive.
    package let name: String
    /// The text, under a name such as `book.xlsx [Sheet1]`.
    package let source: SourceBytes
    /// Whether two rows or more have two values or more.
    package let holdsTable: Bool
    /// The number of formulas whose results are not in the file.
    package var unsavedFormulas = 0
  }

  /// What kind of file it is.
  package enum Kind: Sendable, Hashable {
    case workbook
    case archive
  }

  /// The kind of the file.
  package let kind: Kind
  /// The parts in the order of the file.
  package internal(set) var parts: [Part]
  /// What is left out, and why.
  package internal(set) var leftOut: [(name: String, reason: String)] = []

  /// Opens a file that holds several tables.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - sheet: The name or the number of the sheet of a workbook that is wanted; by default all that are
  ///     not hidden.
  /// - Returns: Nothing for a file that is none.
  /// - Throws: ``DelimitedTextError`` when the file is damaged, or made to harm.
  package static func open(
    _ source: SourceBytes,
    sheet: String? = nil
  ) throws(DelimitedTextError) -> FileParts? {
    guard source.withUnsafeBytes({ FileKind.isZip($0) }) else { return nil }
    let archive = try ZipArchive(source)
    if let workbook = archive.member("xl/workbook.xml") {
      return try ExcelWorkbook(archive, workbook, file: source.name, stored: source.count)
        .parts(sheet: sheet)
    }
    if let content = archive.member("content.xml"),
      archive.member("mimetype") != nil || archive.member("META-INF/manifest.xml") != nil
    {
      return try OpenDocumentSheets.parts(of: archive, content, source, sheet: sheet)
    }
    let others: [(member: String, fault: ContainerFault)] = [
      (
        "xl/workbook.bin",
        .otherDocument(
          "a binary workbook (.xlsb)",
          advice: "open it in Excel or LibreOffice and save it as .xlsx or CSV"
        )
      ),
      ("word/document.xml", .otherDocument("a Word document", advice: "save its table as CSV")),
      ("ppt/presentation.xml", .otherDocument("a presentation", advice: "save its table as CSV")),
      (
        "Index/Document.iwa",
        .otherDocument("a Numbers document of Apple", advice: "export it as .xlsx or CSV")
      ),
    ]
    if let other = others.first(where: { archive.member($0.member) != nil }) {
      throw .container(file: source.name, other.fault)
    }
    return try files(of: archive, source)
  }

  /// Whether a plain file begins like a zip archive; a pipe is not touched.
  package static func isArchive(_ path: String) -> Bool {
    guard path != "-", let descriptor = try? FileDescriptor(plain: path),
      let state = try? descriptor.state(), state.isPlain, state.size >= 4,
      let head = try? descriptor.bytes(0..<4, state)
    else { return false }
    return head.withUnsafeBytes { FileKind.isZip($0) }
  }

  /// Returns the files of an archive that is no workbook.
  private static func files(
    of archive: ZipArchive,
    _ source: SourceBytes
  ) throws(DelimitedTextError) -> FileParts {
    var result = FileParts(kind: .archive, parts: [])
    for member in archive.members.sorted(by: { $0.name < $1.name }) {
      let path = member.name.split(separator: "/")
      // What macOS and hidden files leave in an archive is nothing that a person put there.
      guard let last = path.last, path.first != "__MACOSX",
        !path.contains(where: { $0.hasPrefix(".") && $0 != ".." })
      else { continue }
      let name = "\(source.name) [\(member.name)]"
      let ending = last.split(separator: ".").last.map { $0.lowercased() } ?? ""
      guard last.contains("."), ["csv", "txt", "tsv", "dat", "prn", "psv"].contains(ending) else {
        result.leftOut.append((name, "it does not end in .csv, .txt or .tsv"))
        continue
      }
      let bytes = try archive.bytes(of: member)
      guard !bytes.isEmpty else {
        result.leftOut.append((name, "it is empty"))
        continue
      }
      result.parts.append(
        Part(
          name: member.name,
          source: SourceBytes(bytes, name: name, storedCount: member.compressedSize),
          holdsTable: true
        )
      )
    }
    guard !result.parts.isEmpty else { throw .container(file: source.name, .noTable) }
    return result
  }
}

extension SourceBytes {
  /// Opens a file that is to hold one table: text, or a workbook or an archive with one table in it.
  ///
  /// - Throws: ``DelimitedTextError``, also when there are several tables or none.
  package static func table(
    _ path: String,
    holding held: HeldFiles = HeldFiles()
  ) throws(DelimitedTextError) -> SourceBytes {
    if let source = held[path] { return source }
    let source = try open(path)
    guard let parts = try FileParts.open(source) else { return source }
    let tables = parts.parts.filter(\.holdsTable)
    guard let table = tables.first else { throw .container(file: path, .noTable) }
    guard tables.count == 1 else {
      throw .container(file: path, .severalTables(tables.map(\.name)))
    }
    return table.source
  }
}
