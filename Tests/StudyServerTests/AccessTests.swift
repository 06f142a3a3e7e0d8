internal import Foundation
internal import HTTPTypes
internal import HummingbirdTesting
internal import Testing

@testable import StudyServer

@Suite("Who is let in")
struct AccessTests {
  private func header(_ name: String) throws -> HTTPField.Name {
    try #require(HTTPField.Name(name))
  }

  @Test func `without the token there is a page that says what to do`() async throws {
    try await Served.run { served in
      let page = try await served.ask(.get, "/", isKnown: false)
      #expect(page.status == 401)
      #expect(page.string.contains("open the address that leyline serve printed in the terminal"))
      let data = try await served.ask(.get, "info", isKnown: false)
      #expect(data.status == 401)
      #expect(data.message == "this page needs the address with its token")
      #expect(try await served.ask(.get, "/?token=x", isKnown: false).status == 401)
      for token in ["", "x", String(served.service.token.text.dropLast())] {
        let wrong = try await served.ask(
          .get,
          "info",
          headers: [.authorization: "Bearer \(token)"],
          isKnown: false
        )
        #expect(wrong.status == 401)
      }
    }
  }

  @Test func `the token becomes a cookie that no script and no other site has`() async throws {
    try await Served.run { served in
      let token = served.service.token.text
      #expect(token.utf8.count == 43)
      let first = try await served.ask(.get, "/?token=\(token)", isKnown: false)
      #expect(first.status == 303)
      #expect(first.headers[.location] == "/")
      #expect(
        first.headers[.setCookie] == "leyline_80=\(token); Path=/; HttpOnly; SameSite=Strict"
      )
      let cookie: HTTPFields = [.cookie: "a=b; leyline_80=\(token)"]
      #expect(try await served.ask(.get, "/", headers: cookie, isKnown: false).status == 200)
      let other: HTTPFields = [.cookie: "leyline_81=\(token)"]
      #expect(try await served.ask(.get, "/", headers: other, isKnown: false).status == 401)
    }
  }

  @Test func `a link on another page leads in as well, and a ticket does so once`() async throws {
    try await Served.run { served in
      let ticket = served.service.ticket.issue()
      let site = try header("Sec-Fetch-Site")
      let first = try await served.ask(
        .get,
        "/?token=\(ticket)",
        headers: [site: "cross-site"],
        isKnown: false
      )
      #expect(first.status == 200)
      #expect(first.string.contains("url=/"))
      #expect(first.headers[.setCookie]?.contains(served.service.token.text) == true)
      #expect(try await served.ask(.get, "/?token=\(ticket)", isKnown: false).status == 401)
    }
  }

  @Test func `a request for another host is refused`() async throws {
    try await Served.run { served in
      served.service.address.settle(address: "127.0.0.1", port: 4000)
      let refused = try await served.ask(.get, "info")
      #expect(refused.status == 421)
      #expect(refused.message == "the request names another host than this server")
    }
    let address = OwnAddress()
    address.settle(address: "127.0.0.1", port: 4000)
    for host in ["127.0.0.1:4000", "LOCALHOST:4000", "[::1]:4000"] {
      #expect(address.contains(host))
    }
    for host in ["evil.example:4000", "127.0.0.1", "127.0.0.1:4001", "192.168.0.5:4000", ""] {
      #expect(!address.contains(host))
    }
    address.settle(address: "0.0.0.0", port: 4000)
    #expect(address.contains("192.168.0.5:4000"))
    #expect(!address.contains("evil.example:4000"))
    #expect(!address.contains("192.168.0.5:4001"))
  }

  @Test func `what changes something must come from the page itself`() async throws {
    try await Served.run { served in
      let cookie = "leyline_80=\(served.service.token.text)"
      let site = try header("Sec-Fetch-Site")
      let cases: [(HTTPFields, Int)] = [
        ([.cookie: cookie], 403),
        ([.cookie: cookie, .origin: "http://localhost"], 201),
        ([.cookie: cookie, .origin: "http://localhost:3000"], 403),
        ([.cookie: cookie, .origin: "https://localhost"], 403),
        ([.cookie: cookie, .origin: "null"], 403),
        ([.cookie: cookie, site: "same-origin"], 201),
        ([.cookie: cookie, site: "same-site"], 403),
        ([.cookie: cookie, .origin: "http://localhost", site: "cross-site"], 403),
        ([.authorization: "Bearer \(served.service.token.text)"], 201),
        (
          [.authorization: "Bearer \(served.service.token.text)", .origin: "http://evil.example"],
          403
        ),
      ]
      for (headers, status) in cases {
        let reply = try await served.ask(.post, "workspaces", headers: headers, isKnown: false)
        #expect(reply.status == status, "\(headers)")
      }
    }
  }

  @Test func `every answer keeps itself to the page`() async throws {
    try await Served.run { served in
      let policy = try header("Content-Security-Policy")
      let page = try await served.ask(.get, "/")
      #expect(page.headers[policy] == PagePolicy.page)
      #expect(page.headers[policy]?.contains("unsafe") == false)
      let data = try await served.ask(.get, "info")
      #expect(data.headers[policy] == PagePolicy.data)
      for reply in [
        page, data, try await served.ask(.get, "nothing"),
        try await served.ask(.get, "/static/page.js"),
      ] {
        #expect(reply.headers[.xContentTypeOptions] == "nosniff")
        #expect(reply.headers[.cacheControl] == "no-store")
        #expect(reply.headers[try header("Referrer-Policy")] == "no-referrer")
        #expect(reply.headers[.accessControlAllowOrigin] == nil)
      }
    }
  }

  @Test func `an address that is not there and a method that is not taken are told apart`()
    async throws
  {
    try await Served.run { served in
      let none = try await served.ask(.get, "nothing")
      #expect(none.status == 404)
      #expect(none.message == "there is nothing at /api/v1/nothing")
      let other = try await served.ask(.delete, "info")
      #expect(other.status == 405)
      #expect(other.message == "DELETE is not what /api/v1/info takes")
      #expect(other.headers[.allow] == "GET")
      #expect(try await served.ask(.get, "/static/..%2f..%2fetc%2fpasswd").status == 404)
      #expect(try await served.ask(.get, "/static/index.mustache").status == 404)
    }
  }
}
