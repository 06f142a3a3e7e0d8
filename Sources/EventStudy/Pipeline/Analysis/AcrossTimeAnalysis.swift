internal import EventAlignment
internal import EventStatistics
internal import ParallelExecution

/// Regresses the returns of each day around the events on the factors of each model, over the events.
struct AcrossTimeAnalysis {
  let study: AlignedStudy
  let axes: StudyAxes
  let plan: StudyPlan

  /// The error of the papers first.
  private static let kinds: [(StandardError.Kind, CoefficientCovariance)] = [
    (.classical, .classical), (.hc1, .hc1), (.hc3, .hc3),
  ]

  /// The regressions under each model, when the settings ask for them.
  var results: [AcrossTimeResult] {
    guard plan.settings.analysis.rats else { return [] }
    return plan.settings.methods.models.map { method in
      do throws(EstimationError) {
        guard let model = method.factorModel(plan.modelOptions(factors: axes.standard.factors))
        else {
          return AcrossTimeResult(
            model: method,
            reason: "the model is no line in factors by least squares, as market, capm and ff3 are"
          )
        }
        let events = try returns(model, method: method)
        guard !events.isEmpty else {
          return AcrossTimeResult(model: method, reason: "there is no usable event")
        }
        return result(
          of: ReturnsAcrossTimeAndSecurities(
            events,
            firstDay: plan.windows.event.days.lowerBound
          ),
          method: method
        )
      } catch {
        return AcrossTimeResult(model: method, reason: "\(error)")
      }
    }
  }

  /// What the model explains of each event on the days of its event window.
  private func returns(
    _ model: FactorModel,
    method: ExpectedReturnMethod
  ) throws(EstimationError) -> [FactorReturns] {
    let samples = EventSamples(study, method: method, plan: plan)
    let found = concurrentMap(count: study.events.count, threads: plan.threads) { index in
      Result { () throws(EstimationError) in try model.returns(inEventWindowOf: samples[index]) }
    }
    var events: [FactorReturns] = []
    for event in found { events.append(try event.get()) }
    return events
  }

  private func result(
    of found: ReturnsAcrossTimeAndSecurities,
    method: ExpectedReturnMethod
  ) -> AcrossTimeResult {
    AcrossTimeResult(
      model: method,
      days: found.days.map(Self.day),
      windows: plan.tested.map { Self.window($0.days, of: found) }
    )
  }

  private static func day(_ day: ReturnsAcrossTimeAndSecurities.Day) -> AcrossTimeResult.Day {
    var result = AcrossTimeResult.Day(relativeDay: day.relativeDay, eventCount: day.eventCount)
    do throws(RegressionError) {
      result.terms = try RegressionTerm.terms(of: day.regression.get(), errors: kinds)
    } catch {
      result.reason = error.description
    }
    return result
  }

  private static func window(
    _ days: ClosedRange<Int>,
    of found: ReturnsAcrossTimeAndSecurities
  ) -> AcrossTimeResult.Window {
    var window = AcrossTimeResult.Window(windowStart: days.lowerBound, windowEnd: days.upperBound)
    do throws(MissingDay) {
      for (kind, covariance) in kinds {
        let sum = try found.sum(over: days, errors: covariance)
        window.estimate = sum.estimate.present
        window.errors.append(
          AcrossTimeResult.WindowError(
            kind: kind,
            standardError: sum.standardError.present,
            degreesOfFreedom: sum.degreesOfFreedom.present,
            t: sum.statistic.present,
            pValue: sum.pValue().present,
            reason: sum.undefinedDay.map {
              "day \($0) has no \(kind.rawValue) error, since one event alone decides its intercept"
            }
          )
        )
      }
    } catch {
      window.reason = error.description
    }
    return window
  }
}
