internal import NIOCore
internal import NIOHTTPTypes

/// Closes a connection that does not send the head of a request in time.
///
/// A client that sends a byte now and then would hold its place for ever otherwise.
final class RequestDeadline: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private let time: TimeAmount
  private var closing: Scheduled<Void>?
  /// The requests that are not answered yet.
  private var open = 0

  init(seconds: Int) { time = .seconds(Int64(seconds)) }

  func handlerAdded(context: ChannelHandlerContext) {
    if context.channel.isActive { wait(context) }
  }

  func handlerRemoved(context: ChannelHandlerContext) { closing?.cancel() }

  func channelActive(context: ChannelHandlerContext) {
    wait(context)
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    closing?.cancel()
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if case .head = unwrapInboundIn(data) {
      open += 1
      closing?.cancel()
      closing = nil
    }
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    if case .end = unwrapOutboundIn(data) {
      open -= 1
      if open == 0 { wait(context) }
    }
    context.write(data, promise: promise)
  }

  private func wait(_ context: ChannelHandlerContext) {
    closing?.cancel()
    let channel = context.channel
    closing = context.eventLoop.scheduleTask(in: time) { channel.close(promise: nil) }
  }
}
