import Announcements
import CivilTime
import EventStudy
import Foundation
import Testing

@testable import StudyReport

/// The JSON Schemas of what is written.
struct SchemaTests {
  @Test func `the schema of a study is that of its type`() throws {
    try WrittenDocument("docs/schema/study.schema.json").expect(
      try Self.text(of: Self.study, title: "study.json")
    )
  }

  /// The schema of a study, which says where its events are when they are elsewhere.
  private static var study: [String: Any] {
    var schema = SchemaProbe.schema(of: StudyResult.self)
    var properties = schema["properties"] as? [String: [String: Any]] ?? [:]
    properties[EventsFile.CodingKeys.eventsFile.rawValue] = ["type": "string"]
    schema["properties"] = properties
    return schema
  }

  @Test func `the schema of an event is that of its type`() throws {
    try WrittenDocument("docs/schema/events.schema.json").expect(
      try Self.text(of: EventLine.self, title: "a line of events.jsonl")
    )
  }

  @Test func `the schema names every key of a study`() throws {
    let schema = SchemaProbe.schema(of: StudyResult.self)
    let data = try ResultJSON.data(of: try SampleStudy(analyzed: true).result())
    let written = try JSONSerialization.jsonObject(with: data)
    #expect(Self.unknownKeys(in: written, schema: schema, path: "study").isEmpty)
  }

  @Test func `the schemas of what is listed are those of their types`() throws {
    try WrittenDocument("docs/schema/alignment.schema.json").expect(
      try Self.text(of: AlignmentListing.self, title: "leyline align --format json")
    )
    try WrittenDocument("docs/schema/inspection.schema.json").expect(
      try Self.text(of: PriceInspection.self, title: "leyline inspect --format json")
    )
    try WrittenDocument("docs/schema/extremes.schema.json").expect(
      try Self.text(of: ExtremeEventListing.self, title: "leyline extremes --format json")
    )
    try WrittenDocument("docs/schema/lead_lag.schema.json").expect(
      try Self.text(of: LeadLagResult.self, title: "leyline correlate --format json")
    )
  }

  @Test func `the schema of announcements is that of their type and what it adds`() throws {
    let schema = Self.announcements
    try WrittenDocument("docs/schema/announcements.schema.json").expect(
      try Self.text(of: schema, title: "leyline announcements --format json")
    )
    let announcement = Announcement(
      eventID: "E1",
      symbol: "S1",
      company: "Okapi Motors",
      publication: PublicationTime("2025-09-02T12:00+05:30"),
      kind: "order",
      headline: "An order",
      group: "orders",
      sourceFile: "letter.txt",
      evidence: [
        Evidence(what: .amount, quote: "Rs 5 crore", byteRange: 0..<10),
        Evidence(what: .company, quote: "Okapi"),
      ],
      reason: "a reason",
      attributes: ["size": "5"]
    )
    let text = try AnnouncementsJSON.text(of: [announcement])
    let written = try JSONSerialization.jsonObject(with: Data(text.utf8))
    #expect(Self.unknownKeys(in: written, schema: schema, path: "announcements").isEmpty)
  }

  /// The schema of announcements, in which what follows from other members is written beside them.
  private static var announcements: [String: Any] {
    var schema = SchemaProbe.schema(of: Announcement.self)
    var properties = schema["properties"] as? [String: [String: Any]] ?? [:]
    properties["precision"] = ["enum": EventRecord.Precision.allCases.map(\.rawValue)]
    schema["required"] = ((schema["required"] as? [String] ?? []) + ["precision"]).sorted()
    var evidence = properties["evidence"]?["items"] as? [String: Any] ?? [:]
    var members = evidence["properties"] as? [String: [String: Any]] ?? [:]
    members["value"] = ["type": "number"]
    members["currency"] = ["type": "string"]
    evidence["properties"] = members
    properties["evidence"]?["items"] = evidence
    schema["properties"] = properties
    return ["type": "array", "items": underscored(schema)]
  }

  /// Returns a schema whose members have names with underscores.
  private static func underscored(_ schema: [String: Any]) -> [String: Any] {
    func name(_ text: String) -> String {
      text.replacing(/([a-z])([A-Z])/) { "\($0.1)_\($0.2)" }.lowercased()
    }
    var result = schema
    if let properties = schema["properties"] as? [String: [String: Any]] {
      result["properties"] = Dictionary(
        uniqueKeysWithValues: properties.map { (name($0), underscored($1)) }
      )
    }
    if let required = schema["required"] as? [String] { result["required"] = required.map(name) }
    if let items = schema["items"] as? [String: Any] { result["items"] = underscored(items) }
    return result
  }

  @Test func `the schema of a sensitivity study is that of its type and its sentences`() throws {
    let schema = Self.sensitivity
    try WrittenDocument("docs/schema/sensitivity.schema.json").expect(
      try Self.text(of: schema, title: "sensitivity.json")
    )
    let data = try SensitivityJSON(SampleSensitivity().result()).data()
    let written = try JSONSerialization.jsonObject(with: data)
    #expect(Self.unknownKeys(in: written, schema: schema, path: "sensitivity").isEmpty)
  }

  /// The schema of the result, whose verdict is written with its sentences.
  private static var sensitivity: [String: Any] {
    var schema = SchemaProbe.schema(of: SensitivityResult.self)
    var properties = schema["properties"] as? [String: [String: Any]] ?? [:]
    var verdict = properties["verdict"]?["properties"] as? [String: [String: Any]] ?? [:]
    verdict["summary"] = ["type": "string"]
    verdict["sentences"] = ["type": "array", "items": ["type": "string"]]
    properties["verdict"]?["properties"] = verdict
    schema["properties"] = properties
    return schema
  }

  /// Returns the paths of the members that a schema does not name.
  private static func unknownKeys(in value: Any, schema: [String: Any], path: String) -> [String] {
    if let list = value as? [Any], let items = schema["items"] as? [String: Any] {
      return list.prefix(3).flatMap { unknownKeys(in: $0, schema: items, path: path + "[]") }
    }
    guard let object = value as? [String: Any],
      let properties = schema["properties"] as? [String: [String: Any]]
    else { return [] }
    return object.flatMap { key, member -> [String] in
      guard let known = properties[key] else { return ["\(path).\(key)"] }
      return unknownKeys(in: member, schema: known, path: "\(path).\(key)")
    }
  }

  private static func text<Value: Decodable>(of type: Value.Type, title: String) throws -> String {
    try text(of: SchemaProbe.schema(of: type), title: title)
  }

  private static func text(of schema: [String: Any], title: String) throws -> String {
    var schema = schema
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = title
    let data = try JSONSerialization.data(
      withJSONObject: schema,
      options: [.sortedKeys, .withoutEscapingSlashes]
    )
    return String(decoding: JSONLayout.laidOut([UInt8](data)), as: UTF8.self) + "\n"
  }
}
