/// Rank scores of one symbol's days in the window of an event day that moves on: for models without a slope.
///
/// Such a model subtracts the same from every day of a window, so that the order of two days is that of
/// the symbol's series, whatever the window. A value is sorted once and becomes a small integer. The
/// score of a day, `Σ_u sign(v_t − v_u)` over the window, is `2 rank − (n + 1)` with ties averaged; when
/// the window moves on by a day, it changes by the signs of the day that leaves and of the one that
/// enters, many days at a time.
///
/// The order of a window differs from that of the series where two values are so near to each other that
/// rounding makes them equal. These pairs are few, known beforehand, and looked at in each window.
final class SlidingRanks {
  /// More pairs that rounding may make equal are not worth the time.
  private static let maximumPairs = 64
  /// Values this much nearer to each other than the largest one may be equal in some window: twice
  /// ``FittedEvent/negligible`` times sigma, which is below 2.4 of the largest value, and rounding.
  private static let near = 10 * FittedEvent.negligible
  /// Room behind the last day, so that whole vectors can be read and written.
  private static let margin = 16

  private let dayCount: Int
  /// The estimation window and the event window, relative to the event day, in this order.
  private let parts: [ClosedRange<Int>]
  /// The same days, one range where they are next to each other.
  private let ranges: [ClosedRange<Int>]
  private let keys: UnsafeMutablePointer<Int16>
  private let scores: UnsafeMutablePointer<Int16>
  /// The days in the order of their values, and room to sort them.
  private var order: UnsafeMutablePointer<Entry>
  private var spare: UnsafeMutablePointer<Entry>
  /// Days whose values may be equal in a window, the larger value first.
  private var pairs: [(larger: Int, smaller: Int)] = []
  private var day: Int?

  private struct Entry {
    let bits: UInt64
    let day: Int
  }

  /// Makes room.
  ///
  /// - Parameters:
  ///   - settings: Names the windows.
  ///   - dayCount: The number of days of the series.
  init(settings: GridSettings, dayCount: Int) {
    let parts = [settings.estimation, settings.eventWindow]
    self.parts = parts
    self.dayCount = dayCount
    let first = parts[0].lowerBound < parts[1].lowerBound ? 0 : 1
    ranges =
      parts[first].upperBound + 1 == parts[1 - first].lowerBound
      ? [parts[first].lowerBound...parts[1 - first].upperBound] : parts
    keys = .allocate(capacity: dayCount + Self.margin)
    scores = .allocate(capacity: dayCount + Self.margin)
    order = .allocate(capacity: dayCount)
    spare = .allocate(capacity: dayCount)
    keys.initialize(repeating: 0, count: dayCount + Self.margin)
    scores.initialize(repeating: 0, count: dayCount + Self.margin)
  }

  deinit {
    keys.deallocate()
    scores.deallocate()
    order.deallocate()
    spare.deallocate()
  }

  /// Whether a series and windows can be ranked so: small integers have to hold every order and score.
  static func suits(_ settings: GridSettings, dayCount: Int) -> Bool {
    dayCount <= Int(Int16.max)
      && settings.estimation.count + settings.eventWindow.count <= DayRanks.capacity
  }

  /// Takes a series, as the model sees it before it subtracts what is the same for a whole window.
  ///
  /// - Parameter value: The value of each day; missing ones are in no window that is asked for.
  /// - Returns: False when too many values are too near to each other.
  func load(_ value: (Int) -> Double) -> Bool {
    day = nil
    var largest = 0.0
    for day in 0..<dayCount {
      // Zero has two signs, which would be two values.
      let value = value(day) + 0
      if value.isFinite { largest = max(largest, abs(value)) }
      order[day] = Entry(bits: Self.ordered(value), day: day)
    }
    sort()
    return numberKeys(near: Self.near * largest)
  }

  /// Bits that are ordered as the values are.
  private static func ordered(_ value: Double) -> UInt64 {
    let bits = value.bitPattern
    return bits ^ (bits >> 63 == 1 ? .max : 1 << 63)
  }

  private static func value(_ ordered: UInt64) -> Double {
    Double(bitPattern: ordered ^ (ordered >> 63 == 1 ? 1 << 63 : .max))
  }

  /// Sorts by the upper bits, eleven at a time from below, then what they leave open.
  private func sort() {
    let digits = 1 << 11
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: digits) { places in
      for shift in [31, 42, 53] as [UInt64] {
        let (from, to) = (self.order, spare)
        places.initialize(repeating: 0)
        for place in 0..<dayCount { places[Int(from[place].bits >> shift) & (digits - 1)] += 1 }
        var before: Int32 = 0
        for digit in 0..<digits {
          let count = places[digit]
          places[digit] = before
          before += count
        }
        for place in 0..<dayCount {
          let entry = from[place]
          let digit = Int(entry.bits >> shift) & (digits - 1)
          to[Int(places[digit])] = entry
          places[digit] += 1
        }
        (self.order, spare) = (to, from)
      }
    }
    let order = self.order
    for end in 1..<max(1, dayCount) {
      let entry = order[end]
      var place = end
      while place > 0, order[place - 1].bits > entry.bits {
        order[place] = order[place - 1]
        place -= 1
      }
      order[place] = entry
    }
  }

  /// Gives equal values one number, and finds pairs that a window may make equal.
  private func numberKeys(near: Double) -> Bool {
    pairs.removeAll(keepingCapacity: true)
    let order = self.order
    var key: Int16 = 0
    // Where the values begin that are near to each other from one to the next, and where equal ones do.
    var (first, equal) = (0, 0)
    for place in 0..<dayCount {
      let entry = order[place]
      if place > 0, order[place - 1].bits != entry.bits {
        key += 1
        equal = place
        if !(Self.value(entry.bits) - Self.value(order[place - 1].bits) <= near) { first = place }
      }
      guard pairs.count + equal - first <= Self.maximumPairs else { return false }
      for other in first..<equal { pairs.append((entry.day, order[other].day)) }
      keys[entry.day] = key
    }
    return true
  }

  /// Writes the scores of the days around an event day, those of the estimation window first.
  ///
  /// - Parameters:
  ///   - day: The event day; its windows lie on the axis.
  ///   - scores: Takes one score for each day.
  ///   - ranked: What the model ranks on a day of this window.
  func write(
    around day: Int,
    to scores: UnsafeMutablePointer<Int16>,
    ranked: (Int) -> Double
  ) {
    move(to: day)
    var target = scores
    for part in parts {
      target.update(from: self.scores + (day + part.lowerBound), count: part.count)
      target += part.count
    }
    for pair in pairs {
      guard let larger = place(of: pair.larger - day), let smaller = place(of: pair.smaller - day),
        ranked(pair.larger) == ranked(pair.smaller)
      else { continue }
      scores[larger] -= 1
      scores[smaller] += 1
    }
  }

  /// Where a relative day stands among the days that are ranked.
  private func place(of relative: Int) -> Int? {
    if parts[0].contains(relative) { return relative - parts[0].lowerBound }
    return parts[1].contains(relative) ? parts[0].count + relative - parts[1].lowerBound : nil
  }

  private func move(to target: Int) {
    // Beyond a third of a window it is less work to begin anew.
    let reach = (parts[0].count + parts[1].count) / 3
    guard var at = day, at <= target, target - at <= reach else {
      day = target
      for range in ranges { for relative in range { rank(target + relative, around: target) } }
      return
    }
    while at < target {
      at += 1
      for range in ranges {
        let (old, new) = (keys[at - 1 + range.lowerBound], keys[at + range.upperBound])
        for other in ranges { replace(old, by: new, in: other, around: at) }
      }
      for range in ranges { rank(at + range.upperBound, around: at) }
    }
    day = target
  }

  /// Changes scores by one day that leaves the window and one that enters it.
  @inline(__always)
  private func replace(_ old: Int16, by new: Int16, in range: ClosedRange<Int>, around day: Int) {
    let first = keys + (day + range.lowerBound)
    let changed = scores + (day + range.lowerBound)
    let (olds, news) = (SIMD16(repeating: old), SIMD16(repeating: new))
    let whole = range.count & ~15
    for offset in stride(from: 0, to: 2 * whole, by: 32) {
      let key = UnsafeRawPointer(first)
        .loadUnaligned(fromByteOffset: offset, as: SIMD16<Int16>.self)
      var score = UnsafeRawPointer(changed)
        .loadUnaligned(fromByteOffset: offset, as: SIMD16<Int16>.self)
      score &+= Self.sign(key, news) &- Self.sign(key, olds)
      UnsafeMutableRawPointer(changed)
        .storeBytes(of: score, toByteOffset: offset, as: SIMD16<Int16>.self)
    }
    // What lies behind the range may belong to the other one.
    for index in whole..<range.count {
      let key = first[index]
      changed[index] += (key > new ? 1 : key < new ? -1 : 0) - (key > old ? 1 : key < old ? -1 : 0)
    }
  }

  /// A comparison that holds is minus one.
  @inline(__always)
  private static func sign(_ first: SIMD16<Int16>, _ second: SIMD16<Int16>) -> SIMD16<Int16> {
    unsafeBitCast(first .< second, to: SIMD16<Int16>.self)
      &- unsafeBitCast(first .> second, to: SIMD16<Int16>.self)
  }

  /// Ranks one day of the window from nothing.
  private func rank(_ place: Int, around day: Int) {
    let key = keys[place]
    let own = SIMD16(repeating: key)
    var lanes = SIMD16<Int16>(repeating: 0)
    var score: Int16 = 0
    for range in ranges {
      let first = keys + (day + range.lowerBound)
      let whole = range.count & ~15
      for offset in stride(from: 0, to: 2 * whole, by: 32) {
        let others = UnsafeRawPointer(first)
          .loadUnaligned(fromByteOffset: offset, as: SIMD16<Int16>.self)
        lanes &+= Self.sign(own, others)
      }
      for index in whole..<range.count {
        score += key > first[index] ? 1 : key < first[index] ? -1 : 0
      }
    }
    scores[place] = score &+ lanes.wrappedSum()
  }
}
