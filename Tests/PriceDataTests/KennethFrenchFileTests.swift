import CivilTime
import Foundation
import PriceData
import Testing

@Suite("Kenneth French's factor files")
struct KennethFrenchFileTests {
  private let text = """
    This file was created by someone using the 202509 database.
    The Tbill return is the simple daily rate, that over the month compounds.

    ,Mkt-RF,SMB,HML,RF
    20250102,   -0.22,    1.05,   -0.49,   0.017
    20250103,    1.34, -99.99,    -0.96,   0.017
    20250106,    0.61,    0.10,  -999,   0.017

      Annual Factors: January-December
    ,Mkt-RF,SMB,HML,RF
      2024,   21.5,   -9.5,   -8.1,    5.3

    Copyright 2025

    """

  private func load(_ text: String, unit: ReturnUnit? = nil) throws -> FactorTable {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("factors-\(UUID().uuidString).csv")
    try Data(text.utf8).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    return try FactorTable.load(url.path, unit: unit)
  }

  @Test func `reads the daily table as fractions and passes over the text`() throws {
    let table = try load(text)
    #expect(table.names == ["Mkt-RF", "SMB", "HML", "RF"])
    #expect(table.days.map(\.description) == ["2025-01-02", "2025-01-03", "2025-01-06"])
    let percent: [Double] = [-0.22, 1.34, 0.61]
    #expect(table.columns[0] == percent.map { $0 / 100 })
    #expect(table.columns[3] == [Double](repeating: 0.017 / 100, count: 3))
  }

  @Test func `takes the library's codes for missing returns as missing`() throws {
    let table = try load(text)
    #expect(table.columns[1][1].isNaN)
    #expect(table.columns[2][2].isNaN)
  }

  @Test func `names the line of the file where a number is none`() throws {
    #expect {
      try load(text.replacing("   0.61", with: "   0.6x"))
    } throws: {
      "\($0)".contains(":7:2: \"0.6x\" is not a number in column \"Mkt-RF\"")
    }
  }

  @Test func `a file of fractions stays one`() throws {
    let table = try load("date,smb\n2025-01-02,0.01\n2025-01-03,0.02\n")
    #expect(table.columns == [[0.01, 0.02]])
  }

  @Test func `reads the monthly table and not that of the years`() throws {
    let monthly = text.replacing("20250102", with: "202501").replacing("20250103", with: "202502")
      .replacing("20250106", with: "202503")
    let table = try load(monthly)
    #expect(table.days.map(\.description) == ["2025-01-01", "2025-02-01", "2025-03-01"])
    #expect(table.columns[0][1] == 1.34 / 100)
  }

  @Test(arguments: ["Date", "date"])
  func `reads the table where a person has named the dates`(name: String) throws {
    let named = text.replacing(",RF", with: ",MOM").replacing("\n,Mkt-RF", with: "\n\(name),Mkt-RF")
    let table = try load(named, unit: .percent)
    #expect(table.days.map(\.description) == ["2025-01-02", "2025-01-03", "2025-01-06"])
  }

  @Test func `a line among the rows of a named table ends nothing in silence`() throws {
    let broken = "Date,SMB\n20250102,0.01\n2025-O1-03,0.02\n20250106,0.01\n"
    #expect {
      try load(broken)
    } throws: {
      "\($0)".contains(":3:1: \"2025-O1-03\" is not a date")
    }
  }

  @Test(arguments: ["Copyright 2023 Kenneth R. French", "\nSource: a library, as of 2023, daily"])
  func `leaves out what stands below the factors`(footer: String) throws {
    let table = try load("date,smb,hml\n2025-01-02,0.01,0\n2025-01-03,0.02,0\n\(footer)\n")
    #expect(table.columns[0] == [0.01, 0.02])
    #expect(table.notes.contains { if case .footerLeftOut = $0 { true } else { false } })
  }
}
