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
    if let content = archive.openDocument {
      return try OpenDocumentSheets.parts(of: archive, content, source, sheet: sheet)
    }
    if let fault = otherDocument(archive) { throw .container(file: source.name, fault) }
    return try files(of: archive, source)
  }

  /// What kind of document an archive is that holds no table; nothing for an archive of files.
  fileprivate static func otherDocument(_ archive: ZipArchive) -> ContainerFault? {
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
    return others.first { archive.member($0.member) != nil }?.fault
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
    for member in archive.ownMembers {
      let name = "\(source.name) [\(member.name)]"
      let last = member.name.split(separator: "/").last ?? ""
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

extension ZipArchive {
  /// The content of an OpenDocument, where it is one.
  fileprivate var openDocument: Member? {
    guard member("mimetype") != nil || member("META-INF/manifest.xml") != nil else { return nil }
    return member("content.xml")
  }

  /// The files that a person put into the archive, by their names.
  fileprivate var ownMembers: [Member] {
    members.filter { member in
      let path = member.name.split(separator: "/")
      // What macOS and hidden files leave in an archive is nothing that a person put there.
      return !path.isEmpty && path.first != "__MACOSX"
        && !path.contains { $0.hasPrefix(".") && $0 != ".." }
    }
    .sorted { $0.name < $1.name }
  }
}

/// The files of a zip archive that is no workbook and no other document, whatever they hold.
package struct ArchivedFiles {
  private let archive: ZipArchive

  /// Opens an archive; there is nothing to open in what is no archive of files.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - limit: How many bytes its files may have together.
  /// - Throws: ``DelimitedTextError`` when it is damaged.
  package init?(_ path: String, limit: Int) throws(DelimitedTextError) {
    guard FileParts.isArchive(path) else { return nil }
    archive = try ZipArchive(SourceBytes.open(path), limit: limit)
    guard archive.member("xl/workbook.xml") == nil, archive.openDocument == nil,
      FileParts.otherDocument(archive) == nil
    else { return nil }
  }

  /// The names of the files with their folders, in their order.
  package var names: [String] { archive.ownMembers.map(\.name) }

  /// Expands one file after another, block by block.
  ///
  /// - Parameter body: Called with the place of the file among the names and each block.
  /// - Throws: ``DelimitedTextError`` when a file is encrypted, damaged or expands beyond the limit, or what the closure
  ///   throws.
  package func expand(
    _ body: (Int, UnsafeRawBufferPointer) throws(DelimitedTextError) -> Void
  ) throws(DelimitedTextError) {
    for (place, member) in archive.ownMembers.enumerated() {
      try archive.forEachBlock(of: member) { block throws(DelimitedTextError) in
        try body(place, block)
      }
    }
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
