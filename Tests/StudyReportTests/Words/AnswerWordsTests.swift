import CivilTime
import EventAlignment
import EventStatistics
@testable import EventStudy
import Notices
import Testing

@testable import StudyReport

@Suite("The answer in words")
struct AnswerWordsTests {
  @Test func `answers for one event`() throws {
    let result = try SampleStudy(eventCount: 1).result()
    let words = try #require(AnswerWords(result, format: .terminal))
    #expect(
      words.answer == """
        On day 0 (2025-01-22), Acme Industries returned 0.27% more than the market model expects (95% \
        interval -1.40% to +1.94%); a move this unusual comes on 3 ordinary days in 4 (sample-quantile test, \
        p\u{A0}=\u{A0}0.739): not distinguishable from noise.
        """
    )
    #expect(words.each == nil)
    #expect(
      words.robustness
        == "Over the 5 tested windows the effect runs from +0.27% to +2.95%, above zero in all; none has "
        + "p\u{A0}<\u{A0}5% by the sample-quantile test."
    )
  }

  @Test func `levels and intervals are told as they were asked for`() throws {
    var result = try SampleStudy(eventCount: 1, analyzed: true).result()
    result.configuration.methods.confidence = 0.995
    for direction in [SingleEventPower.Direction.rise, .fall] {
      result.analysis.singleEvents[0].power.append(
        SingleEventResult.Power(
          test: .sampleQuantile,
          direction: direction,
          smallestDetectable: direction == .rise ? 0.0432 : 0.04,
          missed: []
        )
      )
    }
    result.analysis.singleEvents[0].power.removeFirst()
    let words = try #require(AnswerWords(result, format: .terminal))
    #expect(words.answer.contains("(99.5% interval "), "\(words.answer)")
    #expect(
      words.sight
        == "The smallest move that this design finds in four of five cases is 4.3% (0.5% level)."
    )
    #expect(ResultsSection.intervalName(result) == "99.5% interval")
    #expect(MethodsWords(result).paragraph.contains("confidence intervals cover 99.5%"))
    let section = SingleEventTestSections(
      model: result.models[0],
      result: result,
      face: .terminal
    )
    #expect(section.parts[1].text?.contains("a test at 0.5% finds with a power of 80%") == true)
  }

  @Test func `tells a few events one by one`() throws {
    let result = try SampleStudy(eventCount: 2).result()
    let words = try #require(AnswerWords(result, format: .terminal))
    #expect(
      words.answer == """
        On day 0, 2 events returned on average 1.54% more than the market model expects (95% interval \
        -14.66% to +17.75%; 2 of 2 above zero); chance alone gives an average this large in about 1 study \
        of 2 (Boehmer–Musumeci–Poulsen test, p\u{A0}=\u{A0}0.429): not distinguishable from noise.
        """
    )
    #expect(
      words.each == """
        One by one by the sample-quantile test, as an average of 2 hides them: ACME +0.27% \
        (p\u{A0}=\u{A0}0.739), BORAX +2.82% (p\u{A0}=\u{A0}0.018); only BORAX is more than noise alone.
        """
    )
  }

  @Test func `tells events of one company apart`() throws {
    var result = try SampleStudy(eventCount: 2).result()
    for index in result.events.indices { result.events[index].symbol = "ACME" }
    let days = result.includedEvents.compactMap(\.eventDate)
    #expect(
      AnswerWords(result, format: .terminal)?.each?.contains(
        "ACME on \(days[0]) +0.27% (p\u{A0}=\u{A0}0.739), ACME on \(days[1]) +2.82%"
      ) == true
    )
    for index in result.events.indices { result.events[index].eventDate = days[0] }
    #expect(
      AnswerWords(result, format: .terminal)?.each?.contains("hides them: E0001 +0.27%") == true
    )
  }

  @Test func `names the price of its returns where that is not the close`() throws {
    var result = try SampleStudy(eventCount: 8).result()
    let before = try #require(AnswerWords(result, format: .terminal)?.answer)
    #expect(before.hasPrefix("On day 0, 8 events returned"))
    #expect(!MethodsWords(result).paragraph.contains("VWAP to VWAP"))
    result.configuration.prices.price = [.vwap]
    #expect(
      AnswerWords(result, format: .terminal)?.answer.hasPrefix(
        "On day 0, from VWAP to VWAP, 8 events returned"
      ) == true
    )
    #expect(MethodsWords(result).paragraph.contains("daily simple returns from VWAP to VWAP less"))
  }

  @Test func `says where another price has another answer, by the test of the event`() throws {
    var result = try SampleStudy(eventCount: 1, analyzed: true).result()
    let model = result.models[0]
    var other = OtherPriceResult(
      price: .vwap,
      model: model.model,
      windows: model.windows,
      tests: model.tests,
      cars: model.cars
    )
    // A test over events says the opposite, and nobody asks it about one event.
    for index in other.tests.indices { other.tests[index].pValue = 0.5 }
    for index in other.cars.indices { other.cars[index].sq?.pValue = 0.0432 }
    result.analysis.otherPrices = [other]
    let caution = try #require(AnswerWords(result, format: .terminal)?.caution)
    #expect(
      caution.contains("from VWAP to VWAP the effect is +0.27% (p\u{A0}=\u{A0}0.043)"),
      "\(caution)"
    )
    let section = try #require(OtherPricesSection.section(result, for: .terminal))
    #expect(section.parts[0].brief == "p of SQ")
    #expect(
      section.parts[0].items
        == [
          "VWAP to VWAP: over 0..0, -1..1, 0..1, -5..5, -10..10 the effect is there from VWAP to VWAP alone."
        ]
    )
    other.cars = model.cars
    result.analysis.otherPrices = [other]
    #expect(AnswerWords(result, format: .terminal)?.caution?.contains("VWAP to VWAP") != true)
  }

  @Test func `says what the sessions beside day 0 did`() throws {
    var days = try SampleStudy(eventCount: 1).result().models[0].abnormalReturns[0]
    days.ar[9] = -0.0123
    days.sqPValue = days.ar.map { _ in 0.25 }
    days.ar[11] = 0.02
    #expect(
      EarlierDayWords.sentence(days, format: .terminal)
        == "Beside day 0: one session earlier (\(days.date[9])) -1.23% (SQ p\u{A0}=\u{A0}0.250), one session "
        + "later (\(days.date[11])) +2.00% (SQ p\u{A0}=\u{A0}0.250)."
    )
    days.ar[9] = nil
    days.ar[11] = nil
    #expect(EarlierDayWords.sentence(days, format: .terminal) == nil)
  }

  @Test func `says how strong the evidence is`() throws {
    var result = try SampleStudy(eventCount: 8).result()
    result.models[0].windows[0].caar = -0.02
    for (pValue, words) in [
      (
        0.0001,
        "in fewer than 1 study of 1,000 (Boehmer–Musumeci–Poulsen test, p\u{A0}<\u{A0}0.001): more "
          + "than noise."
      ),
      (
        0.07,
        "in about 1 study of 14 (Boehmer–Musumeci–Poulsen test, p\u{A0}=\u{A0}0.070): weak evidence, "
          + "hardly more than noise."
      ),
      (
        0.97,
        "in nearly every study (Boehmer–Musumeci–Poulsen test, p\u{A0}=\u{A0}0.970): not "
          + "distinguishable from noise."
      ),
    ] {
      for index in result.models[0].tests.indices { result.models[0].tests[index].pValue = pValue }
      let answer = try #require(AnswerWords(result, format: .terminal)?.answer)
      #expect(answer.hasSuffix("chance alone gives an average this large " + words), "\(answer)")
      #expect(answer.contains("2.00% less than the market model expects"))
    }
  }

  @Test func `does not speak of averages where ranks decide`() throws {
    var result = try SampleStudy(eventCount: 8, tests: [.corradoRank]).result()
    for index in result.models[0].tests.indices { result.models[0].tests[index].pValue = 0.5 }
    let answer = try #require(AnswerWords(result, format: .terminal)?.answer)
    #expect(answer.contains("chance alone gives a result this strong in about 1 study of 2"))
  }

  @Test(arguments: [
    (ExpectedReturnMethod.marketAdjusted, "more than the market ("),
    (.meanAdjusted, "more than on ordinary days ("),
    (.famaFrench3, "more than the Fama–French three-factor model expects ("),
  ])
  func `names what was expected`(model: ExpectedReturnMethod, words: String) throws {
    var result = try SampleStudy(eventCount: 8).result()
    result.models[0].model = model
    #expect(AnswerWords(result, format: .terminal)?.answer.contains(words) == true)
  }

  @Test func `says whether groups differ, by the window of the answer`() throws {
    var result = try SampleStudy(eventCount: 8, analyzed: true).result()
    let words = try #require(AnswerWords(result, format: .terminal))
    #expect(
      words.groups
        == "The groups do not differ beyond chance: order +2.62%, partnership +1.13% (Welch "
        + "p\u{A0}=\u{A0}0.139)."
    )
    #expect(words.rest.first == words.groups)
    for index in result.analysis.groupComparisons.indices {
      let isFirst = result.analysis.groupComparisons[index].windowStart == 0
      result.analysis.groupComparisons[index].pValue = isFirst ? 0.0004 : 0.9
    }
    #expect(
      AnswerWords(result, format: .page)?.groups
        == "The groups differ: order +2.62%, partnership +1.13% (Welch p\u{A0}<\u{A0}0.001)."
    )
    result.analysis.groupComparisons = []
    #expect(AnswerWords(result, format: .page)?.groups == nil)
  }

  @Test func `says that nothing could be tested`() throws {
    var result = try SampleStudy(eventCount: 8).result()
    for index in result.models[0].tests.indices { result.models[0].tests[index].pValue = nil }
    #expect(
      AnswerWords(result, format: .terminal)?.answer
        .hasSuffix("; no test applies, so it cannot be told from noise.") == true
    )
  }

  @Test func `has no answer without an event`() throws {
    var result = try SampleStudy(eventCount: 1).result()
    for index in result.models[0].windows.indices { result.models[0].windows[index].caar = nil }
    #expect(AnswerWords(result, format: .terminal) == nil)
    result.models = []
    #expect(AnswerWords(result, format: .terminal) == nil)
  }

  @Test func `a choice that explains differences next to nothing is no danger`() throws {
    var result = try SampleStudy(eventCount: 8).result()
    var sensitivity = SampleSensitivity().result()
    sensitivity.shares?.headline = [
      .init(choice: .model, levels: 2, oneWay: 0.9, sequential: 0.9)
    ]
    let window = result.models[0].windows[0]
    let error = try ((#require(window.upperBound)) - (#require(window.lowerBound))) / 4
    func caution(spread: Double) throws -> Bool {
      sensitivity.verdict.effects = EffectRange(
        specifications: 4,
        lowest: 0.01,
        highest: 0.01 + spread,
        sameSign: 4,
        significant: 4,
        fewestEvents: 8,
        mostEvents: 8
      )
      result.sensitivity = sensitivity
      return AnswerWords(result, format: .terminal)?.caution?.contains("the model explains 90%")
        == true
    }
    #expect(try !caution(spread: 0.9 * error))
    #expect(try caution(spread: 1.1 * error))
  }

  @Test func `a study of monthly prices speaks of months`() throws {
    var result = try SampleStudy(eventCount: 1).result()
    result.frequency = .monthly
    let words = try #require(AnswerWords(result, format: .terminal))
    #expect(
      words.answer.hasPrefix("In month 0 (2025-01-22), Acme Industries returned 0.27% more than")
    )
    #expect(words.answer.contains("a move this unusual comes on 3 ordinary months in 4"))
    let windows = WindowWords(result, format: .terminal).sentences
    #expect(windows[0].hasPrefix("Estimated on months -"))
    #expect(windows[1].hasPrefix("Studied on months -"))
    let methods = MethodsWords(result).paragraph
    #expect(
      methods.contains("Month 0 is the month that holds the announcement. Months are those of ")
    )
    #expect(methods.contains("Abnormal returns are monthly simple returns less those expected"))
    #expect(methods.contains(" relative to month 0 (at least"))
    var analyzed = try SampleStudy(analyzed: true).result()
    analyzed.frequency = .monthly
    let text = TerminalSummary(analyzed, width: 120).render(colored: false)
    for words in [
      "Months as the prices date them; an event is in the one that holds its date.",
      "One regression over the events for each month; ", " a month; intercepts summed",
      "Each security from month 0 to month 10; ", "alpha a month",
    ] {
      #expect(text.contains(words), "\(words)")
    }
    let carrying = CarryingDay(
      TestWindow(-2...2),
      total: -0.06,
      days: [-2, -1, 0, 1, 2],
      values: [-0.067, 0.001, 0.006, 0, 0]
    )
    #expect(
      carrying.map { CautionWords.carried($0, of: result, format: .terminal) }
        == "month -2 alone makes -6.70% in -2..2, the other months +0.70%"
    )
  }

  @Test func `says which day carries a window`() throws {
    let result = try SampleStudy(eventCount: 1).result()
    let within = CarryingDay(
      TestWindow(-2...2),
      total: 0.072,
      days: [-2, -1, 0, 1, 2],
      values: [0.067, 0.001, 0.004, 0, 0]
    )
    #expect(
      within.map { CautionWords.carried($0, of: result, format: .terminal) }
        == "day -2 alone makes 6.7 of the 7.2 points of -2..2"
    )
    let beyond = CarryingDay(
      TestWindow(-2...2),
      total: -0.06,
      days: [-2, -1, 0, 1, 2],
      values: [-0.067, 0.001, 0.006, 0, 0]
    )
    #expect(
      beyond.map { CautionWords.carried($0, of: result, format: .page) }
        == "day −2 alone makes −6.70% in −2..2, the other days +0.70%"
    )
  }

  @Test func `calls a study without a name after what it studies`() throws {
    let name = StudySettings().title
    let one = TitleWords(try SampleStudy(eventCount: 1, title: name).result(), format: .page)
    #expect(one.title == "Event study of Acme Industries, 2025-01-22")
    #expect(one.kicker == nil)
    let many = TitleWords(try SampleStudy(eventCount: 8, title: name).result(), format: .page)
    #expect(many.title == "Event study of 8 events")
    let named = TitleWords(try SampleStudy(eventCount: 8).result(), format: .page)
    #expect(named.title == "Battery partnerships")
    #expect(named.kicker == "Event study")
  }

  @Test func `folds notes by kind, those with warnings first`() {
    func note(_ severity: Severity, _ source: StudyNote.Source, _ text: String) -> StudyNote {
      StudyNote(severity: severity, source: source, message: Message(text))
    }
    let groups = NoteGroup.all([
      note(.information, .prices, "a"), note(.warning, .calendar, "b"),
      note(.warning, .calendar, "c"), note(.information, .calendar, "d"),
    ])
    #expect(groups.map(\.title) == ["Trading days: 2 warnings, 1 note", "Prices: 1 note"])
    #expect(groups.map(\.isOpen) == [true, false])
    let lines = NoteGroup.lines(
      NoteGroup.all((1...9).map { note(.information, .events, "note \($0)") }),
      width: 80,
      file: "study.json"
    ).map(\.text)
    #expect(lines.first == "Notes")
    #expect(lines[1] == "Events: 9 notes")
    #expect(lines.last == "  and 3 more, all in study.json")
  }

  @Test func `names the days of the estimation window that have no return`() throws {
    var result = try SampleStudy(eventCount: 1).result()
    let zero = try #require(result.includedEvents[0].eventDate)
    let days = Array(-120 ... -11)
    result.analysis.estimationReturns = [
      EstimationReturns(
        eventID: result.includedEvents[0].eventID,
        symbol: "ACME",
        model: .market,
        relativeDay: days,
        date: days.map { zero.adding(days: $0) },
        returns: days.map { _ in 0.01 },
        marketReturn: days.map { _ in 0.01 },
        ar: days.map { $0 == -50 || $0 < -113 ? nil : 0.01 }
      )
    ]
    let sentence = WindowWords(result, format: .terminal).sentences[0]
    #expect(
      sentence.hasSuffix(
        "; 8 of 110 days without a return: "
          + (-120 ... -115).map { zero.adding(days: $0).description }.joined(separator: ", ")
          + " and 2 more."
      ),
      "\(sentence)"
    )
  }

  @Test func `tells the windows that are used, also where they differ by event`() throws {
    var result = try SampleStudy(eventCount: 2).result()
    #expect(
      WindowWords(result, format: .terminal).sentences == [
        "Estimated on days -120..-11 (at least 60% of its returns): 110 returns of each event, "
          + "2024-08-07 to 2025-01-18.",
        "Studied on days -10..10, 2025-01-08 to 2025-02-16, simple returns.",
      ]
    )
    result.models[0].fits[1].firstDay = -90
    result.models[0].fits[1].observations = 80
    #expect(
      WindowWords(result, format: .terminal).sentences[0]
        == "Estimated on days -120..-11 (at least 60% of its returns): 80 to 110 returns of each event, "
        + "2024-08-07 to 2025-01-18 (windows used differ by event: days -120..-11, -90..-11)."
    )
  }
}
