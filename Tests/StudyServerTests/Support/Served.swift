internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdTesting
internal import NIOCore
internal import Testing

@testable import StudyServer

/// A server without a socket, and a client that knows its token.
struct Served: Sendable {
  let service: StudyService
  let client: any TestClientProtocol

  /// Serves for as long as a test takes.
  static func run(
    _ limits: ServerLimits = ServerLimits(),
    beginningWith given: GivenFolder? = nil,
    _ test: @escaping @Sendable (Served) async throws -> Void
  ) async throws {
    let parent = FileManager.default.temporaryDirectory
      .appendingPathComponent("leyline-server-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: parent) }
    let folder = try PrivateFolder(in: parent)
    let service = try StudyService(keepingIn: folder.path, limits: limits, folder: given)
    // Requests of these tests name a host without a port.
    service.address.settle(address: "127.0.0.1", port: 80)
    var settings = ServerSettings()
    settings.limits = limits
    try await StudyServer.application(service, settings).test(.router) { client in
      try await test(Served(service: service, client: client))
    }
    folder.remove()
  }

  /// Asks as a program does.
  func ask(
    _ method: HTTPRequest.Method,
    _ path: String,
    json: String? = nil,
    bytes: [UInt8]? = nil,
    type: String = "application/octet-stream",
    headers: HTTPFields = [:],
    isKnown: Bool = true
  ) async throws -> Reply {
    var headers = headers
    if isKnown { headers[.authorization] = "Bearer \(service.token.text)" }
    var body: ByteBuffer?
    if let json {
      headers[.contentType] = "application/json"
      body = ByteBuffer(string: json)
    } else if let bytes {
      headers[.contentType] = type
      body = ByteBuffer(bytes: bytes)
    }
    let uri = path.hasPrefix("/") ? path : "/api/v1/" + path
    return try await client.execute(uri: uri, method: method, headers: headers, body: body) {
      Reply(status: $0.status.code, headers: $0.headers, body: Data($0.body.readableBytesView))
    }
  }

  /// Begins a workspace.
  func workspace() async throws -> String {
    try await ask(.post, "workspaces").text("id")
  }

  /// Drops a file.
  @discardableResult
  func drop(
    _ text: String,
    as name: String,
    role: String = "auto",
    in workspace: String
  ) async throws -> Reply {
    let name = name.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    return try await ask(
      .post,
      "workspaces/\(workspace)/files?role=\(role)&name=\(name)",
      bytes: Array(text.utf8)
    )
  }

  /// Runs something to its end.
  func finish(_ order: String, in workspace: String) async throws -> Reply {
    let id = try await ask(.post, "workspaces/\(workspace)/runs", json: order).text("id")
    _ = try await ask(.get, "runs/\(id)/progress")
    return try await ask(.get, "runs/\(id)")
  }
}

/// An answer.
struct Reply: Sendable {
  let status: Int
  let headers: HTTPFields
  let body: Data

  var string: String { String(decoding: body, as: UTF8.self) }

  var json: JSONValue { get throws { try JSONDecoder().decode(JSONValue.self, from: body) } }

  /// A text of the answer.
  func text(_ name: String) throws -> String {
    guard case .string(let text)? = try json[name] else {
      throw Missing(name: name, answer: string)
    }
    return text
  }

  var message: String { (try? text("message")) ?? string }

  /// A list of the answer.
  func list(_ name: String) throws -> [JSONValue] {
    guard case .array(let list)? = try json[name] else {
      throw Missing(name: name, answer: string)
    }
    return list
  }

  struct Missing: Error {
    let name: String
    let answer: String
  }
}

extension JSONValue {
  var string: String? { if case .string(let text) = self { text } else { nil } }
  var list: [JSONValue] { if case .array(let list) = self { list } else { [] } }
}

/// Small files.
enum Sample {
  /// Prices of a share on weekdays from a Monday on.
  static func prices(_ symbol: String, days: Int = 60, split: Int? = nil) -> String {
    var text = "symbol,date,close,volume\n"
    for (index, day) in weekdays(days).enumerated() {
      let level = 100 + Double((index * 7) % 11) / 4
      let close = split.map { index >= $0 ? level / 2 : level } ?? level
      text += "\(symbol),\(day),\(close),\(1000 + index)\n"
    }
    return text
  }

  static func weekdays(_ count: Int) -> [String] {
    let start = Date(timeIntervalSince1970: 1_735_689_600 + 5 * 86_400)
    let format = ISO8601DateFormatter()
    format.formatOptions = [.withFullDate]
    return (0..<count).map { index in
      format.string(from: start.addingTimeInterval(Double(index / 5 * 7 + index % 5) * 86_400))
    }
  }
}
