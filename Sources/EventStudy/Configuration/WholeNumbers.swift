internal import TOMLKit

extension TOMLDecoder {
  /// Decodes a table in which a number with a fraction may be written without one, as `10` for `10.0`.
  ///
  /// The TOML library takes a whole number for nothing else.
  func decodeNumbers<Value: Decodable>(
    _ type: Value.Type,
    from table: TOMLTable
  ) throws -> Value {
    // Each turn makes one whole number of the table one with a fraction, so that the turns end.
    while true {
      do {
        return try decode(type, from: table)
      } catch let error as DecodingError {
        guard let path = error.pathOfNumber, table.makeFractional(at: path[...]) else {
          throw error
        }
      }
    }
  }
}

extension DecodingError {
  /// Where a number with a fraction was wanted and not found; nothing for other errors.
  fileprivate var pathOfNumber: [any CodingKey]? {
    switch self {
    case .typeMismatch(let type, let context) where type == Double.self: context.codingPath
    case .keyNotFound(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
      context.debugDescription.hasPrefix("A \"Double\"") ? context.codingPath : nil
    default: nil
    }
  }
}

extension TOMLTable {
  /// Makes the whole number at a path one with a fraction; false where there is none.
  fileprivate func makeFractional(at path: ArraySlice<any CodingKey>) -> Bool {
    guard let key = path.first?.stringValue else { return false }
    if path.count == 1 {
      guard let number = self[key]?.int else { return false }
      self[key] = Double(number)
      return true
    }
    if let inner = self[key]?.table { return inner.makeFractional(at: path.dropFirst()) }
    return self[key]?.array?.makeFractional(at: path.dropFirst()) ?? false
  }
}

extension TOMLArray {
  /// Makes the whole number at a path one with a fraction; false where there is none.
  fileprivate func makeFractional(at path: ArraySlice<any CodingKey>) -> Bool {
    guard let place = path.first?.intValue, indices.contains(place) else { return false }
    if path.count == 1 {
      guard let number = self[place].int else { return false }
      self[place] = Double(number)
      return true
    }
    if let inner = self[place].table { return inner.makeFractional(at: path.dropFirst()) }
    return self[place].array?.makeFractional(at: path.dropFirst()) ?? false
  }
}
