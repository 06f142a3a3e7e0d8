internal import EventStudy
internal import Foundation
internal import Notices

/// JSON that stands inside a page.
enum EmbeddedJSON {
  /// Returns a value as JSON that cannot end the script element around it.
  ///
  /// - Throws: ``ReportError/cannotEncode(file:reason:)``.
  static func text(_ value: some Encodable) throws(ReportError) -> String {
    let encoder = JSONTextEncoder(userInfo: [:])
    do {
      try encoder.write(value)
    } catch {
      throw .cannotEncode(file: OutputNames.report, reason: "\(error)")
    }
    return safe(String(decoding: encoder.bytes, as: UTF8.self))
  }

  /// Returns an object on one line that cannot end the script element around it.
  ///
  /// - Throws: ``ReportError/cannotEncode(file:reason:)``.
  static func text(object: [String: Any]) throws(ReportError) -> String {
    let options: JSONSerialization.WritingOptions = [.sortedKeys, .withoutEscapingSlashes]
    do {
      let data = try JSONSerialization.data(withJSONObject: object, options: options)
      return safe(String(decoding: data, as: UTF8.self))
    } catch {
      throw .cannotEncode(file: OutputNames.report, reason: "\(error)")
    }
  }

  /// Escapes what HTML would read as markup, which JSON has in strings alone, and shows control characters of
  /// the strings instead of handing them on.
  static func safe(_ json: String) -> String {
    let text = Array(json.withoutControls.utf8)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    // Most bytes stay as they are, so that whole stretches of them are copied.
    var copied = 0
    var place = 0
    while place < text.count {
      let (replacement, length): (StaticString, Int)
      switch text[place] {
      case UInt8(ascii: "<"): (replacement, length) = ("\\u003c", 1)
      case UInt8(ascii: ">"): (replacement, length) = ("\\u003e", 1)
      case UInt8(ascii: "&"): (replacement, length) = ("\\u0026", 1)
      case UInt8(ascii: "\\"):
        let escaped = text[(place + 1)...]
        if escaped.starts(with: "u000".utf8) || escaped.starts(with: "u001".utf8) {
          (replacement, length) = ("\\ufffd", 6)
        } else if "bf".utf8.contains(escaped.first ?? 0) {
          (replacement, length) = ("\\ufffd", 2)
        } else {
          place += 2
          continue
        }
      default:
        place += 1
        continue
      }
      bytes += text[copied..<place]
      replacement.withUTF8Buffer { bytes += $0 }
      place += length
      copied = place
    }
    bytes += text[min(copied, text.count)...]
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Returns a return to a thousandth of a percent, finer than a pixel and short in a page.
  ///
  /// A page that shows fewer digits rounds once more. Where that could go the other way, as of 0.0080520, which
  /// is 0.81 % but 0.80 % by way of 0.00805, it has more digits.
  static func drawnReturn(_ value: Double?) -> Double? {
    guard let value = value.present else { return nil }
    for scale in [1e5, 1e7, 1e9] {
      let steps = (value * scale).rounded()
      if steps.isFinite, !endsInFive(steps) { return steps / scale }
    }
    return value
  }

  /// Whether the last digit of a whole number, zeros aside, is a five.
  private static func endsInFive(_ number: Double) -> Bool {
    guard var rest = Int(exactly: abs(number)), rest != 0 else { return false }
    while rest.isMultiple(of: 10) { rest /= 10 }
    return rest % 10 == 5
  }

  /// Returns a price with six significant digits.
  static func drawnPrice(_ value: Double?) -> Double? {
    guard let value = value.present, value != 0 else { return value.present }
    let scale = pow(10, 5 - floor(log10(abs(value))))
    let rounded = (value * scale).rounded() / scale
    return rounded.isFinite ? rounded : value
  }
}

/// JSON in the page, by the identifier of its element.
struct EmbeddedData {
  let id: String
  let json: String
}
