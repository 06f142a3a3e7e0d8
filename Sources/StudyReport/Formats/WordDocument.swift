internal import Foundation

/// A document of Word, made of Markdown by the `pandoc` program where it is installed.
enum WordDocument {
  /// The time that the file tells of its making: the same for the same tables.
  private static let created = "946684800"

  /// A filter of pandoc that sets the words of tables in 8 points, so that eight columns fit on a page.
  private static let smallTables = """
    local function run(text, isBold)
      text = text:gsub("&", "&amp;"):gsub("<", "&lt;"):gsub(">", "&gt;")
      return pandoc.RawInline("openxml", "<w:r><w:rPr>" .. (isBold and "<w:b/>" or "")
        .. '<w:sz w:val="16"/></w:rPr><w:t xml:space="preserve">' .. text .. "</w:t></w:r>")
    end
    function Table(found)
      return pandoc.walk_block(found, {
        Plain = function(cell)
          local isBold = #cell.content == 1 and cell.content[1].t == "Strong"
          return pandoc.Plain { run(pandoc.utils.stringify(cell), isBold) }
        end
      })
    end
    """

  /// Returns the document.
  ///
  /// - Parameters:
  ///   - markdown: The text.
  ///   - path: Where programs are looked for, as the variable `PATH` lists folders.
  /// - Returns: The bytes of the document.
  /// - Throws: ``ReportError`` when pandoc is missing or fails.
  static func bytes(
    of markdown: String,
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
      let filter = (folder as NSString).appendingPathComponent("small.lua")
      try Data(markdown.utf8).write(to: URL(fileURLWithPath: input))
      try Data(Self.smallTables.utf8).write(to: URL(fileURLWithPath: filter))
      let process = Process()
      process.executableURL = URL(fileURLWithPath: program)
      process.arguments = [
        "--from=markdown_strict+pipe_tables+all_symbols_escapable",
        // No line is short enough for columns of equal widths.
        "--columns=1", "--lua-filter=\(filter)", "--to=docx", "--output=\(output)", input,
      ]
      process.environment = ProcessInfo.processInfo.environment.merging(
        ["SOURCE_DATE_EPOCH": created, "TZ": "UTC"]
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
      return try Data(contentsOf: URL(fileURLWithPath: output))
    } catch let error as ReportError {
      throw error
    } catch {
      throw .failedProgram(name: "pandoc", reason: error.localizedDescription)
    }
  }
}
