internal import CLibZip
internal import Foundation

/// A document of Word on A4 sheets, made of Markdown by the `pandoc` program where it is installed: the
/// answer, the tables of a paper, and pictures.
struct WordDocument {
  /// A picture with its title.
  struct Picture: Sendable {
    let title: String
    /// The file, a PNG.
    let path: String
  }

  let source: TableSource
  let tables: [PaperTable]
  /// The sentences above the tables.
  var opening: [String] = []
  var pictures: [Picture] = []

  /// The time that the file tells of its making: the same for the same tables.
  private static let created = "946684800"
  /// The day of it in a zip archive: 1 January 2000.
  private static let createdDay = zip_uint16_t(20 << 9 | 1 << 5 | 1)
  /// The part that has the words.
  private static let part = "word/document.xml"
  /// What pandoc ends the words with where its own settings of the sheet hold.
  private static let lastSheet = "<w:sectPr />"

  // MARK: Words

  /// The Markdown that pandoc reads, with the tables as Office Open XML.
  var markdown: String {
    let escaped = MarkdownTables.escaped
    var lines = ["# \(escaped(source.title))", ""]
    if source.simulated {
      lines += ["**SIMULATED PRICES:** no security traded at any price in this document.", ""]
    }
    for sentence in opening { lines += [escaped(sentence), ""] }
    if tables.isEmpty { lines += ["There is no table.", ""] }
    var sheet = WordTable.Sheet.upright
    func turn(to other: WordTable.Sheet) {
      guard other != sheet else { return }
      lines += Self.raw("<w:p><w:pPr>\(Self.section(sheet))</w:pPr></w:p>")
      sheet = other
    }
    let mark = source.mark
    for (place, table) in tables.enumerated() {
      let laid = WordTable(table)
      turn(to: laid.sheet)
      lines += ["## Table \(place + 1). \(escaped(table.caption))\(mark)", ""]
      lines += Self.raw(laid.xml)
      if !table.notes.isEmpty {
        lines += ["*Notes:* " + table.notes.map { escaped($0.text) }.joined(separator: " "), ""]
      }
    }
    turn(to: .upright)
    for (place, picture) in pictures.enumerated() {
      lines += [
        "## Figure \(place + 1). \(escaped(picture.title))\(mark)", "",
        "![](<\(picture.path)>){width=16.5cm}", "",
      ]
    }
    lines.append("Made with \(escaped(source.generator)).")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func raw(_ xml: String) -> [String] { ["```{=openxml}", xml, "```", ""] }

  /// Returns the settings of an A4 sheet, with the number of the page at its foot left to the reader.
  private static func section(_ sheet: WordTable.Sheet) -> String {
    let size =
      sheet == .upright
      ? #"<w:pgSz w:w="11906" w:h="16838"/>"#
      : #"<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>"#
    return
      "<w:sectPr>\(size)<w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" "
      + "w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/></w:sectPr>"
  }

  // MARK: File

  /// Returns the document.
  ///
  /// - Parameter path: Where programs are looked for, as the variable `PATH` lists folders.
  /// - Returns: The bytes of the document.
  /// - Throws: ``ReportError`` when pandoc is missing or fails.
  func bytes(
    searching path: String? = ProcessInfo.processInfo.environment["PATH"]
  ) throws(ReportError) -> Data {
    let folders = (path ?? "/usr/bin:/bin").split(separator: ":")
    guard
      let program = folders.map({ "\($0)/pandoc" })
        .first(where: { FileManager.default.isExecutableFile(atPath: $0) })
    else { throw .missingProgram(name: "pandoc", format: TableFormat.docx.rawValue) }
    let folder = (NSTemporaryDirectory() as NSString)
      .appendingPathComponent("leyline-\(UUID().uuidString)")
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
      defer { try? FileManager.default.removeItem(atPath: folder) }
      let input = (folder as NSString).appendingPathComponent("tables.md")
      let output = (folder as NSString).appendingPathComponent("tables.docx")
      try Data(markdown.utf8).write(to: URL(fileURLWithPath: input))
      let process = Process()
      process.executableURL = URL(fileURLWithPath: program)
      process.arguments = [
        "--from=markdown_strict+raw_attribute+backtick_code_blocks+link_attributes"
          + "+all_symbols_escapable",
        "--to=docx", "--output=\(output)", input,
      ]
      process.environment = ProcessInfo.processInfo.environment.merging(
        ["SOURCE_DATE_EPOCH": Self.created, "TZ": "UTC"]
      ) { $1 }
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      guard process.terminationStatus == 0 else {
        throw ReportError.failedProgram(
          name: "pandoc",
          reason: "it ended with exit code \(process.terminationStatus)"
        )
      }
      try Self.setSheet(of: output)
      return try Data(contentsOf: URL(fileURLWithPath: output))
    } catch let error as ReportError {
      throw error
    } catch {
      throw .failedProgram(name: "pandoc", reason: error.localizedDescription)
    }
  }

  /// Gives the last section its sheet, which pandoc takes from a template of its own.
  private static func setSheet(of path: String) throws(ReportError) {
    func failure(_ reason: String) -> ReportError { .failedProgram(name: "pandoc", reason: reason) }
    var code: Int32 = 0
    guard let archive = zip_open(path, 0, &code) else {
      throw failure("its document is no zip archive")
    }
    var isClosed = false
    defer { if !isClosed { zip_discard(archive) } }
    let index = zip_name_locate(archive, part, 0)
    guard index >= 0, let words = words(archive, zip_uint64_t(index)) else {
      throw failure("its document has no words")
    }
    // Other versions write a sheet of their own there.
    guard let range = words.range(of: lastSheet, options: .backwards) else { return }
    let changed = Array(words.replacingCharacters(in: range, with: section(.upright)).utf8)
    let isWritten = changed.withUnsafeBytes { bytes -> Bool in
      guard
        let source = zip_source_buffer(archive, bytes.baseAddress, zip_uint64_t(bytes.count), 0)
      else { return false }
      guard zip_file_replace(archive, zip_uint64_t(index), source, 0) == 0 else {
        zip_source_free(source)
        return false
      }
      zip_file_set_dostime(archive, zip_uint64_t(index), 0, createdDay, 0)
      isClosed = zip_close(archive) == 0
      return isClosed
    }
    guard isWritten else { throw failure("its document cannot be changed") }
  }

  private static func words(_ archive: OpaquePointer, _ index: zip_uint64_t) -> String? {
    var status = zip_stat_t()
    zip_stat_init(&status)
    guard zip_stat_index(archive, index, 0, &status) == 0,
      let file = zip_fopen_index(archive, index, 0)
    else { return nil }
    defer { zip_fclose(file) }
    var bytes = [UInt8](repeating: 0, count: Int(status.size))
    let count = bytes.withUnsafeMutableBytes {
      zip_fread(file, $0.baseAddress, zip_uint64_t($0.count))
    }
    return count == Int64(bytes.count) ? String(decoding: bytes, as: UTF8.self) : nil
  }
}
