internal import Hummingbird

/// The page and its parts.
struct PageRoutes: Sendable {
  let service: StudyService

  func add(to router: Router<ServerContext>) {
    router.get("/") { _, _ in service.pages.shown() }
    router.get("static/:name") { _, context in
      guard let part = ServerPages.part(try context.parameters.require("name")) else {
        throw ServerFailure.notFound("part of the page")
      }
      return part
    }
  }
}
