import EventAlignment
import EventStatistics
@testable import EventStudy
import Foundation
import Testing

@testable import StudyReport

struct MethodsWordsTests {
  @Test func `tells what was done with the works that it comes from`() throws {
    let words = MethodsWords(try SampleStudy().result()).paragraph
    for text in [
      "expected under the market model (MacKinlay 1997)", "two-sided",
      "confidence intervals cover 95%",
      "Computations were made with Leyline",
    ] {
      #expect(words.contains(text), "\(text): \(words)")
    }
  }

  @Test func `is a text of LaTeX that cites its references`() throws {
    let result = try SampleStudy(analyzed: true).result()
    let words = MethodsWords(result)
    let document = TableDocument(result)
    let files = document.companions(of: .latex)
    #expect(files.map(\.name) == ["methods.tex", "references.bib"])
    #expect(document.companions(of: .markdown).isEmpty)
    let text = String(decoding: try #require(files.first).bytes, as: UTF8.self)
    #expect(text.contains("the market model \\citep{mackinlay_1997}"))
    #expect(text.contains("\\citep{leyline}") && text.contains("95\\%"))
    let cited = text.matches(of: /\\citep\{([a-z_0-9]+)\}/).map { String($0.1) }
    #expect(Set(cited).count == words.references.count)
    for key in cited { #expect(words.bibTeX.contains("{\(key),"), "\(key)") }
    for publication in words.publications {
      #expect(!text.contains("(\(publication.bracketedCitation))"))
    }
    // Works that tables cite are among the references as well.
    let tables = try document.text(.latex)
    let keys = tables.matches(of: /\\leylinecite\{([a-z_0-9]+)\}/).map { String($0.1) }
    #expect(!keys.isEmpty)
    for key in keys { #expect(words.bibTeX.contains("{\(key),"), "\(key)") }
  }

  @Test func `tells the bases of dummies and how many events have no value`() throws {
    var result = try SampleStudy(analyzed: true).result()
    let events = result.includedEvents
    result.configuration.analysis.regress = ["industry", "size"]
    result.analysis.explainingColumns = [
      ExplainingColumn(column: "industry", base: "Energy"),
      ExplainingColumn(column: "size", missing: [events[0].eventID]),
    ]
    let words = MethodsWords(result).paragraph
    #expect(words.contains("against the events with industry\u{A0}=\u{A0}Energy) by least squares"))
    #expect(words.contains("as well; 1 event without a value of size is left out."))
    let notes = ExplainingWords(result: result, format: .page).missing(["size", "industry"])
    #expect(
      notes == [
        "1 of \(events.count) events has no value in the column size and is left out: "
          + "\(events[0].eventID) (\(events[0].symbol))."
      ]
    )
    let shown = try #require(CausesSection.section(result, for: .terminal)?.parts.first)
    #expect(shown.notes.starts(with: notes))
    #expect(shown.brief?.contains("percentage points of CAR for one more of the column") == true)
  }

  @Test func `changes with the settings`() throws {
    var result = try SampleStudy().result()
    let before = MethodsWords(result).paragraph
    result.configuration.methods.alternative = .greater
    result.configuration.methods.returns = .log
    result.configuration.alignment.align = .strict
    result.simulated.toggle()
    let after = MethodsWords(result).paragraph
    #expect(after.contains("one-sided, for effects above zero") && !before.contains("one-sided"))
    #expect(after.contains("logarithmic returns") && !before.contains("logarithmic"))
    #expect(after.contains("news outside a session is left out"))
    #expect(after.contains("Prices are simulated.") != before.contains("Prices are simulated."))
  }

  @Test func `tells what was done beside the averages`() throws {
    let words = MethodsWords(try SampleStudy(analyzed: true).result()).paragraph
    for text in [
      "p-values are also given after the Holm correction (Holm 1979), Bonferroni correction (Dunn 1961)",
      "and Romano–Wolf correction (Romano & Wolf 2005).",
      "The cumulative abnormal returns of the groups order and partnership are compared by the Welch "
        + "test of two groups (Welch 1947) and the Mann–Whitney test of two groups (Mann & Whitney 1947), "
        + "and each two of them by the Welch test of two groups (Welch 1947) after the Holm correction "
        + "(Holm 1979).",
      "Across events, cumulative abnormal returns are regressed on size by least squares with standard "
        + "errors with squared leverage (MacKinnon & White 1985), which the Wald test of all terms uses "
        + "as well.",
      "How cumulative abnormal returns go with size is measured by the Pearson correlation",
      "The study is repeated with day 0 one session later for 1 announcement without a time of day, "
        + "against the index NIFTY AUTO and on returns of the vwap.",
    ] {
      #expect(words.contains(text), "\(text): \(words)")
    }
    #expect(!MethodsWords(try SampleStudy().result()).paragraph.contains("regressed"))
  }

  @Test func `tells of other choices and random days`() throws {
    var result = try SampleStudy().result()
    result.sensitivity = SampleSensitivity().result()
    let words = MethodsWords(result)
    #expect(
      words.paragraph.contains(
        "Whether the result depends on its choices is shown by results of 4 windows under 2 models and "
          + "under 4 specifications of models and estimation windows "
          + "(Simonsohn, Simmons & Nelson 2020), judged by the cross-sectional t test (Brown & Warner "
          + "1980) after the Romano–Wolf correction (Romano & Wolf 2005), and by 5 studies of random days."
      ),
      "\(words.paragraph)"
    )
    #expect(words.bibTeX.contains("@article{simonsohn_simmons_nelson_2020,"))
  }

  @Test func `names the files whose days are the calendar of the data`() throws {
    var result = try SampleStudy().result()
    result.configuration.alignment.calendar = "data"
    func sentence() -> String { MethodsWords(result).paragraph }
    #expect(
      sentence().contains(
        "Trading days are the days of the price file and the market file together."
      )
    )
    result.inputs.append(result.inputs[0])
    #expect(sentence().contains("the days of the price files and the market file together."))
    result.inputs.removeAll { $0.role == .market }
    #expect(sentence().contains("Trading days are the days of the price files."))
  }

  @Test func `names the choices that were varied, and no others`() throws {
    var sensitivity = SampleSensitivity().result()
    #expect(sensitivity.variedChoices == [.window, .model, .estimation])
    sensitivity.specifications[2].returns = .log
    sensitivity.specifications[3].market = "another"
    #expect(sensitivity.variedChoices == [.window, .model, .market, .estimation, .returns])
    let page = try SensitivityReport.render(sensitivity)
    #expect(
      page.contains(
        "under every combination of models, market indices, estimation windows and kinds of returns."
      )
    )
  }

  /// What the market is, by the models and the files of a study.
  static let markets: [([ExpectedReturnMethod], index: String?, factors: String?, words: String)] =
    [
      ([.market], "nifty50", nil, "The market is the index nifty50."),
      ([.market], "market", nil, "The market is the index of the file market.csv."),
      (
        [.famaFrench3], nil, "data/FF.csv",
        "The market and the other factors are those of the file FF.csv."
      ),
      (
        [.market, .famaFrench3], "market", "data/FF.csv",
        "The market of the market model is the index of the file market.csv. The market and the other "
          + "factors of the Fama–French three-factor model are those of the file FF.csv."
      ),
    ]

  @Test(arguments: markets.indices)
  func `names the market that each model has`(index: Int) throws {
    let (models, market, factors, words) = Self.markets[index]
    var result = try SampleStudy().result()
    result.models = models.map { method in
      var model = result.models[0]
      model.model = method
      return model
    }
    result.markets = market.map { [MarketIndex(name: $0, eventCount: 8)] } ?? []
    if let factors {
      result.inputs.append(InputFile(role: .factors, path: factors, bytes: 1, digest: "ab"))
    }
    let paragraph = MethodsWords(result).paragraph
    #expect(paragraph.contains(words), "\(paragraph)")
    #expect(!paragraph.contains("The market is market"))
  }

  @Test(arguments: [false, true]) func `lists the works that it cites and no other`(
    analyzed: Bool
  ) throws {
    let words = MethodsWords(try SampleStudy(analyzed: analyzed).result())
    let cited = words.paragraph.matches(of: /\(([^()]+ [0-9]{4})\)/).map { String($0.1) }
    #expect(Set(cited).count == words.references.count - 1)
    #expect(words.references.count > (analyzed ? 15 : 4))
  }

  @Test func `lists each work once, and the program last`() throws {
    let words = MethodsWords(try SampleStudy().result())
    #expect(Set(words.references).count == words.references.count)
    #expect(words.references.last?.hasPrefix("The Leyline authors.") == true)
    #expect(words.bibTeX.components(separatedBy: "\n@").count == words.references.count)
  }
}
