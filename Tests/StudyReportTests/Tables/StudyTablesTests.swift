import EventStatistics
import EventStudy
import Testing

@testable import StudyReport

struct StudyTablesTests {
  private let document: StudyResult

  init() throws {
    document = try SampleStudy(eventCount: 2).result()
  }

  private func rows(_ table: Table<StudyResult>, _ result: StudyResult) -> [[String]] {
    String(decoding: table.csv(of: result), as: UTF8.self).split(separator: "\n").map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  private static let headers: [String: String] = [
    "events.csv": "event_id,symbol,announced_at,precision,event_date,alignment_rule,status,group,"
      + "market,remarks,company,headline,attributes",
    "exclusions.csv": "event_id,symbol,reason,detail",
    "fits.csv": "event_id,symbol,model,term,estimate,standard_error,sigma,r_squared,observations,"
      + "degrees_of_freedom,first_date,last_date,log_likelihood",
    "abnormal_returns.csv": "event_id,symbol,model,relative_day,date,return,expected_return,ar,"
      + "ar_standard_error,sar,p_value,sq_p_value,vwap,close,volume,turnover,market_return",
    "cars.csv": "event_id,symbol,model,window_start,window_end,days,car,car_standard_error,scar,t,"
      + "p_value,bhar",
    "aar.csv": "model,relative_day,n_events,aar,caar",
    "tests.csv": "model,window_start,window_end,test,statistic,degrees_of_freedom,p_value,n_events,"
      + "rank_sum",
  ]

  @Test(arguments: headers)
  func `keeps the names that other programs read`(file: String, header: String) throws {
    let tables = StudyTables.all + StudyTables.perEvent
    let table = try #require(tables.first { $0.fileName == file })
    let text = String(decoding: table.csv(of: document), as: UTF8.self)
    #expect(text.split(separator: "\n").first.map(String.init) == header)
  }

  @Test func `gives each window its average, and every test that there is two columns`() throws {
    let names = Table<StudyResult>.windows.columns.map(\.name)
    #expect(
      names.prefix(9) == [
        "model", "window_start", "window_end", "n_events", "n_positive", "caar", "caar_lower",
        "caar_upper", "median",
      ]
    )
    let tests = InferenceMethod.allCases.map(\.rawValue)
    #expect(Array(names.dropFirst(9)) == tests.flatMap { [$0, $0 + "_p"] })
    #expect(rows(.windows, document).count == 1 + 5)
    let row = rows(.windows, document)[2]
    let window = document.models[0].windows[1]
    #expect(row.prefix(5) == ["market", "-1", "1", "2", String(window.positiveCount)])
    #expect(
      row[5...8].map { Double($0) } == [
        window.caar, window.lowerBound, window.upperBound, window.medianCAR,
      ]
    )
    for test in document.models[0].tests(of: window) {
      let place = try #require(names.firstIndex(of: test.test.rawValue))
      #expect(Double(row[place]) == test.statistic)
      #expect(Double(row[place + 1]) == test.pValue)
    }
    let absent = try #require(names.firstIndex(of: "wilcoxon"))
    #expect(row[absent].isEmpty)
  }

  @Test func `gives W beside the z of the signed-rank test, and beside no other`() throws {
    let study = try SampleStudy(eventCount: 6, tests: [.wilcoxon, .bmp]).result()
    for (row, test) in zip(rows(.tests, study).dropFirst(), study.models[0].tests) {
      #expect(Double(row[8]) == test.rankSum)
      #expect((test.rankSum != nil) == (test.test == .wilcoxon))
    }
    // Of six events, z = (W - 10.5) / sqrt(22.75).
    for test in study.models[0].tests where test.test == .wilcoxon {
      let rankSum = try #require(test.rankSum)
      #expect(abs((rankSum - 10.5) / 22.75.squareRoot() - (test.statistic ?? 0)) < 1e-12)
    }
  }

  @Test func `gives each row as many fields as the header has`() {
    for table in StudyTables.all + StudyTables.perEvent where table.fileName != "events.csv" {
      for row in rows(table, document) { #expect(row.count == table.columns.count) }
    }
  }

  @Test func `has one row for each event, coefficient, day, window and test`() {
    #expect(rows(.events, document).count == 1 + 3)
    #expect(rows(.exclusions, document).count == 1 + 1)
    #expect(rows(.fits, document).count == 1 + 2 * 2)
    #expect(rows(.abnormalReturns, document).count == 1 + 2 * 21)
    #expect(rows(.cars, document).count == 1 + 2 * 5)
    #expect(rows(.averageReturns, document).count == 1 + 21)
    #expect(rows(.tests, document).count == 1 + 5 * 5)
  }

  @Test func `reads back to the same bits`() throws {
    let table = rows(.cars, document)
    let column = try #require(Table.cars.columns.firstIndex { $0.name == "car" })
    for (row, car) in zip(table.dropFirst(), document.models[0].cars) {
      #expect(Double(row[column])?.bitPattern == car.car?.bitPattern)
    }
  }

  @Test func `leaves a missing return empty and says nan nowhere`() throws {
    let table = rows(.abnormalReturns, document)
    let row = try #require(table.first { $0[0] == "E0002" && $0[3] == "-7" })
    #expect(row[5...] == ["", row[6], "", "", "", "", "", "", "", "", "", ""])
    for table in StudyTables.all + StudyTables.perEvent {
      let text = String(decoding: table.csv(of: document), as: UTF8.self).lowercased()
      #expect(!text.contains("nan") && !text.contains("inf,"))
    }
  }

  @Test func `keeps the row of a test that does not apply`() throws {
    let single = try SampleStudy(eventCount: 1).result()
    let row = try #require(rows(.tests, single).first { $0[3] == "bmp_t" })
    #expect(row == ["market", "0", "0", "bmp_t", "", "", "", "1", ""])
    let test = try #require(single.models[0].tests.first { $0.test == .bmp })
    #expect(test.reason?.isEmpty == false)
  }

  @Test func `keeps the sigma of a model without coefficients`() throws {
    let study = SampleStudy(eventCount: 1, models: [.marketAdjusted])
    let row = try #require(rows(.fits, try study.result()).last)
    #expect(row[2...5] == ["market_adjusted", "", "", ""])
    #expect(Double(row[6]).map { $0 > 0 } == true)
  }
}
