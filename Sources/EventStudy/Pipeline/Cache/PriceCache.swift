internal import CXXHash
internal import CivilTime
internal import DelimitedText
internal import Foundation
internal import ParallelExecution
internal import PriceData

/// A binary copy of loaded prices beside their files, so that a second run need not parse them.
///
/// One file for each set of paths and options: a header, what was noticed as JSON, and the columns as
/// they lie in memory. It is used only while every price file is the one that it was as far as its
/// stamp tells, and only when its own digests hold; else it is made again.
struct PriceCache: Sendable {
  /// What a cache was made for; another key is another file.
  struct Key: Sendable, Hashable, Codable {
    /// The version of the format.
    var format = 3
    /// The version of the program, whose loader may have changed.
    var program = SoftwareVersion.leyline.version
    /// The order of bytes and the width of numbers in memory.
    var isLittleEndian = Int(littleEndian: 1) == 1
    /// The files in the order in which they are read.
    let paths: [String]
    /// Every option that decides what is loaded.
    let options: [String: [String]]
  }

  /// What becomes of a look into the cache.
  enum Finding {
    /// The prices as they were loaded.
    case found(PriceFiles)
    /// There is no cache yet.
    case absent
    /// The cache cannot be used, for the reason given.
    case unusable(String)
  }

  /// Everything but the columns.
  fileprivate struct Contents: Codable {
    let key: Key
    let stamps: [FileStamp]
    let notes: [StudyNote]
    let files: [InputFile]
    let isIntraday: Bool
    let isSimulated: Bool
    let days: [Int32]
    let symbols: [String]
    let values: PricePanel.Values
    let fields: [String]
    /// For each symbol of a sparse panel the number of its cells.
    let counts: [Int]?
  }

  private static let magic: [UInt8] = Array("LEYLINE3".utf8)
  /// Magic, the length of the JSON, the number of values, and a digest of each.
  private static let headerSize = 8 + 4 * 8
  private static let folderName = ".leyline-cache"

  let key: Key
  private let name: String
  private let threads: Int

  /// Creates the cache of some files; nothing where one of them is standard input.
  init?(paths: [String], options: PriceLoadOptions) {
    guard !paths.isEmpty, !paths.contains("-") else { return nil }
    threads = options.threads
    key = Key(
      paths: paths,
      options: [
        "fields": options.fields.map(\.rawValue).sorted(),
        "beside": options.beside.map(\.rawValue).sorted(),
        "series": options.series,
        "columns": options.columnOverrides.map { "\($0.key)=\($0.value)" }.sorted(),
        "date_format": [options.dateFormat ?? ""],
        "decimal": [options.decimal?.rawValue ?? ""],
        "symbol": [options.symbol ?? ""],
        "duplicates": [options.duplicates.rawValue],
        "skip_bad_rows": ["\(options.skipBadRows)"],
        "values": [options.values.rawValue, options.returnUnit?.rawValue ?? ""],
        "utc_offset": [options.utcOffsetMinutes.map(String.init) ?? ""],
      ]
    )
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    guard let data = try? encoder.encode(key) else { return nil }
    let digest = [UInt8](data).withUnsafeBytes { XXH3_64bits($0.baseAddress, $0.count) }
    name = String(digest, radix: 16) + ".prices"
  }

  /// The places where the cache may lie: beside the first file, or in the user's own cache folder.
  private var places: [String] {
    let beside = (key.paths[0] as NSString).deletingLastPathComponent
    let folder = ((beside.isEmpty ? "." : beside) as NSString)
      .appendingPathComponent(Self.folderName)
    let own = FileManager.default.urls(for: .cachesDirectory, in: .userDomainMask).first
    let folders = [folder] + (own.map { [$0.appendingPathComponent("leyline").path] } ?? [])
    return folders.map { ($0 as NSString).appendingPathComponent(name) }
  }

  // MARK: - Reading

  /// Looks for a cache that can be used.
  func read() -> Finding {
    for place in places where FileManager.default.fileExists(atPath: place) {
      return read(place)
    }
    return .absent
  }

  private func read(_ place: String) -> Finding {
    let damaged = Finding.unusable("the cache \(place) is damaged")
    guard let file = fopen(place, "rb") else {
      return .unusable("the cache \(place) cannot be read")
    }
    defer { fclose(file) }
    var header = [UInt8](repeating: 0, count: Self.headerSize)
    guard fread(&header, 1, header.count, file) == header.count,
      Array(header[..<8]) == Self.magic
    else { return damaged }
    let words = header.withUnsafeBytes { bytes in
      (0..<4).map { bytes.loadUnaligned(fromByteOffset: 8 + 8 * $0, as: UInt64.self) }
    }
    let size = (try? FileManager.default.attributesOfItem(atPath: place)[.size] as? Int) ?? 0
    guard words[0] < UInt64(size), words[1] < UInt64(size),
      Self.headerSize + Int(words[0]) + 8 * Int(words[1]) == size
    else { return damaged }
    var json = [UInt8](repeating: 0, count: Int(words[0]))
    guard fread(&json, 1, json.count, file) == json.count,
      XXH3_64bits(json, json.count) == words[2],
      let contents = try? JSONDecoder().decode(Contents.self, from: Data(json))
    else { return damaged }
    guard contents.key == key else { return .unusable("the cache \(place) is of other files") }
    guard holds(contents.stamps) else {
      return .unusable("the price files have changed since the cache \(place) was made")
    }
    let fields = contents.fields.compactMap(PriceField.init(rawValue:))
    // The days of a sparse panel's cells are a column behind those of the fields.
    let columnCount = fields.count + (contents.counts == nil ? 0 : 1)
    let full = contents.days.count.multipliedReportingOverflow(by: contents.symbols.count)
    let count = contents.counts.map { $0.reduce(0, &+) } ?? full.partialValue
    guard fields.count == contents.fields.count, count >= 0,
      columnCount.multipliedReportingOverflow(by: count) == (Int(words[1]), false),
      let read = CachedColumns(
        fileno(file),
        at: Self.headerSize + json.count,
        columns: columnCount,
        count: count,
        threads: threads
      ),
      read.digest == words[3],
      let cells = contents.cells(read.columns.last ?? [])
    else { return damaged }
    return .found(
      PriceFiles(
        panel: PricePanel(
          days: contents.days.map { CalendarDate(dayNumber: $0) },
          symbols: contents.symbols,
          values: contents.values,
          cells: cells,
          columns: Dictionary(zip(fields, read.columns), uniquingKeysWith: { first, _ in first })
        ),
        notes: contents.notes,
        files: contents.files,
        isIntraday: contents.isIntraday,
        isSimulated: contents.isSimulated
      )
    )
  }

  /// Whether every price file is what it was.
  private func holds(_ stamps: [FileStamp]) -> Bool {
    stamps.map(\.path) == key.paths
      && concurrentMap(count: stamps.count, threads: threads) { stamps[$0].holds }
        .allSatisfy(\.self)
  }

  /// Returns what tells the price files as they are now from changed ones.
  func stamps() -> [FileStamp] {
    concurrentMap(count: key.paths.count, threads: threads) { FileStamp(path: key.paths[$0]) }
      .compactMap(\.self)
  }

  // MARK: - Writing

  /// Keeps loaded prices for the next run, whole or not at all.
  ///
  /// - Parameters:
  ///   - prices: What was loaded.
  ///   - stamps: What the files looked like before they were read.
  /// - Returns: Whether the cache could be written anywhere.
  @discardableResult
  func write(_ prices: PriceFiles, stamps: [FileStamp]) -> Bool {
    let fields = prices.panel.fields
    let contents = Contents(
      key: key,
      stamps: stamps,
      notes: prices.notes,
      files: prices.files,
      isIntraday: prices.isIntraday,
      isSimulated: prices.isSimulated,
      days: prices.panel.days.map(\.dayNumber),
      symbols: prices.panel.symbols,
      values: prices.panel.values,
      fields: fields.map(\.rawValue),
      counts: prices.panel.cells.listing?.counts
    )
    // A file that changed while it was read has no stamp that holds.
    guard stamps.count == key.paths.count, holds(stamps),
      let json = try? JSONEncoder().encode(contents)
    else { return false }
    let columns = CachedColumns(
      fields.compactMap { prices.panel.values($0) }
        + [prices.panel.cells.listing?.days.map(Double.init)].compactMap(\.self),
      threads: threads
    )
    return places.contains { write([UInt8](json), columns: columns, to: $0) }
  }

  private func write(_ json: [UInt8], columns: CachedColumns, to place: String) -> Bool {
    let folder = (place as NSString).deletingLastPathComponent
    // One name for every run: the next one writes over what a killed one left.
    let partial = "\(place).partial"
    guard
      (try? FileManager.default.createDirectory(
        atPath: folder,
        withIntermediateDirectories: true
      )) != nil,
      let file = Self.locked(partial)
    else { return false }
    let words = [
      UInt64(json.count), UInt64(columns.columns.reduce(0) { $0 + $1.count }),
      XXH3_64bits(json, json.count), columns.digest,
    ]
    var written = fwrite(Self.magic, 1, Self.magic.count, file) == Self.magic.count
    written = fwrite(words, 8, words.count, file) == words.count && written
    written = fwrite(json, 1, json.count, file) == json.count && written
    for column in columns.columns {
      written = fwrite(column, 8, column.count, file) == column.count && written
    }
    // Taking the place of an older cache is one step, so that no run reads half of one; the lock goes
    // with the file, when it has its place.
    written = fflush(file) == 0 && written && rename(partial, place) == 0
    if !written { remove(partial) }
    fclose(file)
    return written
  }
}

extension PriceCache {
  /// Opens a file that no other run is writing, empty; nothing where one is.
  private static func locked(_ path: String) -> UnsafeMutablePointer<FILE>? {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { return nil }
    var (opened, found) = (stat(), stat())
    // Another run may have put the file into its place between opening and locking.
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, fstat(descriptor, &opened) == 0,
      stat(path, &found) == 0, opened.st_ino == found.st_ino, ftruncate(descriptor, 0) == 0,
      let file = fdopen(descriptor, "wb")
    else {
      close(descriptor)
      return nil
    }
    return file
  }
}

extension PriceCache.Contents {
  /// Returns the cells of the panel; nothing where the days do not belong to them.
  fileprivate func cells(_ cellDays: [Double]) -> PanelCells? {
    guard let counts else { return PanelCells(symbols: symbols.count, days: days.count) }
    let positions = cellDays.compactMap { Int32(exactly: $0) }
    guard positions.count == cellDays.count, counts.count == symbols.count else { return nil }
    return PanelCells(counts: counts, days: positions, of: days.count)
  }
}
