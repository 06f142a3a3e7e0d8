extension SimulatedFile {
  /// Returns the file of the index.
  static func index(_ days: [SimulatedIndexDay]) -> SimulatedFile {
    SimulatedFile(
      name: "simulated_index.csv",
      lines: ["Date,Open,High,Low,Close,Simulated"]
        + days.map { day in
          let levels = [day.open, day.high, day.low, day.close]
            .map(decimal(hundredths:)).joined(separator: ",")
          return "\(day.date),\(levels),yes"
        }
    )
  }
}
