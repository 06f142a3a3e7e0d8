public import DelimitedText

/// Loads price files into a panel.
///
/// Columns, dates, numbers and units are recognized by what they mean, not by the kind of file.
/// libcsv parses every field; a large file is cut at the ends of rows into one piece for each
/// thread, and the result is the same for any number of threads.
public struct PriceLoader: Sendable {
  /// How files are loaded.
  public let options: PriceLoadOptions

  /// Creates a loader.
  public init(options: PriceLoadOptions = PriceLoadOptions()) {
    self.options = options
  }

  /// Returns the files that paths stand for, in the order in which they are read.
  ///
  /// - Parameters:
  ///   - paths: Files, folders, patterns, or `-` for standard input.
  ///   - held: Texts in memory that stand in the place of files.
  /// - Returns: Each file once.
  /// - Throws: ``PriceDataError`` when a folder or a pattern has no file.
  public static func files(
    _ paths: [String],
    holding held: HeldFiles = HeldFiles()
  ) throws(PriceDataError) -> [String] {
    try InputFiles(paths, holding: held).files.map(\.path)
  }

  /// Loads files.
  ///
  /// - Parameter paths: Files, folders, patterns such as `data/*.csv`, or `-` for standard input;
  ///   files may be compressed by gzip, workbooks, or zip archives of files.
  /// - Returns: One panel with the rows of all files.
  /// - Throws: ``PriceDataError`` at the first thing that cannot be read.
  public func load(_ paths: [String]) throws(PriceDataError) -> LoadedPrices {
    let input = try InputFiles(paths, holding: options.held).opened(options)
    let result = try FileReader(files: input.files, options: options).read()
    guard !result.batches.isEmpty else {
      let path = paths.joined(separator: " ")
      guard let first = result.leftOut.first?.error else { throw .noFiles(path: path) }
      let tables = result.leftOut.count
      throw tables == 1 ? first : .noPrices(path: path, tables: tables, first: first)
    }
    return try PanelAssembly(input: input, result: result, options: options).assemble()
  }
}
