internal import CivilTime

extension SimulatedFile {
  /// Returns the adjustments file that undoes the simulated bonus issues.
  static func adjustments(of data: SimulatedData) -> SimulatedFile {
    let rows = data.parameters.bonusIssues.compactMap { bonus -> String? in
      let symbol = data.companies[bonus.company].symbol
      return data.index.first { $0.date >= bonus.exDate }.map {
        "\(symbol),\($0.date),\(bonus.factor),yes"
      }
    }
    return SimulatedFile(
      name: "simulated_adjustments.csv",
      lines: ["symbol,ex_date,factor,simulated"] + rows
    )
  }
}
