internal import Foundation
internal import Hummingbird
internal import Logging
internal import NIOCore

/// The local page: a server for whoever sits at this machine.
package enum StudyServer {
  /// What a server that listens is reached by.
  package struct Place: Sendable {
    /// The address with the token in it, for a person.
    package let url: String
    /// An address that works once, for a program that opens a browser: other programs may see it.
    package let onceURL: String
  }

  /// Serves until the task is cancelled.
  ///
  /// - Parameters:
  ///   - settings: Where it listens, and what it takes.
  ///   - folder: Where it keeps what it is given.
  ///   - onReady: Told once where it listens.
  /// - Throws: ``ListeningError``, such as for a port that is taken.
  package static func run(
    _ settings: ServerSettings,
    in folder: PrivateFolder,
    onReady: @escaping @Sendable (Place) -> Void
  ) async throws {
    let service = try StudyService(
      keepingIn: folder.path,
      limits: settings.limits,
      folder: settings.folder
    )
    let application = application(service, settings) { port in
      let host = settings.address.contains(":") ? "[\(settings.address)]" : settings.address
      let base = "http://\(host):\(port)/?token="
      onReady(Place(url: base + service.token.text, onceURL: base + service.ticket.issue()))
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        do {
          try await application.run()
        } catch let error as IOError {
          // The words of the library name its own calls.
          throw ListeningError(description: String(cString: strerror(error.errnoCode)))
        }
      }
      group.addTask {
        while !Task.isCancelled {
          try await Task.sleep(for: .seconds(60))
          await service.endIdleWorkspaces()
        }
      }
      try await group.next()
      group.cancelAll()
    }
  }

  /// Builds the application of a service.
  static func application(
    _ service: StudyService,
    _ settings: ServerSettings,
    onReady: @escaping @Sendable (Int) -> Void = { _ in }
  ) -> some ApplicationProtocol {
    var logger = Logger(label: "leyline")
    logger.logLevel = .critical
    let limits = settings.limits
    let connections = OpenConnections(most: limits.connections)
    return Application(
      router: service.router(),
      server: .http1(
        configuration: .init(
          additionalChannelHandlers: [ConnectionWatch(limits, connections)],
          idleTimeout: .seconds(Int64(limits.headSeconds)),
          httpDecoderConfiguration: .init(
            maxHeaderFieldSize: 16 * 1024,
            maxHeaderListSize: 32 * 1024,
            maxHeaderFieldCount: 100
          )
        )
      ),
      configuration: ApplicationConfiguration(
        address: .hostname(settings.address, port: settings.port),
        backlog: 1024,
        reuseAddress: true,
        // Further ones wait until those that are being refused are gone.
        availableConnectionsDelegate: .maximum(2 * limits.connections, logger: logger)
      ),
      onServerRunning: { channel in
        let port = channel.localAddress?.port ?? settings.port
        service.address.settle(address: settings.address, port: port)
        onReady(port)
      },
      logger: logger
    )
  }
}

/// The server cannot listen, in the words of the system.
package struct ListeningError: Error, CustomStringConvertible {
  package let description: String
}
