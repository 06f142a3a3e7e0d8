internal import HTTPTypes
internal import Hummingbird
internal import Synchronization

/// Turns every failure into one form, and gives every answer the headers that keep a page to itself.
struct AnswerMiddleware: RouterMiddleware {
  typealias Context = ServerContext

  let pages: ServerPages
  let methods: RouteMethods

  func handle(
    _ request: Request,
    context: ServerContext,
    next: (Request, ServerContext) async throws -> Response
  ) async throws -> Response {
    var response: Response
    var request = request
    let source = [.get, .head].contains(request.method) ? nil : BodySource(request.body)
    if let source { request.body = RequestBody(asyncSequence: source) }
    do {
      response = try await next(request, context)
    } catch {
      let failure = self.failure(error, request)
      response = try answer(failure, request)
      if failure.leavesBody, await !isRead(source, failure) {
        response.headers[.connection] = "close"
        context.closeSoon()
      }
    }
    for (name, value) in PagePolicy.common where !response.headers.contains(name) {
      response.headers[name] = value
    }
    return response
  }

  /// Reads what is left of a body, so that the client is done with sending when it is answered.
  private func isRead(_ source: BodySource?, _ failure: ServerFailure) async -> Bool {
    guard failure.status != .requestTimeout else { return false }
    return await source?.drain(within: .seconds(5)) ?? true
  }

  private func failure(_ error: any Error, _ request: Request) -> ServerFailure {
    switch error {
    case let error as ServerFailure: return error
    case let error as any HTTPResponseError where error.status == .notFound:
      let allowed = methods.allowed(request.uri.path)
      guard !allowed.isEmpty else {
        return ServerFailure(.notFound, "there is nothing at \(request.uri.path.clippedPath)")
      }
      var failure = ServerFailure(
        .methodNotAllowed,
        "\(request.method.rawValue) is not what \(request.uri.path.clippedPath) takes",
        advice: "use \(allowed.joined(separator: ", "))"
      )
      failure.headers[.allow] = allowed.joined(separator: ", ")
      return failure
    case let error as any HTTPResponseError:
      return ServerFailure(error.status, "the request cannot be used: \(error)")
    default: return ServerFailure(thrown: error)
    }
  }

  private func answer(_ failure: ServerFailure, _ request: Request) throws -> Response {
    var response: Response
    if request.uri.path.hasPrefix("/api/") || request.method != .get {
      response = try Response(status: failure.status, json: failure.body)
    } else {
      response = try pages.refused(failure)
    }
    response.headers.append(contentsOf: failure.headers)
    return response
  }
}

/// The methods that each address takes, known once every route is.
final class RouteMethods: Sendable {
  private let routes = Mutex<[(path: [Substring], method: String)]>([])

  /// Takes the routes of a router, in which a component that begins with a brace or a colon stands for any.
  func settle(_ routes: [(path: String, method: String)]) {
    let split = routes.map { (path: $0.path.split(separator: "/"), method: $0.method) }
    self.routes.withLock { $0 = split }
  }

  /// Returns the methods of an address, sorted.
  func allowed(_ path: String) -> [String] {
    let parts = path.split(separator: "/")
    let methods = routes.withLock { $0 }.filter { route in
      route.path.count == parts.count
        && zip(route.path, parts).allSatisfy { $0.hasPrefix("{") || $0.hasPrefix(":") || $0 == $1 }
    }
    return Set(methods.map(\.method)).sorted()
  }
}

extension String {
  /// The beginning of an address, for a message.
  fileprivate var clippedPath: String { count > 100 ? String(prefix(100)) + "…" : self }
}
