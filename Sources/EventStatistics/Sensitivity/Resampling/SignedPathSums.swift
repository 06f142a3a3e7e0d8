/// Sums of all events' paths with random signs, for a few draws at once.
///
/// A window is a difference of two columns, so that one signed sum for each column gives every window:
/// the work of a draw is that of the days, not of the windows.
enum SignedPathSums {
  /// The number of draws that are summed together.
  static let drawWidth = 4

  /// Adds up columns.
  ///
  /// - Parameters:
  ///   - sums: For each draw one value for each column of the groups, draw by draw; filled.
  ///   - groups: Paths as in ``EventPaths/groups``.
  ///   - eventCount: The number of events.
  ///   - signs: For each event ``drawWidth`` factors, one for each draw.
  static func fill(
    _ sums: inout [Double],
    groups: [Double],
    eventCount: Int,
    signs: [Double]
  ) {
    let width = EventPaths.groupWidth
    let groupCount = eventCount > 0 ? groups.count / (eventCount * width) : 0
    precondition(signs.count == eventCount * drawWidth, "Each event needs a sign for each draw")
    precondition(sums.count == groupCount * width * drawWidth, "Each draw needs all columns")
    let columns = groupCount * width
    groups.withUnsafeBytes { groups in
      signs.withUnsafeBytes { signs in
        for group in 0..<groupCount {
          var first = SIMD4<Double>(repeating: 0)
          var (second, third, fourth) = (first, first, first)
          var place = group * eventCount * width * 8
          for event in 0..<eventCount {
            let values = groups.loadUnaligned(fromByteOffset: place, as: SIMD4<Double>.self)
            let sign = signs.loadUnaligned(
              fromByteOffset: event &* drawWidth &* 8,
              as: SIMD4<Double>.self
            )
            first += values * sign[0]
            second += values * sign[1]
            third += values * sign[2]
            fourth += values * sign[3]
            place &+= width &* 8
          }
          for column in 0..<width {
            sums[group * width + column] = first[column]
            sums[columns + group * width + column] = second[column]
            sums[2 * columns + group * width + column] = third[column]
            sums[3 * columns + group * width + column] = fourth[column]
          }
        }
      }
    }
  }
}
