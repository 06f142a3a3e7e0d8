/// Medians by selection, without sorting the whole series.
enum Median {
  /// Returns the middle value, or the mean of the two middle values.
  ///
  /// - Parameter values: No missing values.
  /// - Returns: NaN without values.
  /// - Complexity: O(*n*) on average.
  static func of(_ values: [Double]) -> Double {
    var work = values
    return reordering(&work)
  }

  /// Returns the median and leaves the values in another order.
  static func reordering(_ values: inout [Double]) -> Double {
    guard !values.isEmpty else { return .nan }
    let upper = values.count / 2
    return values.withUnsafeMutableBufferPointer { work in
      select(upper, in: work)
      guard work.count.isMultiple(of: 2) else { return work[upper] }
      // After the selection everything below the position is at most the selected value.
      var lower = work[0]
      for index in 1..<max(upper, 1) { lower = max(lower, work[index]) }
      return (lower + work[upper]) / 2
    }
  }

  /// Moves the value of one rank to its place, smaller ones before it, larger ones behind it.
  private static func select(_ position: Int, in work: UnsafeMutableBufferPointer<Double>) {
    var (first, last) = (0, work.count - 1)
    while first < last {
      // The median of three as pivot keeps sorted input from being the worst case.
      let middle = first + (last - first) / 2
      if work[middle] < work[first] { work.swapAt(middle, first) }
      if work[last] < work[first] { work.swapAt(last, first) }
      if work[last] < work[middle] { work.swapAt(last, middle) }
      let pivot = work[middle]
      var (left, right) = (first, last)
      while left <= right {
        while work[left] < pivot { left += 1 }
        while work[right] > pivot { right -= 1 }
        if left <= right {
          work.swapAt(left, right)
          left += 1
          right -= 1
        }
      }
      if position <= right {
        last = right
      } else if position >= left {
        first = left
      } else {
        return
      }
    }
  }
}
