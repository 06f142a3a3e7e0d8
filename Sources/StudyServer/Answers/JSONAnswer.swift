internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import Synchronization

/// How answers are written as JSON.
enum JSONAnswer {
  /// Returns a value as JSON, the same bytes for the same value.
  static func data(_ value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(value)
  }
}

/// An answer that is the same as long as the server lives, made when it is first asked for.
final class KeptAnswer: Sendable {
  private let data = Mutex<Data?>(nil)

  /// Returns the answer.
  ///
  /// - Parameter make: Makes it.
  /// - Returns: Its bytes.
  /// - Throws: What making it throws.
  func value(_ make: () throws -> Data) throws -> Data {
    try data.withLock { kept in
      if let kept { return kept }
      let made = try make()
      kept = made
      return made
    }
  }
}

extension Response {
  /// An answer in JSON.
  init(status: HTTPResponse.Status = .ok, json value: some Encodable) throws {
    self.init(status: status, data: try JSONAnswer.data(value), type: "application/json")
  }

  /// An answer of bytes.
  init(status: HTTPResponse.Status = .ok, data: Data, type: String) {
    self.init(
      status: status,
      headers: [.contentType: type],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: data))
    )
  }

  /// An answer that a browser saves under a name.
  func saved(as name: String) -> Response {
    var response = self
    let plain = name.unicodeScalars.map { scalar in
      scalar.isASCII
        && (scalar.properties.isAlphabetic || "0123456789-_. ".unicodeScalars.contains(scalar))
        ? String(scalar) : "_"
    }
    let allowed = CharacterSet.alphanumerics.intersection(
      CharacterSet(charactersIn: "\u{0}"..."\u{7F}")
    )
    .union(CharacterSet(charactersIn: "-._~"))
    let exact = name.addingPercentEncoding(withAllowedCharacters: allowed) ?? "file"
    response.headers[.contentDisposition] =
      "attachment; filename=\"\(plain.joined())\"; filename*=UTF-8''\(exact)"
    return response
  }
}
