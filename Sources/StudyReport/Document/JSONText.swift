internal import ParallelExecution

/// A list whose elements can be written by several threads.
protocol JSONList {
  /// The number of elements.
  var count: Int { get }
  /// Appends some elements to the text of an encoder, each with what stands behind it.
  func write(_ range: Range<Int>, to encoder: JSONTextEncoder, closing: (Int) -> UInt8?) throws
}

extension Array: JSONList where Element: Encodable {
  func write(_ range: Range<Int>, to encoder: JSONTextEncoder, closing: (Int) -> UInt8?) throws {
    for position in range {
      try encoder.write(self[position])
      if let byte = closing(position) { encoder.append(byte) }
    }
  }
}

/// A value as compact JSON, in pieces: its long lists are written by several threads, and no more of the
/// text is in memory than they have at hand.
struct JSONText: Sendable {
  /// The elements of a list that a thread writes at a time.
  private static let pieceSize = 64
  /// The bytes that tell which list stands in a gap.
  private static let numberWidth = 4

  let userInfo: [CodingUserInfoKey: any Sendable]
  let threads: Int

  /// Returns a file that holds a value, with a final newline.
  func file(_ name: String, of value: some Encodable & Sendable) -> OutputFile {
    file(name) { take throws(FileFailure) in
      try write(value, file: name, to: take)
      try take([UInt8(ascii: "\n")])
    }
  }

  /// Returns a file that holds a list, an element a line.
  func file(_ name: String, ofLines list: some JSONList & Sendable) -> OutputFile {
    file(name) { take throws(FileFailure) in
      try write(list, file: name, to: take) { _ in UInt8(ascii: "\n") }
    }
  }

  /// Returns a file whose bytes all threads make.
  private func file(
    _ name: String,
    _ write: @escaping @Sendable (OutputFile.Sink) throws(FileFailure) -> Void
  ) -> OutputFile {
    var file = OutputFile(
      name,
      pieces: { take throws(FileFailure) in
        try write(take)
        return true
      }
    )
    file.turn = .alone
    return file
  }

  /// Hands the text of a value on, piece by piece.
  ///
  /// - Parameters:
  ///   - value: The value.
  ///   - file: Where it goes, for the error.
  ///   - take: Takes the next piece.
  /// - Throws: ``FileFailure``.
  func write(
    _ value: some Encodable,
    file: String,
    to take: ([UInt8]) throws(FileFailure) -> Void
  ) throws(FileFailure) {
    let outline = JSONTextEncoder(userInfo: userInfo, leavesGaps: true)
    do { try outline.write(value) } catch { throw .encoding(error, of: file) }
    let bytes = outline.bytes
    let gaps = outline.gaps ?? []
    outline.removeText()
    var start = 0
    while let mark = bytes[start...].firstIndex(of: JSONTextEncoder.gapMark) {
      try take(Array(bytes[start..<mark]) + [UInt8(ascii: "[")])
      start = mark + 1 + Self.numberWidth
      let list = gaps[Self.number(bytes[(mark + 1)..<start])]
      let last = list.count - 1
      try write(list, file: file, to: take) { $0 < last ? UInt8(ascii: ",") : nil }
      try take([UInt8(ascii: "]")])
    }
    try take(Array(bytes[start...]))
  }

  private func write(
    _ list: any JSONList,
    file: String,
    to take: ([UInt8]) throws(FileFailure) -> Void,
    closing: @Sendable (Int) -> UInt8?
  ) throws(FileFailure) {
    var failure: FileFailure?
    // What results hold are values, which threads may read at the same time.
    nonisolated(unsafe) let list = list
    concurrentlyInOrder(
      count: (list.count + Self.pieceSize - 1) / Self.pieceSize,
      threads: threads,
      worker: { Piece(userInfo) },
      make: { piece, index in
        let start = index * Self.pieceSize
        piece.fill(list, start..<min(list.count, start + Self.pieceSize), closing)
      },
      take: { piece, _ in
        do throws(FileFailure) {
          if let problem = piece.problem { throw .encoding(problem, of: file) }
          try take(piece.encoder.bytes)
          return true
        } catch {
          failure = error
          return false
        }
      }
    )
    if let failure { throw failure }
  }

  /// Some elements of a list, written by one thread.
  private final class Piece {
    let encoder: JSONTextEncoder
    private(set) var problem: (any Error)?

    init(_ userInfo: [CodingUserInfoKey: any Sendable]) {
      encoder = JSONTextEncoder(userInfo: userInfo)
    }

    func fill(_ list: any JSONList, _ range: Range<Int>, _ closing: (Int) -> UInt8?) {
      encoder.removeText()
      do { try list.write(range, to: encoder, closing: closing) } catch { problem = error }
    }
  }

  /// The bytes that tell which list stands in a gap.
  static func gapNumber(_ number: Int) -> [UInt8] {
    (0..<numberWidth).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
