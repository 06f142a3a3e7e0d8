/// What a field says about the decimal mark of a file.
enum DecimalMark {
  /// The comma is the decimal mark.
  case comma
  /// The point is the decimal mark.
  case point
  /// A single comma before three digits, which may group thousands or begin the decimals.
  case either

  /// Returns what a field says, or nothing when it is no number or has no mark.
  static func evidence(in field: Slice<UnsafeRawBufferPointer>) -> DecimalMark? {
    var commas = 0
    var points = 0
    var digitsAfterMark = 0
    var digits = 0
    var lastMark: UInt8 = 0
    for byte in field {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits += 1
        digitsAfterMark += 1
      case UInt8(ascii: ","):
        commas += 1
        lastMark = byte
        digitsAfterMark = 0
      case UInt8(ascii: "."):
        points += 1
        lastMark = byte
        digitsAfterMark = 0
      case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: " "), UInt8(ascii: "\""),
        UInt8(ascii: "%"):
        continue
      default: return nil
      }
    }
    guard digits > 0, commas + points > 0 else { return nil }
    if lastMark == UInt8(ascii: ",") {
      if commas > 1 { return points == 0 ? nil : .point }
      return points > 0 || digitsAfterMark != 3 ? .comma : .either
    }
    // Two points and more are a date or grouped thousands.
    if points > 1 { return nil }
    return commas > 0 || digitsAfterMark != 3 ? .point : nil
  }
}
