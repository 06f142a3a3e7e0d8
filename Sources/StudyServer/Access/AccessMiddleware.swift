internal import Foundation
internal import HTTPTypes
internal import Hummingbird

/// Lets requests in that come from the page or from a program that knows the token.
struct AccessMiddleware: RouterMiddleware {
  typealias Context = ServerContext

  let token: AccessToken
  let ticket: AccessTicket
  let address: OwnAddress

  func handle(
    _ request: Request,
    context: ServerContext,
    next: (Request, ServerContext) async throws -> Response
  ) async throws -> Response {
    guard let host = request.head.authority, address.contains(host) else {
      throw ServerFailure(
        .misdirectedRequest,
        "the request names another host than this server",
        advice: "open the address that leyline serve printed"
      )
    }
    if let given = request.uri.queryParameters["token"], request.uri.path == "/" {
      return try welcome(String(given), request)
    }
    let hasBearer = try hasBearerToken(request)
    guard hasBearer || hasCookie(request) else { throw Self.unknown }
    try requireOwnOrigin(request, host: host, isProgram: hasBearer)
    return try await next(request, context)
  }

  private static let unknown = ServerFailure(
    .unauthorized,
    "this page needs the address with its token",
    advice: "open the address that leyline serve printed in the terminal"
  )

  private var cookieName: String { "leyline_\(address.port)" }

  /// Takes the token out of the address and keeps it in a cookie that no script and no other site has.
  private func welcome(
    _ given: String,
    _ request: Request
  ) throws(ServerFailure) -> Response {
    guard token.matches(given) || ticket.use(given) else { throw Self.unknown }
    var response = Response(status: .seeOther, headers: [.location: "/"])
    let site = HTTPField.Name("Sec-Fetch-Site").flatMap { request.headers[$0] } ?? "none"
    if !["none", "same-origin"].contains(site) {
      // A browser that follows a link of another page does not send the cookie behind a redirection.
      response = Response(
        status: .ok,
        data: Data(#"<!doctype html><meta http-equiv="refresh" content="0;url=/">"#.utf8),
        type: "text/html; charset=utf-8"
      )
    }
    response.headers[.setCookie] =
      "\(cookieName)=\(token.text); Path=/; HttpOnly; SameSite=Strict"
    return response
  }

  private func hasCookie(_ request: Request) -> Bool {
    request.headers[values: .cookie].contains { line in
      line.split(separator: ";").contains { pair in
        let parts = pair.split(separator: "=", maxSplits: 1)
        return parts.count == 2 && parts[0].drop { $0 == " " } == cookieName
          && token.matches(parts[1])
      }
    }
  }

  private func hasBearerToken(_ request: Request) throws(ServerFailure) -> Bool {
    guard let text = request.headers[.authorization] else { return false }
    let parts = text.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, parts[0].lowercased() == "bearer", token.matches(parts[1]) else {
      throw Self.unknown
    }
    return true
  }

  /// Refuses what another site makes a browser send.
  private func requireOwnOrigin(
    _ request: Request,
    host: String,
    isProgram: Bool
  ) throws(ServerFailure) {
    guard ![.get, .head].contains(request.method) else { return }
    let site = HTTPField.Name("Sec-Fetch-Site").flatMap { request.headers[$0] }
    let isOwn =
      if let origin = request.headers[.origin] {
        origin.lowercased() == "http://\(host.lowercased())"
      } else if let site {
        site == "same-origin"
      } else {
        isProgram
      }
    guard isOwn, site.map({ $0 == "same-origin" || isProgram && $0 == "none" }) ?? true else {
      throw ServerFailure(
        .forbidden,
        "the request comes from another page than this server's",
        advice: "use the page that this server shows"
      )
    }
  }
}
