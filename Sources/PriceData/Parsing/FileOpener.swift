internal import DelimitedText

/// A file of which it is known where its rows are, and for one security what its columns are.
struct OpenedFile: Sendable {
  let file: Int
  let source: BlockSource
  let layout: ColumnLayout
  /// Where the rows end.
  let end: Int

  /// Returns the same rows with other bytes in their place.
  func with(_ source: BlockSource) -> OpenedFile {
    OpenedFile(file: file, source: source, layout: layout, end: end)
  }
}

/// Opens files and recognizes their columns.
struct FileOpener: Sendable {
  /// The columns of the file before, and its header.
  typealias Previous = (columns: RecognizedColumns, head: [UInt8])

  let files: [InputFiles.File]
  let options: PriceLoadOptions
  /// What text that is not UTF-8 is written in, where a person has said it.
  let encoding: TextEncoding?
  /// Whether tables in memory are read by their columns where these tell as much as their text.
  var readsColumns = false

  /// The same, for tables whose columns do not.
  var readingText: FileOpener {
    var opener = self
    opener.readsColumns = false
    return opener
  }

  /// Opens a file, or the part of one that is in memory already.
  ///
  /// - Returns: The file, and whether it must be kept for messages that need a line.
  func source(of file: Int) throws(PriceDataError) -> (source: BlockSource, isRetained: Bool) {
    do throws(DelimitedTextError) {
      let source =
        if let part = files[file].part {
          try BlockSource(part.source, path: part.name, encoding: encoding)
        } else {
          try BlockSource.open(
            files[file].path,
            wholeBelow: options.wholeFileSize,
            encoding: encoding
          )
        }
      if let form = source.withHead(LineForm.detect) {
        return (source.rewritten(try source.whole().withUnsafeBytes(form.rewritten)), true)
      }
      let isInMemory =
        files[file].path == "-" || files[file].part != nil || source.encoding != nil
      return (source, isInMemory)
    } catch {
      throw .text(error)
    }
  }

  /// Returns what stands below the rows of all securities of a file.
  func footer(
    of source: BlockSource,
    _ layouts: [ColumnLayout]
  ) throws(PriceDataError) -> FooterSearch.Footer? {
    var last: FooterSearch.Footer?
    for layout in layouts {
      do throws(DelimitedTextError) {
        let search = FooterSearch(layout, dateFormat: options.dateFormat)
        guard let footer = try search?.footer(of: source) else { return nil }
        if footer.start > last?.start ?? -1 { last = footer }
      } catch {
        throw .text(error)
      }
    }
    return last
  }

  /// Returns the layouts of a file; an equal header needs no second look.
  func layouts(
    of source: BlockSource,
    file: Int,
    previous: inout Previous?
  ) throws(PriceDataError) -> [ColumnLayout] {
    let symbol = FileSymbol(files[file].fileName).symbol
    let options = options
    if let previous {
      let isEqual = source.withHead { bytes in
        bytes.count > previous.head.count && bytes.starts(with: previous.head)
      }
      if isEqual, source.encoding == nil, !isDoubtful(source, previous.columns) {
        return previous.columns.layouts.map {
          $0.fileSymbol == nil ? $0 : $0.withFileSymbol(options.symbol ?? symbol)
        }
      }
    }
    let (found, head) = try source.withHead { bytes throws(PriceDataError) in
      let found = try LayoutRecognizer(options: options, fileSymbol: symbol)
        .recognize(bytes, name: source.name, encoding: source.encoding)
      let only = found.layouts.first { $0.isDecidedByHeader }
      return (found, only.map { Array(bytes[..<$0.dataStart]) } ?? [])
    }
    previous = head.isEmpty || source.encoding != nil ? nil : (found, head)
    guard let question = found.question, let layout = found.layouts.first else {
      return found.layouts
    }
    return [try layout.answering(question, in: source, table: options.table)]
  }

  /// Whether the first rows of a file contradict the columns of another one with an equal header, so that it
  /// must be looked at by itself: what is refused does not depend on the files beside it.
  private func isDoubtful(_ source: BlockSource, _ columns: RecognizedColumns) -> Bool {
    guard let range = columns.closeRange, let layout = columns.layouts.first else { return false }
    var rows: [[String]] = []
    do throws(DelimitedTextError) {
      try source.withHead { bytes throws(DelimitedTextError) in
        let reader = RecordReader(dialect: layout.dialect, name: source.name)
        try reader.forEach(in: bytes, from: layout.dataStart, line: 1) { record in
          rows.append(record.fields)
          return rows.count < Self.probedRows
        }
      }
    } catch {
      return true
    }
    return range.isDoubtful(in: rows)
  }

  /// How many rows show whether closes lie outside their range, where nearly all of 40 would.
  private static let probedRows = 8

  /// Returns a large file whose names are not UTF-8 as a whole, converted; nothing where it stays as it is.
  ///
  /// Its first bytes were ASCII, so that only the names tell.
  func converted(_ opened: OpenedFile) throws(PriceDataError) -> OpenedFile? {
    guard opened.source.encoding == nil, files[opened.file].path != "-",
      files[opened.file].part == nil
    else { return nil }
    let source: BlockSource
    do throws(DelimitedTextError) {
      source = try BlockSource.open(
        files[opened.file].path,
        wholeBelow: Int.max,
        encoding: encoding
      )
    } catch {
      throw .text(error)
    }
    guard source.encoding != nil else { return nil }
    var previous: Previous?
    let layouts = try layouts(of: source, file: opened.file, previous: &previous)
    // Of several securities, each with its columns, the same one.
    guard let layout = layouts.first(where: { $0.roles == opened.layout.roles }) else { return nil }
    let end = try footer(of: source, layouts)?.start ?? source.count
    return OpenedFile(file: opened.file, source: source, layout: layout, end: end)
  }
}
