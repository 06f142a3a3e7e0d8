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

  /// Closes the connection some time after the answer, where the rest of a body is not wanted: a client that is still
  /// sending reads the answer when it is done, unless it takes too long.
  func closeSoon() {
    let channel = channel
    channel.eventLoop.scheduleTask(in: .seconds(15)) { channel.close(promise: nil) }
  }
}
