internal import ArchiveFixtures
internal import Foundation
internal import HTTPTypes
internal import Testing

@testable import StudyServer

@Suite("Files")
struct FileTests {
  @Test(arguments: [
    ("", "the name of the file is empty"),
    ("..", "the name of the file is that of a folder"),
    (".", "the name of the file is that of a folder"),
    ("../../etc/passwd", "the name of the file holds a slash"),
    ("/etc/passwd", "the name of the file holds a slash"),
    ("a\\b.csv", "the name of the file holds a slash"),
    ("C:\\prices.csv", "the name of the file holds a slash"),
    ("a\u{0}.csv", "the name of the file holds a character that cannot be seen"),
    ("a\n.csv", "the name of the file holds a character that cannot be seen"),
    ("gpj\u{202E}.csv", "the name of the file holds a character that cannot be seen"),
    ("-rf", "the name of the file begins with a hyphen"),
    (".hidden", "the name of the file begins with a point"),
    (String(repeating: "a", count: 201), "the name of the file is longer than 200 bytes"),
  ])
  func `have plain names`(name: String, message: String) async throws {
    try await Served.run { served in
      let workspace = try await served.workspace()
      let reply = try await served.drop("x", as: name, in: workspace)
      #expect(reply.status == 400)
      #expect(reply.message == message)
      #expect(try await served.ask(.get, "workspaces/\(workspace)").list("files").isEmpty)
    }
  }

  @Test(arguments: [
    "prices.csv", "Überblick Q3 (final).csv", "价格.csv", "<script>alert(1)<.csv", "a'b\"c.csv",
    "a%2fb.csv",
  ])
  func `keep the names that people give`(name: String) async throws {
    try await Served.run { served in
      let workspace = try await served.workspace()
      let reply = try await served.drop(Sample.prices("AAA"), as: name, in: workspace)
      #expect(reply.status == 201)
      #expect(try reply.text("name") == name.precomposedStringWithCanonicalMapping)
      let content = try await served.ask(
        .get,
        "workspaces/\(workspace)/files/\(reply.text("id"))/content"
      )
      #expect(content.string == Sample.prices("AAA"))
    }
  }

  /// Sends an archive.
  private func pack(
    _ members: [(name: String, text: String)],
    to served: Served,
    in workspace: String
  ) async throws -> Reply {
    try await served.ask(
      .post,
      "workspaces/\(workspace)/files?name=pack.zip",
      bytes: ZipFixture(members).bytes
    )
  }

  @Test func `of an archive are read as if each had been dropped`() async throws {
    try await Served.run { served in
      let workspace = try await served.workspace()
      let reply = try await pack(
        [
          ("data/AAA.csv", Sample.prices("AAA")), ("data/BBB.csv", Sample.prices("BBB")),
          ("index/NIFTY50_index.csv", Sample.prices("NIFTY50")),
          ("events.csv", "event_id,symbol,date\nE1,AAA,2025-02-10\n"), ("__MACOSX/x", "x"),
          (".hidden", "x"), ("nothing.csv", ""),
        ],
        to: served,
        in: workspace
      )
      #expect(reply.status == 201, "\(reply.string)")
      let files = try await served.ask(.get, "workspaces/\(workspace)").list("files")
      let roles = Dictionary(
        files.map { ($0["name"]?.string ?? "", $0["role"]?.string ?? "") },
        uniquingKeysWith: { first, _ in first }
      )
      #expect(
        roles == [
          "AAA.csv": "prices", "BBB.csv": "prices", "NIFTY50_index.csv": "market",
          "events.csv": "events",
        ]
      )
      #expect(files.allSatisfy { $0["reason"]?.string?.hasSuffix("it was in pack.zip") == true })
      let first = try reply.text("id")
      #expect(try await served.ask(.get, "workspaces/\(workspace)/files/\(first)").status == 200)
      // Of prices alone one file is made, as the command reads it.
      let other = try await served.workspace()
      let one = try await pack(
        [("AAA.csv", Sample.prices("AAA")), ("BBB.csv", Sample.prices("BBB"))],
        to: served,
        in: other
      )
      #expect(try one.text("name") == "pack.zip")
      #expect(try one.text("role") == "prices")
      #expect(try await served.ask(.get, "workspaces/\(other)").list("files").count == 1)
    }
  }

  @Test func `of an archive stay in their place, whatever they are called`() async throws {
    var limits = ServerLimits()
    limits.uploadBytes = 100_000
    limits.totalBytes = 200_000
    try await Served.run(limits) { served in
      let workspace = try await served.workspace()
      let events = "event_id,symbol,date\nE1,AAA,2025-02-10\n"
      let reply = try await pack(
        [("a/../../../e.csv", events), ("b/e.csv", events)],
        to: served,
        in: workspace
      )
      #expect(reply.status == 201)
      let names = try await served.ask(.get, "workspaces/\(workspace)").list("files")
        .compactMap { $0["name"]?.string }.sorted()
      #expect(names == ["a-..-..-..-e.csv", "b-e.csv"])
      let hidden = try await pack([("-rf", events), ("x.csv", events)], to: served, in: workspace)
      #expect(hidden.status == 400)
      let bomb = try await pack(
        [("x.csv", events), ("bomb.csv", String(repeating: "0", count: 150_000))],
        to: served,
        in: workspace
      )
      #expect(bomb.status == 422)
      #expect(bomb.message.contains("pack.zip [bomb.csv]"))
      #expect(!bomb.message.contains("/"))
      let again = try await pack([("b/e.csv", events), ("p.csv", "x")], to: served, in: workspace)
      #expect(again.status == 409 || again.status == 201)
      // Nothing of what was refused lies about.
      let root = try await served.service.store.workspace(workspace).path
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: root).allSatisfy {
          !$0.hasPrefix("incoming")
        }
      )
      for file in try await served.ask(.get, "workspaces/\(workspace)").list("files") {
        let id = file["id"]?.string ?? ""
        _ = try await served.ask(.delete, "workspaces/\(workspace)/files/\(id)")
      }
      // The room of all of them is free again.
      for name in ["a", "b"] {
        let text = String(repeating: "x", count: 99_000)
        #expect(try await served.drop(text, as: name, role: "unused", in: workspace).status == 201)
      }
    }
  }

  @Test func `are told apart by their content`() async throws {
    let events = "event_id,symbol,date,headline\nE1,AAA,2025-02-10,News\n"
    let cases: [(String, String, String)] = [
      ("aaa.csv", Sample.prices("AAA"), "prices"),
      (
        "two.csv",
        Sample.prices("BBB")
          + Sample.prices("CCC").split(separator: "\n").dropFirst().joined(separator: "\n"),
        "prices"
      ),
      ("nifty_50.csv", Sample.prices("NIFTY 50"), "market"),
      ("events.csv", events, "events"),
      ("splits.csv", "symbol,ex_date,factor\nAAA,2025-02-03,0.5\n", "adjustments"),
      ("news.txt", "September 2, 2025\nAshok Leyland signs an agreement with CALB.\n", "documents"),
      ("names.csv", "symbol,name\nAAA,Alpha Limited\n", "companies"),
      ("thing.bin", "\u{1}\u{2}\u{3}", "undecided"),
    ]
    try await Served.run { served in
      let workspace = try await served.workspace()
      for (name, text, role) in cases {
        let reply = try await served.drop(text, as: name, in: workspace)
        #expect(reply.status == 201)
        #expect(try reply.text("role") == role, "\(name): \(reply.string)")
      }
      let undecided = try await served.ask(.get, "workspaces/\(workspace)").list("files").last
      #expect(undecided?["candidates"]?.list.isEmpty == false)
      let refused = try await served.ask(
        .post,
        "workspaces/\(workspace)/runs",
        json: #"{"task":"study"}"#
      )
      #expect(refused.status == 422)
      #expect(refused.message == "thing.bin: it is not decided what this file is")
    }
  }

  @Test func `the only file with one series beside one with several is the index`() async throws {
    let several =
      Sample.prices("BBB")
      + Sample.prices("CCC").split(separator: "\n").dropFirst().joined(separator: "\n")
    try await Served.run { served in
      let workspace = try await served.workspace()
      #expect(
        try await served.drop(Sample.prices("BENCH"), as: "bench.csv", in: workspace).text("role")
          == "prices"
      )
      #expect(
        try await served.drop(several, as: "shares.csv", in: workspace).text("role") == "prices"
      )
      let files = try await served.ask(.get, "workspaces/\(workspace)").list("files")
      #expect(files.map { $0["role"]?.string } == ["market", "prices"])
    }
  }

  @Test(arguments: ["ASHOKLEY", "BBB"])
  func `a share beside a file with several is no index`(symbol: String) async throws {
    let several =
      Sample.prices("BBB")
      + Sample.prices("CCC").split(separator: "\n").dropFirst().joined(separator: "\n")
    try await Served.run { served in
      let workspace = try await served.workspace()
      _ = try await served.drop(Sample.prices(symbol), as: "other.csv", in: workspace)
      _ = try await served.drop(several, as: "shares.csv", in: workspace)
      let files = try await served.ask(.get, "workspaces/\(workspace)").list("files")
      #expect(files.map { $0["role"]?.string } == ["prices", "prices"])
    }
  }

  @Test func `of another type are refused`() async throws {
    try await Served.run { served in
      let workspace = try await served.workspace()
      let types = [
        "multipart/form-data; boundary=x", "multipart/form-data", "text/csv", "application/json",
        "application/x-www-form-urlencoded", "",
      ]
      for type in types {
        let reply = try await served.ask(
          .post,
          "workspaces/\(workspace)/files?name=a.csv",
          bytes: Array("--x\r\nContent-Disposition: form-data; name=\"../../x\"\r\n\r\nfoo".utf8),
          type: type
        )
        #expect(reply.status == 415, "\(type)")
      }
      let exact = try await served.ask(
        .post,
        "workspaces/\(workspace)/files?name=a.csv",
        bytes: Array(Sample.prices("AAA").utf8),
        type: "application/octet-stream; charset=binary"
      )
      #expect(exact.status == 201)
    }
  }

  @Test func `beyond the limits are refused and leave nothing`() async throws {
    var limits = ServerLimits()
    limits.uploadBytes = 1000
    limits.totalBytes = 1500
    try await Served.run(limits) { served in
      let workspace = try await served.workspace()
      let large = try await served.drop(
        String(repeating: "a", count: 1001),
        as: "a.csv",
        in: workspace
      )
      #expect(large.status == 413)
      #expect(large.message == "the file has more than 1000 bytes")
      #expect(
        try await served.drop(
          String(repeating: "a", count: 900),
          as: "b.csv",
          role: "prices",
          in: workspace
        ).status == 201
      )
      let full = try await served.drop(
        String(repeating: "a", count: 900),
        as: "c.csv",
        role: "prices",
        in: workspace
      )
      #expect(full.status == 507)
      #expect(
        full.message
          == "the files of this server have 1500 bytes together, which is as many as it keeps"
      )
      let folder = try await served.service.store.workspace(workspace)
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
          == ["files", "runs"]
      )
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.folder.path) == ["b.csv"])
      // What was refused takes no room, and what is removed gives it back.
      let id =
        try await served.ask(.get, "workspaces/\(workspace)").list("files")[0]["id"]?.string ?? ""
      #expect(try await served.ask(.delete, "workspaces/\(workspace)/files/\(id)").status == 204)
      #expect(
        try await served.drop(
          String(repeating: "a", count: 1000),
          as: "d.csv",
          role: "prices",
          in: workspace
        ).status == 201
      )
      let attributes = try FileManager.default.attributesOfItem(
        atPath: folder.folder.path(of: "d.csv")
      )
      #expect(attributes[.posixPermissions] as? Int == 0o600)
    }
  }

  @Test func `of one name replace each other only when asked to`() async throws {
    try await Served.run { served in
      let workspace = try await served.workspace()
      try await served.drop(Sample.prices("AAA"), as: "a.csv", in: workspace)
      let second = try await served.drop(Sample.prices("BBB"), as: "a.csv", in: workspace)
      #expect(second.status == 409)
      #expect(second.message == "a file with the name a.csv is here already")
      let replaced = try await served.ask(
        .post,
        "workspaces/\(workspace)/files?name=a.csv&replace=true",
        bytes: Array(Sample.prices("BBB").utf8)
      )
      #expect(replaced.status == 201)
      #expect(try replaced.text("reason") == "it holds the prices of BBB")
      #expect(try await served.ask(.get, "workspaces/\(workspace)").list("files").count == 1)
      #expect(
        try await served.drop("", as: "b.csv", in: workspace).message == "b.csv: the file is empty"
      )
      // The server's own table has another name then.
      #expect(try await served.drop("x", as: "edited-events.csv", in: workspace).status == 201)
      let rows = #"{"rows":[{"symbol":"BBB","published_at":"2025-02-03"}]}"#
      _ = try await served.ask(.put, "workspaces/\(workspace)/events", json: rows)
      #expect(try await served.drop("x", as: "edited-events-2.csv", in: workspace).status == 409)
    }
  }

  @Test func `that are pictures are no documents`() async throws {
    try await Served.run { served in
      let workspace = try await served.workspace()
      let picture: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]
      let place = "workspaces/\(workspace)/files"
      let photo = try await served.ask(.post, "\(place)?name=photo.png", bytes: picture)
      #expect(try photo.text("role") == "undecided")
      let message =
        "photo.png: is a PNG image, not text, so no announcement can be read from it; "
        + "choose \"not for this study\", or remove it"
      let told = try await served.ask(
        .patch,
        "\(place)/\(photo.text("id"))",
        json: #"{"role":"documents"}"#
      )
      #expect(told.status == 422)
      #expect(told.message == message)
      let dropped = try await served.ask(
        .post,
        "\(place)?name=photo.png&role=documents&replace=true",
        bytes: picture
      )
      #expect(dropped.message == message)
      // A text in two bytes a letter is one.
      let wide = try await served.ask(
        .post,
        "\(place)?name=wide.txt&role=documents",
        bytes: [0xFF, 0xFE, 0x41, 0, 0x42, 0]
      )
      #expect(wide.status == 201)
    }
  }

  @Test func `change what they are`() async throws {
    try await Served.run { served in
      let workspace = try await served.workspace()
      let id = try await served.drop(Sample.prices("AAA"), as: "a.csv", in: workspace).text("id")
      let place = "workspaces/\(workspace)/files/\(id)"
      #expect(
        try await served.ask(.patch, place, json: #"{"role":"market"}"#).text("role") == "market"
      )
      #expect(
        try await served.ask(.patch, place, json: #"{"role":"auto"}"#).text("role") == "prices"
      )
      #expect(
        try await served.ask(.patch, place, json: #"{"role":"unused"}"#).text("role") == "unused"
      )
      #expect(
        try await served.ask(.get, "workspaces/\(workspace)/inspection").list("files").isEmpty
      )
      #expect(try await served.ask(.patch, place, json: #"{"role":"undecided"}"#).status == 422)
      #expect(
        try await served.ask(.patch, place, json: #"{"role":"x"}"#).message
          == "\"x\" is not a role of files"
      )
      #expect(try await served.ask(.patch, place, json: #"{"kind":"x"}"#).status == 422)
      #expect(try await served.ask(.patch, place, json: "{").status == 400)
      #expect(try await served.ask(.delete, place).status == 204)
      #expect(try await served.ask(.get, place).status == 404)
      #expect(try await served.ask(.delete, place).status == 404)
    }
  }
}
