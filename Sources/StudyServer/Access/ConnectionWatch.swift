internal import Foundation
internal import HTTPTypes
internal import NIOCore
internal import NIOHTTPTypes

/// Closes a connection that does not send the head of a request in time, and refuses one that is too many.
///
/// A client that sends a byte now and then would hold its place for ever otherwise.
final class ConnectionWatch: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private let time: TimeAmount
  private let connections: OpenConnections
  private var closing: Scheduled<Void>?
  /// The requests that are not answered yet.
  private var open = 0
  private var isCounted = false
  private var isRefused = false
  /// Whether a refused connection was told so; what it asks then is forgotten.
  private var isTold = false
  private var rest: Int?

  init(_ limits: ServerLimits, _ connections: OpenConnections) {
    time = .seconds(Int64(limits.headSeconds))
    self.connections = connections
  }

  func handlerAdded(context: ChannelHandlerContext) {
    if context.channel.isActive { begin(context) }
  }

  func handlerRemoved(context: ChannelHandlerContext) { end() }

  func channelActive(context: ChannelHandlerContext) {
    begin(context)
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    end()
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if case .head(let head) = unwrapInboundIn(data) {
      guard !isRefused else {
        if !isTold { refuse(context, head) }
        return
      }
      open += 1
      closing?.cancel()
      closing = nil
      work()
    }
    guard !isRefused else { return }
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    if case .end = unwrapOutboundIn(data) {
      open -= 1
      if open == 0 { wait(context, time) }
    }
    context.write(data, promise: promise)
  }

  private func begin(_ context: ChannelHandlerContext) {
    guard !isCounted else { return }
    isCounted = true
    isRefused = !connections.enter()
    wait(context, isRefused ? .seconds(2) : time)
  }

  private func end() {
    closing?.cancel()
    work()
    if isCounted { connections.leave() }
    isCounted = false
  }

  private func wait(_ context: ChannelHandlerContext, _ time: TimeAmount) {
    closing?.cancel()
    let channel = context.channel
    if !isRefused { rest = connections.rest(channel) }
    closing = context.eventLoop.scheduleTask(in: time) { channel.close(promise: nil) }
  }

  private func work() {
    if let rest { connections.work(rest) }
    rest = nil
  }

  /// Says why there is no answer, as those that can be given all have their clients.
  private func refuse(_ context: ChannelHandlerContext, _ request: HTTPRequest) {
    isTold = true
    let body = ErrorBody(
      message: "this server answers \(connections.most) connections at once, and all are in use",
      advice: "close pages that are done and load this one again"
    )
    let isProgram = request.path?.hasPrefix("/api/") == true
    let data =
      isProgram
      ? (try? JSONAnswer.data(body)) ?? Data()
      : Data("Leyline: \(body.message); \(body.advice ?? "").\n".utf8)
    var response = HTTPResponse(status: .serviceUnavailable)
    response.headerFields = [
      .contentType: isProgram ? "application/json" : "text/plain; charset=utf-8",
      .contentLength: "\(data.count)", .connection: "close", .retryAfter: "2",
      .contentSecurityPolicy: PagePolicy.data, .xContentTypeOptions: "nosniff",
      .cacheControl: "no-store",
    ]
    context.write(wrapOutboundOut(.head(response)), promise: nil)
    context.write(wrapOutboundOut(.body(ByteBuffer(bytes: data))), promise: nil)
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    let channel = context.channel
    closing?.cancel()
    // What the client still sends is read and forgotten, so that it sees the answer.
    closing = context.eventLoop.scheduleTask(in: .milliseconds(500)) {
      channel.close(promise: nil)
    }
  }
}
