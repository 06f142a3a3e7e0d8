import EventStatistics
@testable import EventStudy
import Testing

@testable import StudyReport

/// What a report says only where it was used.
struct PaperLengthTests {
  @Test func `settings at their defaults are apart from those that were chosen`() throws {
    var settings = StudySettings()
    settings.prices.files = ["prices.csv"]
    settings.methods.confidence = 0.9
    let choices = try ReportSettings.Choices(settings)
    #expect(choices.chosen.map(\.key) == ["methods.confidence", "prices.files"])
    #expect(choices.standard.contains { $0.key == "methods.alternative" })
    #expect(!choices.standard.contains { $0.key == "methods.confidence" })
    settings.sensitivity = SensitivitySettings()
    settings.sensitivity?.placebos = 99
    #expect(
      try ReportSettings.Choices(settings).chosen.map(\.key)
        == ["methods.confidence", "prices.files", "sensitivity.placebos"]
    )
    let all = try ReportSettings.rows(of: settings)
    let both = try ReportSettings.Choices(settings)
    #expect(Set(all) == Set(both.chosen + both.standard))
  }

  @Test func `one event has no definition of an average or of a test over events`() throws {
    let single = SampleStudy(eventCount: 1, tests: MethodSettings.standardTests, analyzed: true)
    let one = ReportDefinitions.ids(try single.result())
    for id in ["caar", "scar", "holm", "romano_wolf", "patell_z"] {
      #expect(!one.contains(id), "\(id)")
    }
    #expect(one.contains("car") && one.contains("sq"))
    let asked = try SampleStudy(eventCount: 1, tests: [.patell]).result()
    #expect(ReportDefinitions.ids(asked).contains("patell_z"))
    let many = ReportDefinitions.ids(try SampleStudy(analyzed: true).result())
    for id in ["caar", "holm", "patell_z"] { #expect(many.contains(id), "\(id)") }
  }

  @Test func `only a small sample is short on paper`() throws {
    let few = try HTMLReport.render(try SampleStudy(eventCount: 12).result())
    let many = try HTMLReport.render(try SampleStudy(eventCount: 13).result())
    #expect(few.contains("<html lang=\"en\" data-few>"))
    #expect(many.contains("<html lang=\"en\">"))
    #expect(few.contains("On paper, pictures that repeat"))
    #expect(!many.contains("On paper, pictures that repeat"))
  }

  @Test func `stars are explained where there are some`() throws {
    let legend = "* p < 0.10"
    var one = try SampleStudy(eventCount: 1).result()
    for index in one.models[0].cars.indices { one.models[0].cars[index].pValue = 0.5 }
    #expect(!TerminalSummary(one).render(colored: false).contains(legend))
    #expect(!(try HTMLReport.render(one)).contains("* p &lt; 0.10"))
    one.models[0].cars[0].pValue = 0.04
    #expect(TerminalSummary(one).render(colored: false).contains(legend))
    #expect(try HTMLReport.render(one).contains("* p &lt; 0.10"))
  }

  @Test func `names of options stay in the terminal`() throws {
    let result = try SampleStudy(eventCount: 1).result()
    #expect(AnswerWords(result, format: .terminal)?.caution?.contains("--intraday") == true)
    let page = try HTMLReport.render(try SampleStudy(eventCount: 1, analyzed: true).result())
    let words = page.split(separator: "<script")[0]
    for option in ["--intraday", "--costs", "--correlate"] {
      #expect(!words.contains(option), "\(option)")
    }
  }

  @Test func `the head of every sheet names the company and the day`() throws {
    let result = try SampleStudy(eventCount: 1, title: StudySettings().title).result()
    #expect(
      try HTMLReport.render(result).contains(
        "@top-left { content: \"Event study of Acme Industries, 2025-01-22\"; }"
      )
    )
  }
}
