internal import Foundation
internal import Notices
internal import PriceData

/// The market indices of a sensitivity study, the study's own first.
struct SensitivityMarkets {
  /// One for each index; nothing where the study has none of its own.
  let series: [MarketSeries?]
  /// The files of the further indices.
  let files: [InputFile]
  /// The inputs with each index in turn.
  let inputs: [StudyInputs]

  /// Reads the further indices.
  init(_ inputs: StudyInputs, plan: SensitivityPlan) throws(StudyError) {
    var series: [MarketSeries?] = [inputs.market]
    var files: [InputFile] = []
    var known = Set([plan.configuration.market.file].compactMap(\.self).map(Self.standardized))
    for path in plan.choice.otherMarkets {
      var source = plan.configuration.market
      source.file = path
      source.column = nil
      // One index counted twice would look like two that agree.
      guard known.insert(Self.standardized(path)).inserted else {
        throw .configuration(
          .invalidSetting("the market index \(path) is named twice; name each index once")
        )
      }
      do throws(PriceDataError) {
        series.append(try StudyInputs.market(source))
      } catch {
        throw .prices(error)
      }
      files += InputFile.described(path, role: "market")
    }
    self.series = series
    self.files = files
    self.inputs = series.map { inputs.replacing(market: $0) }
  }

  private static func standardized(_ path: String) -> String {
    URL(fileURLWithPath: path).standardizedFileURL.path
  }

  /// The names of the indices, told apart where two files use one name.
  var names: [String] {
    var seen: [String: Int] = [:]
    return series.map { series in
      let name = series?.name ?? "factors"
      seen[name, default: 0] += 1
      let count = seen[name] ?? 1
      return count > 1 ? "\(name) (\(count))" : name
    }
  }
}
