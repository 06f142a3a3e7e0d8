package import CivilTime

/// What the values of a column of a table are.
package enum ArrowKind: Sendable, Hashable {
  case number, integer, date, text

  /// The type as the Arrow C data interface writes it.
  var format: String {
    switch self {
    case .number: "g"
    case .integer: "l"
    case .date: "tdD"
    case .text: "u"
    }
  }
}

/// A column of a table as it is filled, row by row, in the memory that a reader of Arrow takes over.
package final class ArrowColumn {
  /// The name.
  package let name: String
  /// What the values are.
  package let kind: ArrowKind
  /// The number of values.
  package private(set) var count = 0
  private(set) var nullCount = 0
  private let validity = ByteBuffer()
  private let values = ByteBuffer()
  /// The bytes of texts, whose ends are in ``values``.
  private let texts = ByteBuffer()

  /// Begins an empty column.
  package init(_ name: String, _ kind: ArrowKind) {
    self.name = name
    self.kind = kind
    if kind == .text { values.append(Int32(0)) }
  }

  /// Adds a number, which is missing where it is not finite.
  package func append(_ number: Double?) {
    let isPresent = number?.isFinite == true
    values.append(isPresent ? number ?? 0 : 0)
    endValue(isPresent: isPresent)
  }

  /// Adds a whole number.
  package func append(_ number: Int?) {
    values.append(Int64(number ?? 0))
    endValue(isPresent: number != nil)
  }

  /// Adds a day.
  package func append(_ date: CalendarDate?) {
    values.append(date?.dayNumber ?? 0)
    endValue(isPresent: date != nil)
  }

  /// Adds a text.
  package func append(_ text: String?) {
    if let text { texts.append(utf8: text) }
    values.append(Int32(truncatingIfNeeded: texts.count))
    endValue(isPresent: text != nil)
  }

  /// How many bytes of text there are, which a batch can hold 2 GiB of.
  var textBytes: Int { texts.count }

  private func endValue(isPresent: Bool) {
    validity.setBit(count, to: isPresent)
    if !isPresent { nullCount += 1 }
    count += 1
  }

  /// The memory in the order of the Arrow C data interface; the first is absent where nothing is missing.
  var buffers: [UnsafeRawPointer?] {
    let present = nullCount > 0 ? UnsafeRawPointer(validity.start) : nil
    let own = UnsafeRawPointer(values.start)
    return kind == .text ? [present, own, UnsafeRawPointer(texts.start)] : [present, own]
  }
}
