internal import Hummingbird
internal import NIOCore

/// What belongs to one request.
struct ServerContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  private let channel: any Channel

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    channel = source.channel
  }

  /// Closes the connection a moment after the answer, where a body does not come to its end.
  func closeSoon() {
    let channel = channel
    channel.eventLoop.scheduleTask(in: .seconds(2)) { channel.close(promise: nil) }
  }
}

extension ServerContext {
  /// The identifier of the workspace in the address.
  var workspace: String { get throws { try parameters.require("workspace") } }
  /// The identifier of the file in the address.
  var file: String { get throws { try parameters.require("file") } }
  /// The identifier of the run in the address.
  var run: String { get throws { try parameters.require("run") } }
}
