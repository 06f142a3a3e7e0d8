import Foundation
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

@Suite("Serving the local page")
struct ServeCommandTests {
  /// Listens at a port that the system chooses, as another server would.
  private func takePort() throws -> (descriptor: Int32, port: Int) {
    #if canImport(Glibc)
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
    let descriptor = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let port = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic -> Int? in
        guard bind(descriptor, generic, length) == 0, listen(descriptor, 1) == 0,
          getsockname(descriptor, generic, &length) == 0
        else { return nil }
        return Int(UInt16(bigEndian: pointer.pointee.sin_port))
      }
    }
    return (descriptor, try #require(port))
  }

  @Test func `says that a port is taken, in the words of the system`() throws {
    let (descriptor, port) = try takePort()
    defer { close(descriptor) }
    let run = try CommandRun(["serve", "--port", "\(port)"])
    #expect(run.status == 1)
    #expect(
      run.errors
        == "nothing can be served at 127.0.0.1:\(port): Address already in use; choose another --port or "
        + "--address\n"
    )
  }

  @Test func `says that a folder is none before it listens`() throws {
    let run = try CommandRun(["serve", "/nowhere/at/all"])
    #expect(run.status == 1)
    #expect(run.errors == "/nowhere/at/all: there is no such folder; check the path\n")
  }

  @Test(arguments: [
    (["--port", "99999"], "Error: --port takes a number from 0 to 65535, not 99999."),
    (
      ["--max-upload", "lots"], "Error: The value 'lots' is invalid for '--max-upload <max-upload>'"
    ),
  ])
  func `refuses what is no port and no size`(arguments: [String], says: String) throws {
    let run = try CommandRun(["serve"] + arguments)
    #expect(run.status == 64)
    #expect(run.errors.hasPrefix(says + "\n"), "\(run.errors)")
  }
}
