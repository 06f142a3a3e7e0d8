/// Random signs of events, one for each event or one for each cluster of events.
struct ClusterSigns: Sendable {
  /// The position of each event's sign among those of a draw.
  private let positions: [Int]
  private let signCount: Int
  private let random: CounterRandom

  init(_ clusters: [Int]?, eventCount: Int, seed: UInt64) {
    random = CounterRandom(seed: seed)
    guard let clusters else {
      positions = Array(0..<eventCount)
      signCount = eventCount
      return
    }
    var known: [Int: Int] = [:]
    positions = clusters.map { cluster in
      let position = known[cluster] ?? known.count
      known[cluster] = position
      return position
    }
    signCount = known.count
  }

  /// Draws signs for the next ``SignedPathSums/drawWidth`` draws, event by event.
  func fill(_ signs: inout [Double], firstDraw: Int) {
    let width = SignedPathSums.drawWidth
    let wordCount = (signCount + 63) / 64
    for offset in 0..<width {
      let words = (0..<wordCount).map {
        random.bits(
          stream: RandomStream.stepDown << 32 + UInt64($0),
          index: UInt64(firstDraw + offset)
        ).first
      }
      for (event, position) in positions.enumerated() {
        let bit = words[position >> 6] >> UInt64(position & 63) & 1
        signs[event * width + offset] = 1 - 2 * Double(bit)
      }
    }
  }
}
