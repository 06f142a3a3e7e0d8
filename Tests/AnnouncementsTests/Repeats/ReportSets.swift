import Announcements
import Foundation
import Testing

/// Groups of reports of one announcement, and pairs that are two, from the files of `Reports/`.
struct ReportSet: Sendable, CustomTestStringConvertible {
  /// A report: when it was published, as the file writes it, and its text.
  struct Report: Sendable {
    let moment: String
    var text = ""

    var datesTheEvent: Bool { moment.hasSuffix("*") }
  }

  let name: String
  let symbol: String
  /// Whether the reports are of two announcements.
  let isApart: Bool
  var reports: [Report] = []

  var testDescription: String { name }

  /// Reads the sets of a file.
  static func read(_ file: String) -> [ReportSet] {
    let path = "\(SampleDocuments.root)/Tests/AnnouncementsTests/Repeats/Reports/\(file).txt"
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    var sets: [ReportSet] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("#") { continue }
      if line.hasPrefix("=== ") || line.hasPrefix("=/= ") {
        let parts = line.dropFirst(4).split(separator: "|").map {
          $0.trimmingCharacters(in: .whitespaces)
        }
        guard parts.count == 2 else { continue }
        sets.append(
          ReportSet(name: parts[0], symbol: parts[1], isApart: line.hasPrefix("=/="))
        )
      } else if line.hasPrefix("--- "), !sets.isEmpty {
        sets[sets.count - 1].reports.append(Report(moment: String(line.dropFirst(4))))
      } else if let last = sets.last?.reports.indices.last {
        sets[sets.count - 1].reports[last].text += line + "\n"
      }
    }
    return sets
  }

  /// The rows of the set's company, in the order of the reports.
  func rows(keepsRepeats: Bool = false) throws -> [Announcement] {
    let folder = try TemporaryFolder()
    let files = try reports.enumerated().map { index, report in
      try folder.write(
        "\(index).txt",
        "\(report.text)\nPublished: \(try Self.day(report.moment))\n"
      )
    }
    return try AnnouncementSource(
      companies: SampleDocuments.directory(),
      keepsRepeats: keepsRepeats,
      threads: 1
    ).read(paths: files).announcements.filter { $0.symbol == symbol }
  }

  /// What is wrong with the rows; nothing where they are as they should be.
  func fault(_ rows: [Announcement]) -> String? {
    let statuses = rows.map(\.status)
    let isRight: Bool
    if isApart {
      isRight =
        statuses == [.ok, .ok] || statuses.contains(.ok) && rows.contains(where: Self.isAsked)
    } else {
      let first = reports.firstIndex(where: \.datesTheEvent)
      isRight =
        rows.count == reports.count
        && rows.indices.allSatisfy { index in
          index == first
            ? rows[index].status == .ok
            : rows[index].status == .repeat
              && rows[index].repeatOf == first.map { rows[$0].eventID }
        }
    }
    return isRight
      ? nil : "\(name): " + rows.map { "\($0.status) \($0.reason ?? "")" }.joined(separator: " / ")
  }

  /// Whether a row is no event until a person says what happens to the company; it repeats nothing.
  private static func isAsked(_ row: Announcement) -> Bool {
    row.status == .review
      && row.reason?.hasPrefix("the text names the company and does not say") == true
  }

  /// `2025-09-01 12:43 IST *` as a page writes it.
  private static func day(_ moment: String) throws -> String {
    let parts = moment.split(separator: " ").filter { $0 != "*" }
    let date = try Date("\(parts[0])T00:00:00Z", strategy: .iso8601)
    var style = Date.VerbatimFormatStyle(
      format: "\(day: .defaultDigits) \(month: .abbreviated) \(year: .defaultDigits)",
      timeZone: .gmt,
      calendar: Calendar(identifier: .gregorian)
    )
    style.locale = Locale(identifier: "en_US")
    let day = date.formatted(style)
    return parts.count == 1 ? day : "\(day), \(parts.dropFirst().joined(separator: " "))"
  }
}

@Suite struct ReportSetTests {
  static let tuned = [
    "groups-deals", "groups-orders", "groups-money", "groups-paraphrases", "groups-quarters",
    "groups-told-otherwise", "groups-acts", "near-misses",
    "near-misses-names",
    "near-misses-stages",
    "near-misses-recalled",
  ].flatMap(ReportSet.read)
  static let heldOut = ["held-out-groups", "held-out-near-misses", "held-out-second"]
    .flatMap(ReportSet.read)
  /// Sets of which a report shares nothing but common words with the others.
  static let missed = ["a fine for a lender"]

  @Test(arguments: tuned)
  func `joins reports of one announcement and keeps two apart`(_ set: ReportSet) throws {
    let fault = set.fault(try set.rows())
    #expect(fault == nil)
  }

  /// Sets of one word, one act or one name that reports share or lack.
  static let topics = [
    "groups-topics", "groups-reactions", "groups-languages", "near-misses-decisions",
  ].flatMap(ReportSet.read)

  @Test(arguments: topics)
  func `joins reports by the words of a matter, and by what is no other matter`(
    _ set: ReportSet
  )
    throws
  {
    let fault = set.fault(try set.rows())
    #expect(fault == nil)
  }

  /// The sets that were not looked at while the rules were made, and then showed what they lacked.
  @Test func `joins and keeps apart what it was not made for`() throws {
    let faults = try Self.heldOut.map { (set: $0, fault: $0.fault(try $0.rows())) }
    #expect(faults.filter { !$0.set.isApart && $0.fault != nil }.map(\.set.name) == Self.missed)
    #expect(faults.filter { $0.set.isApart }.compactMap(\.fault) == [])
  }

  @Test func `holds enough sets`() {
    let all = Self.tuned + Self.heldOut
    #expect(all.filter { !$0.isApart }.count >= 40)
    #expect(all.filter(\.isApart).count >= 40)
    #expect(all.allSatisfy { $0.isApart ? $0.reports.count == 2 : $0.reports.count >= 2 })
    #expect(all.allSatisfy { $0.isApart || $0.reports.filter(\.datesTheEvent).count == 1 })
    #expect(Self.heldOut.count * 3 >= Self.tuned.count)
  }

  @Test func `shows what two reports share and what the event took from others`() throws {
    let set = try #require(Self.tuned.first { $0.name == "cells from CALB" })
    let rows = try set.rows()
    #expect(
      rows.map(\.reason) == [
        "reports the announcement of 2025-09-01T12:43+05:30 in 1.txt: like 2.txt: both name CALB; both are of the kind partnership; 18 % of the words are the same; 1 day apart",
        "0.txt reports it on the same day without a time; the earliest printed time counts",
        "reports the announcement of 2025-09-01T12:43+05:30 in 1.txt: both name ₹5,000-crore; 60 % of the words are the same; 1 day apart",
      ]
    )
  }

  @Test func `takes the sum of the event from a later report`() throws {
    let set = try #require(Self.tuned.first { $0.name == "chip packaging with Renesar" })
    let rows = try set.rows()
    #expect(rows[0].attributes["deal_value"] == "76000000000")
    #expect(rows[0].reason == "the sum is that of 1.txt")
  }

  @Test func `keeps reports as events where it is told to`() throws {
    for set in Self.tuned.filter({ !$0.isApart }) {
      let rows = try set.rows(keepsRepeats: true)
      #expect(!rows.contains { $0.status == .repeat }, "\(set.name)")
      #expect(Set(rows.map(\.eventID)).count == set.reports.count)
    }
  }
}
