internal import DelimitedText

extension InputFiles {
  /// What is read as a file of its own: a sheet of a workbook, a file in an archive, or what is in memory.
  struct Part: Sendable {
    /// What messages call it, such as `book.xlsx [Sheet1]`.
    let name: String
    /// The name that stands for that of a file: it tells a symbol where no column does.
    let fileName: String
    /// The table that it is, where its columns can be had as values.
    let table: (any HeldTable)?
    private let text: SourceBytes?

    init(name: String, source: SourceBytes, fileName: String) {
      self.name = name
      self.fileName = fileName
      text = source
      table = nil
    }

    /// Takes what is held in memory under a path.
    init(held path: String, among held: HeldFiles) {
      name = path
      fileName = HeldFiles.name(path)
      table = held.table(path)
      text = table == nil ? held[path] : nil
    }

    /// Its text; that of a table is put together when it is first asked for.
    var source: SourceBytes { text ?? table?.text ?? SourceBytes([], name: name) }
  }

  /// Returns the files with the tables of workbooks and archives in the place of these.
  ///
  /// - Parameter options: Names the sheet that is wanted, and what columns are.
  /// - Returns: The same files where none is a workbook or an archive.
  /// - Throws: ``PriceDataError`` when one that the user named cannot be read or has no prices.
  func opened(_ options: PriceLoadOptions) throws(PriceDataError) -> InputFiles {
    guard files.contains(where: { $0.part == nil && FileParts.isArchive($0.path) }) else {
      return self
    }
    var opened = self
    opened.files = []
    for file in files {
      guard file.part == nil, FileParts.isArchive(file.path) else {
        opened.files.append(file)
        continue
      }
      do throws(PriceDataError) {
        try opened.add(file, Self.parts(of: file.path, sheet: options.sheet), options)
      } catch {
        guard !file.isNamed, let reason = error.reasonToLeaveOut else { throw error }
        opened.leftOut.append(.fileLeftOut(file: file.path, reason: reason))
      }
    }
    if opened.files.isEmpty, case .fileLeftOut(let file, let reason)? = opened.leftOut.first {
      throw .unreadableFiles(file: file, reason: reason)
    }
    return opened
  }

  private static func parts(of path: String, sheet: String?) throws(PriceDataError) -> FileParts {
    do throws(DelimitedTextError) {
      guard let parts = try FileParts.open(SourceBytes.open(path), sheet: sheet) else {
        throw .container(file: path, .noTable)
      }
      return parts
    } catch {
      throw .text(error)
    }
  }

  private mutating func add(
    _ file: File,
    _ found: FileParts,
    _ options: PriceLoadOptions
  ) throws(PriceDataError) {
    leftOut += found.leftOut.map { .fileLeftOut(file: $0.name, reason: $0.reason) }
    guard found.kind == .workbook else {
      files += found.parts.map { part in
        File(
          path: file.path,
          isNamed: file.isNamed && found.parts.count == 1,
          part: Part(name: part.source.name, source: part.source, fileName: part.name)
        )
      }
      return
    }
    let sheets = try priceSheets(of: found, file: file, options)
    for sheet in sheets {
      if sheet.unsavedFormulas > 0 {
        leftOut.append(
          .unsavedFormulas(file: sheet.source.name, cells: sheet.unsavedFormulas)
        )
      }
      files.append(
        File(
          path: file.path,
          isNamed: file.isNamed,
          part: Part(
            name: sheet.source.name,
            source: sheet.source,
            fileName: SheetName(sheet.name, of: file.path, isOnly: sheets.count == 1).fileName
          )
        )
      )
    }
  }

  /// Returns the sheets that hold prices; where none does, the first says why.
  private mutating func priceSheets(
    of found: FileParts,
    file: File,
    _ options: PriceLoadOptions
  ) throws(PriceDataError) -> [FileParts.Part] {
    var sheets: [FileParts.Part] = []
    var reasons: [QualityNote] = []
    var first: PriceDataError?
    for part in found.parts {
      do throws(PriceDataError) {
        let recognizer = LayoutRecognizer(options: options, fileSymbol: part.name)
        _ = try part.source.withUnsafeBytes { bytes throws(PriceDataError) in
          try recognizer.recognize(bytes, name: part.source.name)
        }
        sheets.append(part)
      } catch {
        let isNoTable = found.parts.count > 1 && !part.holdsTable
        guard let reason = error.reasonToLeaveOut ?? (isNoTable ? "it holds no table" : nil) else {
          throw error
        }
        first = first ?? error
        reasons.append(.fileLeftOut(file: part.source.name, reason: reason))
      }
    }
    guard !sheets.isEmpty else {
      guard let first else { throw .text(.container(file: file.path, .noTable)) }
      throw found.parts.count == 1
        ? first : .noPrices(path: file.path, tables: found.parts.count, first: first)
    }
    leftOut += reasons
    return sheets
  }
}

/// The name of a sheet, which may be that of a security.
struct SheetName {
  /// The words that programs give to sheets, before a number.
  private static let generic: Set<String> = [
    "sheet", "tabelle", "feuil", "feuille", "hoja", "foglio", "folha", "planilha", "blad", "ark",
    "arkusz", "list", "munka", "лист", "sayfa", "工作表", "シート", "시트", "worksheet", "taul",
  ]
  /// Words that say what is on a sheet, which in the name of a file may be part of a security's.
  private static let words: Set<String> = [
    "close", "stocks", "market", "results", "result", "values", "hist", "pricing", "kurse", "cours",
    "index",
  ]

  /// What stands for the name of the file.
  let fileName: String

  /// Chooses between the name of a sheet and that of its workbook.
  ///
  /// Of several sheets with prices each is called by its own name. A single one is called as the workbook,
  /// unless its name is written as a symbol is and that of the workbook is not.
  init(_ sheet: String, of path: String, isOnly: Bool) {
    var book = String(path.split(separator: "/").last ?? Substring(path))
    if let point = book.lastIndex(of: "."), point != book.startIndex {
      book = String(book[..<point])
    }
    let isGeneric = Self.isGeneric(sheet)
    if isOnly {
      fileName = Self.isSymbol(sheet) && !Self.isSymbol(book) ? sheet : book
    } else {
      fileName = isGeneric ? "\(book) \(sheet)" : sheet
    }
  }

  /// Whether a name tells no security: that of a program, of a period, or of what is on the sheet.
  private static func isGeneric(_ sheet: String) -> Bool {
    let name = sheet.lowercased().filter {
      !$0.isNumber && !$0.isWhitespace && !"()_-".contains($0)
    }
    return generic.contains(name) || words.contains(name) || FileNamePeriod.isMonth(name)
      || FileNameWords(sheet).kept == nil
  }

  /// Whether a name is written as a symbol: capitals and digits alone.
  private static func isSymbol(_ name: String) -> Bool {
    (1...12).contains(name.utf8.count) && !isGeneric(name)
      && name.contains { $0.isUppercase }
      && name.allSatisfy { $0.isASCII && ($0.isUppercase || $0.isNumber || ".-&^=".contains($0)) }
  }
}
