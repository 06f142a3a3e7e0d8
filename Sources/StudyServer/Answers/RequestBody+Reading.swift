internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// How fast a client sends a body, so that one that hardly sends holds no place.
struct BodyPace {
  private let begun = ContinuousClock.now
  private let limits: ServerLimits
  private var count = 0

  init(_ limits: ServerLimits) { self.limits = limits }

  /// Counts bytes.
  ///
  /// - Throws: ``ServerFailure`` for a body that comes too slowly.
  mutating func add(_ bytes: Int) throws(ServerFailure) {
    count += bytes
    let parts = (ContinuousClock.now - begun).components
    let seconds = Double(parts.seconds) + Double(parts.attoseconds) / 1e18
    guard seconds <= limits.bodySeconds || Double(count) >= seconds * limits.bodyRate else {
      throw ServerFailure(
        .requestTimeout,
        "the body came too slowly",
        advice: "send it again over a faster connection"
      ).leavingBody
    }
  }
}

extension Request {
  /// The type of the body without parameters, in small letters.
  var bodyType: String? {
    headers[.contentType]?.split(separator: ";").first
      .map { $0.trimmingCharacters(in: .whitespaces).lowercased() }
  }

  /// Refuses bodies of another type.
  ///
  /// - Throws: ``ServerFailure``.
  func requireBodyType(_ type: String) throws(ServerFailure) {
    guard bodyType == type else {
      var body = ErrorBody(
        message:
          "the body has the type \(bodyType ?? "of nothing that is named"), and \(type) is needed",
        advice: "send the bytes themselves as \(type)"
      )
      body.value = bodyType
      throw ServerFailure(.unsupportedMediaType, body).leavingBody
    }
  }

  /// The length that the head of the request tells.
  var statedLength: Int? { headers[.contentLength].flatMap { Int($0) } }

  /// Reads a JSON body.
  ///
  /// - Parameters:
  ///   - type: What it is to be.
  ///   - keys: The members that its object may have.
  ///   - limits: How long it may be.
  /// - Returns: What it says.
  /// - Throws: ``ServerFailure`` for a body that is too long or no such JSON.
  func json<Value: Decodable>(
    _ type: Value.Type = Value.self,
    keys: Set<String>? = nil,
    limits: ServerLimits
  ) async throws -> Value {
    try requireBodyType("application/json")
    let data = try await bytes(limits: limits)
    do {
      if let keys {
        let value = try JSONDecoder().decode(JSONValue.self, from: data)
        guard case .object(let members) = value else {
          throw ServerFailure(.unprocessableContent, "the body is no JSON object")
        }
        if let unknown = members.keys.filter({ !keys.contains($0) }).min() {
          throw ServerFailure(
            .unprocessableContent,
            "the body has a member \"\(unknown.prefix(100))\" that nothing reads",
            advice: "its members are \(keys.sorted().joined(separator: ", "))"
          )
        }
      }
      return try JSONDecoder().decode(type, from: data)
    } catch let error as DecodingError {
      throw ServerFailure(decoding: error)
    }
  }

  private func bytes(limits: ServerLimits) async throws -> Data {
    let tooLong = ServerFailure(
      .contentTooLarge,
      "the body has more than \(limits.jsonBytes) bytes",
      advice: "send less at once, or a file"
    ).leavingBody
    if let length = statedLength, length > limits.jsonBytes { throw tooLong }
    var data = Data()
    var pace = BodyPace(limits)
    for try await buffer in body {
      data.append(contentsOf: buffer.readableBytesView)
      guard data.count <= limits.jsonBytes else { throw tooLong }
      try pace.add(buffer.readableBytes)
    }
    return data
  }

  /// Returns a parameter behind the question mark.
  func query(_ name: String) -> String? {
    uri.queryParameters[Substring(name)].map { String($0) }
  }
}

extension ServerFailure {
  /// Describes JSON that is not what is needed.
  init(decoding error: DecodingError) {
    func place(_ path: [any CodingKey]) -> String {
      path.map { $0.intValue.map { "\($0)" } ?? $0.stringValue }.joined(separator: ".")
    }
    switch error {
    case .keyNotFound(let key, let context):
      self.init(
        .unprocessableContent,
        "the body has no \"\(place(context.codingPath + [key]))\""
      )
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      self.init(
        .unprocessableContent,
        "\"\(place(context.codingPath))\" is not of the right kind"
      )
    case .dataCorrupted(let context) where !context.codingPath.isEmpty:
      self.init(
        .unprocessableContent,
        "\"\(place(context.codingPath))\": \(context.debugDescription)"
      )
    default: self.init(.badRequest, "the body is not JSON")
    }
  }
}
