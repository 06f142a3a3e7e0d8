internal import EventStudy
internal import Foundation
internal import Hummingbird
internal import StudyReport

/// Everything that answers of the server come from.
struct StudyService: Sendable {
  let limits: ServerLimits
  let token = AccessToken()
  let ticket = AccessTicket()
  let address = OwnAddress()
  let pages: ServerPages
  let store: WorkspaceStore
  let runs: RunQueue
  /// For looking at files and for drawing.
  let work: BlockingWork

  /// Creates a service that keeps its files in a folder.
  ///
  /// - Throws: ``ServerFailure`` when a part of the page is missing from the program.
  init(folder: String, limits: ServerLimits) throws {
    self.limits = limits
    pages = try ServerPages()
    store = WorkspaceStore(root: "\(folder)/workspaces", limits: limits)
    runs = RunQueue(limits: limits)
    work = BlockingWork(width: limits.running)
  }

  /// Ends workspaces that nobody has asked for in some time.
  func endIdleWorkspaces() async {
    for id in await store.idle(except: runs.busyWorkspaces) {
      await runs.end(workspace: id)
      try? await store.end(id)
    }
  }

  /// The router with every route.
  func router() -> Router<ServerContext> {
    let router = Router(context: ServerContext.self, options: .autoGenerateHeadEndpoints)
    let methods = RouteMethods()
    router.add(middleware: AnswerMiddleware(pages: pages, methods: methods))
    router.add(middleware: AccessMiddleware(token: token, ticket: ticket, address: address))
    PageRoutes(service: self).add(to: router)
    let api = router.group("api/v1")
    InfoRoutes(service: self).add(to: api)
    WorkspaceRoutes(service: self).add(to: api)
    FileRoutes(service: self).add(to: api)
    EventRoutes(service: self).add(to: api)
    RunRoutes(service: self).add(to: api)
    OutputRoutes(service: self).add(to: api)
    methods.settle(router.routes.map { ("\($0.path)", $0.method.rawValue) })
    return router
  }
}
