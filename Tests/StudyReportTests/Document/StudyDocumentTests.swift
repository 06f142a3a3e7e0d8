import EventStatistics
import EventStudy
import Testing

@testable import StudyReport

struct StudyDocumentTests {
  @Test func `copies the numbers of the result unchanged`() throws {
    let result = try SampleStudy(eventCount: 2).result()
    let document = StudyDocument(result)
    let fit = result.models[0].events[0].fit
    #expect(document.models[0].fits[0].sigma == fit.sigma)
    #expect(document.models[0].fits[0].terms.map(\.term) == ["alpha", "beta"])
    #expect(document.models[0].abnormalReturns[0].ar == fit.abnormal.map { $0 })
    #expect(document.models[0].windows[1].caar == result.models[0].windows[1].caar)
  }

  @Test func `puts the anchored average on the days from day 0 on`() throws {
    let prices = StudyDocument(try SampleStudy(eventCount: 1).result()).averagePrices[0]
    #expect(prices.anchoredVWAP.count == prices.relativeDay.count)
    #expect(prices.anchoredVWAP[9] == nil)
    #expect(prices.anchoredVWAP[10] == prices.vwap[10])
  }

  @Test func `bounds the path of an event by the t distribution of its own residuals`() throws {
    let result = try SampleStudy(eventCount: 1).result()
    let fit = result.models[0].events[0].fit
    let returns = StudyDocument(result).models[0].abnormalReturns[0]
    let sum = try #require(fit.cumulative(-10 ... -8))
    let reach = NullDistribution.studentT(degreesOfFreedom: Double(fit.degreesOfFreedom))
      .upperQuantile((1 - 0.95) / 2)
    #expect(returns.carPath[2] == sum.car)
    #expect(returns.carPathUpper[2] == sum.car + reach * sum.standardError)
    #expect(returns.carPathLower[2] == sum.car - reach * sum.standardError)
  }

  @Test func `has a definition of every model and every test`() {
    for id in ExpectedReturnMethod.allCases.map(\.rawValue)
      + InferenceMethod.allCases.map(\.rawValue) + ["car_t"]
    {
      let definition = MethodDefinition.definition(of: id)
      #expect(!definition.formula.isEmpty && !definition.assumption.isEmpty, "\(id)")
      #expect(!definition.source.isEmpty, "\(id)")
    }
  }
}
