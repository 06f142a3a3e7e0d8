internal import EventStudy
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Mustache
internal import StudyReport

/// The page and its parts, which the program carries.
struct ServerPages: Sendable {
  private let index: String
  private let refusal: MustacheTemplate

  /// Reads the templates.
  ///
  /// - Throws: ``ServerFailure`` when one is missing from the program or damaged.
  init() throws {
    index = try Self.template("index").render(["version": SoftwareVersion.release])
    refusal = try Self.template("refused")
  }

  private static func template(_ name: String) throws -> MustacheTemplate {
    guard let file = PackagedFile.named("page/\(name).mustache") else {
      throw ServerFailure(.internalServerError, "the page \"\(name)\" is missing from this program")
    }
    return try MustacheTemplate(string: String(decoding: file.bytes, as: UTF8.self))
  }

  /// The page.
  func shown() -> Response { Self.page(index) }

  /// A page that says why there is nothing else.
  func refused(_ failure: ServerFailure) throws -> Response {
    let text = [failure.body.message, failure.body.advice].compactMap(\.self)
      .joined(separator: "; ")
    return Self.page(refusal.render(["message": text]), status: failure.status)
  }

  private static func page(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
    var response = Response(
      status: status,
      data: Data(text.utf8),
      type: "text/html; charset=utf-8"
    )
    response.headers[.contentSecurityPolicy] = PagePolicy.page
    return response
  }

  /// The types of the parts, by the endings of their names.
  private static let types = [
    "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml", "png": "image/png", "json": "application/json",
    "woff2": "font/woff2", "webmanifest": "application/manifest+json",
  ]

  /// Returns a part of the page; nothing where there is none of the name.
  ///
  /// The chart library is that of the reports.
  static func part(_ name: String) -> Response? {
    let ending = (name as NSString).pathExtension
    let path = name == "vega-bundle.js" ? "report/\(name)" : "page/\(name)"
    guard let type = types[ending], let file = PackagedFile.named(path) else { return nil }
    return Response(data: Data(buffer: file.bytes), type: type)
  }
}
