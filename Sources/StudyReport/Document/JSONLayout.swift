/// Lays JSON out for people: one member a line, but a list of plain values on one line.
enum JSONLayout {
  /// Adds line breaks and indents to a compact JSON text.
  ///
  /// - Parameter json: JSON without any white space between its tokens, in UTF-8.
  /// - Returns: The same JSON, without a final line feed.
  /// - Complexity: O(*n*).
  static func laidOut(_ json: some Collection<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(json.count * 2)
    var containers: [Container] = []
    var index = json.startIndex
    while index != json.endIndex {
      let byte = json[index]
      let next = json.index(after: index)
      switch byte {
      case UInt8(ascii: "\""):
        let end = endOfString(json, from: next)
        result += json[index..<end]
        index = end
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        let isEmpty = next != json.endIndex && json[next] == byte + 2
        let holdsContainers = next != json.endIndex && isOpening(json[next])
        containers.append(
          isEmpty ? .empty : byte == UInt8(ascii: "{") || holdsContainers ? .broken : .inline
        )
        result.append(byte)
        if containers.last == .broken { breakLine(&result, depth: containers) }
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        let container = containers.popLast()
        if container == .broken { breakLine(&result, depth: containers) }
        result.append(byte)
      case UInt8(ascii: ","):
        result.append(byte)
        if containers.last == .broken {
          breakLine(&result, depth: containers)
        } else {
          result.append(UInt8(ascii: " "))
        }
      case UInt8(ascii: ":"):
        result += ": ".utf8
      default:
        result.append(byte)
      }
      index = next
    }
    return result
  }

  /// How the elements of an object or a list are laid out.
  private enum Container {
    case empty
    case inline
    case broken
  }

  private static func isOpening(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[")
  }

  private static func breakLine(_ result: inout [UInt8], depth containers: [Container]) {
    result.append(UInt8(ascii: "\n"))
    for container in containers where container == .broken { result += "  ".utf8 }
  }

  /// Returns the position after the closing quote of a string whose opening quote has been read.
  private static func endOfString<Bytes: Collection<UInt8>>(
    _ json: Bytes,
    from start: Bytes.Index
  ) -> Bytes.Index {
    var index = start
    while index != json.endIndex {
      let byte = json[index]
      index = json.index(after: index)
      if byte == UInt8(ascii: "\"") { return index }
      // An escaped character, a quote perhaps, does not end the string.
      if byte == UInt8(ascii: "\\"), index != json.endIndex { index = json.index(after: index) }
    }
    return index
  }
}
