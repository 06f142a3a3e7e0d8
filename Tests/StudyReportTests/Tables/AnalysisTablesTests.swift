import EventStatistics
import EventStudy
import Foundation
import Testing

@testable import StudyReport

struct AnalysisTablesTests {
  private func rows(_ table: Table<StudyResult>, _ result: StudyResult) -> [[String]] {
    String(decoding: table.csv(of: result), as: UTF8.self).split(separator: "\n").map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  private static let document = Result {
    try SampleStudy(analyzed: true).result()
  }

  private static let headers = """
    adjusted_p_values.csv: model,window_start,window_end,test,family_size,p_value,bonferroni,sidak,holm,\
    hochberg,hommel,bh,by,romano_wolf
    groups.csv: group,model,window_start,window_end,test,statistic,degrees_of_freedom,p_value,\
    n_events,caar,rank_sum
    group_aar.csv: group,model,relative_day,n_events,aar,caar
    group_comparisons.csv: model,window_start,window_end,test,groups,statistic,difference,lower,upper,\
    degrees_of_freedom,p_value,n_events,denominator_degrees_of_freedom
    group_pairs.csv: model,window_start,window_end,first,second,difference,lower,upper,statistic,\
    degrees_of_freedom,p_value,holm,n_events
    regressions.csv: model,window_start,window_end,term,estimate,errors,standard_error,t,p_value,\
    n_events,r_squared,wald_f,wald_numerator,wald_denominator,wald_p_value,influential_event,leverage,\
    estimate_without,p_value_without
    correlations.csv: model,window_start,window_end,column,measure,coefficient,lower,upper,statistic,\
    degrees_of_freedom,p_value,permutation_p_value,exact,n_events
    correlation_lines.csv: model,window_start,window_end,column,x,car,lower,upper,n_events
    lead_lag.csv: selection,market,outcome,lag,correlation,lower,upper,p_value,simultaneous_bound,n_days,\
    n_announcements,simultaneous_p_value
    diagnostics.csv: event_id,symbol,model,durbin_watson,autocorrelation,ljung_box,ljung_box_p_value,\
    skewness,kurtosis,jarque_bera,jarque_bera_p_value,arch_lm,arch_lm_p_value,\
    shapiro_wilk,shapiro_wilk_p_value,event_day_leverage,zero_return_share
    activity.csv: outcome,model,window_start,window_end,test,statistic,degrees_of_freedom,p_value,\
    n_events,cumulative_average,rank_sum
    calendar_time.csv: model,days,term,estimate,errors,standard_error,t,p_value
    rats.csv: model,window_start,window_end,estimate,errors,standard_error,degrees_of_freedom,t,p_value,reason
    rats_days.csv: model,relative_day,n_events,term,estimate,errors,standard_error,t,p_value,reason
    day_zero_split.csv: event_id,symbol,date,announced_at,bar_minutes,previous_close,last_price_before,\
    last_price_time,close,bars_close,close_difference,return_before,return_after,return_within_bar,\
    announcement_bar_start,bars_before,bars_announcement,bars_after,volume_before,volume_announcement,\
    volume_after,vwap_before,vwap_announcement,vwap_after,volume_share,reason,\
    market,market_before,net_before,market_after,net_after,market_within_bar,net_within_bar,\
    market_reason,twap_before,twap_announcement,twap_after,share_before,share_announcement,share_after,\
    vwap_reason_before,vwap_reason_announcement,vwap_reason_after
    day_zero_shift.csv: model,window_start,window_end,test,statistic,degrees_of_freedom,p_value,n_events,\
    n_shifted,caar,rank_sum
    early_moves.csv: event_id,symbol,what,relative_day,date,p_value
    synthetic_control.csv: event_id,symbol,n_candidates,n_donors,estimation_days,penalty,fit_error,\
    effective_donors,held_out_error,market_held_out_error,window_start,window_end,car,car_lower,car_upper,\
    block_p_value,permutation_p_value,error_ratio,placebo_p_value,n_placebos,reason
    synthetic_weights.csv: event_id,symbol,donor,weight
    synthetic_days.csv: event_id,symbol,relative_day,date,return,synthetic_return,ar,p_value
    synthetic_placebos.csv: event_id,symbol,donor,fit_error,window_start,window_end,car,error_ratio
    synthetic_averages.csv: window_start,window_end,n_events,effect,placebo_lower,placebo_upper,p_value,\
    close_p_value,reason
    single_event_tests.csv: event_id,symbol,model,window_start,window_end,test,statistic,degrees_of_freedom,\
    p_value
    """

  @Test(arguments: headers.split(separator: "\n").map(String.init))
  func `keeps the names that other programs read`(line: String) throws {
    let parts = line.components(separatedBy: ": ")
    let document = try Self.document.get()
    let table = try #require(StudyTables.optional.first { $0.fileName == parts[0] })
    let text = String(decoding: table.csv(of: document), as: UTF8.self)
    #expect(text.split(separator: "\n").first.map(String.init) == parts[1])
  }

  @Test(arguments: [2, 8])
  func `gives each row as many fields as the header has`(events: Int) throws {
    let document = try SampleStudy(eventCount: events, analyzed: true).result()
    for table in StudyTables.optional {
      let lines = rows(table, document)
      #expect(lines.count > 1)
      for row in lines { #expect(row.count == table.columns.count, "\(table.fileName)") }
    }
  }

  @Test func `has one row for each window, term and kind of error`() throws {
    let document = try Self.document.get()
    #expect(rows(.adjustedPValues, document).count == 1 + 5 * 5)
    #expect(rows(.groups, document).count == 1 + 2 * 5 * 5)
    #expect(rows(.groupWindows, document).count == 1 + 2 * 5)
    #expect(rows(.groupAverages, document).count == 1 + 2 * document.analysis.groups[0].aar.count)
    #expect(rows(.groupComparisons, document).count == 1 + 5 * 5)
    #expect(rows(.groupPairs, document).count == 1 + 5 * 3)
    #expect(rows(.regressions, document).count == 1 + 5 * 2 * 2)
    #expect(rows(.correlations, document).count == 1 + 5 * 3)
    #expect(rows(.diagnostics, document).count == 1 + 8)
    #expect(rows(.activity, document).count == 1 + 3 * 5 * 5)
    #expect(rows(.calendarTime, document).count == 1 + 2 * 2 + 1)
    #expect(
      rows(.rats, document).dropFirst() == [
        ["market", "0", "0", "0.021", "ols", "0.007", "6", "3", "0.024", ""],
        ["market", "0", "1", "", "", "", "", "", "", "day 1 has none"],
        ["market_adjusted", "", "", "", "", "", "", "", "", "it has no factors"],
      ]
    )
    #expect(
      rows(.ratsDays, document).dropFirst() == [
        ["market", "0", "8", "(Intercept)", "0.021", "ols", "0.007", "3", "0.024", ""],
        ["market", "1", "2", "", "", "", "", "", "", "too few"],
      ]
    )
    #expect(rows(.singleEventTests, document).count == 1 + 8 * 5 * 2 + 1)
  }

  @Test func `gives the windows of a group the columns of all windows`() throws {
    let document = try Self.document.get()
    let columns = Table<StudyResult>.windows.columns.map(\.name)
    #expect(Table<StudyResult>.groupWindows.columns.map(\.name) == ["group"] + columns)
    let group = try #require(document.analysis.groups.first)
    let row = rows(.groupWindows, document)[1]
    #expect(row[0] == group.group)
    #expect(row[4] == String(group.windows[0].eventCount))
    #expect(Double(row[6]) == group.windows[0].caar)
    #expect(Double(row[9]) == group.windows[0].medianCAR)
    let days = rows(.groupAverages, document)[1]
    #expect(Double(days[4]) == group.aar[0].aar)
  }

  @Test func `gives a split day at full precision`() throws {
    let row = rows(.dayZeroSplit, try Self.document.get())[1]
    #expect(row[3...8] == ["12:02", "5", "100", "101", "12:00", "103.02"])
    #expect(row[9] == "103" && (Double(row[10]) ?? 0) == 103 / 103.02 - 1)
    #expect(row[11...14] == ["0.01", "0.02", "0.005", "12:00"])
    #expect(row[15...20] == ["33", "1", "41", "12000", "900", "30000"])
    #expect(row[21...25] == ["100.4", "101.3", "102.5", "0.97", ""])
  }

  @Test func `keeps the row of what does not apply`() throws {
    let document = try SampleStudy(eventCount: 2, analyzed: true).result()
    let regression = try #require(rows(.regressions, document).dropFirst().first)
    #expect(regression == ["market", "0", "0"] + Array(repeating: "", count: 16))
    let correlation = try #require(rows(.correlations, document).dropFirst().first)
    #expect(correlation[5...] == Array(repeating: "", count: 9)[...])
    #expect(rows(.calendarTime, document).last == ["ff3", "", "", "", "", "", "", ""])
  }

  @Test func `leaves a table without rows out`() throws {
    let document = try SampleStudy(eventCount: 2).result()
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let written = try StudyTables.optional.filter {
      try $0.file(of: document, needsRows: true).store(in: folder.path)
    }
    #expect(written.map { $0.fileName } == ["vwap.csv", "single_event_tests.csv"])
  }

  @Test func `gives the degrees of freedom of the t test of an event`() throws {
    let document = try SampleStudy(eventCount: 1).result()
    let table = rows(.singleEventTests, document)
    #expect(table[1][5] == "car_t" && table[1][7] == "108")
    #expect(table[2][5] == "sq" && table[2][7].isEmpty)
    #expect(Double(table[2][8]).map { $0 > 0 && $0 <= 1 } == true)
  }
}
