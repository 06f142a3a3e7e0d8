internal import CLibZip

/// A zip archive in memory, whose members are expanded block by block and not beyond a limit.
final class ZipArchive {
  /// A file in the archive.
  struct Member {
    let name: String
    let compressedSize: Int
    let isEncrypted: Bool
    fileprivate let index: zip_uint64_t
  }

  /// How many bytes the members of one archive may have together.
  static let limit = 2 << 30
  /// How many members an archive may have.
  private static let mostMembers = 100_000
  private static let blockSize = 1 << 16

  /// The members in the order of the archive, without folders.
  let members: [Member]
  private let source: SourceBytes
  private let archive: OpaquePointer
  private var left: Int
  private let places: [String: Int]

  /// Opens an archive.
  ///
  /// - Parameters:
  ///   - source: The bytes, which stay in memory as long as the archive.
  ///   - limit: How many bytes its members may have together.
  /// - Throws: ``DelimitedTextError`` when the archive is damaged.
  init(_ source: SourceBytes, limit: Int = ZipArchive.limit) throws(DelimitedTextError) {
    self.source = source
    left = limit
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    let buffer = source.withUnsafeBytes {
      zip_source_buffer_create($0.baseAddress, zip_uint64_t($0.count), 0, &error)
    }
    guard let buffer else { throw .outOfMemory(file: source.name) }
    guard let archive = zip_open_from_source(buffer, ZIP_RDONLY, &error) else {
      let reason = String(cString: zip_error_strerror(&error))
      zip_source_free(buffer)
      throw .damagedArchive(file: source.name, reason: reason)
    }
    self.archive = archive
    let count = zip_get_num_entries(archive, 0)
    guard count <= Self.mostMembers else {
      zip_discard(archive)
      throw .container(file: source.name, .tooManyMembers)
    }
    var members: [Member] = []
    for index in 0..<max(count, 0) {
      var status = zip_stat_t()
      zip_stat_init(&status)
      guard zip_stat_index(archive, zip_uint64_t(index), 0, &status) == 0, let name = status.name
      else { continue }
      let text = String(cString: name)
      guard !text.hasSuffix("/") else { continue }
      members.append(
        Member(
          name: text,
          compressedSize: Int(clamping: status.comp_size),
          isEncrypted: status.encryption_method != UInt16(ZIP_EM_NONE),
          index: zip_uint64_t(index)
        )
      )
    }
    self.members = members
    places = Dictionary(
      zip(members.map { Self.plain($0.name) }, members.indices),
      uniquingKeysWith: { first, _ in first }
    )
  }

  deinit { zip_discard(archive) }

  /// Returns the member with a name.
  func member(_ name: String) -> Member? { places[Self.plain(name)].map { members[$0] } }

  /// Returns a name as Windows compares it, as some programs rely on.
  private static func plain(_ name: String) -> String {
    String(name.lowercased().map { $0 == "\\" ? "/" : $0 })
  }

  /// Expands a member block by block.
  ///
  /// - Parameters:
  ///   - member: The member.
  ///   - body: Called with each block.
  /// - Throws: ``DelimitedTextError`` when the member is encrypted, damaged or expands beyond the limit, or
  ///   what the closure throws.
  func forEachBlock(
    of member: Member,
    _ body: (UnsafeRawBufferPointer) throws(DelimitedTextError) -> Void
  ) throws(DelimitedTextError) {
    let name = "\(source.name) [\(member.name)]"
    guard !member.isEncrypted else { throw .container(file: name, .encrypted) }
    guard let file = zip_fopen_index(archive, member.index, 0) else {
      throw .damagedArchive(file: name, reason: reason(zip_get_error(archive)))
    }
    defer { zip_fclose(file) }
    let block = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.blockSize, alignment: 16)
    defer { block.deallocate() }
    var expanded = 0
    while true {
      let count = Int(
        zip_fread(file, block.baseAddress.unsafelyUnwrapped, zip_uint64_t(block.count))
      )
      guard count >= 0 else {
        throw .damagedArchive(file: name, reason: reason(zip_file_get_error(file)))
      }
      if count == 0 { return }
      expanded += count
      left -= count
      let (most, isHuge) = max(member.compressedSize, 1).multipliedReportingOverflow(
        by: Self.largestRatio
      )
      guard left >= 0, isHuge || expanded <= 16 << 20 || expanded <= most else {
        throw .container(file: name, .expandsTooFar)
      }
      try body(UnsafeRawBufferPointer(rebasing: block[..<count]))
    }
  }

  /// How many times its compressed size a large member may have: text of prices expands far less, a bomb more.
  private static let largestRatio = 250

  /// Expands a member as a whole.
  func bytes(of member: Member) throws(DelimitedTextError) -> [UInt8] {
    var bytes: [UInt8] = []
    try forEachBlock(of: member) { bytes.append(contentsOf: $0) }
    return bytes
  }

  private func reason(_ error: UnsafeMutablePointer<zip_error_t>?) -> String {
    error.map { String(cString: zip_error_strerror($0)) } ?? "it cannot be expanded"
  }
}
