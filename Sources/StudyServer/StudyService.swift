internal import EventStudy
internal import Foundation
internal import Hummingbird
internal import StudyReport

/// Everything that answers of the server come from.
struct StudyService: Sendable {
  let limits: ServerLimits
  /// The folder that the page begins with.
  let folder: GivenFolder?
  let token = AccessToken()
  let ticket = AccessTicket()
  let address = OwnAddress()
  let pages: ServerPages
  let store: WorkspaceStore
  let runs: RunQueue
  /// For looking at files and for drawing.
  let work: BlockingWork
  /// What the program can do, which is the same for every client.
  let info = KeptAnswer()

  /// Creates a service that keeps its files in a folder.
  ///
  /// - Parameters:
  ///   - path: The private folder.
  ///   - limits: How much it takes.
  ///   - folder: The folder that the page begins with.
  /// - Throws: ``ServerFailure`` when a part of the page is missing from the program.
  init(keepingIn path: String, limits: ServerLimits, folder: GivenFolder? = nil) throws {
    self.limits = limits
    self.folder = folder
    pages = try ServerPages()
    store = WorkspaceStore(root: "\(path)/workspaces", limits: limits)
    runs = RunQueue(limits: limits)
    work = BlockingWork(width: limits.running)
  }

  /// Ends workspaces that nobody has asked for in some time.
  func endIdleWorkspaces() async {
    for id in await store.idle(except: runs.busyWorkspaces) {
      try? await end(id)
    }
  }

  /// Ends a workspace with its runs, and returns when its files are deleted.
  func end(_ workspace: String) async throws {
    let path = try await store.end(workspace)
    await runs.end(workspace: workspace)
    await Removal.finish(path)
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
